# The packages for R and Python. Their functions are made from `sangyo help --json`.
.PHONY: r-package test-python test-r bindings-check

# Quick, of what is installed; with pandas too, where any python3 has it.
test-python: all
	@SANGYO=$(BUILD)/sangyo sh scripts/test_python.sh

# The package as R takes it, with its generated functions and manual pages, and as a source archive.
R_SOURCES = $(shell find bindings/r -type f)

r-package: $(BUILD)/r/made

$(BUILD)/r/made: $(BUILD)/sangyo $(R_SOURCES)
	rm -rf $(BUILD)/r && mkdir -p $(BUILD)/r/library
	cp -R bindings/r $(BUILD)/r/sangyo
	rm $(BUILD)/r/sangyo/generate.R
	LC_ALL=C.UTF-8 $(BUILD)/sangyo help --json | LC_ALL=C.UTF-8 Rscript bindings/r/generate.R $(BUILD)/r/sangyo
	cd $(BUILD)/r && LC_ALL=C.UTF-8 R CMD build --no-manual sangyo >build.log 2>&1 || { cat build.log; exit 1; }
	touch $@

# The quick tests, of the package as it is installed; without R they are left out.
test-r: all
	+@if command -v Rscript >/dev/null && Rscript -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))'; then \
	  $(MAKE) -s $(BUILD)/r/made && SANGYO=$(CURDIR)/$(BUILD)/sangyo sh scripts/test_r.sh $(BUILD)/r; \
	else echo "test-r: no R with jsonlite (Debian: r-base-core, r-cran-jsonlite): left out" >&2; fi

# All that there is, with R CMD check.
bindings-check: test-python test-r
	+@if command -v R >/dev/null; then \
	  $(MAKE) -s $(BUILD)/r/made && SANGYO=$(CURDIR)/$(BUILD)/sangyo sh scripts/check_r.sh $(BUILD)/r; \
	else echo "bindings-check: no R (Debian: r-base-core): R CMD check is left out" >&2; fi
