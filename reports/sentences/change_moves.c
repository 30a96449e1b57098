/* What rose and what fell most, behind what changed in all. */
#include "change_said.h"
#include "ranking_words.h"

#include <stdlib.h>

#include "findings/moves.h"
#include "plots/charts/moves_words.h"
#include "plots/page/words.h"

/* Which periods are compared, where no total said it. */
static void say_span(const struct sg_change_said *s, size_t row)
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
static size_t begin(const struct sg_change_said *s, size_t row)
{
    size_t start = s->out->n;
    if (start && s->words.lang == SG_EN)
        sg_buffer_add_char(s->out, ' ');
    start = s->out->n;
    if (!start)
        say_span(s, row);
    return start;
}

static void end(const struct sg_change_said *s, size_t start)
{
    sg_buffer_add(s->out, s->words.lang == SG_JA ? "。" : ".");
    sg_subject_capital(s->subject, s->out, start);
}

/* "「製造業」が9.4ポイント上昇": the only one that moved so. */
static void say_one(const struct sg_change_said *s, const struct sg_ranking *ranking, bool rise)
{
    bool ja = s->words.lang == SG_JA;
    sg_subject_name(s->subject, ranking->items[0].key, s->out);
    sg_buffer_add(s->out, ja ? "が" : rise ? " rose by " : " fell by ");
    sg_quantity_size(&s->words, ranking->items[0].value, s->out);
    sg_buffer_add(s->out, ja ? sg_quantity_move(&s->words, rise) : "");
}

/* Where others are unknown: of those whose number is published. */
static void say_caveat(const struct sg_change_said *s, const struct sg_ranking *ranking)
{
    if (s->words.lang == SG_EN && !sg_ranking_is_sure(ranking, 0))
        sg_buffer_add(s->out, "of those with published figures, ");
    sg_ranking_caveat(ranking, s->subject, s->out);
}

/* One rose and one fell: in one sentence. */
static void say_two(const struct sg_change_said *s, const struct sg_moves *moves)
{
    const struct sg_ranking *first = moves->down_first ? &moves->down : &moves->up;
    const struct sg_ranking *second = moves->down_first ? &moves->up : &moves->down;
    size_t start = begin(s, first->items[0].key);
    say_caveat(s, first);
    say_one(s, first, !moves->down_first);
    sg_buffer_add(s->out, sg_words_pick(s->words.lang, " and ", "し、"));
    say_one(s, second, moves->down_first);
    sg_buffer_add(s->out, sg_words_pick(s->words.lang, "", "した"));
    end(s, start);
}

/* What one of the rankings of moves says: the items that grew, or shrank, most. */
static void say_direction(const struct sg_change_said *s, const struct sg_ranking *ranking,
                          bool rise)
{
    bool ja = s->words.lang == SG_JA, points = sg_quantity_in_points(&s->words.of);
    const char *move = sg_quantity_move(&s->words, rise);
    struct sg_buffer unit = {0};
    if (!ranking->n)
        return;
    size_t start = begin(s, ranking->items[0].key);
    if (ranking->n == 1) {
        say_caveat(s, ranking);
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
static void say_most(const struct sg_change_said *s, const struct sg_moves *moves, size_t row)
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

void sg_change_say_moves(const struct sg_change_said *s, const size_t rows[], size_t n)
{
    struct sg_entry *changes = sg_alloc(n, sizeof *changes);
    struct sg_moves moves;
    for (size_t i = 0; i < n; i++)
        changes[i] = sg_changed_entry(&s->changed, s->subject->by, rows[i]);
    sg_moves_make(&moves, changes, n, s->words.of.decimals);
    moves.up.among = moves.down.among = s->subject->among;
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
