#include "io_unknown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the total of a line leaves for its unknown flows; NaN where it is not known. */
static double row_leaves(const struct io_table *t, size_t i)
{
    double left =
        t->output.value[i] - t->final.value[i] - t->exports.value[i] + t->imports.value[i];
    if (!t->final.there && !t->exports.there)
        return NAN;
    for (size_t j = 0; j < t->n; j++)
        left -= t->z_status[i * t->n + j] ? 0 : t->z[i * t->n + j];
    return left;
}

static double column_leaves(const struct io_table *t, size_t j)
{
    double left = t->output.value[j] - t->primary.value[j] - t->gva.value[j];
    if (!t->gva.there)
        return NAN;
    for (size_t i = 0; i < t->n; i++)
        left -= t->z_status[i * t->n + j] ? 0 : t->z[i * t->n + j];
    return left;
}

double *io_upper_coefficients(const struct io_model *model)
{
    const struct io_table *t = model->table;
    size_t n = t->n;
    double *upper = sg_alloc(n * n, sizeof *upper);
    bool bounded = t->output_published;
    for (size_t i = 0; i < n && bounded; i++) {
        double row = row_leaves(t, i);
        bounded = !t->output.status[i] && !model->imports.status[i];
        for (size_t j = 0; j < n && bounded; j++) {
            size_t at = i * n + j;
            upper[at] = model->a[at];
            if (!t->z_status[at])
                continue;
            double most = fmax(0, fmin(row, column_leaves(t, j))); /* fmin passes one NaN by */
            upper[at] = most / t->output.value[j] * model->supply[i];
            bounded = isfinite(upper[at]) && !(isnan(row) && isnan(column_leaves(t, j)));
        }
    }
    if (bounded)
        return upper;
    free(upper);
    return NULL;
}

/* Marks the lines from which `to` is reached, or (forward) those that it reaches. */
static void mark(const struct io_model *model, size_t to, bool forward, bool met[], size_t queue[])
{
    size_t m = model->m, n = 1;
    memset(met, 0, m * sizeof *met);
    met[to] = true;
    queue[0] = to;
    while (n > 0) {
        size_t at = queue[--n];
        for (size_t k = 0; k < m; k++) {
            size_t cell = forward ? at * m + k : k * m + at;
            bool flows = model->a_status[cell] || model->a[cell] > 0 || model->a[cell] < 0;
            if (flows && !met[k]) {
                met[k] = true;
                queue[n++] = k;
            }
        }
    }
}

/* All that coefficients of row i leave unknown. */
static void spread_row(struct io_model *model, size_t i, bool sellers[], bool buyers[],
                       size_t queue[])
{
    size_t m = model->m;
    mark(model, i, false, sellers, queue);
    for (size_t j = 0; j < m; j++) {
        sg_status status = model->a_status[i * m + j];
        if (!status)
            continue;
        mark(model, j, true, buyers, queue);
        for (size_t k = 0; k < m; k++)
            for (size_t l = 0; l < m && sellers[k]; l++)
                if (buyers[l])
                    model->b_status[k * m + l] |= status;
    }
}

static void fill_upper(struct io_model *model)
{
    size_t m = model->m;
    struct sg_io_quality quality;
    double *b = sg_alloc(m * m, sizeof *b);
    bool ok = sg_io_inverse(model->a_upper, m, b, &quality);
    for (size_t k = 0; k < m * m && ok; k++)
        ok = model->b[k] >= -1e-15 && b[k] >= -1e-15;
    if (ok)
        model->b_upper = b;
    else
        free(b);
}

void io_unknown_inverse(struct io_model *model)
{
    size_t m = model->m;
    bool *sellers = sg_alloc(m, sizeof *sellers), *buyers = sg_alloc(m, sizeof *buyers);
    size_t *queue = sg_alloc(m, sizeof *queue);
    for (size_t i = 0; i < m; i++)
        spread_row(model, i, sellers, buyers, queue);
    free(sellers);
    free(buyers);
    free(queue);
    if (model->a_upper)
        fill_upper(model);
}

void io_unknown_output(const struct io_model *model, const double d[], const sg_status of[],
                       sg_status status[])
{
    for (size_t i = 0; i < model->n; i++)
        for (size_t j = 0; j < model->n; j++) {
            double b = model->b[i * model->m + j];
            sg_status own = model->b_status[i * model->m + j];
            if (own && (io_is_there(d[j]) || of[j]))
                status[i] |= own;
            if (of[j] && io_is_there(b))
                status[i] |= of[j];
        }
}
