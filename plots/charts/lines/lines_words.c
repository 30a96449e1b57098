/* What a chart of lines says in words. */
#include <math.h>
#include <stdlib.h>

#include "findings/ranking.h"
#include "lines.h"
#include "plots/page/names.h"
#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

/* Whether values are high and low, not many and few: rates and the like, and what nothing calls a
   count and lies below zero. */
static bool is_level(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    enum sg_measure_kind kind = serie->quantity.kind;
    bool below = false;
    for (size_t s = 0; s < timeline->n_series; s++)
        for (size_t i = 0; i < timeline->n; i++)
            below = below || timeline->series[s].values[i] < 0;
    return serie->rate || (kind == SG_MEASURE_UNKNOWN ? below : kind != SG_MEASURE_AMOUNT);
}

static void add_value(const struct sg_lines *lines, const struct sg_serie *serie, double value,
                      enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_timeline *timeline = &lines->timeline;
    struct sg_quantity_words words = {.of = serie->quantity,
                                      .unit = serie->unit ? serie->unit : timeline->unit,
                                      .measure = timeline->measure,
                                      .lang = lang};
    words.of.decimals = serie->decimals;
    sg_quantity_value(&words, value, out);
}

static void say_highest(const struct sg_lines *lines, const struct sg_serie *most,
                        enum sg_lang lang, struct sg_buffer *out)
{
    size_t last = lines->timeline.n - 1;
    if (lang == SG_JA) {
        sg_timeline_when(&lines->timeline, last, lang, out);
        sg_buffer_add(out, "は");
    }
    sg_buffer_add(out, sg_lines_plain_name(lines, most));
    bool level = is_level(&lines->timeline, most);
    sg_buffer_add(out,
                  sg_words_pick(lang, level ? " is highest with " : " is largest with ", "が"));
    add_value(lines, most, most->values[last], lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", level ? "で最も高" : "で最も多"));
}

/* The one series whose newest value is the highest (sign 1) or the lowest (-1), or NULL. */
static const struct sg_serie *extreme(const struct sg_timeline *timeline, double sign)
{
    size_t last = timeline->n - 1, key = 0;
    int decimals = 0;
    struct sg_entry *entries = sg_alloc(timeline->n_series, sizeof *entries);
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        entries[s] = sg_entry_of_value(s, serie->values[last], serie->voids[last]);
        entries[s].kind = sg_entry_kind_of(serie->name, timeline->table->info.total_label);
        decimals = serie->decimals > decimals ? serie->decimals : decimals;
    }
    struct sg_ranking_rule rule = {decimals, sign, -INFINITY, NULL};
    bool found = sg_ranking_alone(entries, timeline->n_series, rule, &key);
    free(entries);
    return found ? &timeline->series[key] : NULL;
}

/* Within a sentence. */
static void say_name(const struct sg_lines *lines, const struct sg_serie *serie, enum sg_lang lang,
                     struct sg_buffer *out)
{
    if (lang == SG_JA)
        sg_buffer_add(out, sg_lines_plain_name(lines, serie));
    else
        sg_words_name(serie->name, lang, out);
}

/* "（全国は103.0）": the whole is what the others are held against, not one of them. */
static void say_reference(const struct sg_timeline *timeline, enum sg_lang lang,
                          struct sg_buffer *out)
{
    size_t last = timeline->n - 1;
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        if (sg_entry_kind_of(serie->name, timeline->table->info.total_label) != SG_ENTRY_OUTSIDE ||
            isnan(serie->values[last]))
            continue;
        sg_buffer_printf(
            out, lang == SG_JA ? "（%sは" : " (%s: ", sg_names_label(serie->name, lang, true));
        sg_timeline_value(serie, serie->values[last], lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
        return;
    }
}

void sg_lines_title(const struct sg_lines *lines, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_timeline *timeline = &lines->timeline;
    const struct sg_serie *most = extreme(timeline, 1), *least = extreme(timeline, -1);
    size_t last = timeline->n - 1;
    if (!most || (!lines->others && !sg_lines_shows(lines, most)))
        return;
    say_highest(lines, most, lang, out);
    if (!least || !sg_lines_shows(lines, least)) { /* the least may not be in the figure */
        sg_buffer_add(out, sg_words_pick(lang, "", "い"));
    } else {
        sg_buffer_add(out, sg_words_pick(lang, ", ", "く、"));
        say_name(lines, least, lang, out);
        bool level = is_level(timeline, least);
        sg_buffer_add(out, sg_words_pick(lang, level ? " lowest with " : " smallest with ", "が"));
        add_value(lines, least, least->values[last], lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", level ? "で最も低い" : "で最も少ない"));
    }
    if (lang == SG_EN) {
        sg_buffer_add(out, " in ");
        sg_timeline_when(timeline, last, lang, out);
    }
    say_reference(timeline, lang, out);
}

static bool has_gaps(const struct sg_lines *lines)
{
    for (size_t k = 0; k < lines->n; k++)
        for (size_t i = 0; i < lines->timeline.n; i++)
            if (isnan(lines->shown[k].serie->values[i]))
                return true;
    return false;
}

/* The whole, what stands in grey, what is left out. */
static void say_left(const struct sg_lines *lines, enum sg_lang lang, struct sg_buffer *out)
{
    size_t left = 0;
    for (size_t s = 0; s < lines->timeline.n_series; s++)
        left += !sg_lines_shows(lines, &lines->timeline.series[s]);
    if (lines->timeline.left_total)
        sg_buffer_printf(out, lang == SG_JA ? "%sは示していない。" : "%s is not shown. ",
                         sg_names_label(lines->timeline.left_total, lang, false));
    if (!left)
        return;
    const char *grey = left == 1 ? "The grey line is %zu further series. "
                                 : "The grey lines are %zu further series. ";
    const char *hidden =
        left == 1 ? "%zu further series is not shown. " : "%zu further series are not shown. ";
    if (lines->others)
        sg_buffer_printf(out, lang == SG_JA ? "薄い灰色の線はほかの%zu系列。" : grey, left);
    else
        sg_buffer_printf(out, lang == SG_JA ? "このほかの%zu系列は示していない。" : hidden, left);
}

void sg_lines_note(struct sg_lines *lines, enum sg_lang lang)
{
    struct sg_buffer *out = &lines->frame.note;
    say_left(lines, lang, out);
    if (has_gaps(lines))
        sg_buffer_add(out, sg_words_pick(lang, "A line is open where there is no figure. ",
                                         "線の切れ目は数値のない時点。"));
    sg_buffer_add(
        out, sg_words_pick(lang, "Beside each line: its newest value. ", "右の数値は直近の値。"));
    lines->timeline.voids = 0; /* but the newest have no symbols in the figure */
    for (size_t k = 0; k < lines->n; k++)
        lines->timeline.voids |= lines->shown[k].serie->voids[lines->timeline.n - 1];
    sg_timeline_note(&lines->timeline, lang, out);
}
