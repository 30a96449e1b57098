# sangyo: `make`, `make demo`, `make check`, `make install`; SANITIZE=address,undefined builds a variant.
VERSION := $(shell awk '/define SG_VERSION_(MAJOR|MINOR|PATCH)/ { printf "%s%s", dot, $$3; dot = "." }' include/sangyo/version.h)
# What may break programs changes the SONAME: a minor version before 1.0, a major one afterwards.
SOVERSION := $(shell echo $(VERSION) | sed -n 's/^\(0\.[0-9]*\)\..*/\1/p; s/^\([1-9][0-9]*\)\..*/\1/p')
PREFIX ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC := gcc
endif
OBJCOPY ?= objcopy
SANITIZE ?=
COVERAGE ?=

# V=1 shows the commands.
V ?=
Q := $(if $(V),,@)
say = $(if $(V),,@echo "$(1) $(2)")

comma := ,
empty :=
space := $(empty) $(empty)
VARIANT := $(if $(SANITIZE),$(subst $(comma),-,$(SANITIZE)),$(if $(COVERAGE),coverage))
BUILD := build$(if $(VARIANT),/$(VARIANT))

LAYERS := platform table surveys findings analysis plots reports commands
# Optional libraries, by their names for pkg-config; each adds -DSG_WITH_NAME.
OPTIONAL := $(foreach name,xlsxwriter libzip expat zlib sqlite3 libmicrohttpd,$(shell pkg-config --exists $(name) 2>/dev/null && echo $(name)))
# They are loaded when they are first wanted, by these names (table/library.h).
soname = $(shell readelf -d "$$($(CC) -print-file-name=lib$(patsubst zlib,z,$(1:lib%=%)).so)" 2>/dev/null | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
# libcmark-gfm has no file for pkg-config.
CMARK := $(shell printf '\043include <cmark-gfm-core-extensions.h>\n' | $(CC) -E -x c - >/dev/null 2>&1 && echo cmark)
# Neither has libreadstat.
READSTAT := $(shell printf '\043include <readstat.h>\n' | $(CC) -E -x c - >/dev/null 2>&1 && echo readstat)
# Nor libglpk.
GLPK := $(shell printf '\043include <glpk.h>\n' | $(CC) -E -x c - >/dev/null 2>&1 && echo glpk)
LOADED := $(OPTIONAL) $(READSTAT) $(GLPK)
LINKED := gsl libutf8proc jansson
PKGS := $(LINKED) $(OPTIONAL)
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(LINKED) 2>/dev/null) -lcsv -lm $(if $(CMARK),-lcmark-gfm-extensions -lcmark-gfm)

# The program takes them from archives where these stand: each shared library is looked up and mended at every start.
archive = $(shell file=$$($(CC) -print-file-name=$(1:-l%=lib%.a)); test -f "$$file" && echo "$$file")
PROGRAM_LIBS := $(foreach lib,$(PKG_LIBS),$(or $(if $(filter-out -lm,$(filter -l%,$(lib))),$(call archive,$(lib))),$(lib)))

WARN := -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
OPT := $(if $(SANITIZE),-O1 -g -fno-omit-frame-pointer -fsanitize=$(SANITIZE) -fno-sanitize-recover=all,$(if $(COVERAGE),-O0 -g --coverage,-O2 -g))
CPPFLAGS += -Iinclude -iquote . -D_POSIX_C_SOURCE=200809L
# Asked for once, not for each file that is compiled.
WITH := $(foreach name,$(LOADED) $(CMARK),-DSG_WITH_$(shell echo $(name) | tr a-z A-Z)) \
  $(if $(filter libzip,$(OPTIONAL)),$(if $(filter expat,$(OPTIONAL)),-DSG_WITH_SPREADSHEETS)) \
  $(foreach name,$(LOADED),-DSG_SONAME_$(shell echo $(name) | tr a-z A-Z)=$(call soname,$(name)))
CPPFLAGS += $(WITH)
CFLAGS += -std=c17 -fPIC -fvisibility=hidden $(OPT) $(WARN) $(PKG_CFLAGS) -pthread
LDFLAGS += $(if $(SANITIZE),-fsanitize=$(SANITIZE)) $(if $(COVERAGE),--coverage) -pthread

# Of platform/ the half that is this system's.
OTHER_SYSTEM ?= windows
LIB_SRC := $(filter-out platform/$(OTHER_SYSTEM)/%,$(foreach layer,$(LAYERS),$(shell find $(layer) -name '*.c' 2>/dev/null | sort)))
TOOL_SRC := $(sort $(wildcard tools/*.c serve/*.c))
TEST_SRC := $(shell find tests -name 'test_*.c' | sort)
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o)
TOOL_OBJ := $(TOOL_SRC:%.c=$(BUILD)/%.o) $(BUILD)/serve/page_files.o
TESTS := $(TEST_SRC:%.c=$(BUILD)/%)
TEST_HELP_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))

JOBS := $(shell nproc 2>/dev/null || echo 2)

.PHONY: all demo check check-long checks ci test sanitize race coverage valgrind fuzz clean \
  cases cases-update layouts docs-check docs-update test-widths runners headers circles compare-r test-weights test-protect test-pipes test-interrupts test-cluster test-report test-workbooks test-statistical test-office test-serve test-exports
.SECONDARY:

all: $(BUILD)/sangyo $(BUILD)/libsangyo.a $(BUILD)/libsangyo.so

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The page that `sangyo serve` serves is inside the program.
PAGE := $(sort $(wildcard serve/page/*))

$(BUILD)/serve/page_files.c: $(PAGE) scripts/page_files.sh
	@mkdir -p $(@D)
	$(Q)sh scripts/page_files.sh $(PAGE) >$@.part && mv $@.part $@

$(BUILD)/serve/page_files.o: $(BUILD)/serve/page_files.c $(BUILD)/flags
	$(call say,compile,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

# Everything is compiled anew when the flags change, as where an optional library comes or goes.
FLAGS := $(CC) $(CPPFLAGS) $(CFLAGS)
$(shell mkdir -p $(BUILD); printf '%s\n' '$(subst ','\'',$(FLAGS))' | cmp -s - $(BUILD)/flags || printf '%s\n' '$(subst ','\'',$(FLAGS))' >$(BUILD)/flags)

# For the program and the tests, which use what the library keeps to itself.
$(BUILD)/libsangyo-internal.a: $(LIB_OBJ)
	$(call say,archive,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# For others: one object, in which only the public names are global.
$(BUILD)/libsangyo.o: $(LIB_OBJ)
	$(Q)$(LD) -r -o $@ $^ && $(OBJCOPY) --localize-hidden $@

$(BUILD)/libsangyo.a: $(BUILD)/libsangyo.o
	$(call say,archive,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/libsangyo.so: $(LIB_OBJ) scripts/exports.map
	$(call say,link,$@)
	$(Q)$(CC) $(LDFLAGS) -shared -Wl,-soname,libsangyo.so.$(SOVERSION),--version-script=scripts/exports.map \
	  -o $@ $(LIB_OBJ) $(PKG_LIBS)

$(BUILD)/sangyo: $(TOOL_OBJ) $(BUILD)/libsangyo-internal.a
	$(call say,link,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(PROGRAM_LIBS)

# A test links the library, the helpers of tests/ and, under tests/tools and tests/commands, the program
# without main.
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(TEST_HELP_OBJ) $(BUILD)/libsangyo-internal.a
	$(call say,link,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(BUILD)/libsangyo-internal.a -lcmocka $(PKG_LIBS)

$(filter $(BUILD)/tests/tools/% $(BUILD)/tests/commands/% $(BUILD)/tests/serve/%,$(TESTS)): $(filter-out %/sangyo.o,$(TOOL_OBJ))

# The tests start python3 hundreds of times: the interpreter itself, not a wrapper that looks for one each time.
export PATH := $(CURDIR)/build/bin:$(PATH)

build/bin/python3:
	@mkdir -p $(@D)
	@! command -v python3 >/dev/null || ln -sf "$$(python3 -c 'import sys; print(sys.executable)')" $@

# Every unit test, as many programs at a time as there are processors.
test: $(TESTS) | build/bin/python3
	@printf '%s\n' $(TESTS) | xargs -P $(JOBS) -n 1 sh scripts/run_test.sh

# Each public header compiles on its own, in C and in C++, and is in the documentation of the library.
headers:
	@for h in $(sort $(wildcard include/sangyo/*.h)); do \
	  printf '#include <%s>\n' "$${h#include/}" | $(CC) $(CPPFLAGS) -std=c17 $(WARN) -fsyntax-only -x c - && \
	  printf '#include <%s>\n' "$${h#include/}" | $(CXX) $(CPPFLAGS) -std=c++17 -Wall -Wextra -Werror -fsyntax-only -x c++ - \
	  || { echo "$$h does not compile on its own" >&2; exit 1; }; \
	  for page in docs/library.md docs/library.ja.md; do \
	    grep -q "\`$${h##*/}\`" $$page || { echo "$$page lacks $${h##*/}" >&2; exit 1; }; done; done

# No files that need one another, and no headers that include one another.
circles: all
	@CC='$(CC)' sh tests/test_circles.sh
	@python3 scripts/circles.py $(BUILD) $(LIB_OBJ) $(TOOL_OBJ)

# The symbols of the libraries are those that the public headers declare.
test-exports: all
	@sh tests/test_exports.sh include $(BUILD)/libsangyo.so $(BUILD)/libsangyo.a

# The parts of `make check`; each is a target of its own.
CHECKS := test headers circles test-exports runners cases layouts docs-check test-widths gallery-check test-pipes test-weights test-protect test-interrupts test-cluster test-report test-workbooks test-statistical test-office test-serve test-install test-python test-r bench-smoke

$(filter-out test,$(CHECKS)): | build/bin/python3

demo:
	@sh scripts/deps.sh demo
	$(MAKE) -j$(JOBS) all
	@sh scripts/demo.sh

check:
	@sh scripts/deps.sh check
	$(MAKE) -j$(JOBS) all $(TESTS)
	$(MAKE) -j$(JOBS) -Otarget checks

checks: $(CHECKS)

# The same with all cases of the random suites, of which `make check` runs a fiftieth.
check-long: export SANGYO_CHECK_LONG := 1
check-long: check

# What CI runs after `make check`: the variants side by side. They share as many jobs as there are
# processors, so that one compiles or links where another has only one thing left to run.
VARIANTS := sanitize coverage fuzz valgrind race

ci:
	@sh scripts/deps.sh ci
	$(MAKE) -j$(JOBS) all
	$(MAKE) -j$(JOBS) $(VARIANTS)

# As many jobs as there are processors, or those of the make that runs this one.
jobs = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

# The programs that read workbooks and statistical files run from their tests, so those run too.
READER_TESTS := test-workbooks test-statistical

sanitize:
	+$(MAKE) $(jobs) SANITIZE=address,undefined test
	+$(MAKE) $(jobs) SANITIZE=address,undefined $(READER_TESTS)

# Data races: the tests of all that runs in threads.
RACE_TESTS := $(filter %/test_tally_rows %/scan/test_scan %/dynamics/test_flows,$(TEST_SRC:%.c=%))

race:
	+$(MAKE) $(jobs) SANITIZE=thread TEST_SRC='$(RACE_TESTS:%=%.c)' test

# Line coverage by all that `make check` runs of the program and the tests.
coverage:
	+$(MAKE) $(jobs) COVERAGE=1 all
	+$(MAKE) $(jobs) COVERAGE=1 test
	+$(MAKE) $(jobs) COVERAGE=1 $(READER_TESTS) test-report test-serve
	sh scripts/coverage.sh

valgrind: all
	SANGYO="valgrind -q --leak-check=full --suppressions=$(CURDIR)/tests/valgrind.supp --error-exitcode=99 build/sangyo" sh tests/run_cases.sh --status

# Golden runs of tests/cases/, the examples of README.md, docs/ and examples/, and the scripts that run them.
cases: all
	@SANGYO="$${SANGYO:-$(BUILD)/sangyo}" sh tests/run_cases.sh

cases-update: all
	@SANGYO=$(BUILD)/sangyo sh tests/run_cases.sh --update

# A known table in everyday office layouts: how many are read right, by layout.
layouts: all
	@python3 tests/layouts/run.py $(BUILD)/sangyo

# No table for the eye is wider than 100 columns, whatever the command.
test-widths: all
	@python3 tests/test_widths.py $(BUILD)/sangyo

docs-check: all
	@SANGYO="$${SANGYO:-$(BUILD)/sangyo}" sh tests/run_docs.sh

docs-update: all
	@SANGYO=$(BUILD)/sangyo UPDATE=1 sh tests/run_docs.sh

runners:
	@sh tests/test_runners.sh

# The example reports against the printed sources, and as pages.
test-report: all
	@SANGYO=$(BUILD)/sangyo sh tests/test_report.sh

# What LibreOffice, pandoc and LaTeX make of workbooks and reports, where they are installed.
test-office: all
	@python3 tests/test_office.py $(BUILD)/sangyo

# The local page: who may ask, by HTTP, and from a dropped workbook to a report in a browser.
test-serve: all
	@python3 tests/test_serve.py $(BUILD)/sangyo
	@! command -v node >/dev/null || NODE_PATH=$${NODE_PATH:-build/node/node_modules} \
	  node tests/serve_browser.cjs $(BUILD)/sangyo || test $$? -eq 77

# What a pipe of the real program says is what one process says.
test-pipes: all
	@SANGYO=$(BUILD)/sangyo sh tests/test_pipes.sh

# Weights written by one command and read by the next, against one command: over random designs.
test-weights: all
	@python3 tests/test_weights.py $(BUILD)/sangyo

# Random tables, whose suppressed cells are audited by glpsol and by going through all they may be.
test-protect: all
	@python3 tests/test_protect.py $(BUILD)/sangyo
	@python3 tests/test_protect_methods.py $(BUILD)/sangyo

# 300 random designs against R's package survey, where it is installed; some minutes, in no other target.
compare-r: all
	@python3 tests/compare_r/run.py $(BUILD)/sangyo

# Runs that are ended at random moments leave nothing behind.
test-interrupts: all
	@python3 tests/test_interrupts.py $(BUILD)/sangyo

test-workbooks: all
	@python3 tests/test_workbooks.py $(BUILD)/sangyo
	@python3 tests/test_workbooks_ods.py $(BUILD)/sangyo
	@python3 tests/test_workbooks_xls.py $(BUILD)/sangyo
	@python3 tests/test_workbook_twins.py $(BUILD)/sangyo
	@python3 tests/test_rules.py $(BUILD)/sangyo

# Statistical files and cubes against a second reading; hostile, odd and cut off.
test-statistical: all
	@python3 tests/test_statistical.py $(BUILD)/sangyo

test-cluster: all
	@SANGYO=$(BUILD)/sangyo sh tests/test_cluster.sh

# Any input: each tests/fuzz/fuzz_NAME.c under the sanitizers for its share of FUZZ_SECONDS.
FUZZ_SECONDS ?= 60
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

fuzz:
	@command -v clang >/dev/null || { echo 'make fuzz needs clang and libFuzzer: apt-get install clang' >&2; exit 4; }
	+$(MAKE) $(jobs) BUILD=build/fuzz CC=clang WARN=-Wall OPT='-O1 -g -fno-omit-frame-pointer \
	  -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' $(FUZZERS)
	@sh scripts/fuzz.sh $(FUZZ_SECONDS) $(FUZZERS)

# With the program without main, for targets that run command lines.
build/fuzz/fuzz_%: build/fuzz/tests/fuzz/fuzz_%.o build/fuzz/tests/fuzz/bytes.o \
  $(filter-out %/sangyo.o,$(TOOL_OBJ:$(BUILD)/%=build/fuzz/%)) build/fuzz/libsangyo-internal.a
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(PKG_LIBS)

clean:
	rm -rf build

include scripts/install.mk scripts/deb.mk scripts/style.mk scripts/bench.mk scripts/gallery.mk scripts/bindings.mk scripts/windows.mk

-include $(patsubst %.c,$(BUILD)/%.d,$(wildcard tests/fuzz/*.c)) $(LIB_OBJ:.o=.d) $(TOOL_OBJ:.o=.d) $(TEST_SRC:%.c=$(BUILD)/%.d) $(TEST_HELP_OBJ:.o=.d)
