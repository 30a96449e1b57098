# Side by side with other tools: bench/README.md. BENCH_FULL=1 takes the sizes of the published results.
BENCH_PROGRAMS := build/bench/generate build/bench/measure

.PHONY: bench bench-results bench-smoke

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
