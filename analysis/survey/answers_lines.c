/* The lines of a question, their order, and the statistic of each. */
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "answers.h"

static bool in_base(const struct sg_answers *answers, size_t class, size_t level)
{
    static const enum sg_answer_state least[] = {[SG_BASE_RESPONDENTS] = SG_STATE_BLANK,
                                                 [SG_BASE_ANSWERED] = SG_STATE_NONE,
                                                 [SG_BASE_CHOSE] = SG_STATE_CHOSE,
                                                 [SG_BASE_RESPONSES] = SG_STATE_CHOSE};
    const struct sg_answer_class *at = &answers->classes[class];
    return (level == SIZE_MAX || at->level == level) && at->state >= least[answers->plan->base];
}

static bool net_has(const struct sg_answers *answers, size_t net, size_t option)
{
    return answers->net_parts[net * answers->codes.n + option];
}

/* Whether the records of a class gave the answer: of kinds where the class says it. */
static bool class_has(const struct sg_answers *answers, const struct sg_option_line *line,
                      size_t class)
{
    const struct sg_answer_class *at = &answers->classes[class];
    if (line->is_blank)
        return at->state == SG_STATE_BLANK;
    for (size_t i = 0; i < at->n_options; i++)
        if (line->is_net ? net_has(answers, line->at, at->options[i]) : at->options[i] == line->at)
            return true;
    return false;
}

/* The value of a line where options are values; 0 where the class says it. */
static size_t value_of(const struct sg_answers *answers, const struct sg_option_line *line)
{
    if (answers->question->kind != SG_QUESTION_COLUMNS || line->is_blank)
        return 0;
    return 2 + line->at + (line->is_net ? answers->question->columns.n : 0);
}

struct sg_statistic sg_answers_statistic(const struct sg_answers *answers,
                                         const struct sg_option_line *line, size_t level)
{
    size_t value = value_of(answers, line), n = 0, first, end;
    bool responses = answers->plan->base == SG_BASE_RESPONSES;
    bool columns = answers->question->kind == SG_QUESTION_COLUMNS;
    sg_level_classes(&answers->levels, level, answers->n_classes, &first, &end);
    struct sg_term *terms = sg_alloc(2 * (end - first), sizeof *terms);
    for (size_t c = first; c < end; c++) {
        double count = columns ? 1 : (double)answers->classes[c].n_options;
        double has = value ? 1 : class_has(answers, line, c);
        if (!in_base(answers, c, level))
            continue;
        terms[n++] = (struct sg_term){c, value, has, 0};
        terms[n++] = (struct sg_term){c, columns && responses ? 1 : 0, 0, responses ? count : 1};
    }
    return (struct sg_statistic){terms, n, false};
}

size_t *sg_answers_option_classes(const struct sg_answers *answers,
                                  const struct sg_option_line *line, size_t *n)
{
    if (line->is_net || line->is_blank || answers->question->kind == SG_QUESTION_COLUMNS)
        return NULL;
    size_t first = answers->option_first[line->at], end = answers->option_first[line->at + 1];
    size_t *classes = sg_alloc(end - first, sizeof *classes);
    *n = 0;
    for (size_t i = first; i < end; i++)
        if (in_base(answers, answers->option_classes[i], SIZE_MAX))
            classes[(*n)++] = answers->option_classes[i];
    return classes;
}

size_t sg_answers_count(const struct sg_answers *answers, const struct sg_option_line *line,
                        size_t level)
{
    const struct sg_sample *sample = answers->sample;
    size_t value = value_of(answers, line), n = 0, first, end;
    size_t own,
        *classes = level == SIZE_MAX ? sg_answers_option_classes(answers, line, &own) : NULL;
    for (size_t i = 0; classes && i < own; i++)
        n += answers->class_sizes[classes[i]];
    sg_level_classes(&answers->levels, level, answers->n_classes, &first, &end);
    for (size_t c = first; !classes && c < end; c++) {
        if (!in_base(answers, c, level))
            continue;
        if (!value)
            n += class_has(answers, line, c) ? answers->class_sizes[c] : 0;
        for (size_t i = sample->class_first[c]; value && i < sample->class_first[c + 1]; i++)
            n += (size_t)sample->cells[sample->class_cells[i]].choices[value];
    }
    free(classes);
    return n;
}

static bool is_shown(const struct sg_answers *answers, const struct sg_option_line *line)
{
    return !line->is_blank || (answers->blanks && answers->plan->base == SG_BASE_RESPONDENTS);
}

static bool is_none(const struct sg_answers *answers, size_t option)
{
    const char *none = answers->plan->none;
    return none && (strcmp(answers->codes.items[option], none) == 0 ||
                    strcmp(answers->labels.items[option], none) == 0);
}

/* Σw of the records of some classes. */
static double size_of_classes(const struct sg_sample *sample, const size_t *classes, size_t n)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++)
        for (size_t i = sample->class_first[classes[k]]; i < sample->class_first[classes[k] + 1];
             i++)
            sum += (double)sample->cells[sample->class_cells[i]].sums[0];
    return sum;
}

static double size_of(const struct sg_answers *answers, const struct sg_option_line *line)
{
    size_t n, *classes = sg_answers_option_classes(answers, line, &n);
    if (classes) {
        double size = size_of_classes(answers->sample, classes, n);
        free(classes);
        return size;
    }
    struct sg_statistic statistic = sg_answers_statistic(answers, line, SIZE_MAX);
    size_t values = answers->sample->plan.n_values;
    double sum = 0;
    double *by_term = sg_alloc(answers->n_classes * values, sizeof *by_term);
    for (size_t i = 0; i < statistic.n; i++)
        by_term[statistic.terms[i].class * values + statistic.terms[i].value] +=
            statistic.terms[i].numerator;
    for (size_t i = 0; i < answers->sample->n_cells; i++)
        for (size_t j = 0; j < values; j++)
            sum += by_term[answers->sample->cells[i].class * values + j] *
                   (double)answers->sample->cells[i].sums[j];
    free(by_term);
    free(statistic.terms);
    return sum;
}

/* Nets first, then options, the residual ones after the others, no answer last. */
static int place_of(const struct sg_option_line *line)
{
    return line->is_blank ? 3 : line->is_residual ? 2 : line->is_net ? 0 : 1;
}

static int compare_given(const void *a, const void *b)
{
    const struct sg_option_line *x = a, *y = b;
    int order = place_of(x) - place_of(y);
    return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

static int compare_sizes(const void *a, const void *b)
{
    const struct sg_option_line *x = a, *y = b;
    int order = place_of(x) - place_of(y);
    if (order == 0 && place_of(x) < 2)
        order = (x->size < y->size) - (x->size > y->size);
    return order ? order : compare_given(a, b);
}

/* Whether a net holds anything of this question. */
static bool net_applies(const struct sg_answers *answers, size_t net)
{
    for (size_t i = 0; i < answers->codes.n; i++)
        if (net_has(answers, net, i))
            return true;
    return false;
}

/* An answer that there is none is not an option: it is counted among the blanks. */
static bool says_no_answer(const struct sg_answers *answers, size_t option)
{
    return answers->question->kind != SG_QUESTION_COLUMNS &&
           sg_role_is_no_answer(answers->labels.items[option]);
}

static struct sg_option_line option_line(const struct sg_answers *answers, size_t option,
                                         size_t rank)
{
    const char *label = answers->labels.items[option];
    return (struct sg_option_line){.label = label,
                                   .at = option,
                                   .rank = rank,
                                   .is_residual = sg_role_is_residual(label) ||
                                                  sg_role_is_none(label) ||
                                                  is_none(answers, option)};
}

struct sg_option_line *sg_answers_lines(struct sg_answers *answers, bool by_size, size_t *n)
{
    const struct sg_answers_plan *plan = answers->plan;
    size_t most = plan->n_nets + answers->codes.n + 1;
    struct sg_option_line *lines = sg_alloc(most, sizeof *lines);
    size_t *ranks = sg_answers_rank_options(answers);
    *n = 0;
    for (size_t k = 0; k < plan->n_nets; k++)
        if (net_applies(answers, k))
            lines[(*n)++] = (struct sg_option_line){
                .label = plan->nets[k].name, .is_net = true, .at = k, .rank = k};
    for (size_t i = 0; i < answers->codes.n; i++)
        if (!says_no_answer(answers, i))
            lines[(*n)++] = option_line(answers, i, ranks[i]);
    free(ranks);
    const struct sg_option_line blank = {.is_blank = true};
    if (is_shown(answers, &blank))
        lines[(*n)++] = blank;
    for (size_t i = 0; i < *n; i++)
        lines[i].size = size_of(answers, &lines[i]);
    if (*n)
        qsort(lines, *n, sizeof *lines, by_size ? compare_sizes : compare_given);
    return lines;
}

/* Lines from which on the options of a question are estimated by what they have in common. */
enum { MANY_LINES = 64 };

bool sg_answers_shares(const struct sg_answers *answers, size_t n_lines, struct sg_shares *shares)
{
    const struct sg_option_line any = {.is_blank = true};
    if (n_lines < MANY_LINES || answers->question->kind == SG_QUESTION_COLUMNS)
        return false;
    struct sg_statistic base = sg_answers_statistic(answers, &any, SIZE_MAX);
    bool made = sg_shares_make(answers->sample, &base, shares);
    free(base.terms);
    return made;
}
