#include <math.h>

#include <sangyo/number.h>

#include "plots/charts/difference_words.h"
#include "plots/page/words.h"
#include "trend.h"

static const char *name_of(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    return *serie->name ? serie->name : timeline->measure ? timeline->measure : "";
}

static void add_name(const struct sg_timeline *timeline, const struct sg_serie *serie, bool first,
                     enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer name = {0};
    sg_words_measure_name(name_of(timeline, serie), lang, &name);
    if (first)
        sg_buffer_add(out, sg_buffer_text(&name));
    else
        sg_words_title(sg_buffer_text(&name), lang, out);
    sg_buffer_free(&name);
}

static struct sg_quantity_words words_of(const struct sg_timeline *timeline,
                                         const struct sg_serie *serie, enum sg_lang lang)
{
    return (struct sg_quantity_words){.of = serie->quantity,
                                      .unit = serie->unit ? serie->unit : timeline->unit,
                                      .measure = name_of(timeline, serie),
                                      .lang = lang};
}

/* "は8.3％増加", " up 0.2 points": a rate where the measure has one, else the difference. */
static void add_size(const struct sg_quantity_words *words, double change, double rate,
                     struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA;
    sg_buffer_add(out, ja ? "" : change > 0 ? "up " : "down ");
    if (isnan(rate))
        sg_quantity_size(words, change, out);
    else
        sg_words_number(fabs(rate), (struct sg_words_number){.decimals = 1, .lang = words->lang},
                        out);
    sg_buffer_add(out, isnan(rate) ? "" : ja ? "％" : "%");
    sg_buffer_add(out, ja ? sg_quantity_brief_move(words, change > 0) : "");
}

static void add_change(const struct sg_quantity_words *words, double from, double to,
                       struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA;
    int decimals = words->of.decimals;
    double change =
        sg_number_round(sg_number_round(to, decimals) - sg_number_round(from, decimals), decimals);
    double rate =
        sg_quantity_in_percent(&words->of) && to > 0 ? sg_quantity_rate(to - from, from) : NAN;
    if (change == 0) {
        sg_buffer_add(out, ja ? "は横ばい" : " unchanged");
        return;
    }
    bool slight = sg_quantity_is_slight(&words->of, change, from);
    sg_buffer_add(out, !slight ? (ja ? "は" : " ") : ja ? "はほぼ同じ（" : " almost unchanged (");
    add_size(words, change, rate, out);
    sg_buffer_add(out, !slight ? "" : ja ? "）" : ")");
}

static void say_level(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_serie *serie = &timeline->series[0];
    ptrdiff_t newest = sg_timeline_newest(timeline, serie);
    if (newest < 0 || !*name_of(timeline, serie))
        return;
    add_name(timeline, serie, true, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ": ", "は"));
    const struct sg_quantity_words words = words_of(timeline, serie, lang);
    sg_quantity_value(&words, serie->values[newest], out);
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
        const struct sg_quantity_words words = words_of(timeline, serie, lang);
        add_change(&words, serie->values[first], serie->values[last], out);
    }
    if (lang == SG_EN) {
        sg_buffer_add(out, " since ");
        sg_timeline_when(timeline, first, lang, out);
    }
}

/* The value before the newest, which a break may part from it; NaN: none, or not known. */
static double before_newest(const struct sg_timeline *timeline, size_t newest)
{
    return newest && !timeline->moments[newest].broken ? timeline->series[0].values[newest - 1]
                                                       : NAN;
}

void sg_trend_newest_title(const struct sg_timeline *timeline, enum sg_lang lang,
                           struct sg_buffer *out)
{
    const struct sg_serie *serie = &timeline->series[0];
    size_t newest = timeline->n - 1;
    double now = serie->values[newest], before = before_newest(timeline, newest);
    if (isnan(now) || !*name_of(timeline, serie))
        return;
    const struct sg_quantity_words words = words_of(timeline, serie, lang);
    if (lang == SG_JA) {
        sg_timeline_when(timeline, newest, lang, out);
        sg_buffer_add(out, "の");
    }
    add_name(timeline, serie, true, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ": ", "は"));
    sg_quantity_value(&words, now, out);
    if (lang == SG_EN) {
        sg_buffer_add(out, " in ");
        sg_timeline_when(timeline, newest, lang, out);
    }
    if (isnan(before) || timeline->sampled)
        return;
    int decimals = words.of.decimals;
    struct sg_buffer from = {0};
    sg_timeline_when(timeline, newest - 1, lang, &from);
    const struct sg_difference difference = {
        .change = sg_number_round(
            sg_number_round(now, decimals) - sg_number_round(before, decimals), decimals),
        .rate = sg_quantity_rate(now - before, before),
        .previous = before,
        .from = from.text,
        .title = true};
    sg_difference_say(&words, &difference, out);
    sg_buffer_free(&from);
}
