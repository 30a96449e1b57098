/* Changes of a census: counts of the whole, so that a difference is one. */
#include "change_said.h"
#include "kinds.h"
#include "subject_words.h"

#include <math.h>

#include <sangyo/number.h>
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

/* "で、2016年から5事業所増加した（0.1％増）。" */
static void say_moved(const struct sg_change_said *s, double change, double rate, const char *from)
{
    bool ja = s->words.lang == SG_JA;
    const char *move = sg_quantity_move(&s->words, change > 0);
    struct sg_buffer unit = {0};
    sg_quantity_unit(&s->words, &unit);
    bool rises = sg_quantity_rises(&s->words.of) || unit.n; /* else things are counted */
    sg_buffer_free(&unit);
    if (ja)
        sg_buffer_printf(s->out, "で、%sから", from);
    else
        sg_buffer_add(s->out, !rises ? ", " : change > 0 ? ", up " : ", down ");
    sg_quantity_size(&s->words, change, s->out);
    if (ja)
        sg_buffer_printf(s->out, "%sした", move);
    else
        sg_buffer_printf(s->out,
                         rises        ? " from %s"
                         : change > 0 ? " more than in %s"
                                      : " fewer than in %s",
                         from);
    sg_quantity_say_rate(&s->words, rate, s->out);
    sg_buffer_add(s->out, ja ? "。" : ".");
}

/* "で、2016年とほぼ同じである（5事業所増、0.1％増）。" */
static void say_slight(const struct sg_change_said *s, double change, double rate, const char *from)
{
    bool ja = s->words.lang == SG_JA;
    const char *move = sg_quantity_brief_move(&s->words, change > 0);
    sg_buffer_printf(s->out, ja ? "で、%sとほぼ同じである（" : ", almost the same as in %s (",
                     from);
    sg_buffer_add(s->out, ja ? "" : change > 0 ? "up " : "down ");
    sg_quantity_size(&s->words, change, s->out);
    sg_buffer_add(s->out, ja ? move : "");
    if (!isnan(rate) && sg_quantity_in_percent(&s->words.of)) {
        sg_buffer_add(s->out, ja ? "、" : ", ");
        sg_subject_print(s->subject, fabs(rate), 1, ja ? "％" : "%", s->out);
        sg_buffer_add(s->out, ja ? move : "");
    }
    sg_buffer_add(s->out, ja ? "）。" : ").");
}

static void say_difference(const struct sg_change_said *s, size_t row)
{
    const struct sg_changed *c = &s->changed;
    double change = sg_column_value(c->change, row), rate = sg_column_value(c->rate, row);
    double printed = sg_number_round(change, s->words.of.decimals);
    bool ja = s->words.lang == SG_JA;
    struct sg_buffer from = {0};
    sg_subject_when(s->subject, s->subject->from, row, &from);
    if (isnan(change))
        sg_buffer_printf(s->out,
                         ja ? "である（%sからの増減は得られない）。"
                            : "; the change from %s is not known.",
                         sg_buffer_text(&from));
    else if (printed == 0)
        sg_buffer_printf(s->out,
                         !ja                      ? ", the same as in %s."
                         : s->words.of.rule->adds ? "で、%sと同数である。"
                                                  : "で、%sと同じである。",
                         sg_buffer_text(&from));
    else if (sg_quantity_is_slight(&s->words.of, change, sg_column_value(c->previous, row)))
        say_slight(s, change, rate, sg_buffer_text(&from));
    else
        say_moved(s, change, rate, sg_buffer_text(&from));
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
    sg_subject_topic(&of, s->subject->to, row, "総数", s->out);
    sg_buffer_add(s->out, ja ? "は" : "");
    if (!ja) {
        bool adds = s->words.of.rule->adds && s->subject->by,
             named = *sg_subject_measure(s->subject, row);
        sg_buffer_add(s->out, adds ? "the total" : named ? "the" : "the value");
        sg_subject_say_measure(s->subject, row, adds ? " of " : " ", s->out);
        sg_subject_where(&of, row, s->out);
        sg_buffer_add(s->out, " was ");
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
