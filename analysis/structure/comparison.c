#include "comparison.h"

#include <math.h>
#include <string.h>

static const char *const methods[] = {"lq",  "additive",     "symmetric",
                                      "log", "standardized", "standardized-log"};
static const char *const intervals[] = {"none", "log-delta", "clopper-pearson", "garwood",
                                        "bootstrap"};

/* The parser has checked that the name is among them. */
static int index_of(const char *name, const char *const names[], int n)
{
    int i = n - 1;
    while (i > 0 && strcmp(names[i], name) != 0)
        i--;
    return i;
}

enum sg_comparison_method sg_comparison_method_of(const char *name)
{
    return (enum sg_comparison_method)index_of(name, methods, sizeof methods / sizeof *methods);
}

enum sg_comparison_ci sg_comparison_ci_of(const char *name)
{
    return (enum sg_comparison_ci)index_of(name, intervals, sizeof intervals / sizeof *intervals);
}

struct sg_comparison sg_comparison_of(const struct sg_cube *cube,
                                      const struct sg_reference *reference, const double trials[],
                                      size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    uint32_t frame = sg_reference_frame(reference, cube, slice);
    struct sg_comparison c = {
        .value = sg_cube_at(cube, row),
        .area_total = slice->total,
        .reference_value = sg_reference_cell(reference, frame, cube->row_by[row]),
        .reference_total = sg_reference_total(reference, frame),
        .area_trials = trials ? trials[cube->row_slice[row]] : NAN,
        .reference_trials = frame == SG_NO_PAIR ? NAN : reference->trials[frame]};
    sg_comparison_settle(&c);
    return c;
}

void sg_comparison_settle(struct sg_comparison *c)
{
    sg_status forbids = sg_status_void(c->value.status);
    if (!forbids)
        forbids = sg_status_void(c->area_total.status | c->reference_value.status |
                                 c->reference_total.status);
    if (!forbids && c->area_total.value == 0)
        forbids = SG_STATUS_NO_REGION_TOTAL;
    if (!forbids && (c->reference_value.value == 0 || c->reference_total.value == 0))
        forbids = SG_STATUS_NO_REFERENCE;
    c->status = forbids | sg_cube_flags(c->value.status);
    c->counts = (struct sg_quotient_counts){c->value.value, c->area_total.value,
                                            c->reference_value.value, c->reference_total.value};
}

double sg_comparison_coefficient(const struct sg_comparison *c, enum sg_comparison_method method)
{
    double quotient = sg_location_quotient(&c->counts);
    switch (method) {
    case SG_METHOD_ADDITIVE:
        return sg_location_quotient_additive(&c->counts);
    case SG_METHOD_SYMMETRIC:
        return sg_location_quotient_symmetric(quotient);
    case SG_METHOD_LOG:
    case SG_METHOD_STANDARDIZED_LOG:
        return sg_location_quotient_log(quotient);
    case SG_METHOD_LQ:
    case SG_METHOD_STANDARDIZED:
        break;
    }
    return quotient;
}

sg_status sg_comparison_status(const struct sg_comparison *c, enum sg_comparison_method method)
{
    /* p − 0 is a number: only a quotient needs cases in the reference. */
    bool lacks_cases = c->reference_value.value == 0 && c->reference_total.value != 0;
    if (method == SG_METHOD_ADDITIVE && lacks_cases)
        return c->status & ~(sg_status)SG_STATUS_NO_REFERENCE;
    return c->status;
}

struct sg_quotient_counts sg_comparison_trials(const struct sg_comparison *c)
{
    double n = c->area_trials, all = c->reference_trials;
    struct sg_quotient_counts counts = {c->counts.value / c->counts.area_total * n, n,
                                        c->counts.reference_value / c->counts.reference_total * all,
                                        all};
    /* each case is a trial: as counted, not by way of shares */
    return n == c->counts.area_total ? c->counts : counts;
}

static void quotient_of_cells(const double x[], size_t n, double values[], void *context)
{
    struct sg_quotient_counts counts = {x[0], x[0] + x[1], x[0] + x[2], x[0] + x[1] + x[2] + x[3]};
    (void)n;
    (void)context;
    values[0] = sg_location_quotient(&counts);
}

/* The area as part of its reference: one multinomial of four cells. */
static bool bootstrap(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                      struct sg_interval *limits)
{
    struct sg_quotient_counts t = sg_comparison_trials(c);
    double cells[] = {t.value, t.area_total - t.value, t.reference_value - t.value,
                      t.reference_total - t.area_total - t.reference_value + t.value};
    struct sg_bootstrap own = *plan;
    own.statistic = quotient_of_cells;
    own.n_values = 1;
    /* from no case at all every replicate is the same: that is no interval */
    return t.value > 0 && sg_bootstrap_multinomial(&own, cells, 4, t.reference_total, limits) &&
           !isnan(limits->lower);
}

/* The reference taken as fixed: limits of the area's share, or of its count, over what is expected.
 */
static bool fixed_reference(const struct sg_comparison *c, bool poisson, double level,
                            struct sg_interval *limits)
{
    double n = c->area_trials, x = c->counts.value / c->counts.area_total * n;
    double share = c->counts.reference_value / c->counts.reference_total;
    double expected = poisson ? n * share : share;
    if (n == c->counts.area_total)
        x = c->counts.value;
    bool defined = n > 0 && (poisson ? sg_interval_garwood(x, level, limits)
                                     : sg_interval_clopper_pearson(x, n, level, limits));
    limits->lower /= expected;
    limits->upper /= expected;
    return defined;
}

/* Limits go through the same monotone function as the coefficient. */
static double transformed(double limit, enum sg_comparison_method method)
{
    if (method == SG_METHOD_LOG)
        return sg_location_quotient_log(limit);
    return method == SG_METHOD_SYMMETRIC ? sg_location_quotient_symmetric(limit) : limit;
}

sg_status sg_comparison_limits(const struct sg_comparison *c, enum sg_comparison_method method,
                               enum sg_comparison_ci ci, const struct sg_bootstrap *plan,
                               struct sg_interval *limits)
{
    sg_status forbids = sg_status_void(c->status);
    bool nested = ci == SG_CI_LOG_DELTA || ci == SG_CI_BOOTSTRAP, defined;
    *limits = (struct sg_interval){NAN, NAN};
    if (forbids)
        return forbids;
    if (isnan(c->area_trials) || (nested && isnan(c->reference_trials)))
        return SG_STATUS_NOT_AVAILABLE;
    struct sg_quotient_counts trials = sg_comparison_trials(c);
    if (ci == SG_CI_BOOTSTRAP)
        defined = bootstrap(c, plan, limits);
    else if (ci == SG_CI_LOG_DELTA)
        defined = sg_interval_log_delta(&trials, 0.5, plan->level, limits);
    else
        defined = fixed_reference(c, ci == SG_CI_GARWOOD, plan->level, limits);
    if (!defined)
        return SG_STATUS_NOT_APPLICABLE;
    limits->lower = transformed(limits->lower, method);
    limits->upper = transformed(limits->upper, method);
    return 0;
}
