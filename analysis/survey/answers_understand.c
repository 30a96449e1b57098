/* What the classes of a question mean: levels of the domain, states and options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/joined.h"
#include "table/role.h"
#include "table/text.h"

#include "answer_marks.h"
#include "answers.h"

/* The number of an option, the first of those that have the code. */
static size_t add_code(struct sg_answers *answers, const char *code, const char *label)
{
    sg_hash_index_room(&answers->code_index, answers->codes.n, SG_HASH_SPREAD, sg_hash_of_text,
                       answers->codes.items);
    size_t slot = sg_hash_index_slot(&answers->code_index, sg_hash_text(code), sg_hash_is_text,
                                     answers->codes.items, code);
    uint32_t *option = &answers->code_index.slots[slot];
    if (*option == SG_HASH_NONE)
        *option = (uint32_t)answers->codes.n;
    else if (!label)
        return *option;
    sg_texts_add(&answers->codes, code);
    sg_texts_add(&answers->labels, label ? label : code);
    return *option;
}

static size_t option_of(struct sg_answers *answers, const char *code, bool *declared)
{
    size_t option = add_code(answers, code, NULL);
    *declared = *declared && option < answers->question->codes.n;
    return option;
}

static void add_option(struct sg_answers *answers, struct sg_answer_class *class, const char *code,
                       bool *declared)
{
    size_t option = option_of(answers, code, declared);
    for (size_t i = 0; i < class->n_options; i++)
        if (class->options[i] == option)
            return;
    class->options = sg_resize(class->options, class->n_options + 1, sizeof *class->options);
    class->options[class->n_options++] = option;
}

static bool is_none(const struct sg_answers *answers, size_t option)
{
    const char *none = answers->plan->none;
    return none && (strcmp(answers->codes.items[option], none) == 0 ||
                    strcmp(answers->labels.items[option], none) == 0);
}

static void understand_list(struct sg_answers *answers, struct sg_answer_class *class,
                            const char *text, bool *declared)
{
    size_t nones = 0;
    const struct sg_texts *known = &answers->question->codes;
    for (char *item; (item = sg_list_next(&text, answers->separator, known)) != NULL; free(item))
        if (*item && !sg_role_is_no_answer(item))
            add_option(answers, class, item, declared);
    for (size_t i = 0; i < class->n_options; i++)
        nones += is_none(answers, class->options[i]);
    class->state = class->n_options == 0       ? SG_STATE_BLANK
                   : nones == class->n_options ? SG_STATE_NONE
                                               : SG_STATE_CHOSE;
}

/* A column alone that holds marks is an option itself. */
static void understand_mark(struct sg_answers *answers, struct sg_answer_class *class,
                            const char *text)
{
    const char *column = answers->question->columns.items[0];
    bool declared = false;
    if (sg_answer_mark_of(answers->plan, column, text) == SG_MARK_CHOSEN)
        add_option(answers, class, column, &declared);
    class->state = class->n_options ? SG_STATE_CHOSE : SG_STATE_NONE;
}

/* What the answer of a class means; of columns it is the number of a state. */
static void understand_class(struct sg_answers *answers, size_t at, struct sg_field answer)
{
    const char *text = answer.text;
    struct sg_answer_class *class = &answers->classes[at];
    const char *column = answers->question->columns.items[0];
    bool declared = answers->question->codes.n > 0;
    bool closed = declared, columns = answers->question->kind == SG_QUESTION_COLUMNS;
    enum sg_rows_answer said =
        columns ? SG_ROWS_ANSWERED : sg_survey_answer(answers->plan->notes, column, text);
    if (columns) {
        class->state = (enum sg_answer_state)sg_class_number_of(answer);
    } else if (answers->circled && !*text) {
        class->state = SG_STATE_NONE;
    } else if (said != SG_ROWS_ANSWERED) {
        class->state = said == SG_ROWS_LEFT_OUT ? SG_STATE_OUTSIDE : SG_STATE_BLANK;
    } else if (sg_survey_is_no_answer(answers->plan->notes, column, text)) {
        class->state = SG_STATE_BLANK;
        answers->n_said_none += answers->class_sizes[at];
    } else if (answers->marked) {
        understand_mark(answers, class, text);
    } else if (answers->question->kind == SG_QUESTION_LIST) {
        understand_list(answers, class, text, &declared);
    } else {
        class->state = SG_STATE_CHOSE;
        add_option(answers, class, text, &declared);
    }
    if (closed && !declared && class->n_options)
        answers->n_undeclared += answers->class_sizes[at];
    if (class->state == SG_STATE_OUTSIDE)
        answers->n_left_out += answers->class_sizes[at];
    answers->blanks = answers->blanks || class->state == SG_STATE_BLANK;
}

enum { TEXTS_ENOUGH = 10000 }; /* to tell what separates lists */

/* The answers of a question as texts, each once, without those that are none. */
static void list_texts(const struct sg_answers *answers, const struct sg_texts *classes,
                       struct sg_texts *texts)
{
    const char *column = answers->question->columns.items[0];
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *met = sg_table_add(&table, "text", SG_COLUMN_CATEGORY);
    for (size_t c = 0; c < classes->n && met->levels.n < TEXTS_ENOUGH; c++) {
        char *text = sg_joined_part(classes->items[c], answers->domain->columns.n);
        if (text && !sg_survey_is_no_answer(answers->plan->notes, column, text))
            sg_column_intern(met, text);
        free(text);
    }
    for (size_t i = 0; i < met->levels.n; i++)
        sg_texts_add(texts, met->levels.texts[i]);
    sg_table_free(&table);
}

/* Of a column alone: whether it holds marks; of lists, what separates them. */
static void find_form(struct sg_answers *answers, const struct sg_texts *classes)
{
    const struct sg_question *question = answers->question;
    struct sg_texts texts = {0};
    if (question->kind == SG_QUESTION_COLUMNS)
        return;
    if (question->separator) {
        snprintf(answers->separator, sizeof answers->separator, "%s", question->separator);
        return;
    }
    list_texts(answers, classes, &texts);
    answers->marked = texts.n > 0 && question->codes.n == 0;
    for (size_t i = 0; i < texts.n && answers->marked; i++) {
        enum sg_answer_mark mark =
            sg_answer_mark_of(answers->plan, question->columns.items[0], texts.items[i]);
        answers->marked = mark == SG_MARK_CHOSEN || mark == SG_MARK_NOT || mark == SG_MARK_CROSS;
        answers->circled = answers->circled || sg_answer_is_circle(texts.items[i]);
    }
    answers->circled = answers->circled && answers->marked;
    if (question->kind == SG_QUESTION_SINGLE) /* codes 0 and 1 of one answer are codes */
        answers->marked = answers->circled;
    if (!answers->marked && question->kind == SG_QUESTION_LIST)
        sg_list_separator(&texts, &question->codes, answers->separator);
    sg_texts_free(&texts);
}

static void count_classes(struct sg_answers *answers)
{
    answers->class_sizes = sg_alloc(answers->n_classes, sizeof *answers->class_sizes);
    for (size_t i = 0; i < answers->sample->n_cells; i++)
        answers->class_sizes[answers->sample->cells[i].class] += answers->sample->cells[i].n;
}

/* "None of these" together with others, in the lists. */
static void count_conflicts(struct sg_answers *answers)
{
    for (size_t c = 0; answers->question->kind == SG_QUESTION_LIST && c < answers->n_classes; c++) {
        bool none = false;
        for (size_t i = 0; i < answers->classes[c].n_options; i++)
            none = none || is_none(answers, answers->classes[c].options[i]);
        if (none && answers->classes[c].state == SG_STATE_CHOSE)
            answers->n_conflicts += answers->class_sizes[c];
    }
}

static void list_by_option(struct sg_answers *answers)
{
    size_t n = answers->codes.n, all = 0;
    for (size_t c = 0; c < answers->n_classes; c++)
        all += answers->classes[c].n_options;
    answers->option_classes = sg_alloc(all, sizeof *answers->option_classes);
    answers->option_first = sg_alloc(n + 2, sizeof *answers->option_first);
    size_t *next = answers->option_first + 1; /* ends one item ahead of where they begin */
    for (size_t c = 0; c < answers->n_classes; c++)
        for (size_t i = 0; i < answers->classes[c].n_options; i++)
            next[answers->classes[c].options[i] + 1]++;
    for (size_t i = 0; i < n; i++)
        next[i + 1] += next[i];
    for (size_t c = 0; c < answers->n_classes; c++)
        for (size_t i = 0; i < answers->classes[c].n_options; i++)
            answers->option_classes[next[answers->classes[c].options[i]]++] = c;
}

void sg_answers_understand(const struct sg_answers_plan *plan, size_t question, size_t domain,
                           const struct sg_gathered *gathered, struct sg_answers *answers)
{
    const struct sg_gathered_question *found =
        &gathered->questions[question * plan->n_domains + domain];
    *answers = (struct sg_answers){.plan = plan,
                                   .question = &plan->questions[question],
                                   .domain = &plan->domains[domain],
                                   .sample = &found->sample,
                                   .met = found->met,
                                   .n_classes = found->classes.n};
    count_classes(answers);
    for (size_t i = 0; i < answers->question->codes.n; i++)
        add_code(answers, answers->question->codes.items[i], answers->question->labels.items[i]);
    answers->classes = sg_alloc(answers->n_classes, sizeof *answers->classes);
    find_form(answers, &found->classes);
    for (size_t c = 0; c < answers->n_classes; c++) {
        const char *text = found->classes.items[c];
        struct sg_class_read read;
        const struct sg_level_class class = {text, c, found->met[c]};
        sg_levels_add(plan->notes, answers->domain, &class, &answers->levels,
                      &answers->classes[c].level);
        if (!sg_record_class_decode(text, answers->domain->columns.n, 0, &read))
            continue;
        understand_class(answers, c, read.class.answer);
        sg_class_read_free(&read);
    }
    count_conflicts(answers);
    list_by_option(answers);
    answers->net_parts = sg_alloc(plan->n_nets * answers->codes.n, sizeof *answers->net_parts);
    for (size_t k = 0; k < plan->n_nets; k++)
        sg_net_parts(&plan->nets[k], &answers->codes, &answers->labels,
                     answers->net_parts + k * answers->codes.n);
}

void sg_answers_free(struct sg_answers *answers)
{
    for (size_t c = 0; c < answers->n_classes; c++)
        free(answers->classes[c].options);
    free(answers->classes);
    free(answers->class_sizes);
    free(answers->net_parts);
    free(answers->option_classes);
    free(answers->option_first);
    sg_hash_index_free(&answers->code_index);
    sg_levels_free(&answers->levels);
    sg_texts_free(&answers->codes);
    sg_texts_free(&answers->labels);
    *answers = (struct sg_answers){0};
}
