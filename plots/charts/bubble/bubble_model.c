#include "bubble_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/ranking.h"
#include "table/role.h"

#include "plots/charts/chart_input.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static bool find_one(struct sg_bubble *bubbles, struct sg_error *err)
{
    const struct sg_table *table = bubbles->table;
    const struct sg_column *area, *name, *period;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err) ||
        !sg_input_one(table, area, &bubbles->place, err) ||
        !sg_input_one(table, period, &bubbles->period, err))
        return false;
    if (name && table->n_rows)
        bubbles->place = sg_column_text(name, 0);
    if (!bubbles->place)
        bubbles->place = table->info.place;
    if (bubbles->period && period->kind == SG_COLUMN_PERIOD && period->codes[0] != SG_EMPTY)
        bubbles->when = period->levels.periods[period->codes[0]];
    return true;
}

static int by_share(const void *left, const void *right)
{
    const struct sg_bubble_item *a = left, *b = right;
    if (a->y != b->y)
        return a->y > b->y ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void read_row(struct sg_bubble *bubbles, const struct sg_column *x,
                     const struct sg_column *y, size_t row, const char *name)
{
    struct sg_bubble_item item = {name, sg_column_value(x, row), sg_column_value(y, row),
                                  sg_role_is_residual(name)};
    if (isfinite(item.x) && isfinite(item.y) && item.y > 0) {
        bubbles->items[bubbles->n++] = item;
        return;
    }
    bubbles->voids |= sg_input_void(x, row) | sg_input_void(y, row);
    sg_texts_add(&bubbles->absent, name);
}

static bool read_all(struct sg_bubble *bubbles, struct sg_error *err)
{
    static const struct sg_input_need needs[] = {{"bubble", "log_coefficient", "base"},
                                                 {"bubble", "employment_share_percent", "base"}};
    const struct sg_table *table = bubbles->table;
    const struct sg_column *by, *x, *y;
    if (!sg_input_require(table, needs[0], &x, err) ||
        !sg_input_require(table, needs[1], &y, err) ||
        !sg_input_role(table, SG_ROLE_BY, true, &by, err) || !sg_input_named(table, by, err) ||
        !find_one(bubbles, err))
        return false;
    bubbles->items = sg_alloc(table->n_rows, sizeof *bubbles->items);
    for (size_t row = 0; row < table->n_rows; row++) {
        const char *name = sg_column_text(by, row);
        if (sg_column_value(y, row) < 0) {
            sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "bubble",
                    sg_column_value(y, row));
            return sg_input_fail_at(table, y, row, err);
        }
        if (!sg_role_is_total(name, table->info.total_label))
            read_row(bubbles, x, y, row, name);
    }
    if (bubbles->n > SG_BUBBLES)
        return sg_fail(err, SG_FAIL_DATA,
                       "more than %d circles are too many for a figure: choose some with --where",
                       SG_BUBBLES);
    qsort(bubbles->items, bubbles->n, sizeof *bubbles->items, by_share);
    return bubbles->n > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: no row has numbers above 0");
}

bool sg_bubble_read(const struct sg_table *table, struct sg_bubble *bubbles, struct sg_error *err)
{
    *bubbles = (struct sg_bubble){.table = table};
    bool ok = read_all(bubbles, err);
    if (!ok)
        sg_bubble_free(bubbles);
    return ok;
}

void sg_bubble_free(struct sg_bubble *bubbles)
{
    sg_texts_free(&bubbles->absent);
    free(bubbles->items);
    *bubbles = (struct sg_bubble){0};
}

static const double least_seen = 1; /* percent, of circles that the axis shall reach */
static const double far_off = 0.4;  /* in logarithms below these: not within the axis */

size_t sg_bubble_near(struct sg_bubble *bubbles)
{
    struct sg_bubble_item *far_items = sg_alloc(bubbles->n, sizeof *far_items);
    double low = 0;
    size_t near = 0, n_far = 0;
    for (size_t i = 0; i < bubbles->n; i++)
        if (bubbles->items[i].y >= least_seen)
            low = fmin(low, bubbles->items[i].x);
    for (size_t i = 0; i < bubbles->n; i++)
        if (bubbles->items[i].y >= least_seen || bubbles->items[i].x >= low - far_off)
            bubbles->items[near++] = bubbles->items[i];
        else
            far_items[n_far++] = bubbles->items[i];
    memcpy(bubbles->items + near, far_items, n_far * sizeof *far_items);
    free(far_items);
    return near;
}

/* --- words */

/* The one industry that is largest by x, or by y, as printed; NULL if there is none. What has no
   place in the plot for want of a published number might be larger. */
static const struct sg_bubble_item *largest(const struct sg_bubble *bubbles, bool by_x,
                                            int decimals)
{
    size_t n = bubbles->n, key = 0;
    bool hidden = (bubbles->voids & (SG_STATUS_SUPPRESSED | SG_STATUS_NOT_AVAILABLE)) != 0;
    struct sg_entry *entries = sg_alloc(n + 1, sizeof *entries);
    for (size_t i = 0; i < n; i++) {
        const struct sg_bubble_item *item = &bubbles->items[i];
        entries[i] = sg_entry_of_value(i, by_x ? item->x : item->y, 0);
        entries[i].kind = item->residual ? SG_ENTRY_RESIDUAL : SG_ENTRY_ITEM;
    }
    entries[n] = sg_entry_of_value(n, NAN, bubbles->voids);
    struct sg_ranking_rule rule = {decimals, 1, -INFINITY, NULL};
    bool found = sg_ranking_alone(entries, n + hidden, rule, &key);
    free(entries);
    return found ? &bubbles->items[key] : NULL;
}

void sg_bubble_title(const struct sg_bubble *bubbles, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_bubble_item *earns = largest(bubbles, true, 2);
    const struct sg_bubble_item *employs = largest(bubbles, false, 1);
    if (!earns || !employs)
        return;
    if (lang == SG_JA && earns == employs) {
        sg_buffer_printf(out, "稼ぐ力、雇用力とも%sが最も大きい",
                         sg_names_label(earns->name, SG_JA, true));
    } else if (lang == SG_JA) {
        sg_buffer_printf(out, "稼ぐ力は%s、雇用力は%sが最も大きい",
                         sg_names_label(earns->name, SG_JA, true),
                         sg_names_label(employs->name, SG_JA, true));
    } else if (earns == employs) {
        sg_words_name(earns->name, SG_EN, out);
        sg_buffer_add(out, " is most specialized and employs most");
    } else {
        sg_words_name(earns->name, SG_EN, out);
        sg_buffer_add(out, " is most specialized, ");
        sg_words_name(employs->name, SG_EN, out);
        sg_buffer_add(out, " employs most");
    }
}

void sg_bubble_subtitle(const struct sg_bubble *bubbles, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    sg_buffer_add(out, sg_words_pick(lang, "Industries by earning and employing power",
                                     "産業・雇用創造チャート"));
    if (bubbles->place && *bubbles->place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(bubbles->place, lang, false));
    if (bubbles->period) {
        sg_buffer_add(out, comma);
        sg_words_period(bubbles->period, &bubbles->when, lang, out);
    }
}

static void add_list(const struct sg_texts *labels, const char *lead, enum sg_lang lang,
                     struct sg_buffer *out)
{
    for (size_t i = 0; i < labels->n; i++)
        sg_buffer_printf(out, "%s%s", !i ? lead : sg_words_pick(lang, "; ", "、"),
                         sg_names_label(labels->items[i], lang, true));
    if (labels->n)
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

void sg_bubble_note(const struct sg_bubble *bubbles, const struct sg_texts *bare, enum sg_lang lang,
                    struct sg_buffer *out)
{
    struct sg_words_scope scope = {0};
    sg_buffer_add(out,
                  sg_words_pick(lang,
                                "Areas are proportional to persons engaged. Dark: location "
                                "quotient above 1. ",
                                "円の面積は従業者数に比例。濃い円は特化係数が1を超える産業。"));
    add_list(bare, sg_words_pick(lang, "Circles without a name: ", "名称を付けていない円："), lang,
             out);
    add_list(&bubbles->absent,
             sg_words_pick(lang, "Not shown (nobody engaged, or not known): ",
                           "図にない産業（従業者がいない、又は不明）："),
             lang, out);
    sg_words_notes(bubbles->table, &scope, lang, out);
}

void sg_bubble_description(const struct sg_bubble *bubbles, enum sg_lang lang,
                           struct sg_buffer *out)
{
    sg_buffer_add(
        out, sg_words_pick(
                 lang,
                 "Bubble chart of the natural logarithm of the location quotient against the "
                 "share of persons engaged in %. ",
                 "横軸に特化係数の自然対数、縦軸に従業者の割合（％）をとったバブルチャート。"));
    for (size_t i = 0; i < bubbles->n; i++) {
        const struct sg_bubble_item *item = &bubbles->items[i];
        sg_buffer_printf(out, "%s%s", sg_names_label(item->name, lang, true),
                         sg_words_pick(lang, ": ", "："));
        sg_words_number(item->x, (struct sg_words_number){2, true, lang}, out);
        sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
        sg_words_number(item->y, (struct sg_words_number){1, false, lang}, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
