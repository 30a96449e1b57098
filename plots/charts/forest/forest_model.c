#include "forest_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/printed.h"
#include "table/role.h"
#include "table/text.h"

#include "forest_columns.h"
#include "plots/charts/chart_input.h"
#include "plots/page/names.h"
#include "plots/page/scale.h"

static struct sg_forest_row row_of(const struct sg_forest *e, const struct sg_forest_columns *c,
                                   size_t row)
{
    const char *label = sg_column_text(e->items.label, row);
    bool total = sg_role_is_total(label, e->items.table->info.total_label);
    struct sg_forest_row r = {
        .kind = total ? SG_FOREST_TOTAL : SG_FOREST_ROW, .label = label, .row = row};
    r.value = sg_column_value(c->value, row);
    r.voids = sg_input_void(c->value, row);
    r.small = (c->value->status[row] & SG_STATUS_SMALL_BASE) != 0;
    r.n = c->n ? sg_column_value(c->n, row) : NAN;
    r.lower = c->lower ? sg_column_value(c->lower, row) : NAN;
    r.upper = c->upper ? sg_column_value(c->upper, row) : NAN;
    if (isinf(r.value)) {
        r.value = NAN;
        r.voids = SG_STATUS_UNDEFINED;
    }
    if (isnan(r.value) || !(r.lower <= r.upper) || isinf(r.lower) || isinf(r.upper))
        r.lower = r.upper = NAN;
    return r;
}

/* 1～4人, 20 to 49: classes that are in order already. */
static bool is_class(const char *label)
{
    char *plain = sg_text_nfkc(label);
    bool digit = *plain >= '0' && *plain <= '9';
    free(plain);
    return digit;
}

static int by_value(const void *left, const void *right)
{
    const struct sg_forest_row *a = left, *b = right;
    bool last_a = sg_role_is_residual(a->label), last_b = sg_role_is_residual(b->label);
    if (last_a != last_b)
        return last_a ? 1 : -1;
    if (isnan(a->value) != isnan(b->value))
        return isnan(a->value) ? 1 : -1;
    if (a->value != b->value && !isnan(a->value))
        return a->value > b->value ? -1 : 1;
    return strcmp(a->label, b->label);
}

/* Sorts the rows from `first` on, of one heading. */
static void sort_group(struct sg_forest *e, size_t first, bool given)
{
    bool classes = e->of_periods || e->of_indices;
    for (size_t i = first; i < e->n; i++)
        classes = classes || is_class(e->rows[i].label);
    if (!given && !classes)
        qsort(e->rows + first, e->n - first, sizeof *e->rows, by_value);
}

/* The heading of a row: what its column of headings says, else what stands before a colon in its
   label, as `answers` writes several domains; NULL: none. To be released with free(). */
static char *heading_of(const struct sg_forest_columns *c, const struct sg_column *label,
                        size_t row, const char **rest)
{
    const char *text = sg_column_text(label, row);
    *rest = text;
    if (c->group)
        return c->group->codes[row] == SG_EMPTY ? NULL
                                                : sg_copy_text(sg_column_text(c->group, row));
    static const char *const colons[] = {"：", ": "};
    for (size_t i = 0; i < 2; i++) {
        const char *colon = strstr(text, colons[i]);
        if (!colon || colon == text || !colon[strlen(colons[i])])
            continue;
        *rest = colon + strlen(colons[i]);
        return sg_copy_bytes(text, (size_t)(colon - text));
    }
    return NULL;
}

/* Adds the rows of a heading (NULL: those that have none). */
static void add_group(struct sg_forest *e, const struct sg_forest_columns *c, const char *heading,
                      bool given)
{
    size_t first = e->n;
    for (size_t row = 0; row < e->items.table->n_rows; row++) {
        const char *rest;
        if (!e->items.kept[row])
            continue;
        char *own = heading_of(c, e->items.label, row, &rest);
        bool here = own && heading ? strcmp(own, heading) == 0 : !own && !heading;
        free(own);
        struct sg_forest_row r = row_of(e, c, row);
        if (!here || r.kind == SG_FOREST_TOTAL)
            continue;
        r.label = rest;
        e->voids |= r.voids;
        e->rows[e->n++] = r;
    }
    sort_group(e, first, given);
    if (e->n == first || !heading)
        return;
    memmove(e->rows + first + 1, e->rows + first, (e->n - first) * sizeof *e->rows);
    e->rows[first] =
        (struct sg_forest_row){.kind = SG_FOREST_HEADING, .label = heading, .value = NAN};
    e->n++;
}

static void find_headings(struct sg_forest *e, const struct sg_forest_columns *c)
{
    for (size_t row = 0; row < e->items.table->n_rows; row++) {
        const char *rest;
        char *heading = e->items.kept[row] ? heading_of(c, e->items.label, row, &rest) : NULL;
        if (heading)
            sg_texts_add_once(&e->headings, heading);
        free(heading);
    }
    e->has_groups = e->headings.n > 0;
}

/* The first row of the total, for all headings. */
static void add_total(struct sg_forest *e, const struct sg_forest_columns *c)
{
    e->total = NAN;
    for (size_t row = 0; row < e->items.table->n_rows && !e->n; row++) {
        struct sg_forest_row r = row_of(e, c, row);
        if (!e->items.kept[row] || r.kind != SG_FOREST_TOTAL)
            continue;
        e->rows[e->n++] = r;
        e->total = r.value;
        e->voids |= r.voids;
    }
}

static void choose_form(struct sg_forest *e, const struct sg_forest_columns *c)
{
    double largest = 0;
    for (size_t i = 0; i < e->n; i++)
        largest = fmax(largest, isnan(e->rows[i].value) ? 0 : fabs(e->rows[i].value));
    bool quotient = strcmp(c->value->name, "coefficient") == 0;
    for (size_t i = 0; i < e->n; i++)
        e->has_intervals = e->has_intervals || !isnan(e->rows[i].lower);
    e->decimals = e->percent ? 1 : quotient ? 2 : sg_printed_digits(largest);
}

static bool list(struct sg_forest *e, const struct sg_forest_columns *c, bool given,
                 struct sg_error *err)
{
    find_headings(e, c);
    e->rows = sg_alloc(e->items.table->n_rows + e->headings.n + 1, sizeof *e->rows);
    add_total(e, c);
    add_group(e, c, NULL, given);
    for (size_t i = 0; i < e->headings.n; i++)
        add_group(e, c, e->headings.items[i], given);
    choose_form(e, c);
    if (!e->n)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no such rows");
    return e->n <= SG_ITEMS_MOST ||
           sg_fail(err, SG_FAIL_DATA,
                   "more than %d rows are too many for a figure: choose some with --where",
                   SG_ITEMS_MOST);
}

bool sg_forest_read(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_forest *estimates, struct sg_error *err)
{
    struct sg_forest_columns columns;
    bool given;
    *estimates = (struct sg_forest){.level = options->level};
    bool ok = sg_input_sort(options->sort, false, &given, err) &&
              sg_forest_find(table, estimates, &columns, err) &&
              list(estimates, &columns, given, err);
    if (!ok)
        sg_forest_free(estimates);
    return ok;
}

const char *sg_forest_name(const struct sg_forest *estimates, size_t row, enum sg_lang lang)
{
    const char *label = estimates->rows[row].label;
    if (lang == SG_EN && strcmp(label, "total") == 0)
        return "Total";
    return estimates->of_indices ? sg_names_index(label, lang) : sg_names_label(label, lang, false);
}

void sg_forest_free(struct sg_forest *estimates)
{
    sg_items_free(&estimates->items);
    sg_texts_free(&estimates->headings);
    free(estimates->rows);
    *estimates = (struct sg_forest){0};
}
