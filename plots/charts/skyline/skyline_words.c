#include "skyline_model.h"

#include <math.h>

#include <sangyo/number.h>

#include "plots/charts/chart_input.h"
#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static const struct sg_words_number plain = {SG_SUFFICIENT_DECIMALS, false, SG_EN};

void sg_skyline_text(double percent, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = plain;
    style.lang = lang;
    sg_words_number(percent, style, out);
}

/* --- title */

static void add_named(const struct sg_skyline *skyline, ptrdiff_t row, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_words_name(sg_column_text(skyline->items.label, (size_t)row), lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " (", "の"));
    sg_skyline_text(sg_column_value(skyline->height, (size_t)row), lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "%)", "％"));
}

/* In how many industries more is made than domestic final demand needs. */
static void say_count(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_sufficient *found = &skyline->found;
    const char *what = sg_moves_items(skyline->items.label, lang);
    if (!found->n_above && lang == SG_JA)
        sg_buffer_printf(out, "自給率が100％を超える%sはない", what);
    else if (!found->n_above)
        sg_buffer_printf(out, "Self-sufficiency above 100%% in none of %zu %s", found->n, what);
    else if (lang == SG_JA)
        sg_buffer_printf(out, "自給率が100％を超えるのは%zu%sのうち%zu%s", found->n, what,
                         found->n_above, what);
    else
        sg_buffer_printf(out, "Self-sufficiency above 100%% in %zu of %zu %s", found->n_above,
                         found->n, what);
}

static void say_ends(const struct sg_skyline *skyline, bool counted, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_sufficient *found = &skyline->found;
    if (found->most < 0)
        return;
    if (lang == SG_EN) {
        sg_buffer_add(out, counted ? "; highest: " : "Self-sufficiency, highest: ");
        add_named(skyline, found->most, lang, out);
        if (found->least >= 0) {
            sg_buffer_add(out, ", lowest: ");
            add_named(skyline, found->least, lang, out);
        }
        return;
    }
    sg_buffer_add(out, counted ? "、最も高いのは" : "自給率が最も高いのは");
    add_named(skyline, found->most, lang, out);
    if (found->least >= 0) {
        sg_buffer_add(out, "、最も低いのは");
        add_named(skyline, found->least, lang, out);
    }
}

static void say_title(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_buffer *out)
{
    bool counted = skyline->found.n > 1 && !skyline->found.n_unknown;
    if (counted)
        say_count(skyline, lang, out);
    if (skyline->found.n > 1)
        say_ends(skyline, counted, lang, out);
}

static void say_subtitle(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_buffer *out)
{
    const char *place = skyline->items.table->info.place;
    const char *by = sg_column_title(skyline->items.label, lang);
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%s別の自給率（高さ）と域内最終需要の生産誘発額（幅）",
                         sg_names_label(by, lang, false));
    } else {
        sg_buffer_add(out,
                      "Self-sufficiency (height) and output for domestic final demand (width) by ");
        sg_words_title(by, lang, out);
    }
    if (place && *place)
        sg_buffer_printf(out, "%s%s", sg_words_pick(lang, ", ", "、"),
                         sg_names_label(place, lang, false));
}

/* --- description */

static void add_numbers(const struct sg_skyline *skyline, const struct sg_building *building,
                        enum sg_lang lang, struct sg_buffer *out)
{
    size_t row = skyline->items.items[building->item].row;
    const char *comma = sg_words_pick(lang, ", ", "、");
    if (!building->shown) {
        sg_status why = isnan(building->height) ? sg_input_void(skyline->height, row) : 0;
        sg_buffer_add(out,
                      why ? sg_words_symbol(why, lang) : sg_words_pick(lang, "no width", "幅なし"));
        return;
    }
    sg_skyline_text(building->height, lang, out);
    sg_buffer_printf(out, "%s%s", comma, sg_words_pick(lang, "exports ", "輸移出率"));
    sg_skyline_text(building->top - 100, lang, out);
    sg_buffer_printf(out, "%s%s", comma, sg_words_pick(lang, "imports ", "輸移入率"));
    sg_skyline_text(building->top - building->height, lang, out);
    sg_buffer_printf(out, "%s%s", comma, sg_words_pick(lang, "width ", "幅"));
    sg_skyline_text(100 * building->share, lang, out);
}

void sg_skyline_words(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_frame *frame)
{
    struct sg_buffer *out = &frame->description;
    say_title(skyline, lang, &frame->title);
    say_subtitle(skyline, lang, &frame->subtitle);
    sg_buffer_add(out,
                  sg_words_pick(lang, "Skyline: self-sufficiency of each industry in percent. ",
                                "スカイライン図。各産業の自給率（％）。"));
    for (size_t i = 0; i < skyline->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&skyline->items, i, lang, true),
                         sg_words_pick(lang, ": ", "："));
        add_numbers(skyline, &skyline->buildings[i], lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

/* --- note */

static void say_cut(const struct sg_skyline *skyline, double end, enum sg_lang lang,
                    struct sg_buffer *out)
{
    size_t cut = 0;
    for (size_t i = 0; i < skyline->items.n; i++) {
        const struct sg_building *building = &skyline->buildings[i];
        if (!building->shown || fmax(building->top, building->height) <= end)
            continue;
        sg_buffer_printf(
            out, "%s%s ",
            cut++ ? sg_words_pick(lang, "; ", "、")
                  : sg_words_pick(lang, "Cut, higher than the axis (self-sufficiency / top): ",
                                  "軸を超えて切ったもの（自給率／上端）："),
            sg_items_name(&skyline->items, i, lang, true));
        sg_skyline_text(building->height, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "/", "／"));
        sg_skyline_text(building->top, lang, out);
    }
    sg_buffer_add(out, cut ? sg_words_pick(lang, ". ", "。") : "");
}

static void say_missing(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_buffer *out)
{
    size_t missing = 0;
    for (size_t i = 0; i < skyline->items.n; i++) {
        if (skyline->buildings[i].shown)
            continue;
        sg_buffer_printf(out, "%s%s%s",
                         missing++ ? sg_words_pick(lang, "; ", "、")
                                   : sg_words_pick(lang, "Not shown, nor within the widths: ",
                                                   "図になく、幅の計にも含まれないもの："),
                         sg_items_name(&skyline->items, i, lang, true),
                         sg_words_pick(lang, " (", "（"));
        add_numbers(skyline, &skyline->buildings[i], lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
    }
    sg_buffer_add(out, missing ? sg_words_pick(lang, ". ", "。") : "");
}

void sg_skyline_note(const struct sg_skyline *skyline, double end, const struct sg_texts *bare,
                     enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(
        out,
        sg_words_pick(lang,
                      "100: what domestic final demand needs of an industry, directly and "
                      "indirectly. Tops: 100 and what exports need. ",
                      "100は、域内最終需要が直接・間接に必要とする当該産業の生産額。上端は、これに"
                      "輸移出が必要とする分を加えたもの。"));
    say_cut(skyline, end, lang, out);
    sg_words_list(bare,
                  sg_words_pick(lang, "Buildings without a name: ", "名称を付けていないもの："),
                  lang, out);
    say_missing(skyline, lang, out);
    sg_words_notes(skyline->items.table, &(struct sg_words_scope){.used = skyline->voids}, lang,
                   out);
}
