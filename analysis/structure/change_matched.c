#include "change_matched.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"

#include "adding.h"
#include "analysis/cube/cube.h"
#include "analysis/cube/numbers.h"
#include "analysis/cube/panel.h"
#include "analysis/estimate/matched_ratio.h"

const struct sg_option change_option_design_weight = {
    .name = "design-weight",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"with --id: column of weights", "--id のとき、ウエイトの列"}};
const struct sg_option change_option_strata = {
    .name = "strata",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"with --id: column of the strata of the sample", "--id のとき、標本の層の列"}};

enum column {
    N_PREVIOUS,
    N_CURRENT,
    N_MATCHED,
    PREVIOUS,
    CURRENT,
    CHANGE,
    MATCHED_PREVIOUS,
    MATCHED_CURRENT,
    MATCHED_CHANGE,
    SE,
    LOWER,
    UPPER,
    BIRTHS_DEATHS,
    COLUMNS
};
static const char *const names[COLUMNS] = {"n_previous",
                                           "n_current",
                                           "n_matched",
                                           "previous",
                                           "current",
                                           "change_percent",
                                           "matched_previous",
                                           "matched_current",
                                           "matched_change_percent",
                                           "se_points",
                                           "lower_percent",
                                           "upper_percent",
                                           "births_deaths_points"};

struct matched {
    struct sg_panel panel;
    const struct sg_column *value, *weight; /* weight NULL: all 1 */
    const struct sg_column *strata;         /* NULL: one */
    double level;
    double *before, *after; /* of matched units, weighted */
    size_t *stratum, n;
    struct sg_cube_cell sums[2]; /* of all units, weighted */
    size_t counts[2], missing;
    struct sg_column *columns[COLUMNS];
};

/* A unit without a number for want of an answer is no unit of that period; what is suppressed is
   there, and makes sums unknown. */
static bool is_there(struct matched *m, ptrdiff_t row, struct sg_cube_cell *cell)
{
    *cell = (struct sg_cube_cell){NAN, 0};
    if (row < 0)
        return false;
    *cell = sg_cube_cell_of(m->value, row);
    double weight = m->weight ? sg_cube_cell_of(m->weight, row).value : 1;
    bool there = !(sg_status_void(cell->status) & SG_STATUS_NOT_AVAILABLE) && weight > 0;
    m->missing += !there;
    cell->value *= weight;
    return there;
}

static size_t stratum_of(const struct matched *m, ptrdiff_t row)
{
    return m->strata ? (size_t)(m->strata->codes[row] - SG_EMPTY) : 0;
}

static void add_unit(struct matched *m, ptrdiff_t before, ptrdiff_t after)
{
    struct sg_cube_cell cells[2];
    bool there[2] = {is_there(m, before, &cells[0]), is_there(m, after, &cells[1])};
    for (size_t e = 0; e < 2; e++) {
        m->counts[e] += there[e];
        if (there[e])
            sg_cube_add(&m->sums[e], cells[e]);
    }
    if (!there[0] || !there[1])
        return;
    m->before[m->n] = cells[0].value;
    m->after[m->n] = cells[1].value;
    m->stratum[m->n++] = stratum_of(m, after);
}

static void set(const struct matched *m, enum column column, size_t row, double value,
                sg_status status)
{
    if (sg_status_has_value(status) && isnan(value))
        status |= SG_STATUS_UNDEFINED;
    sg_column_set(m->columns[column], row, sg_status_has_value(status) ? value : NAN, status);
}

/* Sums of all units, and what they changed. */
static void set_all(const struct matched *m, size_t row, sg_status status)
{
    set(m, N_PREVIOUS, row, (double)m->counts[0], 0);
    set(m, N_CURRENT, row, (double)m->counts[1], 0);
    set(m, N_MATCHED, row, (double)m->n, 0);
    set(m, PREVIOUS, row, m->sums[0].value, sg_status_void(m->sums[0].status));
    set(m, CURRENT, row, m->sums[1].value, sg_status_void(m->sums[1].status));
    double change = m->sums[0].value > 0 ? 100 * (m->sums[1].value / m->sums[0].value - 1) : NAN;
    set(m, CHANGE, row, change, status);
}

static void set_matched(const struct matched *m, size_t row, size_t n_strata, sg_status status)
{
    struct sg_matched_ratio r;
    double sums[2] = {0, 0};
    for (size_t i = 0; i < m->n; i++) {
        sums[0] += m->before[i];
        sums[1] += m->after[i];
    }
    sg_matched_ratio(m->before, m->after, m->stratum, m->n, n_strata, &r);
    double t = r.df > 0 ? gsl_cdf_tdist_Pinv(0.5 + m->level / 2, r.df) : NAN;
    double change = 100 * (r.ratio - 1);
    double all = m->columns[CHANGE]->values[row];
    set(m, MATCHED_PREVIOUS, row, sums[0], status);
    set(m, MATCHED_CURRENT, row, sums[1], status);
    set(m, MATCHED_CHANGE, row, change, status);
    set(m, SE, row, 100 * r.se, status);
    set(m, LOWER, row, change - 100 * t * r.se, status);
    set(m, UPPER, row, change + 100 * t * r.se, status);
    set(m, BIRTHS_DEATHS, row, all - change, status);
}

static void add_row(struct matched *m, struct sg_table *out, size_t group,
                    struct sg_panel_pair pair)
{
    m->n = m->counts[0] = m->counts[1] = 0;
    m->sums[0] = m->sums[1] = (struct sg_cube_cell){0, 0};
    for (size_t i = 0; i < m->panel.n_units; i++)
        if (m->panel.unit_group[i] == group)
            add_unit(m, sg_panel_row(&m->panel, i, pair.from), sg_panel_row(&m->panel, i, pair.to));
    sg_status status = sg_status_void(m->sums[0].status | m->sums[1].status);
    size_t row = sg_panel_add_row(&m->panel, out, group, pair);
    set_all(m, row, status);
    set_matched(m, row, m->strata ? m->strata->levels.n + 1 : 1, status);
}

static void add_columns(struct matched *m, struct sg_run *run, struct sg_table *out)
{
    sg_panel_add_keys(&m->panel, run, out);
    for (size_t i = 0; i < COLUMNS; i++) {
        m->columns[i] = sg_table_add(out, names[i], SG_COLUMN_NUMBER);
        if (i == PREVIOUS || i == CURRENT || i == MATCHED_PREVIOUS || i == MATCHED_CURRENT)
            sg_column_measure_like(m->columns[i], m->value);
    }
    out->main = (ptrdiff_t)sg_table_index(out, m->columns[MATCHED_CHANGE]);
    free(out->info.measure);
    out->info.measure = sg_copy_text(sg_column_title(m->value, run->lang));
    sg_note(&out->info.notes, run->lang,
            "matched: units of both periods; births_deaths_points is the rest of the change, by "
            "units of one period");
}

/* A column of labels that an option names. */
static bool find_strata(struct matched *m, const struct sg_run *run, const struct sg_table *in,
                        struct sg_error *err)
{
    const char *name = sg_args_text(run->args, "strata");
    size_t at;
    if (!name)
        return true;
    if (!sg_panel_find_labels(in, name, &at, err))
        return false;
    m->strata = in->columns[at];
    return true;
}

static bool find_columns(struct matched *m, struct sg_run *run, const struct sg_table *in,
                         struct sg_error *err)
{
    ptrdiff_t value;
    const char *asked = sg_args_text(run->args, "value");
    if (!sg_role_find(in, SG_ROLE_VALUE, asked, true, &value, NULL, err))
        return false;
    m->value = in->columns[value];
    return sg_column_require_number(in, m->value, err) &&
           sg_require_adding(in, m->value, false, err) &&
           sg_option_numbers(run, in, "design-weight", false, &m->weight, err) &&
           find_strata(m, run, in, err) && sg_panel_make(&m->panel, run, in, err);
}

bool change_matched(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                    struct sg_error *err)
{
    struct matched m = {.level = run->level};
    struct sg_panel_pair *pairs = NULL;
    size_t n = 0;
    bool fine = find_columns(&m, run, in, err) && sg_panel_pairs(&m.panel, run, &pairs, &n, err);
    if (fine) {
        m.before = sg_alloc(m.panel.n_units, sizeof *m.before);
        m.after = sg_alloc(m.panel.n_units, sizeof *m.after);
        m.stratum = sg_alloc(m.panel.n_units, sizeof *m.stratum);
        add_columns(&m, run, out);
        for (size_t group = 0; group < m.panel.groups.n; group++)
            for (size_t i = 0; i < n; i++)
                add_row(&m, out, group, pairs[i]);
    }
    if (m.missing)
        sg_run_note(run, "%zu times a unit has no number or weight and is not counted", m.missing);
    free(m.before);
    free(m.after);
    free(m.stratum);
    free(pairs);
    sg_panel_free(&m.panel);
    return fine;
}
