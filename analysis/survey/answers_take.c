/* The records of `answers`: each into its class of every question. */
#include <stdlib.h>
#include <string.h>

#include "answer_marks.h"
#include "answers.h"

/* The marks of one record; false at a text that is none. */
struct marks {
    size_t chosen[SG_MOST_OPTIONS], n, count;
    enum sg_answer_state state;
    bool conflict;
};

static bool fail_mark(const struct sg_question *question, size_t i, struct sg_field field,
                      struct sg_error *err)
{
    char *text = sg_copy_bytes(field.text, field.n);
    sg_fail(err, SG_FAIL_DATA,
            "'%.60s' is neither 1 (chosen) nor 0; say with --missing what stands for no answer",
            text);
    free(text);
    return sg_fail_at_column(err, question->columns.items[i]);
}

static bool read_marks(const struct sg_answers_plan *plan, const struct sg_question *question,
                       const struct sg_field *fields, struct sg_gather_worker *worker,
                       struct marks *marks, struct sg_error *err)
{
    size_t n = question->columns.n, options = question->has_none ? n - 1 : n;
    bool any = false, none = false, left_out = false;
    for (size_t i = 0; i < n; i++) {
        enum sg_answer_mark mark;
        if (!sg_answer_mark_read(plan, question, i, fields[i], worker, &mark, err))
            return false;
        if (mark == SG_MARK_UNKNOWN)
            return fail_mark(question, i, fields[i], err);
        any = any || (mark != SG_MARK_MISSING && mark != SG_MARK_LEFT_OUT);
        left_out = left_out || mark == SG_MARK_LEFT_OUT;
        if (mark != SG_MARK_CHOSEN && mark != SG_MARK_TEXT)
            continue;
        none = none || i == options;
        marks->count += i < options;
        marks->chosen[marks->n++] = i + 2;
    }
    marks->conflict = none && marks->count > 0;
    marks->state = marks->count ? SG_STATE_CHOSE
                   : any        ? SG_STATE_NONE
                   : left_out   ? SG_STATE_OUTSIDE
                                : SG_STATE_BLANK;
    return true;
}

static void add_nets(const struct sg_answers_plan *plan, const struct sg_question *question,
                     struct marks *marks)
{
    size_t own = marks->n;
    for (size_t k = 0; k < plan->n_nets; k++) {
        const bool *parts = question->net_parts + k * question->codes.n;
        bool met = false;
        for (size_t i = 0; i < own; i++)
            met = met || parts[marks->chosen[i] - 2];
        if (met)
            marks->chosen[marks->n++] = 2 + question->columns.n + k;
    }
}

static bool take_columns(const struct sg_answers_plan *plan, const struct sg_question *question,
                         const struct sg_gather_record *record, struct sg_gather_worker *worker,
                         size_t first, struct sg_error *err)
{
    struct marks marks;
    marks.n = marks.count = 0;
    if (!read_marks(plan, question, record->keys + question->key, worker, &marks, err))
        return false;
    if (plan->n_nets)
        add_nets(plan, question, &marks);
    worker->counts[SG_COUNT_CONFLICT] += marks.conflict;
    char room[SG_CLASS_DIGITS];
    worker->class.answer = sg_class_number(marks.state, room);
    const struct sg_moment_choices choices = {marks.chosen, marks.n, marks.count};
    for (size_t d = 0; d < plan->n_domains; d++) {
        sg_domain_enter(&plan->domains[d], record->keys, &worker->class);
        if (!sg_gather_add_options(worker, first + d, &choices, err))
            return false;
    }
    return true;
}

static bool take_text(const struct sg_answers_plan *plan, const struct sg_question *question,
                      const struct sg_gather_record *record, struct sg_gather_worker *worker,
                      size_t first, struct sg_error *err)
{
    worker->class.answer = record->keys[question->key];
    for (size_t d = 0; d < plan->n_domains; d++) {
        sg_domain_enter(&plan->domains[d], record->keys, &worker->class);
        if (!sg_gather_add(worker, first + d, NULL, err))
            return false;
    }
    return true;
}

bool sg_answers_take(const void *context, const struct sg_gather_record *record,
                     struct sg_gather_worker *worker, struct sg_error *err)
{
    const struct sg_answers_plan *plan = context;
    for (size_t q = 0; q < plan->n_questions; q++) {
        const struct sg_question *question = &plan->questions[q];
        bool columns = question->kind == SG_QUESTION_COLUMNS;
        if (!(columns ? take_columns : take_text)(plan, question, record, worker,
                                                  q * plan->n_domains, err))
            return false;
    }
    return true;
}
