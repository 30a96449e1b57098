/* Weights that meet what is known of the population. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/args.h>
#include <sangyo/buffer.h>
#include <sangyo/number.h>

#include "weight.h"

const struct sg_option weight_option_margin = {
    .name = "margin",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "COL[*COL]",
    .help = {"margin to meet, added up from --margins; several columns are crossed (default: each "
             "table by all of its labels)",
             "合わせる周辺分布の列（--margins の表から合計する）。* でつなぐと組合せ"
             "（既定は表ごとにラベルの全ての列の組合せ）"}};

const struct sg_option weight_option_method = {
    .name = "method",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = "post-stratify|rake|calibrate",
    .help = {"how to meet --margins: one by one (post-stratify has one, rake several), or all at "
             "once with the weights changed least (calibrate, also to totals of numbers)",
             "--margins への合わせ方。post-stratify は一つの周辺分布による事後層化、rake は"
             "複数の周辺分布による反復比例調整、calibrate は数値の総数も使えるキャリブレーション"}};

const struct sg_option weight_option_distance = {
    .name = "distance",
    .kind = SG_OPTION_CHOICE,
    .argument = "FUNCTION",
    .choices = "linear|raking|logit",
    .preset = "linear",
    .help = {
        "of calibrate: linear (GREG), raking (exponential) or logit, which needs --bounds",
        "calibrate の距離関数：linear（一般化回帰）、raking（指数）、logit（--bounds が必要）"}};

const struct sg_option weight_option_bounds = {
    .name = "bounds",
    .kind = SG_OPTION_TEXT,
    .argument = "L,U",
    .help = {"of calibrate: bounds of the factor of a weight, L < 1 < U",
             "calibrate でのウエイトの調整係数の下限と上限（下限＜１＜上限）"}};

const struct sg_option weight_option_iterations = {
    .name = "iterations",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .preset = "1000",
    .help = {"give up after so many iterations", "反復の上限"}};

/* Margins of the records that count. */
struct meeting {
    struct weighting *w;
    struct weight_known known;
    struct sg_margin *margins; /* own their arrays */
    char **names;
    double *rounding; /* of all categories together */
    size_t n, capacity;
    struct sg_control *variables; /* own their values */
};

static void meeting_free(struct meeting *m)
{
    for (size_t i = 0; i < m->n; i++) {
        free((void *)m->margins[i].categories);
        free((void *)m->margins[i].totals);
        free(m->names[i]);
    }
    for (size_t i = 0; m->variables && i < m->known.n_variables; i++)
        free((void *)m->variables[i].values);
    free(m->margins);
    free(m->names);
    free(m->rounding);
    free(m->variables);
    weight_known_free(&m->known);
}

/* The labels of a category, from the row that names it first: of the totals, else of a record. */
static char *category_text(const struct meeting *m, const struct weight_totals *totals,
                           const size_t columns[], size_t n, size_t row)
{
    const struct sg_table *in = m->w->in;
    struct sg_buffer text = {0};
    char number[SG_NUMBER_SIZE];
    for (size_t i = 0; i < n; i++) {
        const struct sg_column *column = in->columns[columns[i]];
        size_t at = row;
        if (row >= in->n_rows) {
            column = totals->labels.columns[sg_table_find(&totals->labels, column->name)];
            at = row - in->n_rows;
        }
        if (i)
            sg_buffer_add(&text, " × ");
        sg_buffer_add(&text, weight_label(column, at, number));
    }
    char *copy = sg_copy_text(sg_buffer_text(&text));
    sg_buffer_free(&text);
    return copy;
}

static bool fail_category(enum sg_margin_fault fault, const char *margin, const char *category,
                          double total, struct sg_error *err)
{
    if (fault == SG_MARGIN_BAD_TOTAL)
        return sg_fail(err, SG_FAIL_DATA, "margin %s: the total of '%s' is %.15g", margin, category,
                       total);
    if (fault == SG_MARGIN_NO_RESPONDENTS)
        return sg_fail(err, SG_FAIL_DATA,
                       "margin %s: '%s' has a total of %.15g and no record; join it with another",
                       margin, category, total);
    return sg_fail(err, SG_FAIL_DATA, "margin %s: '%s' of the records has no total", margin,
                   category);
}

/* Whether weights can meet the margin that was made last; groups number its categories. */
static bool check_margin(const struct meeting *m, const struct weight_totals *totals,
                         const size_t columns[], size_t n, const struct sg_groups *groups,
                         struct sg_error *err)
{
    const struct sg_margin *margin = &m->margins[m->n - 1];
    size_t category = 0, row = 0;
    enum sg_margin_fault fault = sg_margin_check(margin, m->w->weights, m->w->n, &category);
    if (fault == SG_MARGIN_FINE)
        return true;
    while (groups->of_row[row] != category)
        row++;
    char *text = category_text(m, totals, columns, n, row);
    fail_category(fault, m->names[m->n - 1], text, margin->totals[category], err);
    free(text);
    if (row < m->w->in->n_rows)
        sg_fail_at_row(err, sg_table_file_row(m->w->in, row));
    else
        sg_fail_at_file(err, totals->name);
    return false;
}

static char *margin_name(const struct meeting *m, const size_t columns[], size_t n)
{
    struct sg_buffer text = {0};
    for (size_t i = 0; i < n; i++) {
        if (i)
            sg_buffer_add(&text, "*");
        sg_buffer_add(&text, m->w->in->columns[columns[i]]->name);
    }
    char *copy = sg_copy_text(n ? sg_buffer_text(&text) : "-");
    sg_buffer_free(&text);
    return copy;
}

static bool add_margin(struct meeting *m, const struct weight_totals *totals,
                       const size_t columns[], size_t n, struct sg_error *err)
{
    struct weighting *w = m->w;
    struct sg_groups groups = {0};
    if (!weight_match(w, totals, columns, n, &groups, err))
        return false;
    size_t capacity = m->capacity, *categories = sg_alloc(w->n, sizeof *categories);
    double *sums = sg_alloc(groups.n, sizeof *sums);
    for (size_t i = 0; i < w->n; i++)
        categories[i] = groups.of_row[w->rows[i]];
    for (size_t row = 0; row < totals->labels.n_rows; row++)
        sums[groups.of_row[w->in->n_rows + row]] += totals->totals[row];
    m->margins = sg_grow(m->margins, &capacity, m->n + 1, sizeof *m->margins);
    capacity = m->capacity;
    m->rounding = sg_grow(m->rounding, &capacity, m->n + 1, sizeof *m->rounding);
    m->names = sg_grow(m->names, &m->capacity, m->n + 1, sizeof *m->names);
    m->margins[m->n] = (struct sg_margin){categories, sums, groups.n};
    m->rounding[m->n] = totals->rounding * (double)totals->labels.n_rows;
    m->names[m->n++] = margin_name(m, columns, n);
    bool fine = check_margin(m, totals, columns, n, &groups, err);
    sg_groups_free(&groups);
    return fine;
}

/* All labels of the totals. */
static bool add_whole(struct meeting *m, const struct weight_totals *totals, struct sg_error *err)
{
    size_t n = totals->labels.n_columns, *columns = sg_alloc(n, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        columns[i] = (size_t)sg_table_find(m->w->in, totals->labels.columns[i]->name);
    bool fine = add_margin(m, totals, columns, n, err);
    free(columns);
    return fine;
}

/* The columns of "A*B"; each must be one of the records. */
static bool split_margin(const struct meeting *m, const char *text, size_t columns[], size_t *n,
                         struct sg_error *err)
{
    for (*n = 0; *n == 0 || *text == '*';) {
        text += *text == '*';
        size_t length = strcspn(text, "*");
        char *name = sg_copy_bytes(text, length);
        ptrdiff_t at = sg_table_find(m->w->in, name);
        if (at < 0)
            sg_fail(err, SG_FAIL_USAGE, "--%s: there is no column '%s'", "margin", name);
        free(name);
        if (at < 0)
            return false;
        columns[(*n)++] = (size_t)at;
        text += length;
    }
    return true;
}

static bool add_named(struct meeting *m, const char *text, struct sg_error *err)
{
    size_t n = 0, *columns = sg_alloc(strlen(text) + 1, sizeof *columns);
    bool fine = split_margin(m, text, columns, &n, err);
    const struct weight_totals *found = NULL;
    for (size_t i = 0; i < m->known.n && fine && !found; i++) {
        bool all = true;
        for (size_t k = 0; k < n; k++)
            all = all && sg_table_find(&m->known.items[i].labels,
                                       m->w->in->columns[columns[k]]->name) >= 0;
        found = all ? &m->known.items[i] : NULL;
    }
    if (fine && !found)
        fine = sg_fail(err, SG_FAIL_USAGE, "no table of --margins has the labels of --margin %s",
                       text);
    fine = fine && add_margin(m, found, columns, n, err);
    free(columns);
    return fine;
}

/* Numbers of the records that count. */
static void take_variables(struct meeting *m)
{
    m->variables = sg_alloc(m->known.n_variables, sizeof *m->variables);
    for (size_t v = 0; v < m->known.n_variables; v++) {
        const struct sg_column *column = m->w->in->columns[m->known.columns[v]];
        double *values = sg_alloc(m->w->n, sizeof *values);
        for (size_t i = 0; i < m->w->n; i++)
            values[i] = column->values[m->w->rows[i]];
        m->variables[v] = (struct sg_control){values, m->known.variables[v].total};
    }
}

static double total_of(const struct sg_margin *margin)
{
    long double sum = 0;
    for (size_t c = 0; c < margin->n_categories; c++)
        sum += margin->totals[c];
    return (double)sum;
}

/* Margins are of one population: what rounding explains is evened out, to the first of them. */
static bool reconcile(struct meeting *m, struct sg_error *err)
{
    for (size_t i = 1; i < m->n; i++) {
        double first = total_of(&m->margins[0]), total = total_of(&m->margins[i]);
        double gap = fabs(total - first);
        if (gap > fmax(1e-9 * fabs(first), m->rounding[0] + m->rounding[i]))
            return sg_fail(err, SG_FAIL_DATA,
                           "margins %s and %s have different totals, %.15g and %.15g: they must "
                           "be of one population",
                           m->names[0], m->names[i], first, total);
        if (gap <= 1e-12 * fabs(first))
            continue;
        double *totals = (double *)m->margins[i].totals;
        for (size_t c = 0; c < m->margins[i].n_categories; c++)
            totals[c] *= first / total;
        sg_run_note(
            m->w->run,
            "margin %s adds up to %.15g, which rounding explains: scaled to the %.15g of %s",
            m->names[i], total, first, m->names[0]);
    }
    return true;
}

static bool gather(struct meeting *m, struct sg_error *err)
{
    const struct sg_args *args = m->w->run->args;
    size_t n = sg_args_count(args, "margin");
    bool fine = weight_read_known(m->w, &m->known, err);
    for (size_t i = 0; i < n && fine; i++)
        fine = add_named(m, sg_args_nth(args, "margin", i), err);
    for (size_t i = 0; n == 0 && i < m->known.n && fine; i++)
        fine = add_whole(m, &m->known.items[i], err);
    if (!fine)
        return false;
    take_variables(m);
    return reconcile(m, err);
}

static bool check_method(const struct meeting *m, const char *method, struct sg_error *err)
{
    const struct sg_args *args = m->w->run->args;
    bool calibrates = strcmp(method, "calibrate") == 0;
    if (!calibrates && (sg_args_count(args, "bounds") || sg_args_count(args, "distance")))
        return sg_fail(err, SG_FAIL_USAGE, "--bounds and --distance go with --method calibrate");
    if (!calibrates && m->known.n_variables)
        return sg_fail(err, SG_FAIL_USAGE, "totals of numbers need --method calibrate");
    if (strcmp(method, "post-stratify") == 0 && m->n != 1)
        return sg_fail(err, SG_FAIL_USAGE,
                       "post-stratify meets one margin, not %zu: cross them (--margin A*B) or use "
                       "--method rake",
                       m->n);
    return true;
}

static bool read_calibration(const struct sg_run *run, struct sg_calibration *c,
                             struct sg_error *err)
{
    const char *distance = sg_args_text(run->args, "distance");
    *c = (struct sg_calibration){.distance = strcmp(distance, "logit") == 0    ? SG_DISTANCE_LOGIT
                                             : strcmp(distance, "raking") == 0 ? SG_DISTANCE_RAKING
                                                                               : SG_DISTANCE_LINEAR,
                                 .lower = -INFINITY,
                                 .upper = INFINITY,
                                 .tolerance = 1e-9,
                                 .most_iterations =
                                     (size_t)sg_args_number(run->args, "iterations", 1000)};
    if (!sg_args_text(run->args, "bounds"))
        return c->distance != SG_DISTANCE_LOGIT ||
               sg_fail(err, SG_FAIL_USAGE, "--distance logit needs --bounds L,U");
    if (!weight_pair(run, "bounds", false, &c->lower, &c->upper, err))
        return false;
    return (c->lower < 1 && c->upper > 1) ||
           sg_fail(err, SG_FAIL_USAGE, "--bounds %s: 1 must lie between them",
                   sg_args_text(run->args, "bounds"));
}

static void say_factors(const struct weighting *w, const double before[])
{
    double low = INFINITY, high = -INFINITY;
    size_t n_negative = 0;
    for (size_t i = 0; i < w->n; i++) {
        low = fmin(low, w->weights[i] / before[i]);
        high = fmax(high, w->weights[i] / before[i]);
        n_negative += w->weights[i] < 0;
    }
    if (w->n)
        sg_run_note(w->run, "weights were multiplied by %.4g to %.4g", low, high);
    if (n_negative)
        sg_run_note(w->run,
                    "%zu weights are below 0, as linear calibration allows: --bounds keeps them "
                    "above",
                    n_negative);
}

static bool adjust(struct meeting *m, const char *method, struct sg_error *err)
{
    struct weighting *w = m->w;
    struct sg_controls controls = {.n = w->n,
                                   .margins = m->margins,
                                   .n_margins = m->n,
                                   .variables = m->variables,
                                   .n_variables = m->known.n_variables};
    struct sg_calibration calibration;
    struct sg_convergence convergence;
    if (!read_calibration(w->run, &calibration, err))
        return false;
    double *before = w->weights;
    w->weights = sg_alloc(w->n, sizeof *w->weights);
    bool met = strcmp(method, "calibrate") == 0
                   ? sg_calibrate(&controls, &calibration, before, w->weights, &convergence)
                   : sg_rake(&controls, before, calibration.tolerance, calibration.most_iterations,
                             w->weights, &convergence);
    if (met) {
        sg_run_note(w->run,
                    "%s: totals are met after %zu iterations, the largest relative "
                    "difference is %.1e",
                    method, convergence.iterations, convergence.difference);
        say_factors(w, before);
    }
    free(before);
    return met || sg_fail(err, SG_FAIL_DATA,
                          "%s does not converge: after %zu iterations a total still differs by "
                          "%.2g relative; margins may contradict each other, categories be too "
                          "small, or bounds too tight",
                          method, convergence.iterations, convergence.difference);
}

bool weight_meet(struct weighting *w, struct sg_error *err)
{
    const char *method = sg_args_text(w->run->args, "method");
    bool known = sg_args_count(w->run->args, "margins") > 0;
    struct meeting m = {.w = w};
    if (!method && !known)
        return true;
    if (!method || !known)
        return sg_fail(err, SG_FAIL_USAGE, "--method and --margins go together");
    bool fine = gather(&m, err) && check_method(&m, method, err) && adjust(&m, method, err);
    meeting_free(&m);
    return fine;
}
