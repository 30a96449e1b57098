/* Totals of the population from files: a row for each category, a row for each category of several
   variables, or a table across. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/args.h>
#include <sangyo/number.h>
#include <sangyo/role.h>
#include <sangyo/text.h>

#include "weight.h"

const struct sg_option weight_option_margins = {
    .name = "margins",
    .kind = SG_OPTION_FILE,
    .repeatable = true,
    .argument = "FILE",
    .help = {"totals of the population: columns of labels named as in the records and one of "
             "numbers; or the categories of a column across; or columns variable, category, total",
             "母集団の総数の表。データと同じ名前のラベルの列と数値の列、又は横に並んだ区分、"
             "又は variable・category・total（変数・区分・総数）の列"}};

const struct sg_option weight_option_totals = {
    .name = "totals",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of --margins that holds the totals, where there are several of numbers",
             "--margins の数値の列が複数あるときの、総数の列"}};

/* A file being read. */
struct source {
    struct weighting *w;
    struct weight_known *known;
    struct sg_table table;
    const char *path;
};

static bool fail_in(const struct source *s, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, s->path);
    return sg_fail_at_row(err, row == SIZE_MAX ? 0 : sg_table_file_row(&s->table, row));
}

static struct weight_totals *add_totals(const struct source *s, size_t n_rows)
{
    struct weight_known *known = s->known;
    known->items = sg_grow(known->items, &known->capacity, known->n + 1, sizeof *known->items);
    struct weight_totals *totals = &known->items[known->n++];
    *totals = (struct weight_totals){.totals = sg_alloc(n_rows, sizeof *totals->totals),
                                     .name = sg_copy_text(s->path)};
    sg_table_init(&totals->labels);
    return totals;
}

/* Adds a row that came from `row` of the file. */
static size_t add_row(struct weight_totals *totals, double total)
{
    size_t at = sg_table_add_row(&totals->labels);
    totals->totals[at] = total;
    return at;
}

static bool read_total(const struct source *s, const struct sg_column *column, size_t row,
                       double *total, struct sg_error *err)
{
    *total = column->values[row];
    if (sg_status_has_value(column->status[row]) && isfinite(*total))
        return true;
    sg_fail(err, SG_FAIL_DATA, "a total of the population is needed here");
    sg_fail_at_column(err, column->name);
    return fail_in(s, row, err);
}

/* Half of the last printed digit; of whole numbers half of one. */
static double rounding_of(const struct sg_column *column, size_t n)
{
    int digits = column->printed_decimals;
    bool whole = true;
    for (size_t row = 0; row < n; row++)
        whole = whole && column->values[row] == floor(column->values[row]);
    return whole ? 0.5 : digits < 0 ? 0 : 0.5 * pow(10, -digits);
}

static bool add_variable(struct source *s, size_t column, double total, struct sg_error *err)
{
    struct weight_known *known = s->known;
    const struct sg_column *data = s->w->in->columns[column];
    if (!sg_column_require_number(s->w->in, data, err))
        return false;
    for (size_t i = 0; i < s->w->n; i++) {
        size_t row = s->w->rows[i];
        if (sg_status_has_value(data->status[row]) && isfinite(data->values[row]))
            continue;
        sg_fail(err, SG_FAIL_DATA, "a number is needed in every record to calibrate by it");
        sg_fail_at_column(err, data->name);
        return sg_fail_at_row(err, sg_table_file_row(s->w->in, row));
    }
    size_t n = known->n_variables + 1, capacity = known->variable_capacity;
    known->variables =
        sg_grow(known->variables, &known->variable_capacity, n, sizeof *known->variables);
    known->columns = sg_grow(known->columns, &capacity, n, sizeof *known->columns);
    known->variables[n - 1] = (struct sg_control){data->values, total};
    known->columns[n - 1] = column;
    known->n_variables = n;
    return true;
}

static ptrdiff_t find_word(const struct sg_table *table, const char *const words[], size_t n)
{
    ptrdiff_t at = -1;
    for (size_t i = 0; i < n && at < 0; i++)
        at = sg_table_find(table, words[i]);
    return at;
}

/* The one column of numbers, of those that the records have not if any. */
static bool find_totals(const struct source *s, const struct sg_column **totals,
                        struct sg_error *err)
{
    const char *asked = sg_args_text(s->w->run->args, "totals");
    const struct sg_column *found[2] = {NULL};
    size_t n[2] = {0};
    ptrdiff_t at;
    if (asked) {
        if (!sg_role_find(&s->table, SG_ROLE_VALUE, asked, true, &at, NULL, err) ||
            !sg_column_require_number(&s->table, s->table.columns[at], err))
            return fail_in(s, SIZE_MAX, err);
        *totals = s->table.columns[at];
        return true;
    }
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        bool shared = sg_table_find(s->w->in, column->name) >= 0;
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        found[shared] = column;
        n[shared]++;
    }
    *totals = n[0] == 1 ? found[0] : n[0] == 0 && n[1] == 1 ? found[1] : NULL;
    if (*totals)
        return true;
    sg_fail(err, SG_FAIL_USAGE,
            "%zu columns of numbers could hold the totals: name one with --totals", n[0] + n[1]);
    return fail_in(s, SIZE_MAX, err);
}

static bool is_total_row(const struct source *s, const struct sg_column *const labels[], size_t n,
                         size_t row)
{
    for (size_t i = 0; i < n; i++)
        if (labels[i]->kind != SG_COLUMN_NUMBER &&
            sg_role_is_total(sg_column_text(labels[i], row), s->table.info.total_label))
            return true;
    return false;
}

static void set_label(struct weight_totals *totals, size_t at, size_t column,
                      const struct sg_column *from, size_t row)
{
    char number[SG_NUMBER_SIZE];
    sg_column_set_text(totals->labels.columns[column], at, weight_label(from, row, number));
}

/* The columns of labels that the records have too; `except` holds totals. */
static size_t find_labels(const struct source *s, const struct sg_column *except,
                          const struct sg_column *labels[])
{
    size_t n = 0;
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        bool label = except ? column != except : column->kind != SG_COLUMN_NUMBER;
        if (label && sg_table_find(s->w->in, column->name) >= 0)
            labels[n++] = column;
    }
    return n;
}

static void name_labels(const struct source *s, struct weight_totals *totals,
                        const struct sg_column *const labels[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t at = sg_table_find(s->w->in, labels[i]->name);
        sg_table_add(&totals->labels, s->w->in->columns[at]->name, SG_COLUMN_CATEGORY);
    }
}

static bool read_rows(struct source *s, const struct sg_column *labels[], struct sg_error *err)
{
    const struct sg_column *column = NULL;
    if (!find_totals(s, &column, err))
        return false;
    size_t n = find_labels(s, column, labels);
    struct weight_totals *totals = add_totals(s, s->table.n_rows);
    name_labels(s, totals, labels, n);
    totals->rounding = rounding_of(column, s->table.n_rows);
    for (size_t row = 0; row < s->table.n_rows; row++) {
        double total;
        if (is_total_row(s, labels, n, row)) {
            s->known->n_dropped++;
            continue;
        }
        if (!read_total(s, column, row, &total, err))
            return false;
        size_t at = add_row(totals, total);
        for (size_t i = 0; i < n; i++)
            set_label(totals, at, i, labels[i], row);
    }
    return true;
}

/* Whether the records' column has a category of that name. */
static bool has_level(const struct sg_column *column, const char *name)
{
    for (size_t i = 0; column->kind != SG_COLUMN_NUMBER && i < column->levels.n; i++)
        if (sg_text_same_key(column->levels.texts[i], name))
            return true;
    return false;
}

/* The records' column whose categories stand across as columns of numbers, two of them or more;
   totals apart. NULL if none. */
static const struct sg_column *across(const struct source *s)
{
    const struct sg_column *found = NULL;
    for (size_t k = 0; k < s->w->in->n_columns && !found; k++) {
        size_t n = 0, n_met = 0;
        for (size_t i = 0; i < s->table.n_columns; i++) {
            const struct sg_column *column = s->table.columns[i];
            if (column->kind != SG_COLUMN_NUMBER || sg_role_is_total(column->name, NULL))
                continue;
            n++;
            n_met += has_level(s->w->in->columns[k], column->name);
        }
        found = n >= 2 && n_met == n ? s->w->in->columns[k] : NULL;
    }
    return found;
}

static bool read_across(struct source *s, const struct sg_column *wide,
                        const struct sg_column *labels[], struct sg_error *err)
{
    size_t n = find_labels(s, NULL, labels);
    struct weight_totals *totals = add_totals(s, s->table.n_rows * s->table.n_columns);
    name_labels(s, totals, labels, n);
    sg_table_add(&totals->labels, wide->name, SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        if (column->kind != SG_COLUMN_NUMBER || sg_role_is_total(column->name, NULL))
            continue;
        totals->rounding = rounding_of(column, s->table.n_rows);
        for (size_t row = 0; row < s->table.n_rows; row++) {
            double total;
            if (is_total_row(s, labels, n, row))
                continue;
            if (!read_total(s, column, row, &total, err))
                return false;
            size_t at = add_row(totals, total);
            for (size_t k = 0; k < n; k++)
                set_label(totals, at, k, labels[k], row);
            sg_column_set_text(totals->labels.columns[n], at, column->name);
        }
    }
    return true;
}

/* One row of totals of the records' own columns of numbers. */
static bool read_variables(struct source *s, struct sg_error *err)
{
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        ptrdiff_t at = sg_table_find(s->w->in, column->name);
        double total;
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        if (!read_total(s, column, 0, &total, err))
            return false;
        if (sg_role_is_total(column->name, NULL))
            add_row(add_totals(s, 1), total);
        else if (at < 0)
            return sg_fail(err, SG_FAIL_DATA, "'%s' is no column and no category of the records",
                           column->name) ||
                   fail_in(s, SIZE_MAX, err);
        else if (!add_variable(s, (size_t)at, total, err))
            return false;
    }
    return true;
}

/* The totals of a variable of the long form, begun with its first row. */
static struct weight_totals *totals_of(struct source *s, size_t first, const char *variable,
                                       const struct sg_column *column)
{
    for (size_t i = first; i < s->known->n; i++)
        if (s->known->items[i].labels.n_columns &&
            strcmp(s->known->items[i].labels.columns[0]->name, variable) == 0)
            return &s->known->items[i];
    struct weight_totals *totals = add_totals(s, s->table.n_rows);
    sg_table_add(&totals->labels, variable, SG_COLUMN_CATEGORY);
    totals->rounding = rounding_of(column, s->table.n_rows);
    return totals;
}

/* Columns variable, category, total: a row without category is the total of a number. */
static bool read_long(struct source *s, const struct sg_column *variables,
                      const struct sg_column *categories, struct sg_error *err)
{
    const struct sg_column *column = NULL;
    size_t first = s->known->n;
    char number[SG_NUMBER_SIZE];
    if (!find_totals(s, &column, err))
        return false;
    for (size_t row = 0; row < s->table.n_rows; row++) {
        const char *name = sg_column_text(variables, row);
        const char *category = weight_label(categories, row, number);
        ptrdiff_t at = sg_table_find(s->w->in, name);
        double total;
        if (!read_total(s, column, row, &total, err))
            return false;
        if (at < 0 && sg_role_is_total(name, NULL)) {
            add_row(add_totals(s, 1), total);
            continue;
        }
        if (at < 0) {
            sg_fail(err, SG_FAIL_DATA, "'%s' is no column and no category of the records", name);
            return fail_in(s, row, err);
        }
        if (*category && sg_role_is_total(category, NULL)) {
            s->known->n_dropped++;
            continue;
        }
        if (!*category) {
            if (!add_variable(s, (size_t)at, total, err))
                return false;
            continue;
        }
        struct weight_totals *totals = totals_of(s, first, s->w->in->columns[at]->name, column);
        sg_column_set_text(totals->labels.columns[0], add_row(totals, total), category);
    }
    return true;
}

static bool read_source(struct source *s, struct sg_error *err)
{
    static const char *const variable_words[] = {"variable", "変数", "項目"};
    static const char *const category_words[] = {"category", "level", "区分", "分類"};
    ptrdiff_t variables = find_word(&s->table, variable_words, 3);
    ptrdiff_t categories = find_word(&s->table, category_words, 4);
    const struct sg_column **labels = sg_alloc(s->table.n_columns, sizeof *labels);
    const struct sg_column *wide = across(s);
    bool fine;
    if (variables >= 0 && categories >= 0 &&
        s->table.columns[variables]->kind == SG_COLUMN_CATEGORY)
        fine = read_long(s, s->table.columns[variables], s->table.columns[categories], err);
    else if (wide)
        fine = read_across(s, wide, labels, err);
    else if (s->table.n_rows == 1 && find_labels(s, NULL, labels) == 0)
        fine = read_variables(s, err);
    else
        fine = read_rows(s, labels, err);
    free(labels);
    return fine;
}

bool weight_read_known(struct weighting *w, struct weight_known *known, struct sg_error *err)
{
    bool fine = true;
    for (size_t i = 0; i < sg_args_count(w->run->args, "margins") && fine; i++) {
        struct source s = {.w = w, .known = known, .path = sg_args_nth(w->run->args, "margins", i)};
        sg_table_init(&s.table);
        fine = w->run->read_table(w->run, s.path, &s.table, err) && read_source(&s, err);
        sg_table_free(&s.table);
    }
    if (fine && known->n_dropped)
        sg_run_note(w->run, "%zu rows of totals in --margins are left out", known->n_dropped);
    return fine;
}

void weight_known_free(struct weight_known *known)
{
    for (size_t i = 0; i < known->n; i++) {
        sg_table_free(&known->items[i].labels);
        free(known->items[i].totals);
        free(known->items[i].name);
    }
    free(known->items);
    free(known->variables);
    free(known->columns);
    *known = (struct weight_known){0};
}
