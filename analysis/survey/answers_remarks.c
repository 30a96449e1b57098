/* What is said of the answers to a question. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/isolated.h"

#include "answers.h"
#include "record_codes.h"

void sg_survey_remark_undeclared(struct sg_run *run, const char *name, size_t n)
{
    if (n)
        sg_run_note(run, "%s: %zu records have an answer that is not declared", name, n);
}

/* Whole numbers as codes, such as 99 beside 1 to 5. */
static bool read_code(const char *code, struct sg_fixed *value)
{
    return sg_fixed_read(code, strlen(code), value) && !value->scale;
}

/* Tells of undeclared codes far beyond the other numbers, where all are numbers. */
static void remark_isolated(const struct sg_answers *answers)
{
    const struct sg_rows_notes *notes = answers->plan->notes;
    struct sg_isolated met = {0};
    if (!notes || !notes->isolated || answers->question->codes.n ||
        answers->question->kind == SG_QUESTION_COLUMNS)
        return;
    for (size_t i = 0; i < answers->codes.n; i++) {
        struct sg_fixed value;
        size_t n = 0;
        if (!read_code(answers->codes.items[i], &value))
            return;
        for (size_t k = answers->option_first[i]; k < answers->option_first[i + 1]; k++)
            n += answers->class_sizes[answers->option_classes[k]];
        sg_isolated_add(&met, value, n);
    }
    for (size_t i = 0; i < met.n_codes; i++) {
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)met.codes[i].value);
        if (sg_isolated_is(&met, i))
            notes->isolated(notes->context, answers->question->name, text, met.codes[i].n);
    }
}

/* Says once for all questions how many records have no value of a domain. */
static void remark_without_domain(struct sg_run *run, const struct sg_answers *answers)
{
    const struct sg_texts *columns = &answers->domain->columns;
    size_t n = 0;
    if (answers->question != answers->plan->questions || columns->n == 0)
        return;
    for (size_t c = 0; c < answers->n_classes; c++)
        n += answers->classes[c].level == SIZE_MAX ? answers->class_sizes[c] : 0;
    struct sg_buffer name = {0};
    for (size_t i = 0; i < columns->n; i++)
        sg_buffer_printf(&name, "%s%s", i ? "*" : "", columns->items[i]);
    if (n)
        sg_run_note(run, "%zu records have no value of '%s' and are in none of its groups", n,
                    sg_buffer_text(&name));
    sg_buffer_free(&name);
}

void sg_answers_remark(struct sg_run *run, const struct sg_answers *answers)
{
    remark_without_domain(run, answers);
    sg_survey_remark_undeclared(run, answers->question->name, answers->n_undeclared);
    remark_isolated(answers);
    sg_survey_left_out(answers->plan->notes, answers->question->name, answers->n_left_out);
    if (*answers->separator && !answers->question->separator)
        sg_run_note(run, "%s: lists are cut at '%s'; --multiple 'COL:SIGN' names another sign",
                    answers->question->name,
                    *answers->separator == '\n' ? "\\n" : answers->separator);
    if (answers->n_said_none)
        sg_run_note(run, "%s: %zu records say that there is no answer: they count as blank",
                    answers->question->name, answers->n_said_none);
    if (answers->n_conflicts)
        sg_run_note(run, "%s: %zu records chose '%s' together with others", answers->question->name,
                    answers->n_conflicts, answers->plan->none);
}
