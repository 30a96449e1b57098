/* Changes of a census: counts of the whole, so that a difference is one. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "findings/moves.h"
#include "findings/printed.h"
#include "plots/page/words.h"
#include "table/role.h"

static ptrdiff_t total_of(const struct sg_subject *subject, const size_t rows[], size_t n)
{
    for (size_t i = 0; i < n && subject->by; i++)
        if (sg_role_is_total(sg_column_text(subject->by, rows[i]),
                             subject->table->info.total_label))
            return (ptrdiff_t)rows[i];
    return n == 1 ? (ptrdiff_t)rows[0] : -1;
}

static const char *unit_of(const struct sg_subject *subject)
{
    const char *unit = subject->table->info.unit;
    return unit && subject->lang == SG_JA ? unit : "";
}

/* Of the values and of their differences. */
static int decimals_of(const struct sg_subject *subject, const size_t rows[], size_t n)
{
    const struct sg_column *const columns[] = {sg_table_numbers(subject->table, "current"),
                                               sg_table_numbers(subject->table, "previous"), NULL};
    return sg_printed_decimals(columns, rows, n);
}

/* "0.7％増": nothing without a rate. */
static void say_rate(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    double rate = sg_column_value(sg_table_numbers(subject->table, "change_percent"), row);
    bool ja = subject->lang == SG_JA;
    if (isnan(rate))
        return;
    bool rise = rate >= 0;
    sg_buffer_add(out, ja ? "（" : " (");
    if (!ja)
        sg_buffer_add(out, rise ? "up " : "down ");
    sg_subject_print(subject, fabs(rate), 1, ja ? "％" : "%", out);
    if (ja)
        sg_buffer_add(out, rise ? "増" : "減");
    sg_buffer_add(out, ja ? "）" : ")");
}

static void say_not_compared(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    struct sg_buffer from = {0};
    sg_subject_when(subject, subject->from, row, &from);
    sg_buffer_printf(out,
                     sg_words_pick(subject->lang,
                                   "; because of a break in the series it is not compared with %s.",
                                   "である。系列に断層があるため、%sとは比較しない。"),
                     sg_buffer_text(&from));
    sg_buffer_free(&from);
}

static void say_difference(const struct sg_subject *subject, size_t row, double change,
                           int decimals, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    struct sg_buffer from = {0};
    double printed = sg_number_round(change, decimals);
    sg_subject_when(subject, subject->from, row, &from);
    if (isnan(change)) {
        sg_buffer_printf(
            out, ja ? "である（%sからの増減は得られない）。" : "; the change from %s is not known.",
            sg_buffer_text(&from));
    } else if (printed == 0) {
        sg_buffer_printf(out, ja ? "で、%sと同数である。" : ", as many as in %s.",
                         sg_buffer_text(&from));
    } else {
        sg_buffer_add(out, ja ? "で、" : ", ");
        if (ja)
            sg_buffer_printf(out, "%sから", sg_buffer_text(&from));
        sg_subject_print(subject, fabs(change), decimals, unit_of(subject), out);
        if (ja)
            sg_buffer_add(out, printed > 0 ? "増加した" : "減少した");
        else
            sg_buffer_printf(out, printed > 0 ? " more than in %s" : " fewer than in %s",
                             sg_buffer_text(&from));
        say_rate(subject, row, out);
        sg_buffer_add(out, ja ? "。" : ".");
    }
    sg_buffer_free(&from);
}

static void say_total(const struct sg_subject *subject, size_t row, int decimals,
                      struct sg_buffer *out)
{
    const struct sg_column *change = sg_table_numbers(subject->table, "change");
    double current = sg_column_value(sg_table_numbers(subject->table, "current"), row);
    bool ja = subject->lang == SG_JA;
    size_t start = out->n;
    if (isnan(current))
        return;
    sg_subject_topic(subject, subject->to, row, "総数", out);
    sg_buffer_add(out, ja ? "は" : "");
    if (!ja) {
        const char *measure = sg_subject_measure(subject, row);
        sg_buffer_add(out, "the total");
        if (*measure) {
            sg_buffer_add(out, " of ");
            sg_words_title(measure, SG_EN, out);
        }
        sg_subject_where(subject, row, out);
        sg_buffer_add(out, " was ");
    }
    sg_subject_print(subject, current, decimals, unit_of(subject), out);
    if (sg_subject_status(subject, row) & SG_STATUS_BREAK)
        say_not_compared(subject, row, out);
    else
        say_difference(subject, row, sg_column_value(change, row), decimals, out);
    sg_subject_capital(subject, out, start);
}

/* Which periods are compared, where no total said it. */
static void say_span(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    struct sg_buffer from = {0}, to = {0};
    sg_subject_when(subject, subject->from, row, &from);
    sg_subject_when(subject, subject->to, row, &to);
    if (from.n && to.n)
        sg_buffer_printf(out, subject->lang == SG_JA ? "%sから%sにかけて、" : "from %s to %s, ",
                         from.text, to.text);
    sg_buffer_free(&to);
    sg_buffer_free(&from);
}

/* What one of the rankings of moves says: the items that grew, or shrank, most. */
static void say_most(const struct sg_subject *subject, const struct sg_ranking *ranking, bool rise,
                     const struct sg_ranking_style *style, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, first = out->n == 0;
    if (!ranking->n)
        return;
    if (!ja && !first)
        sg_buffer_add(out, " ");
    size_t start = out->n;
    if (first)
        say_span(subject, ranking->items[0].key, out);
    if (ja) {
        sg_buffer_add(out, rise ? "増加は、" : "減少は、");
        sg_ranking_caveat(ranking, subject, out);
    } else {
        sg_ranking_lead(ranking, "largest", rise ? "increase" : "decrease", out);
        sg_ranking_link(ranking, " was in ", " were in ", out);
    }
    sg_ranking_say(ranking, subject, style, "大きく", out);
    sg_buffer_add(out, ja ? "。" : ".");
    sg_subject_capital(subject, out, start);
}

static void say_moves(const struct sg_subject *subject, const size_t rows[], size_t n, int decimals,
                      struct sg_buffer *out)
{
    const struct sg_column *change = sg_table_numbers(subject->table, "change");
    const struct sg_ranking_style style = {.decimals = decimals, .unit = unit_of(subject)};
    struct sg_entry *changes = sg_alloc(n, sizeof *changes);
    struct sg_moves moves;
    for (size_t i = 0; i < n; i++)
        changes[i] = sg_entry_of_row(subject->table, subject->by, change, NULL, rows[i]);
    sg_moves_make(&moves, changes, n, decimals);
    say_most(subject, &moves.up, true, &style, out);
    say_most(subject, &moves.down, false, &style, out);
    sg_moves_free(&moves);
    free(changes);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    ptrdiff_t total = total_of(subject, rows, n);
    int decimals = decimals_of(subject, rows, n);
    bool broken = false, caution = false;
    for (size_t i = 0; i < n; i++) {
        broken = broken || (sg_subject_status(subject, rows[i]) & SG_STATUS_BREAK);
        caution = caution || (sg_subject_status(subject, rows[i]) & SG_STATUS_CAUTION);
    }
    if (total >= 0)
        say_total(subject, (size_t)total, decimals, out);
    if (!broken && n > 1)
        say_moves(subject, rows, n, decimals, out);
    if (caution && !broken && out->n)
        sg_buffer_add(out, sg_words_pick(subject->lang,
                                         " Methods or coverage changed between the two: compare "
                                         "with caution.",
                                         "ただし、調査方法等の変更があり、比較には注意を要する。"));
}

const struct sg_sentence_kind sg_sentences_of_change = {
    .name = "change",
    .columns = {"previous", "current", "change", "change_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
