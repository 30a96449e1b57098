#include "side_table.h"

#include <stdlib.h>

#include "table/role.h"
#include "table/text.h"

bool sg_side_categories(const struct sg_cube *cube, const struct sg_table *table,
                        const struct sg_column **by, struct sg_error *err)
{
    const char *name = cube->table->columns[cube->by.column]->name;
    ptrdiff_t column = -1;
    if (!sg_role_find(table, SG_ROLE_BY, sg_table_find(table, name) < 0 ? NULL : name, true,
                      &column, NULL, err))
        return sg_fail_at_file(err, table->info.file);
    *by = table->columns[column];
    return true;
}

uint32_t *sg_side_match(const struct sg_cube *cube, const struct sg_table *table,
                        const struct sg_column *by)
{
    uint32_t *match = sg_alloc(table->n_rows, sizeof *match);
    struct sg_table keys;
    sg_table_init(&keys);
    struct sg_column *index = sg_table_add(&keys, "key", SG_COLUMN_CATEGORY);
    for (uint32_t i = 0; i < cube->by.n; i++) {
        char *key = sg_text_key(sg_cube_label(cube, &cube->by, i));
        sg_column_intern(index, key);
        free(key);
    }
    uint32_t *of_level = sg_alloc(by->levels.n, sizeof *of_level);
    for (size_t i = 0; i < by->levels.n; i++) {
        char *key = sg_text_key(by->levels.texts[i]);
        int32_t code = sg_column_code(index, key);
        of_level[i] = code == SG_EMPTY ? SG_NO_PAIR : (uint32_t)code;
        free(key);
    }
    for (size_t row = 0; row < table->n_rows; row++)
        match[row] = by->codes[row] == SG_EMPTY ? SG_NO_PAIR : of_level[by->codes[row]];
    free(of_level);
    sg_table_free(&keys);
    return match;
}
