#include "quotient_scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/adjust.h>
#include <sangyo/shrinkage.h>

#include "analysis/cube/result.h"
#include "comparison.h"

struct scored {
    uint32_t cell;      /* of the reference: one industry of one group and period */
    size_t row, source; /* of the result, of the table */
};

static int compare_scored(const void *left, const void *right)
{
    const struct scored *a = left, *b = right;
    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

bool sg_scores_shown(const struct sg_cube *cube, const struct sg_reference *reference, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    return slice->total_row != (ptrdiff_t)row &&
           cube->series[slice->series].area != reference->area;
}

/* Lists the rows that have a score, one industry after another; the others get not_applicable. */
static size_t list(const struct sg_scores *s, struct sg_column *column, struct scored **scored)
{
    const struct sg_cube *cube = s->cube;
    size_t n = 0, out = s->first;
    *scored = sg_alloc(cube->table->n_rows, sizeof **scored);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
        uint32_t area = cube->series[slice->series].area;
        uint32_t frame = sg_reference_frame(s->reference, cube, slice);
        if (!sg_scores_shown(cube, s->reference, row))
            continue;
        if (s->reference->left_out[area])
            sg_column_set(column, out, NAN, SG_STATUS_NOT_APPLICABLE);
        else if (frame != SG_NO_PAIR)
            (*scored)[n++] = (struct scored){
                sg_pairs_find(&s->reference->cell_of, frame, cube->row_by[row]), out, row};
        out++;
    }
    qsort(*scored, n, sizeof **scored, compare_scored);
    return n;
}

/* Where the industry that begins at `start` ends. */
static size_t end_of(const struct scored scored[], size_t n, size_t start)
{
    size_t end = start + 1;
    while (end < n && scored[end].cell == scored[start].cell)
        end++;
    return end;
}

static void standardize(struct sg_column *column, const struct scored scored[], size_t n)
{
    double *z = sg_alloc(n, sizeof *z);
    for (size_t i = 0; i < n; i++)
        z[i] = column->values[scored[i].row];
    sg_location_quotient_standardize(z, n, z);
    for (size_t i = 0; i < n; i++)
        sg_result_set(column, scored[i].row, z[i], column->status[scored[i].row]);
    free(z);
}

void sg_scores_standardize(const struct sg_scores *scores, struct sg_column *coefficient)
{
    struct scored *scored;
    size_t n = list(scores, coefficient, &scored);
    for (size_t i = 0, end; i < n; i = end) {
        end = end_of(scored, n, i);
        standardize(coefficient, scored + i, end - i);
    }
    free(scored);
}

/* Returns whether there is a sign of heterogeneity. */
static bool shrink(const struct sg_scores *s, struct sg_column *column,
                   const struct scored scored[], size_t n)
{
    double *observed = sg_alloc(n, sizeof *observed), *expected = sg_alloc(n, sizeof *expected);
    sg_status *status = sg_alloc(n, sizeof *status);
    struct sg_shrinkage fit;
    for (size_t i = 0; i < n; i++) {
        struct sg_comparison c =
            sg_comparison_of(s->cube, s->reference, s->trials, scored[i].source);
        struct sg_quotient_counts trials = sg_comparison_trials(&c);
        status[i] = c.status;
        if (!sg_status_void(status[i]) && isnan(c.area_trials))
            status[i] |= SG_STATUS_NOT_AVAILABLE;
        bool known = sg_status_has_value(status[i]);
        observed[i] = known ? trials.value : NAN;
        expected[i] =
            known ? trials.area_total * (c.counts.reference_value / c.counts.reference_total) : NAN;
    }
    bool fitted = sg_shrinkage_gamma_poisson(observed, expected, n, &fit, observed);
    for (size_t i = 0; i < n; i++)
        sg_result_set(column, scored[i].row, observed[i], status[i]);
    free(observed);
    free(expected);
    free(status);
    return !fitted || fit.between > 0;
}

size_t sg_scores_shrink(const struct sg_scores *scores, struct sg_column *shrunk)
{
    struct scored *scored;
    size_t n = list(scores, shrunk, &scored), even = 0;
    for (size_t i = 0, end; i < n; i = end) {
        end = end_of(scored, n, i);
        even += !shrink(scores, shrunk, scored + i, end - i);
    }
    free(scored);
    return even;
}

void sg_scores_adjust(const struct sg_column *p, struct sg_column *adjusted, const size_t rows[2],
                      sg_adjust_fn *adjust)
{
    size_t first = rows[0], n = rows[1] - first;
    double *values = sg_alloc(n, sizeof *values);
    adjust(p->values + first, n, values);
    for (size_t i = 0; i < n; i++)
        sg_result_set(adjusted, first + i, values[i], p->status[first + i]);
    free(values);
}
