/* The natural order of the options of a question that nobody declared. */
#include <stdlib.h>
#include <string.h>

#include "table/order.h"

#include "answers.h"

/* A form has so many options at most; where there are more, lists are free text. */
enum { OPTIONS_OF_A_FORM = 200 };

struct met_class {
    uint64_t met;
    size_t class;
};

static int compare_met(const void *a, const void *b)
{
    const struct met_class *x = a, *y = b;
    if (x->met != y->met)
        return x->met < y->met ? -1 : 1;
    return (x->class > y->class) - (x->class < y->class);
}

/* Numbers the options in the order in which the file has them, from 0. */
static void number_options(const struct sg_answers *answers, const uint64_t met[],
                           uint64_t number[])
{
    size_t n = answers->n_classes;
    uint64_t next = 0;
    struct met_class *classes = sg_alloc(n, sizeof *classes);
    for (size_t c = 0; c < n; c++)
        classes[c] = (struct met_class){met[c], c};
    if (n)
        qsort(classes, n, sizeof *classes, compare_met);
    for (size_t i = 0; i < answers->codes.n; i++)
        number[i] = UINT64_MAX;
    for (size_t c = 0; c < n; c++) {
        const struct sg_answer_class *class = &answers->classes[classes[c].class];
        for (size_t i = 0; i < class->n_options; i++)
            if (number[class->options[i]] == UINT64_MAX)
                number[class->options[i]] = next++;
    }
    free(classes);
}

/* Which options stand right before which in a list. */
struct lists {
    size_t n;
    bool *before; /* n × n */
    size_t *n_before;
};

static void read_lists(const struct sg_answers *answers, struct lists *lists)
{
    lists->n = answers->codes.n;
    lists->before = sg_alloc(lists->n * lists->n, sizeof *lists->before);
    lists->n_before = sg_alloc(lists->n, sizeof *lists->n_before);
    for (size_t c = 0; c < answers->n_classes; c++)
        for (size_t i = 1; i < answers->classes[c].n_options; i++) {
            size_t a = answers->classes[c].options[i - 1], b = answers->classes[c].options[i];
            bool *known = &lists->before[a * lists->n + b];
            lists->n_before[b] += !*known;
            *known = true;
        }
}

/* The first in the file of those that nothing left stands before; n where there is none. */
static size_t next_option(const struct lists *lists, const uint64_t number[], const bool taken[])
{
    size_t best = lists->n;
    for (size_t i = 0; i < lists->n; i++)
        if (!taken[i] && lists->n_before[i] == 0 && (best == lists->n || number[i] < number[best]))
            best = i;
    return best;
}

/* A form writes lists in the order of its options: where one order explains all lists, the options
   are numbered by it. */
static void number_by_lists(const struct sg_answers *answers, uint64_t number[])
{
    struct lists lists = {0};
    read_lists(answers, &lists);
    bool *taken = sg_alloc(lists.n, sizeof *taken);
    uint64_t *found = sg_alloc(lists.n, sizeof *found);
    size_t done = 0;
    for (size_t at; (at = next_option(&lists, number, taken)) < lists.n; done++) {
        taken[at] = true;
        found[at] = done;
        for (size_t b = 0; b < lists.n; b++)
            lists.n_before[b] -= lists.before[at * lists.n + b];
    }
    if (done == lists.n && done)
        memcpy(number, found, done * sizeof *number);
    free(taken);
    free(found);
    free(lists.before);
    free(lists.n_before);
}

size_t *sg_answers_rank_options(const struct sg_answers *answers)
{
    size_t declared = answers->question->codes.n, n = answers->codes.n;
    size_t *ranks = sg_alloc(n, sizeof *ranks);
    uint64_t *number = sg_alloc(n, sizeof *number);
    for (size_t i = 0; i < n; i++)
        ranks[i] = i;
    number_options(answers, answers->met, number);
    if (answers->question->kind == SG_QUESTION_LIST && n <= OPTIONS_OF_A_FORM)
        number_by_lists(answers, number);
    const char *const *labels = (const char *const *)answers->labels.items;
    size_t *order =
        n > declared ? sg_label_order(labels + declared, n - declared, number + declared) : NULL;
    for (size_t k = 0; k < n - declared; k++)
        ranks[declared + order[k]] = declared + k;
    free(order);
    free(number);
    return ranks;
}
