#include "before_after.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"

#include "before_after_parts.h"
#include "chart_input.h"
#include "plots/page/scale.h"
#include "plots/page/words.h"

static const char *const label_names[] = {"option", "選択肢", NULL};

/* --- where the values stand */

static void find_wide(const struct sg_table *table, struct sg_twin_columns *c)
{
    static const char *const now[] = {"current_percent", "current", NULL};
    static const char *const before[] = {"previous_percent", "previous", NULL};
    c->value[SG_NOW] = sg_input_first(table, now);
    c->value[SG_BEFORE] = sg_input_first(table, before);
    c->lower[SG_NOW] = sg_input_number(table, "current_lower_percent");
    c->upper[SG_NOW] = sg_input_number(table, "current_upper_percent");
    c->lower[SG_BEFORE] = sg_input_number(table, "previous_lower_percent");
    c->upper[SG_BEFORE] = sg_input_number(table, "previous_upper_percent");
    c->n[SG_NOW] = sg_input_number(table, "current_n");
    c->n[SG_BEFORE] = sg_input_number(table, "previous_n");
    c->wide = c->value[SG_NOW] && c->value[SG_BEFORE];
}

static bool find_long(const struct sg_table *table, const char *chart, struct sg_twin_columns *c,
                      struct sg_error *err)
{
    static const char *const values[] = {"estimate_percent", "percent", "share_percent", "estimate",
                                         NULL};
    static const char *const lower[] = {"lower_percent", "lower", NULL};
    static const char *const upper[] = {"upper_percent", "upper", NULL};
    const struct sg_column *value = NULL;
    for (size_t i = 0; i < table->n_columns && !value; i++)
        if (table->columns[i]->role == SG_ROLE_VALUE && table->columns[i]->kind == SG_COLUMN_NUMBER)
            value = table->columns[i];
    if (sg_input_number(table, "share_percent") || !value)
        value = sg_input_first(table, values);
    if (!value && !sg_input_role(table, SG_ROLE_VALUE, false, &value, err))
        return false;
    if (!value)
        return sg_fail(err, SG_FAIL_USAGE,
                       "chart %s needs a column of numbers: name it with --value", chart);
    for (int w = 0; w < SG_WAVES; w++) {
        c->value[w] = value;
        c->lower[w] = sg_input_first(table, lower);
        c->upper[w] = sg_input_first(table, upper);
        c->n[w] = sg_input_base(table);
    }
    return true;
}

static bool find_columns(const struct sg_table *table, const char *chart, struct sg_twin_columns *c,
                         struct sg_error *err)
{
    *c = (struct sg_twin_columns){0};
    find_wide(table, c);
    if (!c->wide && !find_long(table, chart, c, err))
        return false;
    c->direction = sg_input_labels(table, "direction");
    c->when[SG_NOW] = sg_input_labels(table, c->wide ? "to" : "wave");
    c->when[SG_BEFORE] = c->wide ? sg_input_labels(table, "from") : c->when[SG_NOW];
    if (!c->wide && !c->when[SG_NOW]) {
        if (!sg_input_role(table, SG_ROLE_PERIOD, false, &c->when[SG_NOW], err))
            return false;
        c->when[SG_BEFORE] = c->when[SG_NOW];
    }
    for (int w = 0; w < SG_WAVES; w++)
        if (!c->lower[w] || !c->upper[w])
            c->lower[w] = c->upper[w] = NULL;
    return true;
}

/* Of a column of groups keeps the totals, if there are any. */
static void keep_totals(struct sg_twins *twins, const struct sg_column *groups)
{
    const struct sg_table *table = twins->items.table;
    bool any = false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t row = 0; groups && (any || !pass) && row < table->n_rows; row++) {
            bool total = sg_role_is_total(sg_column_text(groups, row), table->info.total_label);
            any = any || (total && twins->items.kept[row]);
            twins->items.kept[row] = twins->items.kept[row] && (!pass || total);
        }
}

/* One area, one question, one domain, one measure. */
static bool require_one(struct sg_twins *twins, struct sg_error *err)
{
    const struct sg_table *table = twins->items.table;
    const struct sg_column *area, *name, *measure;
    const char *text;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err))
        return false;
    const struct sg_column *domain = sg_input_labels(table, "domain"),
                           *question = sg_input_labels(table, "question");
    const struct sg_column *own = twins->items.label;
    keep_totals(twins, domain == own ? NULL : domain);
    if (!sg_items_one(&twins->items, area == own ? NULL : area, &twins->area, err) ||
        !sg_items_one(&twins->items, measure == own ? NULL : measure, &twins->measure, err) ||
        !sg_items_one(&twins->items, domain == own ? NULL : domain, &text, err) ||
        !sg_items_one(&twins->items, question == own ? NULL : question, &twins->question, err))
        return false;
    if (name && area && twins->area)
        return sg_items_one(&twins->items, name, &twins->area, err);
    return true;
}

/* --- values */

static void set_words(struct sg_twins *twins, const struct sg_twin_columns *c)
{
    const struct sg_column *value = c->value[SG_NOW];
    const struct sg_table_info *info = &twins->items.table->info;
    twins->name = value->name;
    twins->percent = sg_input_is_percent(value);
    twins->tested = c->direction != NULL;
    twins->intervals = c->lower[SG_NOW] != NULL;
    twins->sampled =
        twins->tested || twins->intervals || sg_input_base(twins->items.table) || c->n[SG_NOW];
    if (!twins->measure)
        twins->measure = info->measure ? info->measure : value->label;
    twins->unit = info->unit ? info->unit : value->unit;
}

/* Whole numbers stay whole, percentages have one decimal, others three digits. */
static int choose_decimals(const struct sg_twins *twins, const struct sg_column *value)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = 0; i < twins->items.n; i++)
        for (int w = 0; w < SG_WAVES; w++) {
            double x = twins->twins[i].value[w];
            if (isnan(x))
                continue;
            whole = whole && x == floor(x);
            largest = fmax(largest, fabs(x));
        }
    if (twins->percent)
        return 1;
    int known = sg_column_decimals(value, -1);
    return known >= 0 ? known : whole ? 0 : sg_scale_precision(largest);
}

static bool list(struct sg_twins *twins, const struct sg_twin_columns *c, bool given,
                 struct sg_error *err)
{
    size_t n_rows = twins->items.table->n_rows;
    double *keys = sg_alloc(n_rows, sizeof *keys);
    for (size_t row = 0; row < n_rows; row++)
        keys[row] = sg_input_value(c->value[SG_NOW], row);
    bool ok = sg_items_list(&twins->items, (struct sg_items_order){given ? NULL : keys, 0}, err);
    free(keys);
    if (!ok)
        return false;
    twins->twins = sg_alloc(twins->items.n, sizeof *twins->twins);
    sg_twins_fill(twins, c);
    for (size_t i = 0; i < twins->items.n; i++)
        for (int w = 0; w < (twins->label[SG_BEFORE] || c->wide ? SG_WAVES : SG_BEFORE); w++)
            twins->voids |= twins->twins[i].voids[w];
    twins->decimals = choose_decimals(twins, c->value[SG_NOW]);
    return true;
}

bool sg_twins_read(const struct sg_table *table, const struct sg_chart_options *options,
                   const char *chart, struct sg_twins *twins, struct sg_error *err)
{
    struct sg_twin_columns columns;
    bool given;
    *twins = (struct sg_twins){.n = {NAN, NAN}};
    bool ok = find_columns(table, chart, &columns, err) &&
              sg_input_sort(options->sort, false, &given, err) &&
              sg_items_init(&twins->items, table, label_names, err) && require_one(twins, err);
    if (ok) {
        sg_twins_choose(twins, &columns);
        set_words(twins, &columns);
        ok = list(twins, &columns, given, err);
    }
    if (!ok)
        sg_twins_free(twins);
    return ok;
}

void sg_twins_free(struct sg_twins *twins)
{
    sg_items_free(&twins->items);
    free(twins->twins);
    *twins = (struct sg_twins){0};
}

/* --- as printed */

bool sg_twins_has_before(const struct sg_twins *twins)
{
    for (size_t i = 0; i < twins->items.n; i++)
        if (!isnan(twins->twins[i].value[SG_BEFORE]))
            return true;
    return twins->label[SG_BEFORE] != NULL;
}

double sg_twins_change(const struct sg_twins *twins, size_t i)
{
    const double *value = twins->twins[i].value;
    return sg_number_round(sg_number_round(value[SG_NOW], twins->decimals) -
                               sg_number_round(value[SG_BEFORE], twins->decimals),
                           twins->decimals);
}

void sg_twins_text(const struct sg_twins *twins, size_t i, int wave, enum sg_lang lang,
                   struct sg_buffer *out)
{
    const struct sg_twin *twin = &twins->twins[i];
    struct sg_words_number style = {.decimals = twins->decimals, .lang = lang};
    if (isnan(twin->value[wave]))
        sg_buffer_add(out, sg_words_symbol(twin->voids[wave], lang));
    else
        sg_words_number(twin->value[wave], style, out);
}

void sg_twins_when(const struct sg_twins *twins, int wave, enum sg_lang lang, struct sg_buffer *out)
{
    if (twins->label[wave])
        sg_words_period(twins->label[wave], &twins->when[wave], lang, out);
    else
        sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, "Latest", "今回")
                                          : sg_words_pick(lang, "Before", "前回"));
}
