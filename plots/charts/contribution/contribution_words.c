/* What a figure of contributions says in words. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "contribution_model.h"
#include "findings/ranking.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/quantity.h"

enum { DECIMALS = 1 };

static const char *whole_of(const struct sg_contribution *c, enum sg_lang lang)
{
    return c->whole ? sg_names_label(c->whole, lang, false) : sg_words_pick(lang, "Total", "全体");
}

/* The newest moment at which the change of the whole is known; n: none. */
static size_t newest(const struct sg_contribution *c)
{
    for (size_t i = c->timeline.n; i-- > 0;)
        if (!isnan(c->total[i]))
            return i;
    return c->timeline.n;
}

/* "1.1％増", "up 1.1%". */
static void say_rate(double rate, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = DECIMALS, .lang = lang};
    sg_buffer_add(out, lang == SG_JA ? "" : rate < 0 ? "down " : "up ");
    sg_words_number(fabs(rate), style, out);
    sg_buffer_add(out, lang == SG_EN ? "%" : rate < 0 ? "％減" : "％増");
}

static bool is_slight(double rate)
{
    const struct sg_quantity quantity = sg_quantity_of_kind(SG_MEASURE_AMOUNT, DECIMALS);
    return sg_quantity_is_slight(&quantity, rate, 100);
}

static void say_whole(const struct sg_contribution *c, size_t moment, enum sg_lang lang,
                      struct sg_buffer *out)
{
    double rate = sg_number_round(c->total[moment], DECIMALS);
    bool slight = is_slight(rate);
    if (lang == SG_JA) {
        sg_timeline_when(&c->timeline, moment, lang, out);
        sg_buffer_printf(out, "の%sは%s", whole_of(c, lang), slight ? "ほぼ同じ" : "");
    } else {
        sg_buffer_printf(out, "%s ", whole_of(c, lang));
        sg_buffer_add(out, slight ? "almost unchanged " : "");
    }
    sg_buffer_add(out, slight ? sg_words_pick(lang, "(", "（") : "");
    say_rate(rate, lang, out);
    sg_buffer_add(out, slight ? sg_words_pick(lang, ")", "）") : "");
    if (lang == SG_EN) {
        sg_buffer_add(out, " in ");
        sg_timeline_when(&c->timeline, moment, lang, out);
    }
}

/* The parts that moved the whole the most its way: named where they may be. */
static void say_leaders(const struct sg_contribution *c, size_t moment, enum sg_lang lang,
                        struct sg_buffer *out)
{
    const struct sg_timeline *timeline = &c->timeline;
    struct sg_ranking_rule rule = {DECIMALS, c->total[moment] < 0 ? -1 : 1, 0, NULL};
    struct sg_entry *entries = sg_alloc(timeline->n_series, sizeof *entries);
    struct sg_ranking ranking;
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        entries[s] = sg_entry_of_value(s, serie->values[moment], serie->voids[moment]);
        entries[s].kind = sg_entry_kind_of(serie->name, c->table->info.total_label);
    }
    sg_ranking_make(&ranking, entries, timeline->n_series, &rule);
    size_t n = sg_ranking_leaders(&ranking);
    if (n) {
        sg_buffer_add(out, sg_words_pick(lang, "; ", "、"));
        sg_words_name(timeline->series[ranking.items[0].key].name, lang, out);
        sg_buffer_add(out, sg_words_tied(n, lang));
        if (n == 2)
            sg_words_name(timeline->series[ranking.items[1].key].name, lang, out);
        sg_buffer_add(
            out, sg_words_pick(lang, n > 1 ? " each contributed " : " contributed ", "の寄与度が"));
        sg_buffer_add(out, lang == SG_JA ? sg_words_each(n) : "");
        sg_words_number(rule.sign * ranking.items[0].value,
                        (struct sg_words_number){DECIMALS, true, lang}, out);
        sg_buffer_add(out, sg_words_pick(lang, " points", "ポイントで最大"));
    }
    sg_ranking_free(&ranking);
    free(entries);
}

void sg_contribution_title(const struct sg_contribution *c, enum sg_lang lang,
                           struct sg_buffer *out)
{
    size_t moment = newest(c);
    if (moment == c->timeline.n)
        return;
    say_whole(c, moment, lang, out);
    if (!is_slight(sg_number_round(c->total[moment], DECIMALS)))
        say_leaders(c, moment, lang, out);
}

void sg_contribution_subtitle(const struct sg_contribution *c, enum sg_lang lang,
                              struct sg_buffer *out)
{
    const char *by = sg_column_title(c->timeline.by, lang);
    struct sg_buffer measure = {0};
    if (c->measure)
        sg_words_measure_name(c->measure, lang, &measure);
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%s%s増減率（％）と%s別の寄与度（ポイント）",
                         sg_buffer_text(&measure), measure.n ? "の" : "",
                         sg_names_label(by, lang, false));
    } else {
        sg_buffer_printf(out, "%s%s in %% and contributions by ", sg_buffer_text(&measure),
                         measure.n ? ", change" : "Change");
        sg_words_title(by, lang, out);
        sg_buffer_add(out, " in points");
    }
    if (c->place && *c->place)
        sg_buffer_printf(out, "%s%s", sg_words_pick(lang, ", ", "、"),
                         sg_names_label(c->place, lang, false));
    sg_buffer_free(&measure);
}

void sg_contribution_note(const struct sg_contribution *c, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out,
                  sg_words_pick(lang, "Contribution: change of a part in % of the earlier total. ",
                                "寄与度は、前の時点の総数に対する各内訳の増減数の割合。"));
    sg_stacks_note(&c->stacks, lang, out);
    sg_timeline_note(&c->timeline, lang, out);
}

static void say_points(double x, sg_status voids, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(x))
        sg_buffer_add(out, sg_words_symbol(voids, lang));
    else
        sg_words_number(x, (struct sg_words_number){DECIMALS, true, lang}, out);
}

void sg_contribution_description(const struct sg_contribution *c, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    for (size_t i = c->timeline.n; i-- > 0;) { /* the newest first, for a text may be cut */
        sg_timeline_when(&c->timeline, i, lang, out);
        sg_buffer_printf(out, "%s%s ", sg_words_pick(lang, ": ", "："), whole_of(c, lang));
        say_points(c->total[i], c->voids[i], lang, out);
        sg_buffer_add(out, isnan(c->total[i]) ? "" : sg_words_pick(lang, "%", "％"));
        for (size_t k = 0; k < c->stacks.n; k++) {
            sg_buffer_printf(out, "%s%s ", sg_words_pick(lang, ", ", "、"),
                             sg_names_label(c->stacks.parts[k].name, lang, false));
            say_points(c->stacks.parts[k].values[i], SG_STATUS_NOT_AVAILABLE, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
