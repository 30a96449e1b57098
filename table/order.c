#include "order.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include <sangyo/period.h>

#include "role.h"
#include "text.h"

/* Longer lists are names, not categories: of numbers they may be, of nothing else. */
enum { MOST_CATEGORIES = 1000 };

typedef bool rank_fn(const char *label, double *rank);

static bool order_of_number(const char *label, double *rank)
{
    if (sg_number_read(label, strlen(label), rank))
        return true;
    char *plain = sg_text_nfkc(label);
    bool number = sg_number_read(plain, strlen(plain), rank);
    free(plain);
    return number;
}

static bool order_of_time(const char *label, double *rank)
{
    struct sg_period period;
    if (order_of_number(label, rank) || !sg_period_read(label, NULL, &period, NULL))
        return false;
    *rank = 40.0 * period.month + period.day;
    return true;
}

static bool order_of_numbered(const char *label, double *rank)
{
    struct sg_buffer frame = {0};
    bool numbered = sg_order_of_numbered(label, rank, &frame);
    sg_buffer_free(&frame);
    return numbered;
}

/* A kind of labels that have an order of their own. */
static const struct kind {
    rank_fn *rank;
    bool loose;    /* some that are not of the kind may stand among them */
    bool distinct; /* two of one rank make it another kind of list */
} kinds[] = {{order_of_number, true, false},  {order_of_time, false, false},
             {sg_order_of_size, true, false}, {order_of_numbered, false, false},
             {sg_order_of_step, false, true}, {sg_order_of_division, false, false}};

struct placed {
    size_t label;
    int group; /* residual labels come behind */
    bool ranked;
    double rank;
    uint64_t met;
};

static int group_of(const char *label)
{
    if (!*label || sg_role_is_no_answer(label))
        return 3;
    return sg_role_is_none(label) ? 2 : sg_role_is_residual(label) ? 1 : 0;
}

static int compare(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->group != y->group)
        return x->group - y->group;
    if (x->ranked != y->ranked)
        return x->ranked ? -1 : 1;
    if (x->ranked && (x->rank < y->rank || x->rank > y->rank))
        return x->rank < y->rank ? -1 : 1;
    return x->met != y->met ? (x->met < y->met ? -1 : 1)
                            : (x->label > y->label) - (x->label < y->label);
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Whether each rank stands once. */
static bool are_distinct(const double ranks[], size_t n)
{
    double *sorted = sg_alloc(n, sizeof *sorted);
    bool distinct = true;
    memcpy(sorted, ranks, n * sizeof *ranks);
    qsort(sorted, n, sizeof *sorted, compare_doubles);
    for (size_t i = 1; i < n; i++)
        distinct = distinct && sorted[i - 1] < sorted[i];
    free(sorted);
    return distinct;
}

static bool is_class_list(const char *const labels[], const struct placed placed[], size_t n)
{
    size_t said = 0, all = 0;
    for (size_t i = 0; i < n; i++)
        if (placed[i].group == 0 && placed[i].ranked) {
            said += sg_order_says_size(labels[i]);
            all++;
        }
    return 2 * said >= all;
}

/* Whether the labels are alike but for their numbers. */
static bool are_alike(const char *const labels[], const struct placed placed[], size_t n)
{
    struct sg_buffer first = {0}, own = {0};
    bool alike = true;
    double rank;
    for (size_t i = 0; i < n && alike; i++) {
        if (!placed[i].ranked)
            continue;
        sg_order_of_numbered(labels[i], &rank, first.n ? &own : &first);
        alike = !own.n || strcmp(own.text, first.text) == 0;
    }
    sg_buffer_free(&first);
    sg_buffer_free(&own);
    return alike;
}

/* Ranks the labels if they are of a kind: all of them, or most where it is loose. */
static bool rank_all(const struct kind *kind, const char *const labels[], size_t n,
                     struct placed placed[])
{
    double *ranks = sg_alloc(n, sizeof *ranks);
    size_t usual = 0, ranked = 0;
    for (size_t i = 0; i < n && (kind->loose || ranked == usual); i++) {
        placed[i].ranked = placed[i].group == 0 && kind->rank(labels[i], &placed[i].rank);
        usual += placed[i].group == 0;
        if (placed[i].ranked)
            ranks[ranked++] = placed[i].rank;
    }
    bool fits = ranked >= 2 && (kind->loose ? 2 * ranked >= usual : ranked == usual);
    if (kind->rank == sg_order_of_size)
        fits = fits && is_class_list(labels, placed, n);
    if (kind->rank == order_of_numbered)
        fits = fits && are_alike(labels, placed, n);
    fits = fits && (!kind->distinct || are_distinct(ranks, ranked));
    free(ranks);
    for (size_t i = 0; i < n && !fits; i++)
        placed[i].ranked = false;
    return fits;
}

size_t *sg_label_order(const char *const labels[], size_t n, const uint64_t met[])
{
    size_t *order = sg_alloc(n, sizeof *order);
    struct placed *placed = sg_alloc(n, sizeof *placed);
    bool ranked = false, many = n > MOST_CATEGORIES;
    for (size_t i = 0; i < n; i++)
        placed[i] = (struct placed){
            .label = i, .group = many ? 0 : group_of(labels[i]), .met = met ? met[i] : (uint64_t)i};
    for (size_t k = 0; !ranked && k < (many ? 1 : sizeof kinds / sizeof *kinds); k++)
        ranked = rank_all(&kinds[k], labels, n, placed);
    if (n)
        qsort(placed, n, sizeof *placed, compare);
    for (size_t i = 0; i < n; i++)
        order[i] = placed[i].label;
    free(placed);
    return order;
}

void sg_order_by_rank(size_t order[], size_t n, const size_t ranks[])
{
    size_t n_ranks = 0;
    for (size_t i = 0; i < n; i++)
        n_ranks = ranks[i] >= n_ranks ? ranks[i] + 1 : n_ranks;
    size_t *start = sg_alloc(n_ranks + 1, sizeof *start), *from = sg_alloc(n, sizeof *from);
    for (size_t i = 0; i < n; i++) {
        from[i] = order[i];
        start[ranks[i] + 1]++;
    }
    for (size_t k = 0; k < n_ranks; k++)
        start[k + 1] += start[k];
    for (size_t i = 0; i < n; i++)
        order[start[ranks[from[i]]]++] = from[i];
    free(start);
    free(from);
}
