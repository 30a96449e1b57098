#include "before_after.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/changed.h"
#include "findings/printed.h"
#include "table/role.h"

#include "before_after_rows.h"
#include "plots/charts/chart_input.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static const char *const option_names[] = {"option", "選択肢", NULL};
static const char *const group_names[] = {"option", "選択肢", "domain", NULL};

/* --- where the values stand */

static void find_wide(const struct sg_table *table, struct sg_before_after_columns *c)
{
    static const char *const now[] = {"current_percent", "current", NULL};
    static const char *const before[] = {"previous_percent", "previous", NULL};
    static const char *const changes[] = {"difference_points", "change", NULL};
    c->value[SG_NOW] = sg_input_first(table, now);
    c->value[SG_BEFORE] = sg_input_first(table, before);
    c->lower[SG_NOW] = sg_table_numbers(table, "current_lower_percent");
    c->upper[SG_NOW] = sg_table_numbers(table, "current_upper_percent");
    c->lower[SG_BEFORE] = sg_table_numbers(table, "previous_lower_percent");
    c->upper[SG_BEFORE] = sg_table_numbers(table, "previous_upper_percent");
    c->n[SG_NOW] = sg_table_numbers(table, "current_n");
    c->n[SG_BEFORE] = sg_table_numbers(table, "previous_n");
    c->change = sg_input_first(table, changes);
    c->wide = c->value[SG_NOW] && c->value[SG_BEFORE];
}

static bool find_long(const struct sg_table *table, const char *chart,
                      struct sg_before_after_columns *c, struct sg_error *err)
{
    static const char *const values[] = {"estimate_percent", "percent", "share_percent", "estimate",
                                         NULL};
    static const char *const lower[] = {"lower_percent", "lower", NULL};
    static const char *const upper[] = {"upper_percent", "upper", NULL};
    const struct sg_column *value = NULL;
    for (size_t i = 0; i < table->n_columns && !value; i++)
        if (table->columns[i]->role == SG_ROLE_VALUE && table->columns[i]->kind == SG_COLUMN_NUMBER)
            value = table->columns[i];
    bool asked =
        value && strcmp(value->name, "value") != 0; /* which our results have beside shares */
    if (!value || (!asked && sg_table_numbers(table, "share_percent")))
        value = sg_input_first(table, values);
    if (!value)
        value = sg_input_only_percent(table);
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

static bool find_columns(const struct sg_table *table, const char *chart,
                         struct sg_before_after_columns *c, struct sg_error *err)
{
    *c = (struct sg_before_after_columns){0};
    find_wide(table, c);
    if (!c->wide && !find_long(table, chart, c, err))
        return false;
    c->direction = sg_table_labels(table, "direction");
    c->when[SG_NOW] = sg_table_labels(table, c->wide ? "to" : "wave");
    c->when[SG_BEFORE] = c->wide ? sg_table_labels(table, "from") : c->when[SG_NOW];
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
static void keep_totals(struct sg_before_after *both, const struct sg_column *groups)
{
    const struct sg_table *table = both->items.table;
    bool any = false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t row = 0; groups && (any || !pass) && row < table->n_rows; row++) {
            bool total = sg_role_is_total(sg_column_text(groups, row), table->info.total_label);
            any = any || (total && both->items.kept[row]);
            both->items.kept[row] = both->items.kept[row] && (!pass || total);
        }
}

/* One area, one question, one domain, one measure. */
static bool require_one(struct sg_before_after *both, struct sg_error *err)
{
    const struct sg_table *table = both->items.table;
    const struct sg_column *area, *name, *measure;
    const char *text;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err))
        return false;
    const struct sg_column *domain = sg_table_labels(table, "domain"),
                           *question = sg_table_labels(table, "question");
    const struct sg_column *own = both->items.label;
    keep_totals(both, domain == own ? NULL : domain);
    bool areas = own == area || own == name;
    if (!sg_items_one(&both->items, areas ? NULL : area, &both->area, err) ||
        !sg_items_one(&both->items, measure == own ? NULL : measure, &both->measure, err) ||
        !sg_items_one(&both->items, domain == own ? NULL : domain, &text, err) ||
        !sg_items_one(&both->items, question == own ? NULL : question, &both->question, err))
        return false;
    if (name && area && both->area)
        return sg_items_one(&both->items, name, &both->area, err);
    return true;
}

/* --- values */

static void set_words(struct sg_before_after *both, const struct sg_before_after_columns *c)
{
    const struct sg_column *value = c->value[SG_NOW];
    const struct sg_table_info *info = &both->items.table->info;
    both->name = value->name;
    both->wide = c->wide;
    both->groups = strcmp(both->items.label->name, "domain") == 0;
    both->waved = c->wide ? NULL : c->when[SG_NOW];
    both->value = value;
    both->percent = sg_input_is_percent(value);
    both->rate = sg_input_is_rate(both->items.table, value);
    both->even = sg_input_even(both->items.table, value);
    both->tested = c->direction != NULL;
    both->intervals = c->lower[SG_NOW] != NULL;
    both->sampled =
        both->tested || both->intervals || sg_input_base(both->items.table) || c->n[SG_NOW];
    if (!both->measure)
        both->measure = info->measure ? info->measure : value->label;
    both->unit = info->unit ? info->unit : value->unit;
}

/* One decimal for percentages, else as the columns say or need. */
static int choose_decimals(const struct sg_before_after *both,
                           const struct sg_before_after_columns *c)
{
    const struct sg_column *const columns[] = {c->value[SG_NOW], c->value[SG_BEFORE], NULL};
    return both->percent ? 1 : sg_printed_decimals(columns, both->items.table->n_rows);
}

/* What `change` writes has its own signs of what is measured. */
static struct sg_quantity quantity_of(const struct sg_before_after *both,
                                      const struct sg_before_after_columns *c)
{
    if (both->percent)
        return sg_quantity_of_kind(SG_MEASURE_SHARE, both->decimals);
    struct sg_quantity quantity = c->wide
                                      ? sg_changed_find(both->items.table, both->measure).quantity
                                      : sg_quantity_of(both->value, both->measure, both->unit, 0);
    quantity.decimals = both->decimals;
    return quantity;
}

static bool list(struct sg_before_after *both, const struct sg_before_after_columns *c, bool given,
                 struct sg_error *err)
{
    size_t n_rows = both->items.table->n_rows;
    double *keys = sg_alloc(n_rows, sizeof *keys);
    for (size_t row = 0; row < n_rows; row++)
        keys[row] = sg_column_value(c->value[SG_NOW], row);
    enum sg_totals totals = both->rate || both->groups ? SG_TOTALS_FIRST : SG_TOTALS_DROP;
    bool ok = sg_items_list(
        &both->items, (struct sg_items_order){.keys = given ? NULL : keys, .totals = totals}, err);
    free(keys);
    if (!ok)
        return false;
    both->waves = sg_alloc(both->items.n, sizeof *both->waves);
    sg_before_after_fill(both, c);
    for (size_t i = 0; i < both->items.n; i++)
        for (int w = 0; w < (both->label[SG_BEFORE] || c->wide ? SG_WAVES : SG_BEFORE); w++)
            both->voids |= both->waves[i].voids[w];
    both->decimals = choose_decimals(both, c);
    both->quantity = quantity_of(both, c);
    return true;
}

/* What the items are, beside categories and areas: options, else groups. */
static const char *const *names_of(const struct sg_table *table)
{
    const struct sg_column *by = NULL;
    bool found = sg_input_role(table, SG_ROLE_BY, false, &by, NULL) && by;
    return found ? option_names : group_names;
}

bool sg_before_after_read(const struct sg_table *table, const struct sg_chart_options *options,
                          const char *chart, struct sg_before_after *both, struct sg_error *err)
{
    struct sg_before_after_columns columns;
    bool given;
    *both = (struct sg_before_after){.n = {NAN, NAN}};
    bool ok = find_columns(table, chart, &columns, err) &&
              sg_input_sort(options->sort, false, &given, err) &&
              sg_items_init(&both->items, table, names_of(table), err) && require_one(both, err);
    if (ok) {
        sg_before_after_choose(both, &columns);
        set_words(both, &columns);
        ok = list(both, &columns, given, err);
    }
    if (!ok)
        sg_before_after_free(both);
    return ok;
}

void sg_before_after_free(struct sg_before_after *both)
{
    sg_items_free(&both->items);
    free(both->waves);
    free(both->shown);
    *both = (struct sg_before_after){0};
}

/* --- as printed */

bool sg_before_after_has_before(const struct sg_before_after *both)
{
    for (size_t i = 0; i < both->items.n; i++)
        if (!isnan(both->waves[i].value[SG_BEFORE]))
            return true;
    return both->label[SG_BEFORE] != NULL;
}

bool sg_before_after_require_two(const struct sg_before_after *both, const char *chart,
                                 struct sg_error *err)
{
    return both->wide || sg_before_after_has_before(both) ||
           sg_fail(err, SG_FAIL_DATA, "chart %s needs two periods, found one", chart);
}

double sg_before_after_change(const struct sg_before_after *both, size_t i)
{
    const struct sg_item_waves *waves = &both->waves[i];
    int decimals = both->decimals;
    double change = sg_number_round(waves->value[SG_NOW], decimals) -
                    sg_number_round(waves->value[SG_BEFORE], decimals);
    return sg_number_round(isnan(change) || isnan(waves->change) ? change : waves->change,
                           decimals);
}

void sg_before_after_text(const struct sg_before_after *both, size_t i, int wave, enum sg_lang lang,
                          struct sg_buffer *out)
{
    const struct sg_item_waves *waves = &both->waves[i];
    struct sg_words_number style = {.decimals = both->decimals, .lang = lang};
    if (isnan(waves->value[wave]))
        sg_buffer_add(out, sg_words_symbol(waves->voids[wave], lang));
    else
        sg_words_number(waves->value[wave], style, out);
}

void sg_before_after_say_left(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out)
{
    if (both->items.left_total < 0)
        return;
    size_t row = (size_t)both->items.left_total;
    double value = sg_column_value(both->value, row);
    const char *name = sg_names_label(sg_column_text(both->items.label, row), lang, false);
    struct sg_words_number style = {.decimals = both->decimals, .lang = lang};
    if (both->percent && value == 100)
        return; /* which goes without saying */
    sg_buffer_printf(out, lang == SG_JA ? "%s（" : "%s (", name);
    if (isnan(value))
        sg_buffer_add(out, sg_words_symbol(sg_input_void(both->value, row), lang));
    else
        sg_words_number(value, style, out);
    sg_buffer_add(out, sg_words_pick(lang, ") is not shown. ", "）は示していない。"));
}

void sg_before_after_when(const struct sg_before_after *both, int wave, enum sg_lang lang,
                          struct sg_buffer *out)
{
    if (both->label[wave])
        sg_words_period(both->label[wave], &both->when[wave], lang, out);
    else
        sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, "Latest", "今回")
                                          : sg_words_pick(lang, "Before", "前回"));
}
