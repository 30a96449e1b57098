#include "aggregate_match.h"

#include <stdlib.h>

#include "table/area_code.h"
#include "table/text.h"

static uint32_t item_at(const struct sg_cube *cube, const struct sg_cube_axis *axis, size_t row)
{
    return axis == &cube->area ? cube->series[sg_cube_slice_of(cube, row)->series].area
                               : cube->row_by[row];
}

static char *key_of(const char *label, bool coded)
{
    char code[SG_AREA_CODE_SIZE];
    return coded && sg_area_code_read(label, code) ? sg_copy_text(code) : sg_text_key(label);
}

/* The keys of a column with the item that each is of; SG_NO_PAIR where it is of several. */
struct labels {
    struct sg_table keys;
    struct sg_column *index;
    uint32_t *items;
};

static struct labels index_labels(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                                  size_t column)
{
    const struct sg_column *texts = cube->table->columns[column];
    struct labels labels = {.items = sg_alloc(texts->levels.n, sizeof *labels.items)};
    int32_t *key_of_level = sg_alloc(texts->levels.n, sizeof *key_of_level);
    sg_table_init(&labels.keys);
    labels.index = sg_table_add(&labels.keys, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < texts->levels.n; i++)
        key_of_level[i] = SG_EMPTY;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        int32_t level = texts->codes[row];
        if (level == SG_EMPTY)
            continue;
        uint32_t item = item_at(cube, axis, row);
        if (key_of_level[level] == SG_EMPTY) {
            char *key = key_of(texts->levels.texts[level], axis->coded);
            size_t n = labels.index->levels.n;
            key_of_level[level] = sg_column_intern(labels.index, key);
            free(key);
            if ((size_t)key_of_level[level] == n)
                labels.items[n] = item;
        }
        if (labels.items[key_of_level[level]] != item)
            labels.items[key_of_level[level]] = SG_NO_PAIR;
    }
    free(key_of_level);
    return labels;
}

static bool match_column(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                         const struct sg_concordance *map, struct sg_map_match *match,
                         struct sg_error *err)
{
    struct labels labels = index_labels(cube, axis, match->column);
    bool ok = true;
    for (size_t i = 0; ok && i < map->from->levels.n; i++) {
        char *key = key_of(map->from->levels.texts[i], axis->coded);
        int32_t code = sg_column_code(labels.index, key);
        free(key);
        match->item_of[i] = code == SG_EMPTY ? SG_NO_PAIR : labels.items[code];
        match->n += code != SG_EMPTY;
        if (code == SG_EMPTY || labels.items[code] != SG_NO_PAIR)
            continue;
        ok = sg_fail(err, SG_FAIL_DATA,
                     "the map names '%s', which several items share: use their codes",
                     map->from->levels.texts[i]);
        sg_fail_at_file(err, cube->table->info.file);
    }
    free(labels.items);
    sg_table_free(&labels.keys);
    return ok;
}

bool sg_map_match(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                  const struct sg_concordance *map, struct sg_map_match *match,
                  struct sg_error *err)
{
    size_t n = cube->table->n_columns;
    *match =
        (struct sg_map_match){.item_of = sg_alloc(map->from->levels.n, sizeof *match->item_of)};
    bool ok = true;
    for (size_t k = 0; ok && k <= n && !match->n && axis->column >= 0; k++) {
        size_t column = k ? k - 1 : (size_t)axis->column;
        if (k && ((ptrdiff_t)column == axis->column || !sg_cube_goes_with(cube, axis, column)))
            continue;
        match->column = column;
        ok = match_column(cube, axis, map, match, err);
    }
    return ok;
}
