#include "diband_words.h"

#include <math.h>

#include "findings/side.h"
#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/role.h"

static const struct sg_words_number plain = {.decimals = 1, .plus = true};

static const struct sg_di_small_point *newest(const struct sg_di_small *diffusion, size_t s)
{
    return &diffusion->series[s].points[diffusion->n_periods - 1];
}

/* The value whose limits are known. */
static double limited(const struct sg_di_small *diffusion, const struct sg_di_small_point *point)
{
    return diffusion->of_adjusted ? point->adjusted : point->value;
}

static enum sg_side side_of(const struct sg_di_small *diffusion, size_t s)
{
    const struct sg_di_small_point *point = newest(diffusion, s);
    return sg_side_of(
        (struct sg_side_estimate){limited(diffusion, point), point->lower, point->upper}, 0,
        plain.decimals);
}

static struct sg_words_number style_of(enum sg_lang lang)
{
    struct sg_words_number style = plain;
    style.lang = lang;
    return style;
}

/* One series: its newest value and on which side of zero that is proven to be. */
static void say_one(const struct sg_di_small *diffusion, size_t s, enum sg_lang lang,
                    struct sg_buffer *out)
{
    const struct sg_di_small_point *point = newest(diffusion, s);
    static const struct sg_bilingual ends[] = {
        [SG_SIDE_OPEN] = {", not distinct from 0", "で、0との差は確かでない"},
        [SG_SIDE_BELOW] = {", below 0", "で、0を下回る"},
        [SG_SIDE_ABOVE] = {", above 0", "で、0を上回る"}};
    enum sg_side side = side_of(diffusion, s);
    if (side == SG_SIDE_UNKNOWN) {
        sg_di_small_title(diffusion, lang, out);
        return;
    }
    sg_words_name(diffusion->series[s].name, lang, out);
    if (diffusion->of_adjusted)
        sg_buffer_add(out, sg_words_pick(lang, ", adjusted", "の季節調整値"));
    sg_buffer_add(out, lang == SG_JA ? "は" : ": ");
    sg_words_number(limited(diffusion, point), style_of(lang), out);
    sg_words_range(point->lower, point->upper, style_of(lang), out);
    sg_buffer_add(out, sg_lang_pick(ends[side], lang));
}

/* Several: how many are proven to be on which side, where that is known of all; where it is of one
   alone, which. */
static void say_several(const struct sg_di_small *diffusion, enum sg_lang lang,
                        struct sg_buffer *out)
{
    size_t n = 0, known = 0, sides[SG_SIDE_ABOVE + 1] = {0};
    const char *what = sg_moves_items(diffusion->names, lang);
    for (size_t s = 0; s < diffusion->n_series; s++) {
        if (sg_role_is_total(diffusion->series[s].name, diffusion->table->info.total_label))
            continue;
        enum sg_side side = side_of(diffusion, s);
        known = side == SG_SIDE_UNKNOWN ? known : s;
        sides[side]++;
        n++;
    }
    size_t below = sides[SG_SIDE_BELOW], above = sides[SG_SIDE_ABOVE];
    if (n > 1 && sides[SG_SIDE_UNKNOWN] == n - 1)
        say_one(diffusion, known, lang, out);
    if (sides[SG_SIDE_UNKNOWN] || n < 2)
        return;
    if (diffusion->of_adjusted && lang == SG_JA)
        sg_buffer_add(out, "季節調整値は");
    if (!below && !above) {
        sg_buffer_printf(out,
                         lang == SG_JA ? "%zu%sのいずれも0との差は確かでない"
                                       : "None of %zu %s is distinct from 0",
                         n, what);
        return;
    }
    bool down = below >= above;
    if (lang == SG_JA)
        sg_buffer_printf(out, "%zu%sのうち%zu%sで0を%s", n, what, down ? below : above, what,
                         down ? "下回る" : "上回る");
    else
        sg_buffer_printf(out, "%s %s 0 in %zu of %zu %s",
                         diffusion->of_adjusted ? "Adjusted DI" : "DI", down ? "below" : "above",
                         down ? below : above, n, what);
    if (below && above && lang == SG_JA)
        sg_buffer_printf(out, "（%zu%sで%s）", down ? above : below, what,
                         down ? "上回る" : "下回る");
    if (below && above && lang == SG_EN)
        sg_buffer_printf(out, ", %s in %zu", down ? "above" : "below", down ? above : below);
}

static void say_title(const struct sg_di_small *diffusion, enum sg_lang lang, struct sg_buffer *out)
{
    if (!diffusion->has_intervals)
        sg_di_small_title(diffusion, lang, out);
    else if (diffusion->n_series == 1)
        say_one(diffusion, 0, lang, out);
    else
        say_several(diffusion, lang, out);
}

static void say_note(const struct sg_di_small *diffusion, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    if (diffusion->has_intervals && diffusion->has_adjusted)
        sg_buffer_add(out, diffusion->of_adjusted ? (ja ? "帯は季節調整値の信頼区間。"
                                                        : "Band: interval of the adjusted values. ")
                           : ja                   ? "帯は原数値の信頼区間。"
                                                  : "Band: interval of the raw values. ");
    sg_di_small_note(diffusion, lang, out);
}

/* The newest values of a series, with limits. */
static void describe(const struct sg_di_small *diffusion, size_t s, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_di_small_point *point = newest(diffusion, s);
    if (!isnan(point->lower) && !diffusion->of_adjusted)
        sg_words_range(point->lower, point->upper, style_of(lang), out);
    if (isnan(point->adjusted))
        return;
    sg_buffer_add(out, sg_words_pick(lang, ", adjusted ", "、季節調整値"));
    sg_words_number(point->adjusted, style_of(lang), out);
    if (!isnan(point->lower) && diffusion->of_adjusted)
        sg_words_range(point->lower, point->upper, style_of(lang), out);
}

void sg_diband_words(const struct sg_di_small *diffusion, enum sg_lang lang, struct sg_frame *frame)
{
    say_title(diffusion, lang, &frame->title);
    sg_di_small_subtitle(diffusion, lang, &frame->subtitle);
    say_note(diffusion, lang, &frame->note);
    sg_di_small_describe(diffusion,
                         sg_words_pick(lang, "Lines with intervals, ", "信頼区間付きの折れ線、"),
                         describe, lang, &frame->description);
}
