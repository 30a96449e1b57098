/* Contributors of cells, and the order of output. */
#include <stdlib.h>
#include <string.h>

#include "tally.h"

static void note_contribution(struct sg_contributors *contributors, size_t at,
                              const struct sg_exact *sum, uint64_t n_before)
{
    struct sg_exact *largest = &contributors->largest[at], *second = &contributors->second[at];
    if (n_before == 0 || sg_exact_compare(sum, largest) > 0) {
        *second = *largest;
        *largest = *sum;
    } else if (n_before == 1 || sg_exact_compare(sum, second) > 0) {
        *second = *sum;
    }
}

/* The folded cell of each cell. Cells are made before contributors, whose arrays need their number.
 */
static size_t *fold_cells(const struct sg_tally *tally, struct sg_tally *folded)
{
    size_t *cells = sg_alloc(tally->n_cells, sizeof *cells);
    for (size_t i = 0; i < tally->n_cells; i++) {
        struct sg_field keys[SG_TALLY_KEYS];
        char words[SG_TALLY_KEYS][8];
        for (size_t k = 0; k < folded->n_keys; k++)
            keys[k] = sg_tally_key(tally, i, k, words[k]);
        cells[i] = sg_tally_cell(folded, keys);
    }
    return cells;
}

void sg_tally_fold(const struct sg_tally *tally, struct sg_tally *folded,
                   struct sg_contributors *contributors)
{
    size_t n = tally->n_values;
    sg_tally_init(folded, tally->n_keys - 1, n, tally->parts);
    size_t *cells = fold_cells(tally, folded);
    *contributors =
        (struct sg_contributors){sg_alloc(folded->n_cells, sizeof *contributors->n),
                                 sg_alloc(folded->n_cells * n, sizeof *contributors->largest),
                                 sg_alloc(folded->n_cells * n, sizeof *contributors->second)};
    for (size_t i = 0; i < tally->n_cells; i++) {
        for (size_t k = 0; k < n; k++)
            note_contribution(contributors, cells[i] * n + k, &tally->sums[i * n + k].sum,
                              contributors->n[cells[i]]);
        contributors->n[cells[i]]++;
        sg_tally_merge_cell(folded, cells[i], tally, i);
    }
    free(cells);
}

void sg_contributors_free(struct sg_contributors *contributors)
{
    free(contributors->n);
    free(contributors->largest);
    free(contributors->second);
    *contributors = (struct sg_contributors){0};
}
