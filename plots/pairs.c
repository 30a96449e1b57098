#include "pairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/role.h>

#include "input.h"
#include "pairs_parts.h"
#include "scale.h"
#include "words.h"

static const char *const label_names[] = {"option", "選択肢", NULL};

/* --- where the values stand */

static const struct sg_column *first_number(const struct sg_table *table, const char *const names[])
{
    const struct sg_column *found = NULL;
    for (; *names && !found; names++)
        found = sg_input_number(table, *names);
    return found;
}

static void find_wide(const struct sg_table *table, struct sg_pair_columns *c)
{
    static const char *const now[] = {"current_percent", "current", NULL};
    static const char *const before[] = {"previous_percent", "previous", NULL};
    c->value[SG_NOW] = first_number(table, now);
    c->value[SG_BEFORE] = first_number(table, before);
    c->lower[SG_NOW] = sg_input_number(table, "current_lower_percent");
    c->upper[SG_NOW] = sg_input_number(table, "current_upper_percent");
    c->lower[SG_BEFORE] = sg_input_number(table, "previous_lower_percent");
    c->upper[SG_BEFORE] = sg_input_number(table, "previous_upper_percent");
    c->n[SG_NOW] = sg_input_number(table, "current_n");
    c->n[SG_BEFORE] = sg_input_number(table, "previous_n");
    c->wide = c->value[SG_NOW] && c->value[SG_BEFORE];
}

static bool find_long(const struct sg_table *table, const char *chart, struct sg_pair_columns *c,
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
        value = first_number(table, values);
    struct sg_input_need need = {chart, "value", "a table"};
    if (!value && !sg_input_role(table, SG_ROLE_VALUE, false, &value, err))
        return false;
    if (!value && !sg_input_require(table, need, &value, err))
        return false;
    for (int w = 0; w < SG_WAVES; w++) {
        c->value[w] = value;
        c->lower[w] = first_number(table, lower);
        c->upper[w] = first_number(table, upper);
        c->n[w] = sg_input_number(table, "n");
    }
    return true;
}

static const struct sg_column *named(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at < 0 || table->columns[at]->kind == SG_COLUMN_NUMBER ? NULL : table->columns[at];
}

static bool find_columns(const struct sg_table *table, const char *chart, struct sg_pair_columns *c,
                         struct sg_error *err)
{
    *c = (struct sg_pair_columns){0};
    find_wide(table, c);
    if (!c->wide && !find_long(table, chart, c, err))
        return false;
    c->direction = named(table, "direction");
    c->when[SG_NOW] = named(table, c->wide ? "to" : "wave");
    c->when[SG_BEFORE] = c->wide ? named(table, "from") : c->when[SG_NOW];
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

/* One area, one question, one domain, one measure. */
static bool require_one(struct sg_pairs *pairs, struct sg_error *err)
{
    const struct sg_table *table = pairs->items.table;
    const struct sg_column *area, *name, *measure;
    const char *text;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err))
        return false;
    const struct sg_column *domain = named(table, "domain"), *question = named(table, "question");
    const struct sg_column *own = pairs->items.label;
    if (!sg_items_one(&pairs->items, area == own ? NULL : area, &pairs->area, err) ||
        !sg_items_one(&pairs->items, measure == own ? NULL : measure, &pairs->measure, err) ||
        !sg_items_one(&pairs->items, domain == own ? NULL : domain, &text, err) ||
        !sg_items_one(&pairs->items, question == own ? NULL : question, &pairs->question, err))
        return false;
    if (name && area && pairs->area)
        return sg_items_one(&pairs->items, name, &pairs->area, err);
    return true;
}

/* --- values */

static void set_words(struct sg_pairs *pairs, const struct sg_pair_columns *c)
{
    const struct sg_column *value = c->value[SG_NOW];
    const struct sg_table_info *info = &pairs->items.table->info;
    pairs->name = value->name;
    size_t n = strlen(value->name), ending = strlen("percent");
    pairs->percent = (n >= ending && strcmp(value->name + n - ending, "percent") == 0) ||
                     (value->unit && strcmp(value->unit, "%") == 0);
    pairs->tested = c->direction != NULL;
    pairs->intervals = c->lower[SG_NOW] != NULL;
    pairs->sampled = pairs->tested || pairs->intervals ||
                     sg_input_number(pairs->items.table, "n") || c->n[SG_NOW];
    if (!pairs->measure)
        pairs->measure = info->measure ? info->measure : value->label;
    pairs->unit = info->unit ? info->unit : value->unit;
}

/* Whole numbers stay whole, percentages have one decimal, others three digits. */
static int choose_decimals(const struct sg_pairs *pairs, const struct sg_column *value)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = 0; i < pairs->items.n; i++)
        for (int w = 0; w < SG_WAVES; w++) {
            double x = pairs->pairs[i].value[w];
            if (isnan(x))
                continue;
            whole = whole && x == floor(x);
            largest = fmax(largest, fabs(x));
        }
    if (pairs->percent)
        return 1;
    int known = sg_column_decimals(value, -1);
    return known >= 0 ? known : whole ? 0 : sg_scale_precision(largest);
}

static bool list(struct sg_pairs *pairs, const struct sg_pair_columns *c, bool given,
                 struct sg_error *err)
{
    size_t n_rows = pairs->items.table->n_rows;
    double *keys = sg_alloc(n_rows, sizeof *keys);
    for (size_t row = 0; row < n_rows; row++)
        keys[row] = sg_input_value(c->value[SG_NOW], row);
    bool ok = sg_items_list(&pairs->items, (struct sg_items_order){given ? NULL : keys, 0}, err);
    free(keys);
    if (!ok)
        return false;
    pairs->pairs = sg_alloc(pairs->items.n, sizeof *pairs->pairs);
    sg_pairs_fill(pairs, c);
    for (size_t i = 0; i < pairs->items.n; i++)
        for (int w = 0; w < (pairs->label[SG_BEFORE] || c->wide ? SG_WAVES : SG_BEFORE); w++)
            pairs->voids |= pairs->pairs[i].voids[w];
    pairs->decimals = choose_decimals(pairs, c->value[SG_NOW]);
    return true;
}

bool sg_pairs_read(const struct sg_table *table, const struct sg_chart_options *options,
                   const char *chart, struct sg_pairs *pairs, struct sg_error *err)
{
    struct sg_pair_columns columns;
    bool given;
    *pairs = (struct sg_pairs){.n = {NAN, NAN}};
    bool ok = find_columns(table, chart, &columns, err) &&
              sg_input_sort(options->sort, false, &given, err) &&
              sg_items_init(&pairs->items, table, label_names, err) && require_one(pairs, err);
    if (ok) {
        sg_pairs_choose(pairs, &columns);
        set_words(pairs, &columns);
        ok = list(pairs, &columns, given, err);
    }
    if (!ok)
        sg_pairs_free(pairs);
    return ok;
}

void sg_pairs_free(struct sg_pairs *pairs)
{
    sg_items_free(&pairs->items);
    free(pairs->pairs);
    *pairs = (struct sg_pairs){0};
}

/* --- as printed */

bool sg_pairs_has_before(const struct sg_pairs *pairs)
{
    for (size_t i = 0; i < pairs->items.n; i++)
        if (!isnan(pairs->pairs[i].value[SG_BEFORE]))
            return true;
    return pairs->label[SG_BEFORE] != NULL;
}

double sg_pairs_change(const struct sg_pairs *pairs, size_t i)
{
    const double *value = pairs->pairs[i].value;
    return sg_number_round(sg_number_round(value[SG_NOW], pairs->decimals) -
                               sg_number_round(value[SG_BEFORE], pairs->decimals),
                           pairs->decimals);
}

void sg_pairs_text(const struct sg_pairs *pairs, size_t i, int wave, enum sg_lang lang,
                   struct sg_buffer *out)
{
    const struct sg_pair *pair = &pairs->pairs[i];
    struct sg_words_number style = {.decimals = pairs->decimals, .lang = lang};
    if (isnan(pair->value[wave]))
        sg_buffer_add(out, sg_words_symbol(pair->voids[wave], lang));
    else
        sg_words_number(pair->value[wave], style, out);
}

void sg_pairs_when(const struct sg_pairs *pairs, int wave, enum sg_lang lang, struct sg_buffer *out)
{
    if (pairs->label[wave])
        sg_words_period(pairs->label[wave], &pairs->when[wave], lang, out);
    else
        sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, "Latest", "今回")
                                          : sg_words_pick(lang, "Before", "前回"));
}
