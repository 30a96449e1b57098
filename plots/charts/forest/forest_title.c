/* What a figure of estimates claims: a group is named as higher only where that is proven. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/apart.h"
#include "findings/ranking.h"

#include "forest_model.h"
#include "forest_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

void sg_forest_value(const struct sg_forest *e, double x, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(x, (struct sg_words_number){.decimals = e->decimals, .lang = lang}, out);
    if (e->percent)
        sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
}

/* The rows from `start` up to the next heading, ranked; those not proven to be high only compared.
   Release with sg_ranking_free. Returns where they end. */
static size_t rank(const struct sg_forest *e, size_t start, struct sg_ranking *ranking)
{
    struct sg_group_estimate *groups = sg_alloc(e->n, sizeof *groups);
    struct sg_entry *entries = sg_alloc(e->n, sizeof *entries);
    bool options = strcmp(e->items.label->name, "option") == 0; /* ranked as printed */
    const struct sg_whole whole = {e->total, (e->has_intervals || e->has_n) && !options,
                                   e->decimals};
    size_t n = 0, i = start;
    for (; i < e->n && (i == start || e->rows[i].kind != SG_FOREST_HEADING); i++) {
        const struct sg_forest_row *row = &e->rows[i];
        if (row->kind != SG_FOREST_ROW)
            continue;
        groups[n] = (struct sg_group_estimate){sg_entry_of_value(i, row->value, row->voids),
                                               row->lower, row->upper};
        groups[n].entry.place = row->row;
        groups[n].entry.small = row->small || (e->has_n && row->n < SG_SMALL_BASE);
        groups[n++].entry.kind = sg_entry_kind_of(row->label, NULL);
    }
    if (!options)
        sg_apart_mark(groups, n, &whole);
    for (size_t k = 0; k < n; k++)
        entries[k] = groups[k].entry;
    sg_ranking_make(ranking, entries, n,
                    &(struct sg_ranking_rule){e->decimals, 1, -INFINITY, NULL});
    free(entries);
    free(groups);
    return i;
}

static void add_at(const struct sg_forest *e, size_t row, enum sg_lang lang, struct sg_buffer *out)
{
    sg_forest_value(e, e->rows[row].value, lang, out);
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
    sg_forest_value(e, first->value, lang, out);
    sg_buffer_add(out, ja ? "で最も多い" : n > 1 ? " each" : "");
}

/* The name of the grouping that begins at row i, if it has one. */
static const char *heading_at(const struct sg_forest *e, size_t i)
{
    return e->rows[i].kind == SG_FOREST_HEADING ? e->rows[i].label : NULL;
}

/* "最も高いのは建設業の57.8％", "建設業の57.8％が全体より高い" where another printed as high. */
static void say_group(const struct sg_forest *e, const struct sg_ranking *ranking,
                      const char *heading, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_forest_row *row = &e->rows[ranking->items[0].key];
    bool ja = lang == SG_JA, highest = sg_ranking_leaders(ranking) == 1;
    if (ja && heading)
        sg_buffer_printf(out, "%sで", heading);
    sg_buffer_add(out, highest ? sg_words_pick(lang, "highest", "最も高いのは")
                               : sg_words_pick(lang, "higher", ""));
    if (!ja && heading) {
        sg_buffer_add(out, " by ");
        sg_words_title(heading, lang, out);
    }
    sg_buffer_add(out, ja ? "" : " in ");
    sg_words_name(row->label, lang, out);
    sg_buffer_add(out, ja ? "の" : " with ");
    sg_forest_value(e, row->value, lang, out);
    if (ja && !highest)
        sg_buffer_add(out, "が全体より高い");
}

static void say_total(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(e->total))
        return;
    sg_buffer_add(out, sg_words_pick(lang, "", "全体では"));
    sg_forest_value(e, e->total, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " overall", ""));
}

/* The total, and the group that stands out within the first grouping where one does. */
static void say_groups(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    size_t start = out->n;
    say_total(e, lang, out);
    for (size_t i = 0, end; i < e->n; i = end) {
        struct sg_ranking ranking;
        end = rank(e, i, &ranking);
        bool alone = ranking.n && sg_ranking_ties(&ranking, 0) == 1;
        bool named = alone && (sg_ranking_leaders(&ranking) || !isnan(e->total));
        if (named) {
            sg_buffer_add(out, out->n == start ? "" : sg_words_pick(lang, ", ", "、"));
            say_group(e, &ranking, heading_at(e, i), lang, out);
        }
        sg_ranking_free(&ranking);
        if (named)
            break;
    }
    if (lang == SG_EN && out->n > start && out->text[start] == 'h')
        out->text[start] = 'H';
}

void sg_forest_title(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_ranking ranking;
    if (e->of_indices) /* not of one scale */
        return;
    if (e->of_periods) {
        say_course(e, lang, out);
        return;
    }
    if (strcmp(e->items.label->name, "option") != 0) {
        say_groups(e, lang, out);
        return;
    }
    rank(e, 0, &ranking);
    if (sg_ranking_leaders(&ranking))
        say_most_frequent(e, &ranking, sg_ranking_leaders(&ranking), lang, out);
    sg_ranking_free(&ranking);
}
