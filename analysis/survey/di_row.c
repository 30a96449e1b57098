/* A row of diffusion indices: a level of a domain, under the design of the survey. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/proportion.h>

#include "di_writer.h"
#include "letters.h"

/* Scores of the options of a question; what a statistic adds up. */
enum part { PART_UP, PART_DOWN, PART_INDEX, N_PARTS };

/* What a class adds to a part: of its answer by code or label. */
static double score_of(const struct di_writer *w, const struct sg_answers *answers, size_t class,
                       enum part part)
{
    const struct sg_answer_class *at = &answers->classes[class];
    if (at->state != SG_STATE_CHOSE || at->n_options == 0)
        return 0;
    size_t option = at->options[0];
    struct di_answer answer = di_scale_answer(&w->scale, answers->codes.items[option]);
    if (!answer.listed)
        answer = di_scale_answer(&w->scale, answers->labels.items[option]);
    if (part == PART_UP)
        return answer.kind == DI_UP;
    return part == PART_DOWN ? answer.kind == DI_DOWN : answer.score;
}

static struct sg_statistic statistic_of(const struct di_writer *w, const struct sg_answers *answers,
                                        size_t level, enum part part)
{
    size_t n = 0, first, end;
    sg_level_classes(&answers->levels, level, answers->n_classes, &first, &end);
    struct sg_term *terms = sg_alloc(end - first, sizeof *terms);
    for (size_t c = first; c < end; c++) {
        const struct sg_answer_class *at = &answers->classes[c];
        bool in =
            at->state == SG_STATE_CHOSE || (at->state != SG_STATE_OUTSIDE && w->scale.no_answer_in);
        if (in && (level == SIZE_MAX || at->level == level))
            terms[n++] = (struct sg_term){c, 0, score_of(w, answers, c, part), 1};
    }
    return (struct sg_statistic){terms, n, false};
}

static void set(struct sg_column *column, size_t row, double value, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_column_set(column, row, known ? 100 * value : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

static bool write_change(struct di_writer *w, const struct sg_answers *answers, size_t row,
                         const struct sg_statistic *current, size_t before, sg_status status,
                         struct sg_error *err)
{
    struct sg_statistic previous = statistic_of(w, answers, before, PART_INDEX);
    struct sg_estimate change;
    bool done = sg_statistic_difference(answers->sample, &previous, current, &change, err);
    free(previous.terms);
    if (!done)
        return false;
    double reach = sg_proportion_t(w->run->level, change.df) * change.se;
    double p = sg_letters_p(&change);
    set(w->change, row, change.estimate, status);
    set(w->change_lower, row, change.estimate - reach, status);
    set(w->change_upper, row, change.estimate + reach, status);
    set(w->p, row, p / 100, status);
    return true;
}

bool di_write_row(struct di_writer *w, const struct sg_answers *answers, size_t level,
                  size_t before, struct sg_error *err)
{
    struct sg_statistic parts[N_PARTS];
    struct sg_estimate e[N_PARTS];
    size_t row = sg_table_add_row(w->out);
    for (size_t k = 0; k < N_PARTS; k++)
        parts[k] = statistic_of(w, answers, level, (enum part)k);
    bool done = sg_statistic_estimate(answers->sample, parts, N_PARTS, e, err);
    if (done) {
        const struct sg_estimate *di = &e[PART_INDEX];
        double reach = sg_proportion_t(w->run->level, di->df) * di->se;
        sg_status status = sg_base_rule_status(w->rule, (double)di->n);
        sg_column_set_text(w->indicator, row, answers->question->name);
        sg_column_set(w->n, row, (double)di->n, 0);
        set(w->up, row, e[PART_UP].estimate, status);
        set(w->down, row, e[PART_DOWN].estimate, status);
        set(w->di, row, di->estimate, status);
        set(w->se, row, di->se, status);
        set(w->lower, row, fmax(di->estimate - reach, w->scale.least), status);
        set(w->upper, row, fmin(di->estimate + reach, w->scale.most), status);
        if (before != SIZE_MAX) {
            done = write_change(w, answers, row, &parts[PART_INDEX], before, status, err);
        } else {
            struct sg_column *none[] = {w->change, w->change_lower, w->change_upper,
                                        w->p,      w->year,         w->streak};
            for (size_t i = 0; i < 6; i++)
                sg_column_set(none[i], row, NAN, SG_STATUS_NOT_APPLICABLE);
        }
    }
    for (size_t k = 0; k < N_PARTS; k++)
        free(parts[k].terms);
    return done;
}
