/* Changes of a census: counts of the whole, so that a difference is one. */
#include "change_said.h"
#include "kinds.h"
#include "subject_words.h"

#include <math.h>

#include <sangyo/number.h>
#include "plots/charts/difference_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/role.h"

static struct sg_change_said say_of(const struct sg_subject *subject, size_t row,
                                    struct sg_buffer *out)
{
    const char *measure = sg_subject_measure(subject, row);
    struct sg_change_said s = {
        subject, sg_changed_find(subject->table, measure), {.measure = measure}, out};
    const struct sg_column *current = s.changed.current;
    s.words.of = s.changed.quantity;
    s.words.unit = current && current->unit ? current->unit : subject->table->info.unit;
    s.words.lang = subject->lang;
    return s;
}

static void say_not_compared(const struct sg_change_said *s, size_t row)
{
    struct sg_buffer from = {0};
    sg_subject_when(s->subject, s->subject->from, row, &from);
    sg_buffer_printf(s->out,
                     sg_words_pick(s->words.lang,
                                   "; because of a break in the series it is not compared with %s.",
                                   "である。系列に断層があるため、%sとは比較しない。"),
                     sg_buffer_text(&from));
    sg_buffer_free(&from);
}

static void say_difference(const struct sg_change_said *s, size_t row)
{
    const struct sg_changed *c = &s->changed;
    struct sg_buffer from = {0};
    sg_subject_when(s->subject, s->subject->from, row, &from);
    const struct sg_difference difference = {.change = sg_column_value(c->change, row),
                                             .rate = sg_column_value(c->rate, row),
                                             .previous = sg_column_value(c->previous, row),
                                             .from = sg_buffer_text(&from)};
    sg_difference_say(&s->words, &difference, s->out);
    sg_buffer_add(s->out, sg_words_pick(s->words.lang, ".", "。"));
    sg_buffer_free(&from);
}

static void say_total(const struct sg_change_said *s, size_t row)
{
    double current = sg_column_value(s->changed.current, row);
    bool ja = s->words.lang == SG_JA;
    size_t start = s->out->n;
    if (isnan(current))
        return;
    struct sg_subject of = *s->subject;
    if (of.by && sg_role_of_column(of.by) != SG_ROLE_BY && !of.area)
        of.area = of.by; /* areas: the total is one of them */
    else if (of.by && of.n_others < SG_SUBJECT_NAMES &&
             !sg_role_is_total(sg_column_text(of.by, row), of.table->info.total_label))
        of.others[of.n_others++] = of.by; /* the one part that was chosen */
    sg_subject_topic(&of, s->subject->to, row, "総数", s->out);
    sg_buffer_add(s->out, ja ? "は" : "");
    if (!ja) {
        bool adds = s->words.of.rule->adds && s->subject->by,
             named = *sg_subject_measure(s->subject, row);
        sg_buffer_add(s->out, adds ? "the total" : named ? "the" : "the value");
        sg_subject_say_measure(s->subject, row, adds ? " of " : " ", s->out);
        sg_subject_where(&of, row, s->out);
        struct sg_buffer name = {0};
        sg_words_measure_name(sg_subject_measure(s->subject, row), SG_EN, &name);
        bool plural = !adds && sg_names_is_plural(sg_buffer_text(&name));
        sg_buffer_add(s->out, plural ? " were " : " was ");
        sg_buffer_free(&name);
    }
    sg_quantity_value(&s->words, current, s->out);
    if (sg_subject_status(s->subject, row) & SG_STATUS_BREAK)
        say_not_compared(s, row);
    else
        say_difference(s, row);
    sg_subject_capital(s->subject, s->out, start);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    ptrdiff_t total = sg_subject_total(subject, rows, n);
    const struct sg_change_said s = say_of(subject, rows[0], out);
    bool broken = false, caution = false;
    for (size_t i = 0; i < n; i++) {
        broken = broken || (sg_subject_status(subject, rows[i]) & SG_STATUS_BREAK);
        caution = caution || (sg_subject_status(subject, rows[i]) & SG_STATUS_CAUTION);
    }
    if (total >= 0)
        say_total(&s, (size_t)total);
    if (!broken && n > 1)
        sg_change_say_moves(&s, rows, n);
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
