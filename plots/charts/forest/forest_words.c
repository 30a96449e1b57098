/* What a figure of estimates says in words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "forest_model.h"
#include "forest_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

/* 従業者数の平均, mean of persons engaged. */
static void say_what(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    static const struct {
        const char *word;
        struct sg_bilingual name;
    } statistics[] = {{"mean", {"mean", "平均"}},
                      {"total", {"total", "総数"}},
                      {"ratio", {"ratio", "比"}},
                      {"quantile", {"quantile", "分位点"}}};
    const char *measure = e->items.table->info.measure;
    const char *what = measure ? measure : e->variable;
    if (e->index) {
        if (measure && lang == SG_JA)
            sg_buffer_printf(out, "%sの", measure);
        sg_buffer_add(out, sg_names_index(e->index, lang));
        if (measure && lang == SG_EN) {
            sg_buffer_add(out, " of ");
            sg_words_title(measure, lang, out);
        }
        return;
    }
    for (size_t i = 0; e->statistic && what && i < sizeof statistics / sizeof *statistics; i++)
        if (strcmp(e->statistic, statistics[i].word) == 0) {
            const char *name = sg_lang_pick(statistics[i].name, lang);
            sg_buffer_printf(out, lang == SG_JA ? "%s" : "%s of ", lang == SG_JA ? what : name);
            if (lang == SG_JA)
                sg_buffer_printf(out, "の%s", name);
            else
                sg_words_title(what, lang, out);
            return;
        }
    sg_buffer_add(out, measure      ? measure
                       : e->percent ? sg_words_pick(lang, "share", "割合")
                                    : sg_words_pick(lang, "estimate", "推定値"));
}

static void say_subtitle(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *place = e->area ? e->area : e->items.table->info.place;
    if (e->question)
        sg_buffer_printf(out, lang == SG_JA ? "%s：" : "%s: ", e->question);
    if (e->option)
        sg_buffer_printf(out, lang == SG_JA ? "「%s」の割合" : "share of “%s”", e->option);
    else
        say_what(e, lang, out);
    if (e->has_intervals) {
        sg_buffer_add(out, sg_words_pick(lang, " with ", "と"));
        sg_words_interval_name(e->level, lang, out);
    }
    if (e->percent)
        sg_buffer_add(out, sg_words_pick(lang, ", %", "（％）"));
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (e->period) {
        sg_buffer_add(out, comma);
        if (e->since) {
            sg_words_period(e->since, &e->since_when, lang, out);
            sg_buffer_add(out, sg_words_pick(lang, " to ", "から"));
        }
        sg_words_period(e->period, &e->when, lang, out);
    }
    if (lang == SG_EN && out->text[0] >= 'a' && out->text[0] <= 'z')
        out->text[0] = (char)(out->text[0] - 'a' + 'A');
}

static void say_note(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = e->voids};
    if (!isnan(e->total))
        sg_buffer_add(out, sg_words_pick(lang, "Dashed line: the total. ", "破線は全体の値。"));
    sg_words_notes(e->items.table, &scope, lang, out);
}

static void say_description(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    for (size_t i = 0; i < e->n; i++) {
        const struct sg_forest_row *row = &e->rows[i];
        struct sg_words_number style = {.decimals = e->decimals, .lang = lang};
        sg_buffer_printf(out, "%s%s", sg_forest_name(e, i, lang), sg_words_pick(lang, ": ", "："));
        if (row->kind == SG_FOREST_HEADING)
            continue;
        if (isnan(row->value))
            sg_buffer_add(out, sg_words_symbol(row->voids, lang));
        else
            sg_forest_value(e, row->value, lang, out);
        if (!isnan(row->lower))
            sg_words_range(row->lower, row->upper, style, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

void sg_forest_words(const struct sg_forest *estimates, enum sg_lang lang, struct sg_frame *frame)
{
    sg_forest_title(estimates, lang, &frame->title);
    say_subtitle(estimates, lang, &frame->subtitle);
    say_note(estimates, lang, &frame->note);
    say_description(estimates, lang, &frame->description);
}
