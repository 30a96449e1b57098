/* What a figure of location quotients says in words. */
#include "lq_model.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "findings/specialized.h"
#include "plots/charts/chart_input.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

enum { NAMED = 3 }; /* names in a title */

void sg_lq_text(const struct sg_lq *quotients, size_t i, enum sg_lang lang, struct sg_buffer *out)
{
    size_t row = quotients->items.items[i].row;
    sg_status voids = sg_input_void(quotients->coefficient, row);
    double x = sg_column_value(quotients->coefficient, row);
    bool none = !voids && x == 0 && quotients->value && quotients->value->values[row] == 0;
    if (none)
        sg_buffer_add(out, sg_words_pick(lang, "none", "－（該当なし）"));
    else if (voids)
        sg_buffer_add(out, sg_words_symbol(voids, lang));
    else
        sg_words_number(x, (struct sg_words_number){.decimals = quotients->decimals, .lang = lang},
                        out);
    if (sg_lq_is_few(quotients, i))
        sg_buffer_add_char(out, '*');
}

static void name_places(const struct sg_lq *q, const struct sg_ranking *ranking, enum sg_lang lang,
                        struct sg_buffer *out)
{
    size_t n = ranking->n, shown = n < NAMED ? n : NAMED;
    if (lang == SG_EN)
        sg_buffer_add(out, "Specialized in ");
    for (size_t k = 0; k < shown; k++) {
        if (k)
            sg_buffer_add(out, lang == SG_JA ? "、" : k + 1 == n ? " and " : ", ");
        sg_words_name(q->items.items[ranking->items[k].key].label, lang, out);
    }
    if (n > shown)
        sg_buffer_add(out, sg_words_pick(lang, " and others", "など"));
    if (lang == SG_JA)
        sg_buffer_add(out, "に特化");
}

static void say_title(const struct sg_lq *q, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_entry *entries = sg_alloc(q->items.n, sizeof *entries);
    struct sg_ranking ranking;
    const struct sg_specialized specialized = sg_specialized_find(q->items.table, q->items.label);
    for (size_t i = 0; i < q->items.n; i++) {
        entries[i] = sg_specialized_entry(&specialized, q->items.items[i].row);
        entries[i].key = i;
    }
    sg_specialized_rank(&ranking, entries, q->items.n);
    if (ranking.n && q->items.n > 1)
        name_places(q, &ranking, lang, out);
    sg_ranking_free(&ranking);
    free(entries);
}

static void say_subtitle(const struct sg_lq *q, enum sg_lang lang, struct sg_buffer *out)
{
    const char *measure = q->items.table->info.measure;
    const char *reference = q->items.table->info.reference;
    const char *place = q->area ? q->area : q->items.table->info.place;
    const char *comma = sg_words_pick(lang, ", ", "、");
    if (measure && lang == SG_JA)
        sg_buffer_printf(out, "%sの", measure);
    sg_buffer_add(out, sg_words_pick(lang, "Location quotient", "特化係数"));
    if (measure && lang == SG_EN) {
        sg_buffer_add(out, " of ");
        sg_words_title(measure, lang, out);
    }
    sg_buffer_printf(out, lang == SG_JA ? "（%s＝1、対数目盛）" : " (%s = 1, log scale)",
                     reference ? sg_names_label(reference, lang, false)
                               : sg_words_pick(lang, "reference", "基準"));
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (q->period) {
        sg_buffer_add(out, comma);
        sg_words_period(q->period, &q->when, lang, out);
    }
}

static void say_marks(const struct sg_lq *q, enum sg_lang lang, struct sg_buffer *out)
{
    bool cut = false, few = false;
    for (size_t i = 0; i < q->items.n; i++) {
        cut = cut || sg_lq_at(q, i) < SG_LQ_LEAST;
        few = few || sg_lq_is_few(q, i);
    }
    if (cut)
        sg_buffer_add(out, sg_words_pick(lang, "Cut bars: below 1/8, where the axis ends. ",
                                         "切れ目のある棒は1/8未満（軸は1/8まで）。"));
    if (few)
        sg_buffer_add(out, sg_words_pick(lang, "*: fewer than 5 establishments. ",
                                         "*は事業所数が5未満のもの。"));
}

static void say_note(const struct sg_lq *q, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = q->voids};
    sg_buffer_add(out, sg_words_pick(lang,
                                     "Location quotient: share in the area over share in the "
                                     "reference. ",
                                     "特化係数＝地域の構成比÷基準の構成比。"));
    if (q->lower)
        sg_words_interval(q->level, lang, out);
    say_marks(q, lang, out);
    sg_words_notes(q->items.table, &scope, lang, out);
}

static void say_description(const struct sg_lq *q, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "Bars of location quotients from 1. ",
                                     "特化係数の横棒グラフ（1から左右）。"));
    for (size_t i = 0; i < q->items.n; i++) {
        double lower, upper;
        if (i)
            sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
        sg_buffer_printf(out, "%s ", sg_items_name(&q->items, i, lang, false));
        sg_lq_text(q, i, lang, out);
        sg_lq_interval(q, i, &lower, &upper);
        if (!isnan(lower))
            sg_words_range(lower, upper,
                           (struct sg_words_number){.decimals = q->decimals, .lang = lang}, out);
    }
    sg_buffer_add(out, sg_words_pick(lang, ".", "。"));
}

void sg_lq_words(const struct sg_lq *quotients, enum sg_lang lang, struct sg_frame *frame)
{
    say_title(quotients, lang, &frame->title);
    say_subtitle(quotients, lang, &frame->subtitle);
    say_note(quotients, lang, &frame->note);
    say_description(quotients, lang, &frame->description);
}
