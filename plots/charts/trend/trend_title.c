#include <math.h>

#include <sangyo/number.h>

#include "plots/page/names.h"
#include "plots/page/words.h"
#include "trend.h"

static const char *name_of(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    return *serie->name ? serie->name : timeline->measure ? timeline->measure : "";
}

static void add_name(const struct sg_timeline *timeline, const struct sg_serie *serie, bool first,
                     enum sg_lang lang, struct sg_buffer *out)
{
    const char *name = sg_names_industry(name_of(timeline, serie), lang, true);
    if (first)
        sg_buffer_add(out, name);
    else
        sg_words_title(name, lang, out);
}

/* By how much a series changed: a rate, or points where it is a share or has no ratio. */
static void add_change(const struct sg_serie *serie, double from, double to, enum sg_lang lang,
                       struct sg_buffer *out)
{
    bool points = serie->percent || !(from > 0) || !(to > 0);
    double change =
        points ? sg_number_round(to, serie->decimals) - sg_number_round(from, serie->decimals)
               : 100 * (to - from) / from;
    int decimals = points ? serie->decimals : 1;
    change = sg_number_round(change, decimals);
    if (change == 0) {
        sg_buffer_add(out, sg_words_pick(lang, " unchanged", "は横ばい"));
        return;
    }
    sg_buffer_add(out, sg_words_pick(lang, change > 0 ? " up " : " down ", "は"));
    sg_words_number(fabs(change), (struct sg_words_number){.decimals = decimals, .lang = lang},
                    out);
    if (!points || serie->percent)
        sg_buffer_add(out, points ? sg_words_pick(lang, " points", "ポイント")
                                  : sg_words_pick(lang, "%", "％"));
    sg_buffer_add(out, sg_words_pick(lang, "", change > 0 ? "増" : "減"));
}

static void say_level(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_serie *serie = &timeline->series[0];
    ptrdiff_t newest = sg_timeline_newest(timeline, serie);
    if (newest < 0 || !*name_of(timeline, serie))
        return;
    add_name(timeline, serie, true, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ": ", "は"));
    sg_timeline_value(serie, serie->values[newest], lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " in ", "（"));
    sg_timeline_when(timeline, (size_t)newest, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "）"));
}

void sg_trend_title(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out)
{
    size_t first = sg_timeline_unbroken(timeline), last = timeline->n - 1, n = 0;
    bool change = first < last && !timeline->sampled;
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        change = change && !isnan(serie->values[first]) && !isnan(serie->values[last]) &&
                 *name_of(timeline, serie);
    }
    if (!change) {
        say_level(timeline, lang, out);
        return;
    }
    if (lang == SG_JA) {
        sg_timeline_when(timeline, first, lang, out);
        sg_buffer_add(out, "から");
    }
    for (size_t s = 0; s < timeline->n_series; s++, n++) {
        const struct sg_serie *serie = &timeline->series[s];
        if (n)
            sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
        add_name(timeline, serie, n == 0, lang, out);
        add_change(serie, serie->values[first], serie->values[last], lang, out);
    }
    if (lang == SG_EN) {
        sg_buffer_add(out, " since ");
        sg_timeline_when(timeline, first, lang, out);
    }
}
