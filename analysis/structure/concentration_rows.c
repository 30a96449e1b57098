#include "concentration_rows.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/herfindahl.h>

/* One distribution as it is computed. */
struct distribution {
    struct sg_index_input input;
    double *x, *y;
    bool *unknown; /* suppressed parts */
    double rest;   /* what is left of the published total for them; NaN: not known */
    double total;
    sg_status status;           /* of the parts */
    sg_status reference_status; /* of the reference */
    size_t source;              /* a row of the table */
};

static void read_parts(struct sg_concentration *c, uint32_t profile, struct distribution *d)
{
    const struct sg_distributions *p = &c->distributions;
    double known = 0;
    for (size_t i = 0; i < d->input.n; i++) {
        struct sg_cube_cell cell = sg_cube_at(c->cube, p->rows[p->start[profile] + i]);
        d->status |= cell.status;
        d->unknown[i] = !sg_status_has_value(cell.status);
        d->x[i] = d->unknown[i] ? 0 : cell.value;
        known += d->x[i];
    }
    struct sg_cube_cell total = {NAN, SG_STATUS_NOT_AVAILABLE};
    if (p->total_row[profile] >= 0)
        total = sg_cube_at(c->cube, (size_t)p->total_row[profile]);
    d->rest = sg_status_void(d->status) == SG_STATUS_SUPPRESSED ? total.value - known : NAN;
    d->total = sg_status_void(d->status) ? total.value : known;
    if (!sg_status_void(d->status) && !isnan(total.value) &&
        fabs(total.value - known) > 1e-9 * fabs(known))
        c->differing++;
    d->status = sg_status_void(d->status) |
                (sg_cube_flags(d->status) & ~(sg_status)(SG_STATUS_NIL | SG_STATUS_ASIDE));
    if (!sg_status_void(d->status) && known == 0)
        d->status |= c->across_areas ? SG_STATUS_NO_REFERENCE : SG_STATUS_NO_REGION_TOTAL;
}

/* How many independent trials stand behind the distribution. */
static double trials_of(const struct sg_concentration *c, const struct distribution *d)
{
    if (c->plants && c->across_areas)
        return 1 / d->input.plants;
    return c->across_areas || !c->slice_trials ? d->total
                                               : c->slice_trials[c->cube->row_slice[d->source]];
}

static void read_distribution(struct sg_concentration *c, uint32_t profile, struct distribution *d)
{
    const struct sg_distributions *p = &c->distributions;
    size_t n = p->start[profile + 1] - p->start[profile];
    *d = (struct distribution){.x = sg_alloc(n, sizeof *d->x),
                               .y = sg_alloc(n, sizeof *d->y),
                               .unknown = sg_alloc(n, sizeof *d->unknown),
                               .source = p->rows[p->start[profile]]};
    d->input = (struct sg_index_input){
        .x = d->x, .y = d->y, .n = n, .nonzero = c->nonzero, .bits = c->bits, .plants = NAN};
    if (c->plants && c->across_areas)
        d->input.plants = c->plants[c->cube->row_by[d->source]];
    read_parts(c, profile, d);
    d->input.trials = trials_of(c, d);
    if (c->needs_reference)
        d->reference_status = sg_distribution_reference_fill(&c->reference, profile, d->x, d->y);
    /* the rest of the nation is unknown where the area is */
    if (c->reference.against == SG_AGAINST_REST && sg_status_void(d->status))
        d->rest = NAN;
}

static void distribution_free(struct distribution *d)
{
    free(d->x);
    free(d->y);
    free(d->unknown);
}

static sg_status status_of(const struct distribution *d, const struct sg_index *index)
{
    sg_status status = d->status;
    bool compared = index->need == SG_INDEX_REFERENCE || index->need == SG_INDEX_PLANTS;
    if (compared && !sg_status_void(status))
        status |= d->reference_status;
    if (index->need == SG_INDEX_PLANTS && !sg_status_void(status) && isnan(d->input.plants))
        status |= SG_STATUS_NOT_AVAILABLE;
    return status;
}

static void bootstrap_indices(const double x[], size_t n, double values[], void *context)
{
    void **both = context;
    const struct sg_concentration *c = both[0];
    struct sg_index_input input = ((const struct distribution *)both[1])->input;
    (void)n;
    input.x = x;
    for (size_t i = 0; i < c->n_indices; i++)
        values[i] = c->indices[i]->value(&input);
}

static void no_limits(struct sg_concentration *c, struct distribution *d,
                      struct sg_interval limits[])
{
    (void)d;
    for (size_t i = 0; i < c->n_indices; i++)
        limits[i] = (struct sg_interval){NAN, NAN};
}

static void bootstrap_limits(struct sg_concentration *c, struct distribution *d,
                             struct sg_interval limits[])
{
    void *context[] = {c, d};
    no_limits(c, d, limits);
    c->bootstrap.statistic = bootstrap_indices;
    c->bootstrap.context = context;
    sg_bootstrap_multinomial(&c->bootstrap, d->x, d->input.n, d->input.trials, limits);
}

static void delta_limits(struct sg_concentration *c, struct distribution *d,
                         struct sg_interval limits[])
{
    double z = gsl_cdf_ugaussian_Qinv((1 - c->bootstrap.level) / 2);
    for (size_t i = 0; i < c->n_indices; i++) {
        const struct sg_index *index = c->indices[i];
        double value = index->value(&d->input);
        double reach = index->variance ? z * sqrt(index->variance(&d->input)) : NAN;
        limits[i] = (struct sg_interval){value - reach, value + reach};
    }
}

/* Limits of every index, as far as it has them. */
static const struct {
    struct sg_choice choice;
    void (*limits)(struct sg_concentration *c, struct distribution *d, struct sg_interval limits[]);
} intervals[] = {
    [SG_CONCENTRATION_NONE] = {{"none", {"no interval", "計算しない"}}, no_limits},
    [SG_CONCENTRATION_DELTA] = {{"delta",
                                 {"delta method, for hhi and entropy",
                                  "デルタ法（hhi とエントロピー）"}},
                                delta_limits},
    [SG_CONCENTRATION_BOOTSTRAP] = {{"bootstrap",
                                     {"percentiles of --bootstrap replicates, for all indices",
                                      "--bootstrap 回の複製の分位点（すべての指数）"}},
                                    bootstrap_limits}};

const struct sg_option sg_concentration_option_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(intervals),
    .preset = "none",
    .help = {"interval of the indices", "指数の信頼区間"}};

static void find_limits(struct sg_concentration *c, struct distribution *d,
                        struct sg_interval limits[])
{
    bool unknown = sg_status_void(d->status) != 0;
    (unknown ? no_limits : intervals[c->ci].limits)(c, d, limits);
}

static void set_limits(const struct sg_concentration *c, size_t row,
                       const struct sg_interval *limits, sg_status status)
{
    sg_status limit = sg_status_void(status);
    bool asked = c->ci; /* else there are limits where bounds are set */
    if (!limit && (!asked || isnan(limits->lower + limits->upper)))
        limit = SG_STATUS_NOT_APPLICABLE;
    sg_result_set(c->lower, row, asked ? limits->lower : NAN, limit);
    sg_result_set(c->upper, row, asked ? limits->upper : NAN, limit);
}

/* A suppressed index has bounds instead of limits. */
static void set_bounds(const struct sg_concentration *c, size_t row, const struct distribution *d,
                       const struct sg_index *index)
{
    struct sg_interval bounds;
    bool compared = index->need == SG_INDEX_REFERENCE;
    bool fine = !(compared && d->reference_status) &&
                sg_index_bounds(index, &d->input, d->unknown, d->rest, &bounds);
    sg_result_set(c->lower, row, fine ? bounds.lower : NAN, fine ? 0 : SG_STATUS_SUPPRESSED);
    sg_result_set(c->upper, row, fine ? bounds.upper : NAN, fine ? 0 : SG_STATUS_SUPPRESSED);
}

static void add_index(struct sg_concentration *c, struct sg_result *result,
                      const struct distribution *d, size_t i, const struct sg_interval *limits)
{
    const struct sg_index *index = c->indices[i];
    sg_status status = status_of(d, index);
    size_t row = sg_result_row(result, c->cube, d->source);
    double value = sg_status_has_value(status) ? index->value(&d->input) : NAN;
    bool whole = !isnan(sg_herfindahl(d->x, d->input.n));
    if (isnan(value) && whole && sg_status_has_value(status) && index->need == SG_INDEX_REFERENCE)
        status |= SG_STATUS_NO_REFERENCE; /* the area has what its reference lacks */
    sg_column_set_text(c->index, row, index->choice.word);
    sg_result_set(c->value, row, value, status);
    if (sg_status_void(status) == SG_STATUS_SUPPRESSED)
        set_bounds(c, row, d, index);
    else
        set_limits(c, row, limits, status);
    double n = c->needs_trials ? d->input.trials : d->total;
    sg_result_set(c->n, row, n, isnan(n) ? SG_STATUS_NOT_AVAILABLE : 0);
    sg_result_set(c->categories, row, (double)sg_index_categories(&d->input), 0);
}

void sg_concentration_add(struct sg_concentration *c, struct sg_result *result)
{
    struct sg_interval limits[SG_CONCENTRATION_INDICES];
    sg_table_reserve(result->out, result->out->n_rows + c->distributions.n * c->n_indices);
    for (uint32_t p = 0; p < c->distributions.n; p++) {
        struct distribution d;
        read_distribution(c, p, &d);
        find_limits(c, &d, limits);
        for (size_t i = 0; i < c->n_indices; i++)
            add_index(c, result, &d, i, &limits[i]);
        distribution_free(&d);
    }
}
