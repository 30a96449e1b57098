/* Shift-share: what the whole is made up of, and what moved the items that changed most. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "findings/shift.h"
#include "plots/page/words.h"
#include "table/role.h"

struct said {
    const struct sg_subject *subject;
    struct sg_shift_columns columns;
    int decimals;
    struct sg_buffer *out;
};

static const char *part_name(const struct said *s, size_t part)
{
    return sg_column_title(s->columns.parts[part], s->subject->lang);
}

static void add_signed(const struct said *s, double x)
{
    sg_words_number(
        x,
        (struct sg_words_number){.decimals = s->decimals, .plus = true, .lang = s->subject->lang},
        s->out);
}

/* As the figure prints them: whole, or three digits of the largest net change. */
static int decimals_of(const struct sg_shift_columns *c, const size_t rows[], size_t n)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = 0; i < n; i++) {
        double net = sg_shift_net(c, rows[i]);
        largest = isnan(net) ? largest : fmax(largest, fabs(net));
        whole = whole && (isnan(net) || net == floor(net));
    }
    return whole ? 0 : sg_printed_digits(largest);
}

/* "増減は+289で、内訳は全国成長要因△1,415、…である。" of the total. */
static void say_total(const struct said *s, size_t row)
{
    bool ja = s->subject->lang == SG_JA;
    double net = sg_shift_net(&s->columns, row);
    size_t start = s->out->n;
    if (isnan(net))
        return;
    sg_subject_topic(s->subject, s->subject->to, row, "総数", s->out);
    if (!ja) {
        sg_buffer_add(s->out, "the change");
        sg_subject_say_measure(s->subject, row, " of ", s->out);
        sg_subject_where(s->subject, row, s->out);
    }
    sg_buffer_add(s->out, ja ? "の増減は" : " was ");
    add_signed(s, net);
    for (size_t k = 0; k < s->columns.n; k++) {
        sg_buffer_add(s->out, k ? (ja ? "、" : ", ") : ja ? "で、内訳は" : ": ");
        sg_words_title(part_name(s, k), s->subject->lang, s->out);
        sg_buffer_add(s->out, ja ? "" : " ");
        add_signed(s, sg_column_value(s->columns.parts[k], row));
    }
    sg_buffer_add(s->out, ja ? "である。" : ".");
    sg_subject_capital(s->subject, s->out, start);
}

/* The row that changed most in a direction, -1 where none may be called so. */
static ptrdiff_t extreme(const struct said *s, const size_t rows[], size_t n, double sign)
{
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    const struct sg_ranking_rule rule = {s->decimals, sign, 0, NULL};
    struct sg_ranking ranking;
    for (size_t i = 0; i < n; i++) {
        entries[i] =
            sg_entry_of_row(s->subject->table, s->subject->by, s->columns.final, NULL, rows[i]);
        entries[i].value = sg_shift_net(&s->columns, rows[i]);
        entries[i].unknown = entries[i].unknown || isnan(entries[i].value);
    }
    sg_ranking_make(&ranking, entries, n, &rule);
    bool found = sg_ranking_is_sure(&ranking, 0) && sg_ranking_ties(&ranking, 0) == 1;
    ptrdiff_t row = found ? (ptrdiff_t)ranking.items[0].key : -1;
    sg_ranking_free(&ranking);
    free(entries);
    return row;
}

/* "「医療，福祉」の増加（+663）は産業構造要因が大きい。" */
static void say_driver(const struct said *s, ptrdiff_t row)
{
    bool ja = s->subject->lang == SG_JA;
    double parts[SG_SHIFT_PARTS];
    if (row < 0)
        return;
    double net = sg_shift_net(&s->columns, (size_t)row);
    for (size_t k = 0; k < s->columns.n; k++)
        parts[k] = sg_column_value(s->columns.parts[k], (size_t)row);
    size_t why = sg_shift_driver(parts, s->columns.n, net);
    sg_buffer_add(s->out, ja ? "" : net > 0 ? " The growth of " : " The decline of ");
    sg_subject_name(s->subject, (size_t)row, s->out);
    sg_buffer_add(s->out, !ja ? " (" : net > 0 ? "の増加（" : "の減少（");
    add_signed(s, net);
    sg_buffer_add(s->out, ja ? "）は" : ") comes mostly from ");
    sg_words_title(part_name(s, why), s->subject->lang, s->out);
    sg_buffer_add(s->out, ja ? "が大きい。" : ".");
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    struct said s = {.subject = subject, .columns = sg_shift_find(subject->table), .out = out};
    s.decimals = decimals_of(&s.columns, rows, n);
    for (size_t i = 0; i < n && subject->by; i++)
        if (sg_role_is_total(sg_column_text(subject->by, rows[i]),
                             subject->table->info.total_label))
            say_total(&s, rows[i]);
    if (!subject->by || n < 2 || !s.columns.n)
        return;
    ptrdiff_t up = extreme(&s, rows, n, 1), down = extreme(&s, rows, n, -1);
    say_driver(&s, up);
    say_driver(&s, down);
    if (out->n && out->text[0] == ' ')
        memmove(out->text, out->text + 1, out->n--);
}

const struct sg_sentence_kind sg_sentences_of_shift_share = {
    .name = "shift-share", .columns = {"initial", "final"}, .split = SG_SUBJECT_ITEMS, .say = say};
