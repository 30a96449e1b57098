/* The questions that --single and --multiple name. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/names.h"

#include "answer_marks.h"
#include "answers.h"

static void add_codes(const struct sg_rows_notes *notes, const char *column,
                      struct sg_question *question)
{
    struct sg_rows_code code;
    for (size_t i = 0; notes && notes->code && notes->code(notes->context, column, i, &code); i++) {
        sg_texts_add(&question->codes, code.value);
        sg_texts_add(&question->labels, code.label);
    }
}

static struct sg_question *add_question(struct sg_answers_plan *plan, enum sg_question_kind kind,
                                        const char *name)
{
    plan->questions = sg_resize(plan->questions, plan->n_questions + 1, sizeof *plan->questions);
    struct sg_question *question = &plan->questions[plan->n_questions++];
    *question = (struct sg_question){.kind = kind, .name = sg_copy_text(name)};
    return question;
}

static void add_column(struct sg_answers_plan *plan, struct sg_question *question,
                       const char *column)
{
    if (question->columns.n == 0)
        question->key = plan->keys.n;
    sg_texts_add(&question->columns, column);
    sg_texts_add(&plan->keys, column);
}

static const char *const *names_of(const struct sg_rows *rows)
{
    return (const char *const *)rows->columns->items;
}

bool sg_answers_add_single(struct sg_answers_plan *plan, const struct sg_rows *rows,
                           const char *pattern, struct sg_error *err)
{
    size_t n = rows->columns->n;
    bool *meant = sg_alloc(n, sizeof *meant);
    size_t found = sg_names_match(names_of(rows), n, pattern, meant);
    for (size_t i = 0; found && i < n; i++) {
        const char *column = rows->columns->items[i];
        if (!meant[i])
            continue;
        struct sg_question *question =
            add_question(plan, SG_QUESTION_SINGLE, sg_survey_title(plan->notes, column));
        add_column(plan, question, column);
        add_codes(plan->notes, column, question);
    }
    free(meant);
    return found || sg_names_fail(names_of(rows), n, pattern, err);
}

/* The separator behind a colon; NULL where it is to be found. */
static const char *separator_of(const char *text)
{
    return strcmp(text, "\\n") == 0 ? "\n" : *text ? text : NULL;
}

/* The texts of each column that is meant, cut at the separator. */
static void add_lists(struct sg_answers_plan *plan, const struct sg_rows *rows, const bool meant[],
                      const char *separator)
{
    for (size_t i = 0; i < rows->columns->n; i++) {
        const char *column = rows->columns->items[i];
        if (!meant[i])
            continue;
        struct sg_question *question =
            add_question(plan, SG_QUESTION_LIST, sg_survey_title(plan->notes, column));
        question->separator = separator;
        add_column(plan, question, column);
        add_codes(plan->notes, column, question);
    }
}

/* The option "none of these" as the last column. */
static void add_none(struct sg_answers_plan *plan, struct sg_question *question)
{
    question->has_none = true;
    add_column(plan, question, plan->none);
    sg_texts_add(&question->codes, plan->none);
    sg_texts_add(&question->labels, sg_survey_title(plan->notes, plan->none));
}

static bool add_columns(struct sg_answers_plan *plan, const struct sg_rows *rows,
                        const char *pattern, const bool meant[], struct sg_error *err)
{
    struct sg_question *question = add_question(plan, SG_QUESTION_COLUMNS, pattern);
    for (size_t i = 0; i < rows->columns->n; i++) {
        const char *column = rows->columns->items[i];
        if (!meant[i] || (plan->none && strcmp(plan->none, column) == 0))
            continue;
        add_column(plan, question, column);
        sg_texts_add(&question->codes, column);
        sg_texts_add(&question->labels, sg_survey_title(plan->notes, column));
    }
    if (question->columns.n + sg_args_count(plan->args, "net") >= SG_MOST_OPTIONS)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--multiple '%s' has %zu columns; at most %d go together", pattern,
                       question->columns.n, SG_MOST_OPTIONS);
    if (plan->none_is_column)
        add_none(plan, question);
    return true;
}

/* Whether the codes that are declared of the one column that is meant are marks: 0 and 1. */
static bool declares_marks(const struct sg_answers_plan *plan, const struct sg_rows *rows,
                           const bool meant[])
{
    size_t i = 0;
    while (!meant[i])
        i++;
    const char *column = rows->columns->items[i];
    struct sg_rows_code code;
    size_t k = 0;
    bool marks = true;
    for (; plan->notes && plan->notes->code && marks &&
           plan->notes->code(plan->notes->context, column, k, &code);
         k++) {
        enum sg_answer_mark mark = sg_answer_mark_of(plan, column, code.value);
        marks = mark == SG_MARK_CHOSEN || mark == SG_MARK_NOT || mark == SG_MARK_MISSING;
    }
    return k > 0 && marks;
}

bool sg_answers_add_multiple(struct sg_answers_plan *plan, const struct sg_rows *rows,
                             const char *pattern, struct sg_error *err)
{
    size_t n = rows->columns->n;
    const char *colon = strrchr(pattern, ':');
    bool *meant = sg_alloc(n, sizeof *meant), done = true;
    size_t found = sg_names_match(names_of(rows), n, pattern, meant);
    char *column = colon ? sg_copy_bytes(pattern, (size_t)(colon - pattern)) : NULL;
    if (found > 1 || (found && declares_marks(plan, rows, meant)))
        done = add_columns(plan, rows, pattern, meant, err);
    else if (found)
        add_lists(plan, rows, meant, NULL);
    else if (column && sg_names_match(names_of(rows), n, column, meant))
        add_lists(plan, rows, meant, separator_of(colon + 1));
    else
        done = sg_names_fail(names_of(rows), n, column ? column : pattern, err);
    free(column);
    free(meant);
    return done;
}
