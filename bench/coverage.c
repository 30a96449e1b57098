/* Simulated coverage of the intervals of a location quotient, seeded: prints a Markdown table. With
   a file of earlier results (columns ex, n, N, trueLQ, …, A_log_half, …, clopper, garwood) its
   columns stand beside, and a difference of more than two points makes the exit status 1.

   x ~ B(n, p) in the area, X − x ~ B(N − n, (NP − np)/(N − n)) in the rest, with p = ex/n and P =
   p/L. An interval that is not defined (X = 0) does not cover. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <sangyo/location_quotient.h>

enum { METHODS = 3, REPLICATES = 20000, FIELDS = 13 };

static const char *const names[METHODS] = {"log-delta", "clopper-pearson", "garwood"};
static const int fields[METHODS] = {5, 9, 10}; /* of the file */

struct setting {
    double expected, n, all, quotient;
};

static bool interval(int method, const struct sg_quotient_counts *c, struct sg_interval *limits)
{
    double share = c->reference_value / c->reference_total;
    double scale = method == 1 ? share : c->area_total * share;
    if (method == 0)
        return sg_interval_log_delta(c, 0.5, 0.95, limits);
    if (!(share > 0))
        return false;
    bool defined = method == 1 ? sg_interval_clopper_pearson(c->value, c->area_total, 0.95, limits)
                               : sg_interval_garwood(c->value, 0.95, limits);
    limits->lower /= scale;
    limits->upper /= scale;
    return defined;
}

/* Shares of the replicates whose interval holds the true quotient. */
static void simulate(const struct setting *s, gsl_rng *rng, double coverage[METHODS])
{
    double p = s->expected / s->n, reference = p / s->quotient;
    double outside = (s->all * reference - s->expected) / (s->all - s->n);
    size_t covered[METHODS] = {0};
    for (int b = 0; b < REPLICATES; b++) {
        double x = gsl_ran_binomial(rng, p, (unsigned int)s->n);
        double rest = gsl_ran_binomial(rng, outside, (unsigned int)(s->all - s->n));
        struct sg_quotient_counts c = {x, s->n, x + rest, s->all};
        for (int m = 0; m < METHODS; m++) {
            struct sg_interval limits;
            covered[m] += interval(m, &c, &limits) && limits.lower <= s->quotient &&
                          s->quotient <= limits.upper;
        }
    }
    for (int m = 0; m < METHODS; m++)
        coverage[m] = (double)covered[m] / REPLICATES;
}

/* Fills what a line of the file holds; false at its end. */
static bool next_line(FILE *file, double values[FIELDS])
{
    char line[1024];
    if (!fgets(line, sizeof line, file))
        return false;
    char *at = line;
    for (int i = 0; i < FIELDS; i++) {
        values[i] = strtod(at, &at);
        at += *at == ',';
    }
    return true;
}

/* Prints a row; returns the largest difference. */
static double report(const struct setting *s, const double coverage[METHODS],
                     const double *published)
{
    double worst = 0;
    printf("| %g | %g | %g | %g |", s->expected, s->n, s->all, s->quotient);
    for (int m = 0; m < METHODS; m++) {
        printf(" %.1f |", 100 * coverage[m]);
        if (published) {
            printf(" %.1f |", 100 * published[fields[m]]);
            worst = fmax(worst, fabs(coverage[m] - published[fields[m]]));
        }
    }
    printf("\n");
    return worst;
}

static void head(bool beside)
{
    printf("| expected x | n | N | true L |");
    for (int m = 0; m < METHODS; m++)
        printf(beside ? " %s | earlier |" : " %s |", names[m]);
    printf("\n|---|---|---|---|");
    for (int m = 0; m < METHODS * (beside ? 2 : 1); m++)
        printf("---|");
    printf("\n");
}

int main(int argc, char **argv)
{
    static const double expected[] = {1, 2, 5, 10, 30, 100}, all[] = {1e5, 3000},
                        quotients[] = {0.5, 1, 2};
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    gsl_set_error_handler_off();
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20210601);
    double values[FIELDS], worst = 0;
    if (file)
        next_line(file, values);
    head(file != NULL);
    for (size_t i = 0; i < 2 * 6 * 3; i++) {
        struct setting s = {expected[i / 3 % 6], 1000, all[i / 18], quotients[i % 3]};
        double coverage[METHODS];
        bool beside = file && next_line(file, values) && values[0] == s.expected &&
                      values[2] == s.all && values[3] == s.quotient;
        simulate(&s, rng, coverage);
        worst = fmax(worst, report(&s, coverage, beside ? values : NULL));
    }
    gsl_rng_free(rng);
    if (file) {
        fclose(file);
        printf("\nLargest difference: %.1f points.\n", 100 * worst);
    }
    return worst > 0.02;
}
