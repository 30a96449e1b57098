#include "change_kinds.h"

#include <stdlib.h>

#include "table/measure.h"
#include "table/quantity.h"
#include "table/role.h"

/* The numbers of a group. */
struct numbers {
    struct sg_numbers_seen seen;
    ptrdiff_t row;
};

static struct numbers *look(const struct sg_cube *cube)
{
    struct numbers *numbers = sg_alloc(cube->n_groups, sizeof *numbers);
    for (uint32_t g = 0; g < cube->n_groups; g++)
        numbers[g].row = -1;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        double x = sg_cube_at(cube, row).value;
        struct numbers *group = &numbers[cube->series[sg_cube_slice_of(cube, row)->series].group];
        group->row = (ptrdiff_t)row;
        sg_numbers_see(&group->seen, x);
    }
    return numbers;
}

/* The kind that the label of a measure says of the group of a row. */
static enum sg_measure_kind kind_of_label(const struct sg_cube *cube, ptrdiff_t row)
{
    for (size_t i = 0; row >= 0 && i < cube->table->n_columns; i++) {
        const struct sg_column *column = cube->table->columns[i];
        if (cube->use[i] == SG_CUBE_GROUP && sg_role_of_column(column) == SG_ROLE_MEASURE)
            return sg_measure_kind_of(sg_column_text(column, (size_t)row), NULL);
    }
    return SG_MEASURE_UNKNOWN;
}

enum sg_measure_kind *change_kinds(struct sg_run *run, const struct sg_cube *cube)
{
    enum sg_measure_kind *kinds = sg_alloc(cube->n_groups + 1, sizeof *kinds);
    enum sg_measure_kind of_column = sg_measure_kind_of_column(cube->value);
    struct numbers *numbers = look(cube);
    for (uint32_t g = 0; g < cube->n_groups; g++) {
        const struct numbers *own = &numbers[g];
        kinds[g] = of_column != SG_MEASURE_UNKNOWN ? of_column : kind_of_label(cube, own->row);
        if (kinds[g] != SG_MEASURE_UNKNOWN || cube->value->unit ||
            !sg_numbers_are_balances(&own->seen))
            continue;
        kinds[g] = SG_MEASURE_BALANCE;
        sg_run_note(run,
                    "column '%s' has many values below 0 and none beyond 100: taken as a DI, whose "
                    "changes are points",
                    cube->value->name);
    }
    free(numbers);
    return kinds;
}
