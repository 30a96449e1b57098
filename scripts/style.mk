# The look of the sources, and what analysers find in them.
STYLED = $(shell find $(LAYERS) tools include tests bench examples \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort)
LINTED = $(LIB_SRC) $(TOOL_SRC)

.PHONY: format format-check lint dead

format:
	clang-format -i $(STYLED)

format-check:
	clang-format --dry-run -Werror $(STYLED)

# What is not installed is left out, and said.
lint:
	@if command -v cppcheck >/dev/null; then \
	  cppcheck -q -j $(JOBS) --std=c11 --error-exitcode=1 --inline-suppr \
	    --enable=warning,performance,portability --suppress=missingIncludeSystem --suppress=arrayIndexThenCheck \
	    -Iinclude -I. $(LINTED); \
	else echo "cppcheck is missing: left out" >&2; fi
	@if command -v clang-tidy >/dev/null; then \
	  printf '%s\n' $(LINTED) | xargs -P $(JOBS) -n 4 sh -c \
	    'clang-tidy --quiet "$$@" -- $(CPPFLAGS) -std=c17 $(PKG_CFLAGS) 2>/dev/null' lint; \
	else echo "clang-tidy is missing: left out" >&2; fi

# Functions that neither the program nor the public API reaches: the linker drops their sections.
# Those FOR_TESTS read what the tests of readers and the fuzz targets hand them.
FOR_TESTS := sg_sheet_parse sg_grid_read parse_bytes sg_reader_at
dead:
	$(MAKE) -j$(JOBS) BUILD=build/dead OPT='-O0 -ffunction-sections' build/dead/libsangyo-internal.a $(TOOL_OBJ:$(BUILD)/%=build/dead/%)
	@found=$$($(CC) -Wl,--gc-sections,--gc-keep-exported,--print-gc-sections -o build/dead/linked $(TOOL_OBJ:$(BUILD)/%=build/dead/%) \
	  -Wl,--whole-archive build/dead/libsangyo-internal.a -Wl,--no-whole-archive $(PKG_LIBS) -pthread 2>&1 | \
	  sed -n "s/.*'\.text\.\([a-z0-9_]*\)' in file 'build\/dead\/.*/\1/p" | \
	  grep -vxF $(FOR_TESTS:%=-e %)); \
	[ -z "$$found" ] || { printf 'nobody uses %s\n' $$found >&2; exit 1; }
