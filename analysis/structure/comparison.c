#include "comparison.h"

#include <math.h>
#include <string.h>

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
        .reference_trials = frame == SG_NO_PAIR ? NAN : reference->trials[frame],
        .area_mixed = slice->mixed,
        .reference_mixed = frame != SG_NO_PAIR && reference->mixed[frame]};
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
    if (!forbids && (c->area_mixed || c->reference_mixed))
        forbids = SG_STATUS_UNDEFINED;
    c->status = forbids | sg_cube_flags(c->value.status);
    c->counts = (struct sg_quotient_counts){c->value.value, c->area_total.value,
                                            c->reference_value.value, c->reference_total.value};
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

static bool log_delta(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                      struct sg_interval *limits)
{
    struct sg_quotient_counts trials = sg_comparison_trials(c);
    return sg_interval_log_delta(&trials, 0.5, plan->level, limits);
}

/* The cases of the area in its trials. */
static double cases_of(const struct sg_comparison *c)
{
    bool as_counted = c->area_trials == c->counts.area_total;
    return as_counted ? c->counts.value : c->counts.value / c->counts.area_total * c->area_trials;
}

/* The reference taken as fixed: limits of the area's share, or of its count, over what is expected.
 */
static bool clopper_pearson(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                            struct sg_interval *limits)
{
    double n = c->area_trials, expected = c->counts.reference_value / c->counts.reference_total;
    bool defined = n > 0 && sg_interval_clopper_pearson(cases_of(c), n, plan->level, limits);
    limits->lower /= expected;
    limits->upper /= expected;
    return defined;
}

static bool garwood(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                    struct sg_interval *limits)
{
    double n = c->area_trials;
    double expected = n * (c->counts.reference_value / c->counts.reference_total);
    bool defined = n > 0 && sg_interval_garwood(cases_of(c), plan->level, limits);
    limits->lower /= expected;
    limits->upper /= expected;
    return defined;
}

static bool no_limits(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                      struct sg_interval *limits)
{
    (void)c;
    (void)plan;
    (void)limits;
    return false;
}

static double log_quotient(const struct sg_quotient_counts *counts)
{
    return sg_location_quotient_log(sg_location_quotient(counts));
}

static double symmetric_quotient(const struct sg_quotient_counts *counts)
{
    return sg_location_quotient_symmetric(sg_location_quotient(counts));
}

static double unchanged(double limit)
{
    return limit;
}

/* Limits of the quotient go through the same monotone function as the coefficient, if it is one. */
static const struct {
    struct sg_choice choice;
    double (*coefficient)(const struct sg_quotient_counts *counts);
    double (*limit)(double limit); /* NULL: there are none */
} methods[] = {
    [SG_METHOD_LQ] = {{"lq", {"quotient of the shares", "構成比の比"}},
                      sg_location_quotient,
                      unchanged},
    [SG_METHOD_ADDITIVE] = {{"additive", {"difference of the shares", "構成比の差"}},
                            sg_location_quotient_additive,
                            NULL},
    [SG_METHOD_SYMMETRIC] = {{"symmetric", {"(L-1)/(L+1)", NULL}},
                             symmetric_quotient,
                             sg_location_quotient_symmetric},
    [SG_METHOD_LOG] = {{"log", {"ln L", NULL}}, log_quotient, sg_location_quotient_log},
    [SG_METHOD_STANDARDIZED] = {{"standardized",
                                 {"z score of L over the areas", "地域間で標準化した L"}},
                                sg_location_quotient,
                                NULL},
    [SG_METHOD_STANDARDIZED_LOG] = {
        {"standardized-log", {"z score of ln L over the areas", "地域間で標準化した ln L"}},
        log_quotient,
        NULL}};

static const struct {
    struct sg_choice choice;
    bool (*limits)(const struct sg_comparison *c, const struct sg_bootstrap *plan,
                   struct sg_interval *limits);
    bool nested; /* the area is part of the reference, whose trials count too */
} intervals[] = {
    [SG_CI_NONE] = {{"none", {"no interval", "計算しない"}}, no_limits, false},
    [SG_CI_LOG_DELTA] = {{"log-delta",
                          {"delta method on ln L, the area as part of the reference",
                           "ln L のデルタ法（地域を基準の一部とみなす）"}},
                         log_delta,
                         true},
    [SG_CI_CLOPPER_PEARSON] = {{"clopper-pearson",
                                {"exact limits of the area's share, the reference as fixed",
                                 "地域の構成比の正確な区間（基準を固定とみなす）"}},
                               clopper_pearson,
                               false},
    [SG_CI_GARWOOD] = {{"garwood",
                        {"exact Poisson limits of the area's count, the reference as fixed",
                         "地域の実数のポアソン分布による正確な区間（基準を固定とみなす）"}},
                       garwood,
                       false},
    [SG_CI_BOOTSTRAP] = {{"bootstrap",
                          {"percentiles of --bootstrap replicates, the area as part of the "
                           "reference",
                           "--bootstrap 回の複製の分位点（地域を基準の一部とみなす）"}},
                         bootstrap,
                         true}};

const struct sg_option sg_comparison_option_method = {.name = "method",
                                                      .kind = SG_OPTION_CHOICE,
                                                      .argument = "METHOD",
                                                      .choices = SG_CHOICES_OF_FUNCTIONS(methods),
                                                      .preset = "lq",
                                                      .help = {"coefficient", "係数の種類"}};

const struct sg_option sg_comparison_option_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(intervals),
    .preset = "none",
    .help = {"interval of each coefficient", "係数の信頼区間"}};

double sg_comparison_coefficient(const struct sg_comparison *c, enum sg_comparison_method method)
{
    return methods[method].coefficient(&c->counts);
}

bool sg_comparison_has_limits(enum sg_comparison_method method)
{
    return methods[method].limit;
}

sg_status sg_comparison_limits(const struct sg_comparison *c, enum sg_comparison_method method,
                               enum sg_comparison_ci ci, const struct sg_bootstrap *plan,
                               struct sg_interval *limits)
{
    sg_status forbids = sg_status_void(c->status);
    *limits = (struct sg_interval){NAN, NAN};
    if (forbids)
        return forbids;
    if (isnan(c->area_trials) || (intervals[ci].nested && isnan(c->reference_trials)))
        return SG_STATUS_NOT_AVAILABLE;
    if (!methods[method].limit || !intervals[ci].limits(c, plan, limits))
        return SG_STATUS_NOT_APPLICABLE;
    limits->lower = methods[method].limit(limits->lower);
    limits->upper = methods[method].limit(limits->upper);
    return 0;
}
