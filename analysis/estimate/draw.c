#include <sangyo/draw.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include <sangyo/memory.h>

struct sg_draw {
    gsl_rng random; /* with a state of ours: gsl_rng_alloc may fail */
};

struct sg_draw *sg_draw_new(unsigned long seed)
{
    struct sg_draw *draw = sg_alloc(1, sizeof *draw);
    draw->random = (gsl_rng){gsl_rng_mt19937, sg_alloc(1, gsl_rng_mt19937->size)};
    gsl_rng_set(&draw->random, seed);
    return draw;
}

void sg_draw_free(struct sg_draw *draw)
{
    if (draw)
        free(draw->random.state);
    free(draw);
}

static bool begin(size_t units, size_t n, bool chosen[])
{
    memset(chosen, 0, units * sizeof *chosen);
    return n <= units;
}

bool sg_draw_simple(struct sg_draw *draw, size_t units, size_t n, bool chosen[])
{
    if (!begin(units, n, chosen))
        return false;
    for (size_t i = 0; i < units && n > 0; i++) {
        chosen[i] = gsl_rng_uniform(&draw->random) * (double)(units - i) < (double)n;
        n -= chosen[i];
    }
    return true;
}

bool sg_draw_systematic(struct sg_draw *draw, size_t units, size_t n, bool chosen[])
{
    if (!begin(units, n, chosen))
        return false;
    double step = n ? (double)units / (double)n : 0;
    double start = gsl_rng_uniform(&draw->random) * step;
    for (size_t i = 0; i < n; i++) {
        size_t at = (size_t)(start + (double)i * step);
        chosen[at < units ? at : units - 1] = true;
    }
    return true;
}

/* Marks the units taken with certainty, a few more each time since the step shrinks with the rest.
   Returns the size of the rest; *n is how many are to be drawn from it. */
static double take_certain(const double sizes[], size_t units, size_t *n, bool certain[])
{
    for (;;) {
        double rest = 0;
        size_t taken = 0;
        for (size_t i = 0; i < units; i++)
            rest += certain[i] ? 0 : sizes[i];
        for (size_t i = 0; i<units && * n> taken; i++)
            if (!certain[i] && sizes[i] > 0 && sizes[i] * (double)*n >= rest) {
                certain[i] = true;
                taken++;
            }
        *n -= taken;
        if (taken == 0)
            return rest;
    }
}

static bool are_sizes(const double sizes[], size_t units, size_t n)
{
    size_t positive = 0;
    for (size_t i = 0; i < units; i++) {
        if (!(sizes[i] >= 0 && isfinite(sizes[i])))
            return false;
        positive += sizes[i] > 0;
    }
    return n <= positive;
}

bool sg_draw_pps(struct sg_draw *draw, const double sizes[], size_t units, size_t n, bool chosen[],
                 double probability[])
{
    for (size_t i = 0; i < units; i++)
        probability[i] = NAN;
    if (!begin(units, n, chosen) || !are_sizes(sizes, units, n))
        return false;
    double rest = take_certain(sizes, units, &n, chosen);
    double step = n ? rest / (double)n : INFINITY;
    double next = n ? gsl_rng_uniform(&draw->random) * step : INFINITY, sum = 0;
    size_t last = units; /* of the others: takes the draw that rounding puts past the end */
    for (size_t i = 0; i < units; i++) {
        probability[i] = chosen[i] ? 1 : sizes[i] / step;
        if (chosen[i] || !(sizes[i] > 0))
            continue;
        sum += sizes[i];
        last = i;
        if (n > 0 && next < sum) {
            chosen[i] = true;
            next += step;
            n--;
        }
    }
    if (n > 0 && last < units)
        chosen[last] = true;
    return true;
}
