/* The inverse of I − A. All leading minors of it are above 0 where an economy can work (Hawkins and
   Simon 1949), so elimination needs no pivoting, and its pivots, the ratios of neighbouring minors,
   are the check. Rows are combined four at a time, so that they are loaded and stored a fourth as
   often. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/io.h>
#include <sangyo/memory.h>

/* target −= Σ_k c_k rows_k over m numbers; rows lie `stride` apart. */
static void subtract_rows(double *restrict target, const double *restrict c,
                          const double *restrict rows, size_t stride, size_t n_rows, size_t m)
{
    size_t k = 0;
    for (; k + 4 <= n_rows; k += 4) {
        const double *r = rows + k * stride;
        double c0 = c[k], c1 = c[k + 1], c2 = c[k + 2], c3 = c[k + 3];
        for (size_t j = 0; j < m; j++)
            target[j] -= (c0 * r[j] + c1 * r[stride + j]) +
                         (c2 * r[2 * stride + j] + c3 * r[3 * stride + j]);
    }
    for (; k < n_rows; k++)
        for (size_t j = 0; j < m; j++)
            target[j] -= c[k] * rows[k * stride + j];
}

enum { BLOCK = 4 }; /* columns of multipliers that are found before their rows are used */

/* Row i of L and U in place, of the rows above it: multipliers left of the diagonal. */
static void eliminate_row(double lu[], size_t n, size_t i)
{
    double *row = lu + i * n;
    for (size_t k = 0; k < i; k += BLOCK) {
        size_t end = k + BLOCK < i ? k + BLOCK : i;
        for (size_t j = k; j < end; j++) {
            row[j] /= lu[j * n + j];
            for (size_t l = j + 1; l < end; l++)
                row[l] -= row[j] * lu[j * n + l];
        }
        subtract_rows(row + end, row + k, lu + k * n + end, n, end - k, n - end);
    }
}

/* I − A as L and U; the first row whose pivot is not above 0, or n. */
static size_t decompose(const double a[], size_t n, double lu[])
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            lu[i * n + j] = (i == j) - a[i * n + j];
        eliminate_row(lu, n, i);
        if (!(lu[i * n + i] > 0) || !isfinite(lu[i * n + i]))
            return i;
    }
    return n;
}

/* B of LUB = I: first LY = I, then UB = Y from the last row. */
static void solve(const double lu[], size_t n, double b[])
{
    memset(b, 0, n * n * sizeof *b);
    for (size_t i = 0; i < n; i++) {
        b[i * n + i] = 1;
        subtract_rows(b + i * n, lu + i * n, b, n, i, i);
    }
    for (size_t i = n; i-- > 0;) {
        subtract_rows(b + i * n, lu + i * n + i + 1, b + (i + 1) * n, n, n - 1 - i, n);
        for (size_t j = 0; j < n; j++)
            b[i * n + j] /= lu[i * n + i];
    }
}

/* The largest column sum of |m|, of |I − m| where `from_one`. */
static double norm(const double m[], size_t n, bool from_one, double sums[])
{
    double largest = 0;
    memset(sums, 0, n * sizeof *sums);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sums[j] += fabs(m[i * n + j] - (from_one && i == j));
    for (size_t j = 0; j < n; j++)
        largest = fmax(largest, sums[j]);
    return largest;
}

/* The largest row sum of |(I − A)B − I|: a row of it is b_i − a_i B − e_i. */
static double residual(const double a[], const double b[], size_t n, double row[])
{
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        memcpy(row, b + i * n, n * sizeof *row);
        row[i] -= 1;
        subtract_rows(row, a + i * n, b, n, n, n);
        for (size_t j = 0; j < n; j++)
            sum += fabs(row[j]);
        largest = fmax(largest, sum);
    }
    return largest;
}

bool sg_io_inverse(const double a[], size_t n, double b[], struct sg_io_quality *quality)
{
    if (n == 0) {
        *quality = (struct sg_io_quality){.condition = 1};
        return true;
    }
    double *lu = sg_alloc(n * n, sizeof *lu), *row = sg_alloc(n, sizeof *row);
    *quality = (struct sg_io_quality){.failed = decompose(a, n, lu)};
    bool ok = quality->failed == n;
    if (ok) {
        solve(lu, n, b);
        quality->condition = norm(a, n, true, row) * norm(b, n, false, row);
        quality->residual = residual(a, b, n, row);
    }
    free(lu);
    free(row);
    return ok;
}
