/* Areas by their labels, and what a reference is called. */
#include <stdlib.h>

#include "table/area_code.h"
#include "table/args.h"
#include "table/nearest.h"
#include "table/role.h"
#include "table/text.h"

#include "reference_label.h"

size_t sg_reference_match(const struct sg_cube *cube, const char *label, uint32_t *area)
{
    const struct sg_table *table = cube->table;
    bool *met = sg_alloc(cube->area.n, sizeof *met);
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (!sg_cube_goes_with(cube, &cube->area, i))
            continue;
        bool *same = sg_alloc(column->levels.n, sizeof *same);
        for (size_t k = 0; k < column->levels.n; k++)
            same[k] = sg_text_same_key(column->levels.texts[k], label) ||
                      (cube->area.coded && sg_area_code_same(column->levels.texts[k], label));
        for (size_t row = 0; row < table->n_rows; row++) {
            uint32_t item = cube->series[sg_cube_slice_of(cube, row)->series].area;
            if (column->codes[row] == SG_EMPTY || !same[column->codes[row]] || met[item])
                continue;
            met[item] = true;
            *area = n++ == 0 ? item : *area;
        }
        free(same);
    }
    free(met);
    return n;
}

/* Texts of the columns that name areas, for a suggestion. */
static const char *nearest_area(const struct sg_cube *cube, const char *label)
{
    const char *nearest = NULL;
    for (size_t i = 0; i < cube->table->n_columns && !nearest; i++) {
        const struct sg_levels *levels = &cube->table->columns[i]->levels;
        if (sg_cube_goes_with(cube, &cube->area, i))
            nearest = sg_nearest(label, (const char *const *)levels->texts, levels->n);
    }
    return nearest;
}

bool sg_reference_area(const struct sg_cube *cube, const char *label, uint32_t *area,
                       struct sg_error *err)
{
    size_t n = sg_reference_match(cube, label, area);
    if (n == 1)
        return true;
    const char *nearest = n ? NULL : nearest_area(cube, label);
    if (n)
        sg_fail(err, SG_FAIL_USAGE, "%zu areas are called '%s'; name the reference by its code", n,
                label);
    else if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "no area '%s' for the reference; did you mean '%s'?", label,
                nearest);
    else
        sg_fail(err, SG_FAIL_USAGE,
                "no area '%s' for the reference; give an area of the table or "
                "'sum'",
                label);
    return sg_fail_at_file(err, cube->table->info.file);
}

const char *sg_reference_name(const struct sg_cube *cube, uint32_t area)
{
    ptrdiff_t name = -1;
    if (!sg_role_find(cube->table, SG_ROLE_AREA_NAME, NULL, false, &name, NULL, NULL) || name < 0)
        return sg_cube_label(cube, &cube->area, area);
    size_t row = 0;
    while (cube->series[sg_cube_slice_of(cube, row)->series].area != area)
        row++;
    return sg_column_text(cube->table->columns[name], row);
}

void sg_reference_note(const struct sg_reference *reference, const struct sg_run *run,
                       const struct sg_cube *cube, struct sg_table_info *info)
{
    const char *name = sg_args_text(run->args, "reference-file");
    if (!name && reference->area == SG_NO_PAIR) {
        sg_note(&info->notes, run->lang, "reference: sum of all areas");
        return;
    }
    if (!name) {
        name = sg_reference_name(cube, reference->area);
        free(info->reference);
        info->reference = sg_copy_text(name);
    }
    sg_note(&info->notes, run->lang, "reference: %s", name);
}
