/* Changes of a census: counts of the whole, so that a difference is one. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "findings/changed.h"
#include "findings/moves.h"
#include "plots/charts/moves_words.h"
#include "plots/page/words.h"
#include "table/role.h"

/* A group of rows: what changed, and how that is said. */
struct said {
    const struct sg_subject *subject;
    struct sg_changed changed;
    struct sg_quantity_words words;
    struct sg_buffer *out;
};

static ptrdiff_t total_of(const struct sg_subject *subject, const size_t rows[], size_t n)
{
    for (size_t i = 0; i < n && subject->by; i++)
        if (sg_role_is_total(sg_column_text(subject->by, rows[i]),
                             subject->table->info.total_label))
            return (ptrdiff_t)rows[i];
    return n == 1 ? (ptrdiff_t)rows[0] : -1;
}

static struct said say_of(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *measure = sg_subject_measure(subject, row);
    struct said s = {subject, sg_changed_find(subject->table, measure), {.measure = measure}, out};
    const struct sg_column *current = s.changed.current;
    s.words.of = s.changed.quantity;
    s.words.unit = current && current->unit ? current->unit : subject->table->info.unit;
    s.words.lang = subject->lang;
    return s;
}

static void say_not_compared(const struct said *s, size_t row)
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
static void say_moved(const struct said *s, double change, double rate, const char *from)
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
static void say_slight(const struct said *s, double change, double rate, const char *from)
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

static void say_difference(const struct said *s, size_t row)
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

static void say_total(const struct said *s, size_t row)
{
    double current = sg_column_value(s->changed.current, row);
    bool ja = s->words.lang == SG_JA;
    size_t start = s->out->n;
    if (isnan(current))
        return;
    sg_subject_topic(s->subject, s->subject->to, row, "総数", s->out);
    sg_buffer_add(s->out, ja ? "は" : "");
    if (!ja) {
        bool adds = s->words.of.rule->adds && s->subject->by,
             named = *sg_subject_measure(s->subject, row);
        sg_buffer_add(s->out, adds ? "the total" : named ? "the" : "the value");
        sg_subject_say_measure(s->subject, row, adds ? " of " : " ", s->out);
        sg_subject_where(s->subject, row, s->out);
        sg_buffer_add(s->out, " was ");
    }
    sg_quantity_value(&s->words, current, s->out);
    if (sg_subject_status(s->subject, row) & SG_STATUS_BREAK)
        say_not_compared(s, row);
    else
        say_difference(s, row);
    sg_subject_capital(s->subject, s->out, start);
}

/* Which periods are compared, where no total said it. */
static void say_span(const struct said *s, size_t row)
{
    struct sg_buffer from = {0}, to = {0};
    sg_subject_when(s->subject, s->subject->from, row, &from);
    sg_subject_when(s->subject, s->subject->to, row, &to);
    if (from.n && to.n)
        sg_buffer_printf(s->out, s->words.lang == SG_JA ? "%sから%sにかけて、" : "from %s to %s, ",
                         from.text, to.text);
    sg_buffer_free(&to);
    sg_buffer_free(&from);
}

/* Begins a sentence behind those before it: the first names the periods. */
static size_t begin(const struct said *s, size_t row)
{
    size_t start = s->out->n;
    if (start && s->words.lang == SG_EN)
        sg_buffer_add_char(s->out, ' ');
    start = s->out->n;
    if (!start)
        say_span(s, row);
    return start;
}

static void end(const struct said *s, size_t start)
{
    sg_buffer_add(s->out, s->words.lang == SG_JA ? "。" : ".");
    sg_subject_capital(s->subject, s->out, start);
}

/* "「製造業」が9.4ポイント上昇": the only one that moved so. */
static void say_one(const struct said *s, const struct sg_ranking *ranking, bool rise)
{
    bool ja = s->words.lang == SG_JA;
    sg_ranking_caveat(ranking, s->subject, s->out);
    sg_subject_name(s->subject, ranking->items[0].key, s->out);
    sg_buffer_add(s->out, ja ? "が" : rise ? " rose by " : " fell by ");
    sg_quantity_size(&s->words, ranking->items[0].value, s->out);
    sg_buffer_add(s->out, ja ? sg_quantity_move(&s->words, rise) : "");
}

/* One rose and one fell: in one sentence. */
static void say_two(const struct said *s, const struct sg_moves *moves)
{
    const struct sg_ranking *first = moves->down_first ? &moves->down : &moves->up;
    const struct sg_ranking *second = moves->down_first ? &moves->up : &moves->down;
    size_t start = begin(s, first->items[0].key);
    say_one(s, first, !moves->down_first);
    sg_buffer_add(s->out, sg_words_pick(s->words.lang, " and ", "し、"));
    say_one(s, second, moves->down_first);
    sg_buffer_add(s->out, sg_words_pick(s->words.lang, "", "した"));
    end(s, start);
}

/* What one of the rankings of moves says: the items that grew, or shrank, most. */
static void say_direction(const struct said *s, const struct sg_ranking *ranking, bool rise)
{
    bool ja = s->words.lang == SG_JA, points = sg_quantity_in_points(&s->words.of);
    const char *move = sg_quantity_move(&s->words, rise);
    struct sg_buffer unit = {0};
    if (!ranking->n)
        return;
    size_t start = begin(s, ranking->items[0].key);
    if (ranking->n == 1) {
        say_one(s, ranking, rise);
        sg_buffer_add(s->out, ja ? "した" : "");
        end(s, start);
        return;
    }
    sg_quantity_unit(&s->words, &unit);
    const struct sg_ranking_style style = {
        .decimals = s->words.of.decimals,
        .unit =
            points ? sg_words_pick(s->words.lang, " points", "ポイント") : sg_buffer_text(&unit)};
    if (ja) {
        sg_buffer_printf(s->out, "%sは、", move);
        sg_ranking_caveat(ranking, s->subject, s->out);
    } else {
        sg_ranking_lead(ranking, "largest", move, s->out);
        sg_ranking_link(ranking, " was in ", " were in ", s->out);
    }
    sg_ranking_say(ranking, s->subject, &style, "大きく", s->out);
    end(s, start);
    sg_buffer_free(&unit);
}

/* "14業種のうち13業種で減少した。" */
static void say_most(const struct said *s, const struct sg_moves *moves, size_t row)
{
    struct sg_buffer most = {0};
    if (sg_moves_say_most(moves, &s->words, s->subject->by, &most)) {
        size_t start = begin(s, row);
        const char *measure = sg_subject_measure(s->subject, row);
        if (s->words.lang == SG_JA && sg_moves_are_slight(moves) && *measure) {
            sg_words_measure_name(measure, SG_JA, s->out);
            sg_buffer_add(s->out, "は");
        }
        sg_buffer_add(s->out, sg_words_pick(s->words.lang, "there was ", ""));
        sg_buffer_add(s->out, most.text);
        sg_buffer_add(s->out, sg_words_pick(s->words.lang, "",
                                            sg_moves_are_slight(moves) ? "である" : "した"));
        end(s, start);
    }
    sg_buffer_free(&most);
}

static void say_moves(const struct said *s, const size_t rows[], size_t n)
{
    struct sg_entry *changes = sg_alloc(n, sizeof *changes);
    struct sg_moves moves;
    for (size_t i = 0; i < n; i++)
        changes[i] = sg_changed_entry(&s->changed, s->subject->by, rows[i]);
    sg_moves_make(&moves, changes, n, s->words.of.decimals);
    say_most(s, &moves, rows[0]);
    if (moves.up.n == 1 && moves.down.n == 1) {
        say_two(s, &moves);
    } else {
        say_direction(s, moves.down_first ? &moves.down : &moves.up, !moves.down_first);
        say_direction(s, moves.down_first ? &moves.up : &moves.down, moves.down_first);
    }
    sg_moves_free(&moves);
    free(changes);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    ptrdiff_t total = total_of(subject, rows, n);
    const struct said s = say_of(subject, rows[0], out);
    bool broken = false, caution = false;
    for (size_t i = 0; i < n; i++) {
        broken = broken || (sg_subject_status(subject, rows[i]) & SG_STATUS_BREAK);
        caution = caution || (sg_subject_status(subject, rows[i]) & SG_STATUS_CAUTION);
    }
    if (total >= 0)
        say_total(&s, (size_t)total);
    if (!broken && n > 1)
        say_moves(&s, rows, n);
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
