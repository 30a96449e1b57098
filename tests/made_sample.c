#include "made_sample.h"

#include <math.h>

#include "test_support.h"

enum { N_STRATA = 7, N_RECORDS = 3000 };

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

static void make_units(struct made_sample *made, size_t stages, uint32_t *random)
{
    for (uint32_t u = 0; u < MADE_PSUS; u++) {
        uint32_t stratum = u < N_STRATA ? u : u < N_STRATA + 5 ? 0 : 1 + next(random) % 5;
        stratum = stages > 1 ? u / 2 % N_STRATA : stratum; /* of both units of the second stage */
        made->units[u] = (struct sg_sample_unit){
            .strata = {stratum, 0, 0}, .psus = {u / 2, u, 0}, .weight = 1 + u % 3};
        for (size_t s = 0; s < SG_DESIGN_STAGES; s++)
            made->units[u].populations[s] = stratum % 2 ? INFINITY : 5000;
    }
}

static void add_records(struct made_sample *made, const struct made_size *size, uint32_t *random)
{
    for (size_t i = 0; i < N_RECORDS; i++) {
        const struct sg_moment_record record = {.unit = next(random) % MADE_PSUS,
                                                .class = next(random) % size->n_classes,
                                                .weight = (1 + next(random) % 97) / 10.0L};
        long double y[MADE_VALUES] = {1};
        for (size_t k = 1; k < size->n_values; k++)
            y[k] = next(random) % 1000 / 7.0L;
        assert_true(sg_moments_add(&made->moments, &record, y));
    }
}

void made_sample_make(struct made_sample *made, const struct made_size *size, bool elements,
                      size_t stages, enum sg_lonely lonely)
{
    const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = size->n_values};
    uint32_t random = 11;
    make_units(made, stages, &random);
    for (uint32_t c = 0; c < size->n_classes; c++)
        made->ranks[c] = (c * 7) % size->n_classes;
    sg_moments_init(&made->moments, &plan);
    add_records(made, size, &random);
    const struct sg_sample_design design = {.n_stages = stages,
                                            .elements = elements,
                                            .lonely = lonely,
                                            .units = made->units,
                                            .class_ranks = made->ranks,
                                            .n_classes = size->n_classes};
    sg_sample_make(&made->moments, &design, &made->sample);
}

void made_sample_free(struct made_sample *made)
{
    sg_sample_free(&made->sample);
    sg_moments_free(&made->moments);
}
