/* The classes of a table in colours. */
#include <math.h>
#include <stdlib.h>

#include "heat_model.h"

bool sg_heat_classify(struct sg_heat *matrix, const char *asked, struct sg_error *err)
{
    size_t n = matrix->n_rows * matrix->n_columns;
    double *values = sg_alloc(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = matrix->cells[i].none ? NAN : matrix->cells[i].value;
    struct sg_classes_of of = {matrix->table, matrix->value, asked};
    bool ok = sg_classes_make(&matrix->classes, of, values, n, err);
    for (size_t i = 0; i < n && ok; i++) {
        struct sg_heat_cell *cell = &matrix->cells[i];
        cell->value = cell->none ? cell->value : values[i];
        cell->klass = sg_classes_find(&matrix->classes, values[i]);
    }
    free(values);
    return ok;
}
