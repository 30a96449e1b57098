/* What a shift-share figure says, from printed values only. */
#include "shiftshare_model.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "findings/printed.h"
#include "findings/shift.h"
#include "plots/page/names.h"
#include "plots/page/scale.h"
#include "plots/page/words.h"

int sg_shiftshare_decimals(const struct sg_shiftshare *shift)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = 0; i < shift->n_rows; i++) {
        double net = shift->rows[i].net;
        largest = isnan(net) ? largest : fmax(largest, fabs(net));
        whole = whole && (isnan(net) || net == floor(net));
    }
    return whole ? 0 : sg_printed_digits(largest);
}

static const char *name_of(const char *label, enum sg_lang lang)
{
    return sg_names_label(label, lang, true);
}

static const char *title_of(const struct sg_shiftshare *shift, size_t part, enum sg_lang lang)
{
    return sg_column_title(shift->parts[part], lang);
}

/* The part that moves a row most in the direction of its net change. */
static size_t driver(const struct sg_shiftshare *shift, const struct sg_shiftshare_row *row)
{
    return sg_shift_driver(row->parts, shift->n_parts, row->net);
}

/* The one row whose printed net change is the most extreme in a direction, or NULL. */
static const struct sg_shiftshare_row *extreme(const struct sg_shiftshare *shift, double sign)
{
    size_t key = 0;
    struct sg_entry *entries = sg_alloc(shift->n_rows, sizeof *entries);
    struct sg_ranking_rule rule = {sg_shiftshare_decimals(shift), sign, 0, NULL};
    struct sg_ranking ranking;
    for (size_t i = 0; i < shift->n_rows; i++) {
        const struct sg_shiftshare_row *row = &shift->rows[i];
        entries[i] = sg_entry_of_value(i, row->net, row->voids);
        entries[i].kind = row->residual ? SG_ENTRY_RESIDUAL : SG_ENTRY_ITEM;
        entries[i].unproven = !row->drawn; /* nothing can be said of its parts */
    }
    sg_ranking_make(&ranking, entries, shift->n_rows, &rule);
    bool found = sg_ranking_is_sure(&ranking, 0) && sg_ranking_ties(&ranking, 0) == 1;
    if (found)
        key = ranking.items[0].key;
    sg_ranking_free(&ranking);
    free(entries);
    return found ? &shift->rows[key] : NULL;
}

/* "製造業の増加", "the decline of manufacturing"; "製造業の生産性の低下". */
static void say(const struct sg_shiftshare *shift, const struct sg_shiftshare_row *row,
                enum sg_lang lang, struct sg_buffer *out)
{
    bool rise = row->net > 0, rate = shift->of == SG_SHIFTSHARE_PRODUCTIVITY;
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%sの%s", name_of(row->name, lang),
                         rate   ? (rise ? "生産性の上昇" : "生産性の低下")
                         : rise ? "増加"
                                : "減少");
        return;
    }
    sg_buffer_add(out, rate   ? (rise ? "the rise of productivity in " : "the fall in ")
                       : rise ? "the growth of "
                              : "the decline of ");
    sg_words_name(row->name, lang, out);
}

/* The second half of a title, whose first half named the part `why`. */
static void say_decline(const struct sg_shiftshare *shift, const struct sg_shiftshare_row *down,
                        size_t why, enum sg_lang lang, struct sg_buffer *out)
{
    size_t other = driver(shift, down);
    bool ja = lang == SG_JA;
    sg_buffer_add(out, ja ? "、" : other == why ? ", and so does " : ", ");
    say(shift, down, lang, out);
    if (ja)
        sg_buffer_printf(out, "%s%s", other == why ? "も" : "は", title_of(shift, other, lang));
    if (ja || other == why)
        return;
    sg_buffer_add(out, " from ");
    sg_words_title(title_of(shift, other, lang), lang, out);
}

/* Where all methods agree on the direction and on what moved most. */
static void title_of_methods(const struct sg_shiftshare *shift, enum sg_lang lang,
                             struct sg_buffer *out)
{
    bool ja = lang == SG_JA, several = shift->n_rows > 1, rise = shift->rows[0].net > 0;
    size_t why = driver(shift, &shift->rows[0]);
    for (size_t i = 0; i < shift->n_rows; i++) {
        const struct sg_shiftshare_row *row = &shift->rows[i];
        if (!row->drawn || !row->net || (row->net > 0) != rise || driver(shift, row) != why)
            return;
    }
    sg_buffer_add(out, rise ? sg_words_pick(lang, "The rise of productivity", "生産性の上昇は")
                            : sg_words_pick(lang, "The fall of productivity", "生産性の低下は"));
    sg_buffer_add(out, ja ? (several ? "どの方法でも" : "") : " comes mostly from ");
    sg_words_title(title_of(shift, why, lang), lang, out);
    sg_buffer_add(out, ja ? "が大きい" : several ? " by every method" : "");
}

void sg_shiftshare_title(const struct sg_shiftshare *shift, enum sg_lang lang,
                         struct sg_buffer *out)
{
    const struct sg_shiftshare_row *up = extreme(shift, 1), *down = extreme(shift, -1);
    const struct sg_shiftshare_row *first = up ? up : down;
    bool ja = lang == SG_JA;
    if (shift->by_method)
        title_of_methods(shift, lang, out);
    if (shift->by_method || !first || shift->n_rows < 2)
        return;
    size_t why = driver(shift, first), start = out->n;
    say(shift, first, lang, out);
    if (!ja)
        out->text[start] = 'T'; /* the */
    sg_buffer_add(out, ja ? "は" : " comes mostly from ");
    sg_words_title(title_of(shift, why, lang), lang, out);
    if (up && down)
        say_decline(shift, down, why, lang, out);
    sg_buffer_add(out, ja ? "が大きい" : "");
}

void sg_shiftshare_subtitle(const struct sg_shiftshare *shift, enum sg_lang lang,
                            struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    struct sg_buffer measure = {0};
    if (shift->measure)
        sg_words_measure(shift->measure, shift->unit, lang, &measure);
    if (ja)
        sg_buffer_printf(out, "%s%s増減の要因分解", sg_buffer_text(&measure),
                         measure.n ? "の" : "");
    else
        sg_buffer_printf(out, "%s of the change%s%s", shift->of ? "Components" : "Shift-share",
                         measure.n ? ": " : "", sg_buffer_text(&measure));
    if (shift->place && *shift->place)
        sg_buffer_printf(out, "%s%s", ja ? "、" : ", ", sg_names_label(shift->place, lang, true));
    if (shift->from && shift->to) {
        sg_buffer_printf(out, "%s%s→", ja ? "、" : ", ", shift->from);
        sg_words_period(shift->to, &shift->when_to, lang, out);
    }
    if (shift->method)
        sg_buffer_printf(out, ja ? "（%s）" : " (%s)", shift->method);
    sg_buffer_free(&measure);
}

static void add_value(double x, const struct sg_shiftshare *shift, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_words_number(x, (struct sg_words_number){sg_shiftshare_decimals(shift), true, lang}, out);
}

static bool is_partly_unknown(const struct sg_shiftshare *shift)
{
    for (size_t i = 0; i < shift->n_rows; i++)
        if (!shift->rows[i].drawn)
            return true;
    return false;
}

void sg_shiftshare_note(const struct sg_shiftshare *shift, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA, timed = shift->when_from.kind && shift->when_to.kind;
    struct sg_words_scope scope = {.used = shift->voids};
    sg_buffer_add(out, ja ? "増減計＝" : "Net change = ");
    for (size_t k = 0; k < shift->n_parts; k++) {
        sg_buffer_add(out, !k ? "" : ja ? "＋" : " + ");
        sg_words_title(title_of(shift, k, lang), lang, out);
    }
    sg_buffer_add(out, ja ? "。" : ". ");
    if (shift->total.name && !isnan(shift->total.net)) {
        if (ja)
            sg_buffer_printf(out, "%sの増減計は", shift->total.name);
        else
            sg_buffer_add(out, "Total: ");
        add_value(shift->total.net, shift, lang, out);
        sg_buffer_add(out, ja ? "。" : ". ");
    }
    if (is_partly_unknown(shift))
        sg_buffer_add(out, ja ? "分解できない行は棒を描かない。"
                              : "Rows that cannot be decomposed have no bar. ");
    if (timed) {
        scope.from = &shift->when_from;
        scope.to = &shift->when_to;
    }
    sg_words_notes(shift->table, &scope, lang, out);
}

static void describe_row(const struct sg_shiftshare *shift, const struct sg_shiftshare_row *row,
                         enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    sg_buffer_printf(out, "%s%s", name_of(row->name, lang), ja ? "：増減計" : ": net change ");
    add_value(row->net, shift, lang, out);
    if (isnan(row->net))
        sg_buffer_add(out, sg_words_symbol(row->voids, lang));
    for (size_t k = 0; k < shift->n_parts; k++) {
        sg_buffer_printf(out, "%s%s%s", ja ? "、" : ", ", title_of(shift, k, lang), ja ? "" : " ");
        add_value(row->parts[k], shift, lang, out);
        if (isnan(row->parts[k]))
            sg_buffer_add(out, sg_words_symbol(row->voids, lang));
    }
    sg_buffer_add(out, ja ? "。" : ". ");
}

void sg_shiftshare_description(const struct sg_shiftshare *shift, enum sg_lang lang,
                               struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "Stacked bars of components to both sides of zero. ",
                                     "要因を正負に分けて積み上げた横棒グラフ。"));
    for (size_t i = 0; i < shift->n_rows; i++)
        describe_row(shift, &shift->rows[i], lang, out);
    if (shift->total.name)
        describe_row(shift, &shift->total, lang, out);
}
