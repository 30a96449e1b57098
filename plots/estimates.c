#include "estimates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/role.h>
#include <sangyo/text.h>

#include "input.h"
#include "scale.h"

struct columns {
    const struct sg_column *value, *lower, *upper, *n, *group;
};

static bool find_columns(const struct sg_table *table, struct sg_estimates *e,
                         struct columns *columns, struct sg_error *err)
{
    static const char *const values[] = {"estimate_percent", "estimate", "percent", "share_percent",
                                         "coefficient",      "value",    NULL};
    static const char *const lower[] = {"lower_percent", "lower", NULL};
    static const char *const upper[] = {"upper_percent", "upper", NULL};
    static const char *const groups[] = {"group", "区分", NULL};
    struct sg_input_need need = {"forest", "estimate_percent", "answers"};
    *columns = (struct columns){.value = sg_input_first(table, values)};
    if (!columns->value && !sg_input_require(table, need, &columns->value, err))
        return false;
    columns->lower = sg_input_first(table, lower);
    columns->upper = sg_input_first(table, upper);
    columns->n = sg_input_base(table);
    for (size_t i = 0; i < table->n_columns && !columns->group; i++)
        if (table->columns[i]->role == SG_ROLE_DOMAIN && table->columns[i] != e->items.label &&
            table->columns[i]->kind != SG_COLUMN_NUMBER)
            columns->group = table->columns[i];
    for (size_t i = 0; groups[i] && !columns->group; i++)
        columns->group = sg_input_labels(table, groups[i]);
    if (columns->group == e->items.label)
        columns->group = NULL;
    e->percent = sg_input_is_percent(columns->value);
    e->has_n = columns->n != NULL;
    return true;
}

/* What the rows must agree in. */
static bool require_one(struct sg_estimates *e, const struct sg_table *table, struct sg_error *err)
{
    static const char *const names[] = {"option", "question", "statistic", "variable", "measure"};
    const struct sg_column *area, *period, *own = e->items.label;
    const char *texts[5];
    ptrdiff_t row;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    sg_items_newest(&e->items, period, &row);
    if (period && row >= 0) {
        e->period = sg_column_text(period, (size_t)row);
        if (period->kind == SG_COLUMN_PERIOD && period->codes[row] != SG_EMPTY)
            e->when = period->levels.periods[period->codes[row]];
    }
    for (size_t i = 0; i < 5; i++) {
        const struct sg_column *column = sg_input_labels(table, names[i]);
        if (!sg_items_one(&e->items, column == own ? NULL : column, &texts[i], err))
            return false;
    }
    e->option = texts[0];
    e->question = texts[1];
    e->statistic = texts[2];
    e->variable = texts[3];
    return sg_items_one(&e->items, area == own ? NULL : area, &e->area, err);
}

static struct sg_estimate row_of(const struct sg_estimates *e, const struct columns *c, size_t row)
{
    const char *label = sg_column_text(e->items.label, row);
    bool total = sg_role_is_total(label, e->items.table->info.total_label);
    struct sg_estimate r = {.kind = total ? SG_ESTIMATE_TOTAL : SG_ESTIMATE_ROW, .label = label};
    r.value = sg_input_value(c->value, row);
    r.voids = sg_input_void(c->value, row);
    r.n = c->n ? sg_input_value(c->n, row) : NAN;
    r.lower = c->lower ? sg_input_value(c->lower, row) : NAN;
    r.upper = c->upper ? sg_input_value(c->upper, row) : NAN;
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
    const struct sg_estimate *a = left, *b = right;
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
static void sort_group(struct sg_estimates *e, size_t first, bool given)
{
    bool classes = false;
    for (size_t i = first; i < e->n; i++)
        classes = classes || is_class(e->rows[i].label);
    if (!given && !classes)
        qsort(e->rows + first, e->n - first, sizeof *e->rows, by_value);
}

/* The heading of a row: what its column of headings says, else what stands before a colon in its
   label, as `answers` writes several domains; NULL: none. To be released with free(). */
static char *heading_of(const struct columns *c, const struct sg_column *label, size_t row,
                        const char **rest)
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
static void add_group(struct sg_estimates *e, const struct columns *c, const char *heading,
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
        struct sg_estimate r = row_of(e, c, row);
        if (!here || r.kind == SG_ESTIMATE_TOTAL)
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
        (struct sg_estimate){.kind = SG_ESTIMATE_HEADING, .label = heading, .value = NAN};
    e->n++;
}

static void find_headings(struct sg_estimates *e, const struct columns *c)
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
static void add_total(struct sg_estimates *e, const struct columns *c)
{
    e->total = NAN;
    for (size_t row = 0; row < e->items.table->n_rows && !e->n; row++) {
        struct sg_estimate r = row_of(e, c, row);
        if (!e->items.kept[row] || r.kind != SG_ESTIMATE_TOTAL)
            continue;
        e->rows[e->n++] = r;
        e->total = r.value;
        e->voids |= r.voids;
    }
}

static void choose_decimals(struct sg_estimates *e, const struct columns *c)
{
    double largest = 0;
    for (size_t i = 0; i < e->n; i++)
        largest = fmax(largest, isnan(e->rows[i].value) ? 0 : fabs(e->rows[i].value));
    bool quotient = strcmp(c->value->name, "coefficient") == 0;
    e->decimals = e->percent ? 1 : quotient ? 2 : sg_scale_precision(largest);
}

static bool list(struct sg_estimates *e, const struct columns *c, bool given, struct sg_error *err)
{
    find_headings(e, c);
    e->rows = sg_alloc(e->items.table->n_rows + e->headings.n + 1, sizeof *e->rows);
    add_total(e, c);
    add_group(e, c, NULL, given);
    for (size_t i = 0; i < e->headings.n; i++)
        add_group(e, c, e->headings.items[i], given);
    choose_decimals(e, c);
    if (!e->n)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no such rows");
    return e->n <= SG_ITEMS_MOST ||
           sg_fail(err, SG_FAIL_DATA,
                   "more than %d rows are too many for a figure: choose some with --where",
                   SG_ITEMS_MOST);
}

bool sg_estimates_read(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_estimates *estimates, struct sg_error *err)
{
    static const char *const names[] = {"domain", NULL};
    struct columns columns;
    bool given;
    *estimates = (struct sg_estimates){.level = options->level};
    bool ok = sg_input_sort(options->sort, false, &given, err) &&
              sg_items_init(&estimates->items, table, names, err) &&
              find_columns(table, estimates, &columns, err) && require_one(estimates, table, err) &&
              list(estimates, &columns, given, err);
    if (!ok)
        sg_estimates_free(estimates);
    return ok;
}

void sg_estimates_free(struct sg_estimates *estimates)
{
    sg_items_free(&estimates->items);
    sg_texts_free(&estimates->headings);
    free(estimates->rows);
    *estimates = (struct sg_estimates){0};
}
