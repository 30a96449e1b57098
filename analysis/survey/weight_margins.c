/* Margins of the records that count, from what is known of the population. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/lookup.h"

#include "weight.h"

const struct sg_option weight_option_margin = {
    .name = "margin",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_PRODUCT,
    .repeatable = true,
    .argument = "COL[*COL]",
    .help = {"margin to meet, added up from --margins; several columns are crossed (default: each "
             "table by all of its labels)",
             "合わせる周辺分布の列（--margins の表から合計する）。* でつなぐと組合せ"
             "（既定は表ごとにラベルの全ての列の組合せ）"}};

void weight_meeting_free(struct meeting *m)
{
    for (size_t i = 0; i < m->n; i++) {
        free(m->own[i].name);
        free(m->own[i].categories);
        free(m->own[i].totals);
    }
    for (size_t i = 0; m->values && i < m->known.n_variables; i++)
        free(m->values[i]);
    free(m->own);
    free(m->margins);
    free(m->values);
    free(m->variables);
    weight_known_free(&m->known);
}

/* The labels of a category, from the row that names it first: of the totals, else of a record. */
static char *category_text(const struct meeting *m, const struct weight_totals *totals,
                           const struct weight_columns *columns, size_t row)
{
    const struct sg_table *in = m->w->in;
    struct sg_buffer text = {0};
    char number[SG_NUMBER_SIZE];
    for (size_t i = 0; i < columns->n; i++) {
        const struct sg_column *column = in->columns[columns->items[i]];
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
                         const struct weight_columns *columns, const struct sg_groups *groups,
                         struct sg_error *err)
{
    const struct sg_margin *margin = &m->margins[m->n - 1];
    size_t category = 0, row = 0;
    enum sg_margin_fault fault = sg_margin_check(margin, m->w->weights, m->w->n, &category);
    if (fault == SG_MARGIN_FINE)
        return true;
    while (groups->of_row[row] != category)
        row++;
    char *text = category_text(m, totals, columns, row);
    fail_category(fault, m->own[m->n - 1].name, text, margin->totals[category], err);
    free(text);
    if (row < m->w->in->n_rows)
        sg_fail_at_row(err, sg_table_file_row(m->w->in, row));
    else
        sg_fail_at_file(err, totals->name);
    return false;
}

static char *margin_name(const struct meeting *m, const struct weight_columns *columns)
{
    struct sg_buffer text = {0};
    for (size_t i = 0; i < columns->n; i++) {
        if (i)
            sg_buffer_add(&text, "*");
        sg_buffer_add(&text, m->w->in->columns[columns->items[i]]->name);
    }
    char *copy = sg_copy_text(columns->n ? sg_buffer_text(&text) : "-");
    sg_buffer_free(&text);
    return copy;
}

static bool add_margin(struct meeting *m, const struct weight_totals *totals,
                       const struct weight_columns *columns, struct sg_error *err)
{
    struct weighting *w = m->w;
    struct sg_groups groups = {0};
    if (!weight_match(w, totals, columns, &groups, err))
        return false;
    size_t *categories = sg_alloc(w->n, sizeof *categories);
    double *sums = sg_alloc(groups.n, sizeof *sums);
    for (size_t i = 0; i < w->n; i++)
        categories[i] = groups.of_row[w->rows[i]];
    for (size_t row = 0; row < totals->labels.n_rows; row++)
        sums[groups.of_row[w->in->n_rows + row]] += totals->totals[row];
    m->margins = sg_grow(m->margins, &m->capacity, m->n + 1, sizeof *m->margins);
    m->own = sg_grow(m->own, &m->own_capacity, m->n + 1, sizeof *m->own);
    m->margins[m->n] = (struct sg_margin){categories, sums, groups.n};
    m->own[m->n++] = (struct weight_margin){margin_name(m, columns), categories, sums,
                                            totals->rounding * (double)totals->labels.n_rows};
    bool fine = check_margin(m, totals, columns, &groups, err);
    sg_groups_free(&groups);
    return fine;
}

/* All labels of the totals. */
static bool add_whole(struct meeting *m, const struct weight_totals *totals, struct sg_error *err)
{
    size_t n = totals->labels.n_columns, *columns = sg_alloc(n, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        columns[i] = (size_t)sg_table_find(m->w->in, totals->labels.columns[i]->name);
    bool fine = add_margin(m, totals, &(struct weight_columns){columns, n}, err);
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
            sg_table_fail_column(m->w->in, name, err);
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
    fine = fine && add_margin(m, found, &(struct weight_columns){columns, n}, err);
    free(columns);
    return fine;
}

/* Numbers of the records that count. */
static void take_variables(struct meeting *m)
{
    m->variables = sg_alloc(m->known.n_variables, sizeof *m->variables);
    m->values = sg_alloc(m->known.n_variables, sizeof *m->values);
    for (size_t v = 0; v < m->known.n_variables; v++) {
        const struct sg_column *column = m->w->in->columns[m->known.columns[v]];
        m->values[v] = sg_alloc(m->w->n, sizeof *m->values[v]);
        for (size_t i = 0; i < m->w->n; i++)
            m->values[v][i] = column->values[m->w->rows[i]];
        m->variables[v] = (struct sg_control){m->values[v], m->known.variables[v].total};
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
        if (gap > fmax(1e-9 * fabs(first), m->own[0].rounding + m->own[i].rounding))
            return sg_fail(err, SG_FAIL_DATA,
                           "margins %s and %s have different totals, %.15g and %.15g: they must "
                           "be of one population",
                           m->own[0].name, m->own[i].name, first, total);
        if (gap <= 1e-12 * fabs(first))
            continue;
        for (size_t c = 0; c < m->margins[i].n_categories; c++)
            m->own[i].totals[c] *= first / total;
        sg_run_note(
            m->w->run,
            "margin %s adds up to %.15g, which rounding explains: scaled to the %.15g of %s",
            m->own[i].name, total, first, m->own[0].name);
    }
    return true;
}

bool weight_gather(struct meeting *m, struct sg_error *err)
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
