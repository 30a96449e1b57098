/* What a change of productivity is made of: of the only group, or of those that rose and fell most.
 */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>

#include "findings/shift.h"
#include "plots/page/words.h"

enum { TERMS = 5 };
static const char *const terms[TERMS] = {"within", "between", "entry", "exit", "cross"};

struct said {
    const struct sg_subject *subject;
    const struct sg_column *total;
    int decimals;
    struct sg_buffer *out;
};

static void add_signed(const struct said *s, double x)
{
    sg_words_number(
        x,
        (struct sg_words_number){.decimals = s->decimals, .plus = true, .lang = s->subject->lang},
        s->out);
}

/* The group of which most may be said in a direction, -1 where none. */
static ptrdiff_t extreme(const struct said *s, const size_t rows[], size_t n, double sign)
{
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    const struct sg_ranking_rule rule = {s->decimals, sign, 0, NULL};
    struct sg_ranking ranking;
    for (size_t i = 0; i < n; i++)
        entries[i] = sg_entry_of_row(s->subject->table, s->subject->by, s->total, NULL, rows[i]);
    sg_ranking_make(&ranking, entries, n, &rule);
    bool found = sg_ranking_is_sure(&ranking, 0) && sg_ranking_ties(&ranking, 0) == 1;
    ptrdiff_t row = found ? (ptrdiff_t)ranking.items[0].key : -1;
    sg_ranking_free(&ranking);
    free(entries);
    return row;
}

/* The column of groups: without groups the rows are methods, which are said behind the number. */
static const struct sg_column *groups_of(const struct sg_subject *subject)
{
    return subject->by == sg_table_labels(subject->table, "method") ? NULL : subject->by;
}

/* "「製造業」の2016年から2021年までのtfpの変化は" */
static void say_change(const struct said *s, size_t row)
{
    const struct sg_subject *subject = s->subject;
    bool ja = subject->lang == SG_JA;
    const char *measure = sg_subject_measure(subject, row);
    sg_buffer_add(s->out, ja ? "" : "From ");
    if (ja && subject->area)
        sg_buffer_printf(s->out, "%sの", sg_column_text(subject->area, row));
    if (ja && groups_of(subject)) {
        sg_subject_name(subject, row, s->out);
        sg_buffer_add(s->out, "の");
    }
    sg_subject_when(subject, subject->from, row, s->out);
    sg_buffer_add(s->out, ja ? "から" : " to ");
    sg_subject_when(subject, subject->to, row, s->out);
    if (ja) {
        sg_buffer_printf(s->out, "までの%sの変化は", *measure ? measure : "生産性");
        return;
    }
    sg_buffer_add(s->out, ", the change of ");
    sg_words_title(*measure ? measure : "productivity", SG_EN, s->out);
    if (subject->area) {
        sg_buffer_add(s->out, " in ");
        sg_words_name(sg_column_text(subject->area, row), SG_EN, s->out);
    }
    if (groups_of(subject)) {
        sg_buffer_add(s->out, " of ");
        sg_subject_name(subject, row, s->out);
    }
    sg_buffer_add(s->out, " was ");
}

/* "+0.169（fhk）で、内部効果（+0.067）が最も大きい。" */
static void say_row(const struct said *s, ptrdiff_t row)
{
    const struct sg_table *table = s->subject->table;
    bool ja = s->subject->lang == SG_JA;
    const struct sg_column *method = sg_table_labels(table, "method");
    double values[TERMS];
    if (row < 0 || isnan(sg_column_value(s->total, (size_t)row)))
        return;
    for (size_t k = 0; k < TERMS; k++) {
        values[k] = sg_column_value(sg_table_numbers(table, terms[k]), (size_t)row);
        values[k] = isnan(values[k]) ? 0 : values[k]; /* a term that the method does not have */
    }
    double net = sg_column_value(s->total, (size_t)row);
    size_t why = sg_shift_driver(values, TERMS, net);
    sg_buffer_add(s->out, !ja && s->out->n ? " " : "");
    say_change(s, (size_t)row);
    add_signed(s, net);
    sg_buffer_printf(s->out, ja ? "（%s）" : " (%s)", sg_column_text(method, (size_t)row));
    bool moved = values[why] != 0 && (values[why] > 0) == (net > 0);
    if (moved) {
        const char *term = sg_column_title(sg_table_numbers(table, terms[why]), s->subject->lang);
        sg_buffer_add(s->out, ja ? "で、" : ", mostly from ");
        sg_words_title(term, s->subject->lang, s->out);
        sg_buffer_add(s->out, ja ? "（" : " (");
        add_signed(s, values[why]);
        sg_buffer_add(s->out, ja ? "）が最も大きい" : ")");
    }
    sg_buffer_add(s->out, !ja ? "." : moved ? "。" : "である。");
}

/* Of several groups by one method those that rose and fell most. */
static void say_groups(const struct said *s, const size_t rows[], size_t n)
{
    ptrdiff_t up = extreme(s, rows, n, 1), down = extreme(s, rows, n, -1);
    if (up >= 0 && sg_column_value(s->total, (size_t)up) > 0)
        say_row(s, up);
    if (down >= 0 && sg_column_value(s->total, (size_t)down) < 0)
        say_row(s, down);
}

/* The rows of the method that is the first: others take the same changes apart once more. */
static size_t keep_method(const struct sg_table *table, const size_t rows[], size_t n,
                          size_t kept[])
{
    const struct sg_column *method = sg_table_labels(table, "method");
    size_t n_kept = 0;
    for (size_t i = 0; i < n; i++)
        if (method->codes[rows[i]] == method->codes[rows[0]])
            kept[n_kept++] = rows[i];
    return n_kept;
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    struct said s = {
        .subject = subject, .total = sg_table_numbers(subject->table, "total"), .out = out};
    if (!subject->from || !subject->to)
        return;
    s.decimals = sg_subject_digits(s.total, rows, n);
    size_t *kept = sg_alloc(n, sizeof *kept), n_kept = keep_method(subject->table, rows, n, kept);
    if (n_kept > 1 && groups_of(subject))
        say_groups(&s, kept, n_kept);
    for (size_t i = 0; i < n && n_kept == 1; i++) /* of each method */
        say_row(&s, (ptrdiff_t)rows[i]);
    free(kept);
}

const struct sg_sentence_kind sg_sentences_of_productivity = {
    .name = "dynamics productivity",
    .columns = {"method", "within", "between", "total"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
