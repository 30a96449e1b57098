/* What figures over time say in words. */
#include <math.h>
#include <string.h>

#include "plots/page/names.h"
#include "plots/page/words.h"
#include "timeline.h"

void sg_timeline_value(const struct sg_serie *serie, double value, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_words_number(value, (struct sg_words_number){.decimals = serie->decimals, .lang = lang},
                    out);
}

void sg_timeline_when(const struct sg_timeline *timeline, size_t moment, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_words_period(timeline->moments[moment].label, &timeline->moments[moment].when, lang, out);
}

static void add_what(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer measure = {0};
    if (timeline->measure)
        sg_words_measure(timeline->measure, timeline->unit, lang, &measure);
    if (timeline->by && lang == SG_JA)
        sg_buffer_printf(out, "%s別の", sg_column_title(timeline->by, lang));
    sg_buffer_add(out, sg_buffer_text(&measure));
    if (timeline->by && lang == SG_EN) {
        sg_buffer_add(out, " by ");
        sg_words_title(sg_column_title(timeline->by, lang), lang, out);
    }
    sg_buffer_free(&measure);
}

void sg_timeline_subtitle(const struct sg_timeline *timeline, enum sg_lang lang,
                          struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *universe = timeline->table->info.universe;
    if (timeline->measure)
        add_what(timeline, lang, out);
    else if (universe)
        sg_buffer_add(out, universe);
    if (!timeline->measure && universe && lang == SG_EN && *universe >= 'a' && *universe <= 'z')
        out->text[0] = (char)(*universe - 'a' + 'A');
    if (timeline->place && *timeline->place)
        sg_buffer_printf(out, "%s%s", out->n ? comma : "",
                         sg_names_label(timeline->place, lang, false));
}

void sg_timeline_note(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out)
{
    bool broken = false;
    for (size_t i = 1; i < timeline->n; i++)
        broken = broken || timeline->moments[i].broken;
    if (broken)
        sg_buffer_add(out, sg_words_pick(lang,
                                         "Dashed vertical lines: breaks in the series, which no "
                                         "line crosses. ",
                                         "縦の破線は系列の断層で、線は結ばない。"));
    struct sg_words_scope scope = {.used = timeline->voids,
                                   .from = &timeline->moments[0].when,
                                   .to = &timeline->moments[timeline->n - 1].when};
    sg_words_notes(timeline->table, &scope, lang, out);
}

void sg_timeline_description(const struct sg_timeline *timeline, enum sg_lang lang,
                             struct sg_buffer *out)
{
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        const char *link = "";
        const char *name = *serie->name ? serie->name : timeline->measure;
        sg_buffer_printf(out, "%s%s", name ? sg_names_label(name, lang, false) : "",
                         sg_words_pick(lang, ": ", "："));
        for (size_t i = 0; i < timeline->n; i++) {
            sg_buffer_add(out, link);
            link = sg_words_pick(lang, ", ", "、");
            sg_timeline_when(timeline, i, lang, out);
            sg_buffer_add(out, " ");
            if (isnan(serie->values[i]))
                sg_buffer_add(out, sg_words_symbol(serie->voids[i], lang));
            else
                sg_timeline_value(serie, serie->values[i], lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
