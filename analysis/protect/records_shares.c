#include "records_shares.h"

#include <stdlib.h>

static int compare_shares(const void *a, const void *b)
{
    const struct sg_protect_share *x = a, *y = b;
    if (x->enterprise != y->enterprise)
        return x->enterprise < y->enterprise ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    return (x->amount > y->amount) - (x->amount < y->amount);
}

size_t sg_protect_join_shares(struct sg_protect_share *shares, size_t n)
{
    size_t kept = 0;
    qsort(shares, n, sizeof *shares, compare_shares);
    for (size_t i = 0; i < n; i++)
        if (kept && shares[kept - 1].enterprise == shares[i].enterprise &&
            shares[kept - 1].weight == shares[i].weight)
            shares[kept - 1].amount += shares[i].amount;
        else
            shares[kept++] = shares[i];
    return kept;
}

/* A share of weight w is that of w contributors. */
static void add_share(struct sg_protect_contributions *c, const struct sg_protect_share *share)
{
    struct sg_protect_contributions one = {.contributors = share->weight,
                                           .total = share->amount * share->weight};
    for (double left = share->weight; left > 0 && one.n_largest < SG_PROTECT_LARGEST; left--)
        one.largest[one.n_largest++] = share->amount;
    sg_protect_join(c, &one);
}

void sg_protect_records_unite(const struct sg_protect_records *records, const size_t rows[],
                              size_t n, struct sg_protect_contributions *contributions)
{
    size_t n_shares = 0;
    *contributions = (struct sg_protect_contributions){0};
    for (size_t i = 0; i < n; i++)
        n_shares += records->start[rows[i] + 1] - records->start[rows[i]];
    struct sg_protect_share *shares = sg_alloc(n_shares, sizeof *shares);
    n_shares = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = records->start[rows[i]]; k < records->start[rows[i] + 1]; k++)
            shares[n_shares++] = records->shares[k];
    n_shares = sg_protect_join_shares(shares, n_shares);
    for (size_t i = 0; i < n_shares; i++)
        add_share(contributions, &shares[i]);
    free(shares);
}
