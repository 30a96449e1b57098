/* Labels of different editions, and periods written in different ways, made one item each. */
#include <stdlib.h>

#include "table/level_key.h"

#include "cube_axis.h"

void sg_cube_axis_build(struct sg_cube_axis *axis, const struct sg_table *table, ptrdiff_t column,
                        bool dated)
{
    const struct sg_column *source = column < 0 ? NULL : table->columns[column];
    size_t n_levels = source ? source->levels.n : 1;
    *axis = (struct sg_cube_axis){.column = column, .dated = dated};
    axis->of_level = sg_alloc(n_levels, sizeof *axis->of_level);
    axis->level = sg_alloc(n_levels, sizeof *axis->level);
    axis->kind = sg_alloc(n_levels + 1, sizeof *axis->kind);
    axis->found = sg_alloc(n_levels + 1, sizeof *axis->found);
    if (!source) {
        axis->n = 1;
        return;
    }
    axis->coded = sg_column_holds_area_codes(source);
    /* A column without rows serves as the index of keys. */
    struct sg_table keys;
    sg_table_init(&keys);
    struct sg_column *index = sg_table_add(&keys, "key", SG_COLUMN_CATEGORY);
    bool *used = sg_alloc(n_levels, sizeof *used); /* a filter leaves levels without rows */
    for (size_t row = 0; row < table->n_rows; row++)
        if (source->codes[row] != SG_EMPTY)
            used[source->codes[row]] = true;
    for (size_t i = 0; i < n_levels; i++) {
        axis->of_level[i] = SG_NO_PAIR;
        if (!used[i])
            continue;
        char *key = sg_level_key(source, i, axis->dated, axis->coded);
        axis->of_level[i] = (uint32_t)sg_column_intern(index, key);
        if (axis->of_level[i] == axis->n)
            axis->level[axis->n++] = (int32_t)i;
        free(key);
    }
    free(used);
    sg_table_free(&keys);
}

uint32_t *sg_cube_axis_match(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                             const struct sg_cube *other, const struct sg_cube_axis *to)
{
    uint32_t *match = sg_alloc(axis->n, sizeof *match);
    struct sg_table keys;
    sg_table_init(&keys);
    struct sg_column *index = sg_table_add(&keys, "key", SG_COLUMN_CATEGORY);
    for (uint32_t i = 0; i < to->n && to->column >= 0; i++) {
        char *key = sg_level_key(other->table->columns[to->column], (size_t)to->level[i], to->dated,
                                 to->coded);
        sg_column_intern(index, key);
        free(key);
    }
    for (uint32_t i = 0; i < axis->n && axis->column >= 0 && to->column >= 0; i++) {
        char *key = sg_level_key(cube->table->columns[axis->column], (size_t)axis->level[i],
                                 axis->dated, axis->coded);
        int32_t code = sg_column_code(index, key);
        match[i] = code == SG_EMPTY ? SG_NO_PAIR : (uint32_t)code;
        free(key);
    }
    sg_table_free(&keys);
    return match;
}

void sg_cube_axis_free(struct sg_cube_axis *axis)
{
    free(axis->of_level);
    free(axis->level);
    free(axis->kind);
    free(axis->found);
    *axis = (struct sg_cube_axis){0};
}

uint32_t sg_cube_axis_item(const struct sg_cube_axis *axis, const struct sg_table *table,
                           size_t row)
{
    if (axis->column < 0)
        return 0;
    int32_t code = table->columns[axis->column]->codes[row];
    return code == SG_EMPTY ? SG_NO_PAIR : axis->of_level[code];
}

bool sg_cube_axis_determines(const struct sg_cube_axis *axis, const struct sg_cube_axis *column,
                             const struct sg_table *table)
{
    const uint32_t unseen = SG_NO_PAIR - 1;
    uint32_t *seen = sg_alloc(axis->n, sizeof *seen);
    for (uint32_t i = 0; i < axis->n; i++)
        seen[i] = unseen;
    bool same = true;
    for (size_t row = 0; row < table->n_rows && same; row++) {
        uint32_t item = sg_cube_axis_item(axis, table, row);
        uint32_t said = sg_cube_axis_item(column, table, row);
        if (item == SG_NO_PAIR)
            continue;
        if (seen[item] == unseen)
            seen[item] = said;
        same = seen[item] == said;
    }
    free(seen);
    return same;
}

const char *sg_cube_label(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                          uint32_t item)
{
    return axis->column < 0 ? ""
                            : cube->table->columns[axis->column]->levels.texts[axis->level[item]];
}
