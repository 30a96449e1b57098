/* The test of independence of two questions crossed. */
#include <stdlib.h>

#include <sangyo/independence.h>

#include "crosstab.h"

void crossing_statistics_free(struct sg_statistic *statistics, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(statistics[i].terms);
    free(statistics);
}

/* Beyond so many cells nothing is tested: work grows with their cube, memory with their square, and
   nobody reads so many letters. */
enum { TESTED_CELLS = 400 };

static size_t cells_of(const struct crossing *x)
{
    return crossing_n(x, CROSSING_ROWS) * crossing_n(x, CROSSING_COLUMNS);
}

bool crossing_is_tested(const struct crossing *x)
{
    return cells_of(x) <= TESTED_CELLS;
}

/* Finds the statistic; not known where the table has nothing to tell. */
static bool find(const struct crossing *x, struct sg_rao_scott *found, bool *known,
                 struct sg_error *err)
{
    size_t n = cells_of(x);
    struct sg_statistic *shares = sg_alloc(n, sizeof *shares);
    double *covariance = sg_alloc(n * n, sizeof *covariance);
    struct sg_estimate one;
    for (size_t i = 0; i < n; i++)
        shares[i] = crossing_share(x, i, CROSSING_ROWS, SIZE_MAX);
    bool done = sg_statistic_covariance(x->sample, shares, n, covariance, err) &&
                sg_statistic_estimate(x->sample, shares, 1, &one, err);
    if (done) {
        const struct sg_two_way table = {crossing_n(x, CROSSING_ROWS),
                                         crossing_n(x, CROSSING_COLUMNS),
                                         x->shares,
                                         covariance,
                                         (double)one.n,
                                         one.df};
        *known = sg_independence_test(&table, found);
    }
    crossing_statistics_free(shares, n);
    free(covariance);
    return done;
}

static void say(const struct crossing *x, const struct sg_rao_scott *found,
                struct sg_table_info *info)
{
    struct sg_buffer of = {0};
    sg_buffer_printf(&of, "%s*%s", x->sides[CROSSING_ROWS].column,
                     x->sides[CROSSING_COLUMNS].column);
    struct sg_test *test = sg_info_add_test(info, "rao_scott_independence", sg_buffer_text(&of));
    test->f = found->f;
    test->df1 = found->df1;
    test->df2 = found->df2;
    test->p = found->p;
    sg_buffer_free(&of);
    sg_run_note(x->run,
                "Rao-Scott test of independence: F = %.4g on %.4g and %.4g degrees of freedom, p = "
                "%.3g",
                found->f, found->df1, found->df2, found->p);
}

bool crossing_test(const struct crossing *x, struct sg_table_info *info, struct sg_error *err)
{
    struct sg_rao_scott found;
    bool known = false;
    if (cells_of(x) == 0)
        return true;
    if (!crossing_is_tested(x)) {
        sg_run_note(x->run,
                    "%zu cells are more than %d: no test of independence, and no letters; crosstab "
                    "fewer rows or columns for these",
                    cells_of(x), (int)TESTED_CELLS);
        return true;
    }
    if (!find(x, &found, &known, err))
        return false;
    if (known)
        say(x, &found, info);
    else
        sg_run_note(x->run, "no test of independence: fewer than two rows or columns, or too "
                            "many empty cells");
    return true;
}
