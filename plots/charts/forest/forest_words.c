/* What a figure of estimates says in words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/ranking.h"
#include "table/role.h"

#include "forest_model.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static void add_value(const struct sg_forest *e, double x, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(x, (struct sg_words_number){.decimals = e->decimals, .lang = lang}, out);
    if (e->percent)
        sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
}

/* The rows with the largest printed value; release with sg_ranking_free. */
static void rank(const struct sg_forest *e, struct sg_ranking *ranking)
{
    struct sg_ranking_rule rule = {e->decimals, 1, -INFINITY, NULL};
    struct sg_entry *entries = sg_alloc(e->n, sizeof *entries);
    size_t n = 0;
    for (size_t i = 0; i < e->n; i++) {
        const struct sg_forest_row *row = &e->rows[i];
        if (row->kind != SG_FOREST_ROW)
            continue;
        entries[n] = sg_entry_of_value(i, row->value, row->voids);
        entries[n].place = row->row;
        entries[n++].kind = sg_entry_kind_of(row->label, NULL);
    }
    sg_ranking_make(ranking, entries, n, &rule);
    free(entries);
}

static void add_at(const struct sg_forest *e, size_t row, enum sg_lang lang, struct sg_buffer *out)
{
    add_value(e, e->rows[row].value, lang, out);
    sg_buffer_printf(out, lang == SG_JA ? "（%s）" : " (%s)", e->rows[row].label);
}

/* From the first period to the last. */
static void say_course(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(e->rows[0].value) || isnan(e->rows[e->n - 1].value))
        return;
    add_at(e, 0, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " to ", "から"));
    add_at(e, e->n - 1, lang, out);
}

/* "「A」が45.0％で最も多い"; ties are named together. */
static void say_most_frequent(const struct sg_forest *e, const struct sg_ranking *ranking, size_t n,
                              enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    const struct sg_forest_row *first = &e->rows[ranking->items[0].key];
    sg_buffer_printf(out, ja ? "「%s」" : "“%s”", first->label);
    sg_buffer_add(out, sg_words_tied(n, lang));
    if (n == 2)
        sg_buffer_printf(out, ja ? "「%s」" : "“%s”", e->rows[ranking->items[1].key].label);
    if (ja)
        sg_buffer_printf(out, "が%s", sg_words_each(n));
    else
        sg_buffer_add(out, n == 1 ? " is the most frequent, " : " are the most frequent, ");
    add_value(e, first->value, lang, out);
    sg_buffer_add(out, ja ? "で最も多い" : n > 1 ? " each" : "");
}

static void say_highest(const struct sg_forest *e, const struct sg_forest_row *highest,
                        enum sg_lang lang, struct sg_buffer *out)
{
    if (!isnan(e->total)) {
        sg_buffer_add(out, sg_words_pick(lang, "", "全体では"));
        add_value(e, e->total, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " overall, highest in ", "、最も高いのは"));
    } else {
        sg_buffer_add(out, sg_words_pick(lang, "Highest in ", "最も高いのは"));
    }
    sg_words_name(highest->label, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " with ", "の"));
    add_value(e, highest->value, lang, out);
}

static void say_title(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    if (e->of_indices) /* not of one scale */
        return;
    if (e->of_periods) {
        say_course(e, lang, out);
        return;
    }
    struct sg_ranking ranking;
    rank(e, &ranking);
    size_t leaders = sg_ranking_leaders(&ranking);
    if (leaders && strcmp(e->items.label->name, "option") == 0)
        say_most_frequent(e, &ranking, leaders, lang, out);
    else if (leaders == 1)
        say_highest(e, &e->rows[ranking.items[0].key], lang, out);
    sg_ranking_free(&ranking);
}

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
        sg_buffer_printf(out, "%s%s", comma, place);
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
            add_value(e, row->value, lang, out);
        if (!isnan(row->lower))
            sg_words_range(row->lower, row->upper, style, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

void sg_forest_words(const struct sg_forest *estimates, enum sg_lang lang, struct sg_frame *frame)
{
    say_title(estimates, lang, &frame->title);
    say_subtitle(estimates, lang, &frame->subtitle);
    say_note(estimates, lang, &frame->note);
    say_description(estimates, lang, &frame->description);
}
