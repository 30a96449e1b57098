#include <sangyo/complexity.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

#include <sangyo/memory.h>

/* The matrix seen so that its columns are the smaller side. */
struct graph {
    const unsigned char *has;
    size_t n_rows, n_columns;
    bool transposed;
    double *row_degree, *column_degree;
};

static bool joined(const struct graph *g, size_t row, size_t column)
{
    return g->transposed ? g->has[column * g->n_rows + row] : g->has[row * g->n_columns + column];
}

static struct graph graph_of(const unsigned char has[], size_t n_rows, size_t n_columns)
{
    bool transposed = n_rows < n_columns;
    struct graph g = {.has = has,
                      .n_rows = transposed ? n_columns : n_rows,
                      .n_columns = transposed ? n_rows : n_columns,
                      .transposed = transposed};
    g.row_degree = sg_alloc(g.n_rows, sizeof *g.row_degree);
    g.column_degree = sg_alloc(g.n_columns, sizeof *g.column_degree);
    for (size_t r = 0; r < g.n_rows; r++)
        for (size_t c = 0; c < g.n_columns; c++)
            if (joined(&g, r, c)) {
                g.row_degree[r]++;
                g.column_degree[c]++;
            }
    return g;
}

static void graph_free(struct graph *g)
{
    free(g->row_degree);
    free(g->column_degree);
}

static size_t count_used(const double degree[], size_t n)
{
    size_t used = 0;
    for (size_t i = 0; i < n; i++)
        used += degree[i] > 0;
    return used;
}

/* Whether all columns that have any hang together: spreads from the first one over the rows. */
static bool is_connected(const struct graph *g)
{
    bool *reached = sg_alloc(g->n_columns, sizeof *reached);
    size_t *queue = sg_alloc(g->n_columns, sizeof *queue);
    bool *row_done = sg_alloc(g->n_rows, sizeof *row_done);
    size_t n = 0, next = 0, first = 0;
    while (first < g->n_columns && g->column_degree[first] == 0)
        first++;
    if (first < g->n_columns) {
        reached[first] = true;
        queue[n++] = first;
    }
    for (; next < n; next++)
        for (size_t r = 0; r < g->n_rows; r++) {
            if (row_done[r] || !joined(g, r, queue[next]))
                continue;
            row_done[r] = true;
            for (size_t c = 0; c < g->n_columns; c++)
                if (!reached[c] && joined(g, r, c)) {
                    reached[c] = true;
                    queue[n++] = c;
                }
        }
    free(reached);
    free(queue);
    free(row_done);
    return n == count_used(g->column_degree, g->n_columns);
}

/* U^-½ Mᵀ D⁻¹ M U^-½ over the columns: symmetric, with the eigenvalues of M̃. Columns without any
   give zeros. */
static gsl_matrix *symmetric(const struct graph *g)
{
    gsl_matrix *a = gsl_matrix_calloc(g->n_columns, g->n_columns);
    size_t *own = sg_alloc(g->n_columns, sizeof *own);
    for (size_t r = 0; r < g->n_rows; r++) {
        size_t n = 0;
        for (size_t c = 0; c < g->n_columns; c++)
            if (joined(g, r, c))
                own[n++] = c;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                *gsl_matrix_ptr(a, own[i], own[j]) +=
                    1 /
                    (g->row_degree[r] * sqrt(g->column_degree[own[i]] * g->column_degree[own[j]]));
    }
    free(own);
    return a;
}

/* Column scores: the second eigenvector, back from the symmetric form. */
static enum sg_complexity_outcome column_scores(const struct graph *g, double scores[])
{
    /* Eigenvalues lie in [0, 1]; closer than this they are not told apart. */
    const double apart = 1e-9;
    size_t n = g->n_columns;
    gsl_matrix *a = symmetric(g), *vectors = gsl_matrix_alloc(n, n);
    gsl_vector *values = gsl_vector_alloc(n);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(n);
    enum sg_complexity_outcome result = SG_COMPLEXITY_FINE;
    if (gsl_eigen_symmv(a, values, vectors, work) ||
        gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC))
        result = SG_COMPLEXITY_FAILED;
    double second = gsl_vector_get(values, 1);
    double third = n > 2 ? gsl_vector_get(values, 2) : -1;
    if (result == SG_COMPLEXITY_FINE && (second < apart || second - third < apart))
        result = SG_COMPLEXITY_REPEATED;
    for (size_t c = 0; c < n; c++)
        scores[c] = g->column_degree[c] > 0
                        ? gsl_matrix_get(vectors, c, 1) / sqrt(g->column_degree[c])
                        : NAN;
    gsl_eigen_symmv_free(work);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    gsl_matrix_free(a);
    return result;
}

/* The score of a row is the mean of its columns' scores, up to scale. */
static void row_scores(const struct graph *g, const double columns[], double rows[])
{
    for (size_t r = 0; r < g->n_rows; r++) {
        double sum = 0;
        for (size_t c = 0; c < g->n_columns; c++)
            if (joined(g, r, c))
                sum += columns[c];
        rows[r] = g->row_degree[r] > 0 ? sum / g->row_degree[r] : NAN;
    }
}

static void standardize(double scores[], size_t n)
{
    double mean = 0, squares = 0, used = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(scores[i])) {
            mean += scores[i];
            used++;
        }
    mean /= used;
    for (size_t i = 0; i < n; i++)
        if (!isnan(scores[i]))
            squares += (scores[i] - mean) * (scores[i] - mean);
    double sd = sqrt(squares / (used - 1));
    for (size_t i = 0; i < n; i++)
        scores[i] = (scores[i] - mean) / sd;
}

/* −1 where the scores must be turned round for eci to rise with diversity, 0 where that is open. */
static int sign_of(const double eci[], const double diversity[], size_t n)
{
    double sum = 0, mean = 0, used = 0, spread = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(eci[i])) {
            mean += diversity[i];
            used++;
        }
    mean /= used;
    for (size_t i = 0; i < n; i++)
        if (!isnan(eci[i])) {
            sum += eci[i] * (diversity[i] - mean);
            spread += (diversity[i] - mean) * (diversity[i] - mean);
        }
    if (!(fabs(sum) > 1e-9 * sqrt(used * spread)))
        return 0;
    return sum < 0 ? -1 : 1;
}

static int sign_of_third_moment(const double eci[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += isnan(eci[i]) ? 0 : eci[i] * eci[i] * eci[i];
    return sum < 0 ? -1 : 1;
}

static enum sg_complexity_outcome turn(double eci[], size_t n_eci, const double diversity[],
                                       double pci[], size_t n_pci)
{
    int sign = sign_of(eci, diversity, n_eci);
    bool open = sign == 0;
    if (open)
        sign = sign_of_third_moment(eci, n_eci);
    for (size_t i = 0; i < n_eci; i++)
        eci[i] *= sign;
    for (size_t i = 0; i < n_pci; i++)
        pci[i] *= sign;
    return open ? SG_COMPLEXITY_SIGN_OPEN : SG_COMPLEXITY_FINE;
}

enum sg_complexity_outcome sg_complexity(const unsigned char has[], size_t n_rows, size_t n_columns,
                                         double eci[], double pci[])
{
    struct graph g = graph_of(has, n_rows, n_columns);
    double *columns = g.transposed ? eci : pci, *rows = g.transposed ? pci : eci;
    enum sg_complexity_outcome result = SG_COMPLEXITY_FINE;
    if (count_used(g.column_degree, g.n_columns) < 2 || count_used(g.row_degree, g.n_rows) < 2)
        result = SG_COMPLEXITY_TOO_SMALL;
    else if (!is_connected(&g))
        result = SG_COMPLEXITY_DISCONNECTED;
    else
        result = column_scores(&g, columns);
    if (result == SG_COMPLEXITY_FINE) {
        row_scores(&g, columns, rows);
        standardize(columns, g.n_columns);
        standardize(rows, g.n_rows);
        result = turn(eci, n_rows, g.transposed ? g.column_degree : g.row_degree, pci, n_columns);
    } else {
        for (size_t i = 0; i < n_rows; i++)
            eci[i] = NAN;
        for (size_t i = 0; i < n_columns; i++)
            pci[i] = NAN;
    }
    graph_free(&g);
    return result;
}

void sg_complexity_proximity(const unsigned char has[], size_t n_rows, size_t n_columns,
                             double proximity[])
{
    for (size_t i = 0; i < n_columns; i++)
        for (size_t j = 0; j <= i; j++) {
            double own = 0, other = 0, both = 0;
            for (size_t r = 0; r < n_rows; r++) {
                const unsigned char *row = has + r * n_columns;
                own += row[i] != 0;
                other += row[j] != 0;
                both += row[i] && row[j];
            }
            double value = own > 0 && other > 0 ? both / fmax(own, other) : NAN;
            proximity[i * n_columns + j] = proximity[j * n_columns + i] = value;
        }
}
