# Side by side with other tools: bench/README.md. BENCH_FULL=1 takes the sizes of the published results.
BENCH_PROGRAMS := build/bench/generate build/bench/measure

.PHONY: bench bench-results bench-smoke coverage-sim seasonal-sim

build/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -O2 $(WARN) -o $@ $<

bench: all $(BENCH_PROGRAMS)
	@bench/compare $(if $(BENCH_FULL),--full)

bench-results: all $(BENCH_PROGRAMS)
	@bench/compare --full --output bench/RESULTS.md

# No times: only whether all tools that are here give the same numbers.
bench-smoke: all $(BENCH_PROGRAMS)
	@sh tests/test_bench.sh

# Simulated coverage of the intervals of location quotients; beside earlier results where they are.
COVERAGE_EXPECTED ?= $(wildcard ../shared/vectors/regional/coverage_lq_ci.csv)

build/bench/coverage: bench/coverage.c $(BUILD)/libsangyo.a
	@mkdir -p $(@D)
	$(CC) -std=c17 -O2 $(WARN) -Iinclude -o $@ $< $(BUILD)/libsangyo.a $(PKG_LIBS) -pthread

coverage-sim: build/bench/coverage
	@{ sed '/^|/,$$d' bench/COVERAGE.md && build/bench/coverage $(COVERAGE_EXPECTED); } >build/bench/COVERAGE.md \
	  || { cat build/bench/COVERAGE.md; echo 'coverage differs by more than two points' >&2; exit 1; }
	@mv build/bench/COVERAGE.md bench/COVERAGE.md && tail -n 2 bench/COVERAGE.md

# Simulated coverage of the limits of adjusted diffusion indices, and the time that adjusting takes.
build/bench/seasonal: bench/seasonal.c $(BUILD)/libsangyo.a
	@mkdir -p $(@D)
	$(CC) -std=c17 -O2 $(WARN) -Iinclude -o $@ $< $(BUILD)/libsangyo.a $(PKG_LIBS) -pthread

seasonal-sim: build/bench/seasonal
	@{ sed '/^|/,$$d' bench/SEASONAL.md && build/bench/seasonal; } >build/bench/SEASONAL.md \
	  || { cat build/bench/SEASONAL.md; echo 'coverage leaves 93 to 97 percent' >&2; exit 1; }
	@mv build/bench/SEASONAL.md bench/SEASONAL.md && tail -n 3 bench/SEASONAL.md
