/* What a figure of two sides says in words. */
#include "pyramid_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/ranking.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/quantity.h"

void sg_pyramid_side(const struct sg_pyramid *pyramid, int side, bool within, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_column *column = pyramid->side;
    struct sg_period none = {0};
    if (pyramid->of == SG_PYRAMID_COLUMNS) {
        const char *title = sg_column_title(pyramid->values[side], lang);
        if (within)
            sg_words_title(title, lang, out);
        else
            sg_words_measure(title, pyramid->values[side]->unit, lang, out);
        return;
    }
    int32_t code = pyramid->codes[side];
    const char *label = column->levels.texts[code];
    if (pyramid->of == SG_PYRAMID_PERIODS)
        sg_words_period(label,
                        column->kind == SG_COLUMN_PERIOD ? &column->levels.periods[code] : &none,
                        lang, out);
    else if (within)
        sg_words_full_name(label, lang, out);
    else
        sg_buffer_add(out, sg_names_label(label, lang, false));
}

void sg_pyramid_text(const struct sg_pyramid *pyramid, const struct sg_pyramid_item *item, int side,
                     enum sg_lang lang, struct sg_buffer *out)
{
    double x = item->value[side];
    if (isnan(x))
        sg_buffer_add(out, sg_words_symbol(item->voids[side], lang));
    else
        sg_words_number(x, (struct sg_words_number){pyramid->decimals, false, lang}, out);
}

/* The one item that is largest on a side; NULL: none may be called that. */
static const struct sg_pyramid_item *largest(const struct sg_pyramid *pyramid, int side)
{
    struct sg_entry *entries = sg_alloc(pyramid->n, sizeof *entries);
    struct sg_ranking_rule rule = {pyramid->decimals, 1, -INFINITY, NULL};
    size_t key = 0;
    for (size_t i = 0; i < pyramid->n; i++) {
        const struct sg_pyramid_item *item = &pyramid->items[i];
        entries[i] = sg_entry_of_value(i, item->value[side], item->voids[side]);
        entries[i].unknown = entries[i].unknown && !item->absent[side];
        entries[i].kind = sg_entry_kind_of(item->label, pyramid->table->info.total_label);
    }
    bool found = sg_ranking_alone(entries, pyramid->n, rule, &key);
    free(entries);
    return found ? &pyramid->items[key] : NULL;
}

static void add_value(const struct sg_pyramid *pyramid, const struct sg_pyramid_item *item,
                      int side, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    sg_pyramid_text(pyramid, item, side, lang, out);
    sg_buffer_add(out, !pyramid->percent ? "" : sg_words_pick(lang, "%", "％"));
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

static const char *of_side(const struct sg_pyramid *pyramid)
{
    return pyramid->of == SG_PYRAMID_COLUMNS || pyramid->of == SG_PYRAMID_GROUPS ? "of " : "in ";
}

/* One item of both sides. */
static void say_both(const struct sg_pyramid *pyramid, const struct sg_pyramid_item *item,
                     enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, lang == SG_JA ? "" : of_side(pyramid));
    sg_pyramid_side(pyramid, SG_PYRAMID_LEFT, true, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " and ", "、"));
    sg_pyramid_side(pyramid, SG_PYRAMID_RIGHT, true, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ": ", "とも"));
    sg_words_name(item->label, lang, out);
}

static void say_title(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_pyramid_item *left = largest(pyramid, SG_PYRAMID_LEFT);
    const struct sg_pyramid_item *right = largest(pyramid, SG_PYRAMID_RIGHT);
    const char *most = pyramid->rate ? "最も高い" : "最も多い";
    if (!left || !right || pyramid->sampled)
        return;
    if (lang == SG_EN)
        sg_buffer_add(out, pyramid->rate ? "highest " : "largest ");
    if (left == right) {
        say_both(pyramid, left, lang, out);
        sg_buffer_printf(out, lang == SG_JA ? "が%s" : "", most);
        return;
    }
    for (int side = 0; side < SG_PYRAMID_SIDES; side++) {
        const struct sg_pyramid_item *item = side == SG_PYRAMID_LEFT ? left : right;
        sg_buffer_add(out, !side ? "" : sg_words_pick(lang, "; ", "、"));
        if (lang == SG_EN)
            sg_buffer_add(out, of_side(pyramid));
        sg_pyramid_side(pyramid, side, true, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ": ", "は"));
        sg_words_name(item->label, lang, out);
        add_value(pyramid, item, side, lang, out);
    }
    if (lang == SG_JA)
        sg_buffer_printf(out, "が%s", most);
}

/* The measure, where the sides are none. */
static void add_measure(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_buffer *out)
{
    bool share = strcmp(pyramid->values[0]->name, "share_percent") == 0;
    if (pyramid->of == SG_PYRAMID_COLUMNS) {
        sg_pyramid_side(pyramid, SG_PYRAMID_LEFT, false, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " and ", "と"));
        sg_pyramid_side(pyramid, SG_PYRAMID_RIGHT, true, lang, out);
        return;
    }
    if (pyramid->measure && share) {
        sg_words_measure_name(pyramid->measure, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ", share", "の構成比"));
    } else if (pyramid->measure) {
        sg_words_measure(pyramid->measure, pyramid->unit, lang, out);
    } else {
        sg_words_measure(sg_column_title(pyramid->values[0], lang), NULL, lang, out);
    }
    if (share && pyramid->measure)
        sg_buffer_add(out, sg_words_pick(lang, " (%)", "（％）"));
}

static void say_subtitle(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *by = sg_column_title(pyramid->label, lang);
    const char *place = pyramid->of == SG_PYRAMID_AREAS ? NULL
                        : pyramid->area                 ? pyramid->area
                                                        : pyramid->table->info.place;
    if (lang == SG_JA)
        sg_buffer_printf(out, "%s別の", sg_names_label(by, lang, false));
    add_measure(pyramid, lang, out);
    if (lang == SG_EN) {
        sg_buffer_add(out, " by ");
        sg_words_title(by, lang, out);
    }
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (pyramid->period && pyramid->of != SG_PYRAMID_PERIODS) {
        sg_buffer_add(out, comma);
        sg_words_period(pyramid->period, &pyramid->when, lang, out);
    }
}

static void add_both(const struct sg_pyramid *pyramid, const struct sg_pyramid_item *item,
                     enum sg_lang lang, struct sg_buffer *out)
{
    for (int side = 0; side < SG_PYRAMID_SIDES; side++) {
        sg_buffer_add(out, !side ? "" : sg_words_pick(lang, ", ", "、"));
        sg_pyramid_side(pyramid, side, false, lang, out);
        sg_buffer_add(out, " ");
        sg_pyramid_text(pyramid, item, side, lang, out);
    }
}

static void say_note(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_pyramid_item *total = &pyramid->total;
    bool whole = pyramid->percent && total->value[0] == 100 && total->value[1] == 100;
    bool timed = pyramid->of == SG_PYRAMID_PERIODS && pyramid->side->kind == SG_COLUMN_PERIOD;
    const struct sg_period *periods = timed ? pyramid->side->levels.periods : NULL;
    struct sg_words_scope scope = {.used = pyramid->voids,
                                   .from = timed ? &periods[pyramid->codes[0]] : NULL,
                                   .to = timed ? &periods[pyramid->codes[1]] : NULL};
    sg_buffer_add(out, sg_words_pick(lang, "One scale for both sides. ", "左右とも同じ目盛。"));
    if (total->label && !whole) { /* which goes without saying */
        sg_buffer_printf(out, lang == SG_JA ? "%sは図にない（" : "%s is not shown (",
                         sg_names_label(total->label, lang, false));
        add_both(pyramid, total, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "). ", "）。"));
    }
    sg_words_notes(pyramid->table, &scope, lang, out);
}

void sg_pyramid_words(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_frame *frame)
{
    say_title(pyramid, lang, &frame->title);
    say_subtitle(pyramid, lang, &frame->subtitle);
    say_note(pyramid, lang, &frame->note);
    for (size_t i = 0; i < pyramid->n; i++) {
        sg_buffer_printf(&frame->description, "%s%s",
                         sg_names_label(pyramid->items[i].label, lang, false),
                         sg_words_pick(lang, ": ", "："));
        add_both(pyramid, &pyramid->items[i], lang, &frame->description);
        sg_buffer_add(&frame->description, sg_words_pick(lang, ". ", "。"));
    }
}
