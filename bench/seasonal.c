/* How often the limits of an adjusted diffusion index hold the truth, and how long adjusting takes:
   `make seasonal-sim`. The truth is the index of the whole population, adjusted in the same way:
   the limits speak of the sampling error alone. Exit status 1 where the coverage leaves 93 to 97 %.
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <sangyo/seasonal.h>

enum { QUARTERS = 40, ANSWERS = 300, SAMPLES = 4000, SERIES = 10000, LEAST = 12 };

static const double z = 1.9599639845400545;

/* splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t state = 20151;

static double uniform(void)
{
    uint64_t x = (state += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (double)((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

/* Shares of answers up and down in a population with a course, a season and a shock. */
static void population(size_t t, double *up, double *down)
{
    static const double season[] = {-0.06, 0.01, -0.02, 0.07};
    double course = -0.1 + 0.12 * sin((double)t / 5);
    double shock = t >= 20 && t < 24 ? -0.3 : 0;
    double index = course + season[t % 4] + shock;
    *up = 0.3 + index / 2;
    *down = 0.3 - index / 2;
}

/* The index of a sample in points, and the variance that it gives. */
static double draw(double up, double down, double *variance)
{
    int n_up = 0, n_down = 0;
    for (int i = 0; i < ANSWERS; i++) {
        double u = uniform();
        n_up += u < up;
        n_down += u >= up && u < up + down;
    }
    double p = (double)n_up / ANSWERS, q = (double)n_down / ANSWERS;
    *variance = 1e4 * (p + q - (p - q) * (p - q)) / ANSWERS;
    return 100 * (p - q);
}

static double half_width(const double weights[], const double variances[], size_t t)
{
    double sum = 0;
    for (size_t k = 0; k < QUARTERS; k++)
        sum += weights[t * QUARTERS + k] * weights[t * QUARTERS + k] * variances[k];
    return z * sqrt(sum);
}

struct result {
    double middle, end, all; /* shares of limits that held the truth */
};

/* Filters named, as an office would keep them, or chosen in each sample. */
static struct result simulate(struct sg_seasonal_plan plan)
{
    static double weights[QUARTERS * QUARTERS];
    double truth[QUARTERS], x[QUARTERS], variances[QUARTERS];
    struct sg_seasonal whole = {0}, sample = {0};
    struct result held = {0, 0, 0};
    for (size_t t = 0; t < QUARTERS; t++) {
        double up, down;
        population(t, &up, &down);
        truth[t] = 100 * (up - down);
    }
    sg_seasonal_adjust(&plan, truth, QUARTERS, &whole);
    for (int i = 0; i < SAMPLES; i++) {
        for (size_t t = 0; t < QUARTERS; t++) {
            double up, down;
            population(t, &up, &down);
            x[t] = draw(up, down, &variances[t]);
        }
        sg_seasonal_adjust(&plan, x, QUARTERS, &sample);
        sg_seasonal_weights(&sample.used, QUARTERS, weights);
        for (size_t t = 0; t < QUARTERS; t++) {
            double off = fabs(sample.table[SG_X11_D11][t] - whole.table[SG_X11_D11][t]);
            double in = off <= half_width(weights, variances, t);
            held.all += in / QUARTERS / SAMPLES;
            held.middle += t == QUARTERS / 2 - 4 ? in / SAMPLES : 0;
            held.end += t == QUARTERS - 1 ? in / SAMPLES : 0;
        }
    }
    sg_seasonal_free(&whole);
    sg_seasonal_free(&sample);
    return held;
}

static bool show(const char *name, struct sg_seasonal_plan plan)
{
    struct result held = simulate(plan);
    printf("| %s | %.1f | %.1f | %.1f |\n", name, 100 * held.middle, 100 * held.end,
           100 * held.all);
    return held.middle >= 0.93 && held.middle <= 0.97 && held.end >= 0.93 && held.end <= 0.97;
}

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Processor seconds of one thread for many series, alone and with the value of each quarter when it
   was the last one. */
static void show_times(struct sg_seasonal_plan plan)
{
    double x[QUARTERS], variance, start = seconds();
    struct sg_seasonal result = {0};
    for (size_t t = 0; t < QUARTERS; t++) {
        double up, down;
        population(t, &up, &down);
        x[t] = draw(up, down, &variance);
    }
    for (int i = 0; i < SERIES; i++)
        sg_seasonal_adjust(&plan, x, QUARTERS, &result);
    double alone = seconds() - start;
    start = seconds();
    for (int i = 0; i < SERIES; i++)
        for (size_t n = LEAST; n <= QUARTERS; n++)
            sg_seasonal_adjust(&plan, x, n, &result);
    fprintf(stderr, "%d series of %d quarters: %.2f s of one core, with revisions %.2f s\n", SERIES,
            QUARTERS, alone, alone + seconds() - start);
    sg_seasonal_free(&result);
}

int main(void)
{
    struct sg_seasonal_plan plan = sg_seasonal_default(4, 0), fixed = plan;
    fixed.lower_limit = fixed.upper_limit = INFINITY;
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        fixed.terms[k] = 5;
    printf("| adjustment | middle | end | all quarters |\n|---|---|---|---|\n");
    bool fine = show("extremes none, 5 terms", fixed);
    struct sg_seasonal_plan stated = plan;
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        stated.terms[k] = 5;
    fine = show("extremes 1.5,2.5, 5 terms", stated) && fine;
    fine = show("extremes 1.5,2.5, trend filter auto", plan) && fine;
    show_times(plan);
    return fine ? 0 : 1;
}
