#include <sangyo/independence.h>

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>

#include <sangyo/memory.h>

/* Rows and columns that hold anything. */
struct kept {
    size_t *rows, *columns;
    size_t n_rows, n_columns;
};

static double share(const struct sg_two_way *table, size_t row, size_t column)
{
    return table->shares[row * table->n_columns + column];
}

static void keep_filled(const struct sg_two_way *table, struct kept *kept)
{
    kept->rows = sg_alloc(table->n_rows, sizeof *kept->rows);
    kept->columns = sg_alloc(table->n_columns, sizeof *kept->columns);
    for (size_t i = 0; i < table->n_rows; i++) {
        bool any = false;
        for (size_t j = 0; j < table->n_columns; j++)
            any = any || share(table, i, j) > 0;
        if (any)
            kept->rows[kept->n_rows++] = i;
    }
    for (size_t j = 0; j < table->n_columns; j++) {
        bool any = false;
        for (size_t i = 0; i < table->n_rows; i++)
            any = any || share(table, i, j) > 0;
        if (any)
            kept->columns[kept->n_columns++] = j;
    }
}

/* X² = n Σ (p - e)²/e of the cells kept. */
static double pearson(const struct sg_two_way *table, const struct kept *kept)
{
    double *rows = sg_alloc(table->n_rows, sizeof *rows);
    double *columns = sg_alloc(table->n_columns, sizeof *columns);
    double sum = 0;
    for (size_t i = 0; i < table->n_rows; i++)
        for (size_t j = 0; j < table->n_columns; j++) {
            rows[i] += share(table, i, j);
            columns[j] += share(table, i, j);
        }
    for (size_t i = 0; i < kept->n_rows; i++)
        for (size_t j = 0; j < kept->n_columns; j++) {
            double expected = rows[kept->rows[i]] * columns[kept->columns[j]];
            double off = share(table, kept->rows[i], kept->columns[j]) - expected;
            sum += off * off / expected;
        }
    free(rows);
    free(columns);
    return table->n * sum;
}

/* A contrast of interaction: +1 and -1 in four cells, which add up to nothing in every row and
   column. They span what R takes as residuals of the main effects. */
struct contrast {
    size_t cells[4];
};

static const double signs[4] = {1, -1, -1, 1};

static struct contrast contrast_at(const struct sg_two_way *table, const struct kept *kept,
                                   size_t at)
{
    size_t width = table->n_columns;
    size_t row = kept->rows[at / (kept->n_columns - 1)] * width;
    size_t column = kept->columns[at % (kept->n_columns - 1)];
    size_t last_row = kept->rows[kept->n_rows - 1] * width;
    size_t last_column = kept->columns[kept->n_columns - 1];
    return (struct contrast){
        {row + column, row + last_column, last_row + column, last_row + last_column}};
}

static double inverse_share(const struct sg_two_way *table, size_t cell)
{
    return table->shares[cell] > 0 ? 1 / table->shares[cell] : 0;
}

/* C'D⁻¹C/n and C'D⁻¹VD⁻¹C. */
static void fill_forms(const struct sg_two_way *table, const struct kept *kept, gsl_matrix *srs,
                       gsl_matrix *design)
{
    size_t cells = table->n_rows * table->n_columns;
    for (size_t a = 0; a < srs->size1; a++) {
        struct contrast left = contrast_at(table, kept, a);
        for (size_t b = 0; b < srs->size1; b++) {
            struct contrast right = contrast_at(table, kept, b);
            double plain = 0, under = 0;
            for (size_t i = 0; i < 4; i++)
                for (size_t j = 0; j < 4; j++) {
                    size_t x = left.cells[i], y = right.cells[j];
                    double both = signs[i] * signs[j] * inverse_share(table, x);
                    plain += x == y ? both : 0;
                    under += both * inverse_share(table, y) * table->covariance[x * cells + y];
                }
            gsl_matrix_set(srs, a, b, plain / table->n);
            gsl_matrix_set(design, a, b, under);
        }
    }
}

/* Δ = srs⁻¹ design, in place of `design`. */
static bool solve(gsl_matrix *srs, gsl_matrix *design)
{
    if (gsl_linalg_cholesky_decomp1(srs) != GSL_SUCCESS)
        return false;
    for (size_t j = 0; j < design->size2; j++) {
        gsl_vector_view column = gsl_matrix_column(design, j);
        gsl_linalg_cholesky_svx(srs, &column.vector);
    }
    return true;
}

static void fill_test(const gsl_matrix *delta, double df, struct sg_rao_scott *test)
{
    double trace = 0, square = 0;
    for (size_t i = 0; i < delta->size1; i++) {
        trace += gsl_matrix_get(delta, i, i);
        for (size_t j = 0; j < delta->size1; j++)
            square += gsl_matrix_get(delta, i, j) * gsl_matrix_get(delta, j, i);
    }
    test->chisq_df = (double)delta->size1;
    if (!(trace > 0) || !(df > 0))
        return;
    test->f = test->chisq / trace;
    test->df1 = trace * trace / square;
    test->df2 = test->df1 * df;
    test->p = gsl_cdf_fdist_Q(test->f, test->df1, test->df2);
    test->chisq_p = gsl_cdf_chisq_Q(test->chisq / (trace / test->chisq_df), test->chisq_df);
}

bool sg_independence_test(const struct sg_two_way *table, struct sg_rao_scott *test)
{
    struct kept kept = {0};
    *test = (struct sg_rao_scott){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    keep_filled(table, &kept);
    bool known = kept.n_rows > 1 && kept.n_columns > 1;
    if (known) {
        size_t d = (kept.n_rows - 1) * (kept.n_columns - 1);
        gsl_matrix *srs = gsl_matrix_alloc(d, d), *design = gsl_matrix_alloc(d, d);
        fill_forms(table, &kept, srs, design);
        known = solve(srs, design);
        if (known) {
            test->chisq = pearson(table, &kept);
            fill_test(design, table->df, test);
        }
        gsl_matrix_free(srs);
        gsl_matrix_free(design);
    }
    free(kept.rows);
    free(kept.columns);
    return known && !isnan(test->f);
}
