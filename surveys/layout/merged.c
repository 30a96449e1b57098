#include "merged.h"

#include <stdlib.h>

#include "table/text.h"

void sg_merged_init(struct sg_merged *merged, struct sg_column *column)
{
    *merged = (struct sg_merged){.column = column};
    sg_table_init(&merged->keys);
    sg_table_add(&merged->keys, "key", SG_COLUMN_CATEGORY);
}

void sg_merged_free(struct sg_merged *merged)
{
    sg_table_free(&merged->keys);
    free(merged->levels);
    *merged = (struct sg_merged){0};
}

/* Keys are made late: texts that agree to the byte need none. */
static void key_levels(struct sg_merged *merged)
{
    const struct sg_levels *levels = &merged->column->levels;
    for (; merged->n_keyed < levels->n; merged->n_keyed++) {
        char *key = sg_text_key(levels->texts[merged->n_keyed]);
        size_t known = merged->keys.columns[0]->levels.n;
        size_t code = (size_t)sg_column_intern(merged->keys.columns[0], key);
        if (code == known) {
            merged->levels =
                sg_grow(merged->levels, &merged->capacity, known + 1, sizeof *merged->levels);
            merged->levels[code] = (int32_t)merged->n_keyed;
        }
        free(key);
    }
}

int32_t sg_merged_level(struct sg_merged *merged, const char *text, bool by_key)
{
    if (!*text)
        return SG_EMPTY;
    int32_t level = sg_column_code(merged->column, text);
    if (level != SG_EMPTY)
        return level;
    if (by_key) {
        key_levels(merged);
        char *key = sg_text_key(text);
        int32_t code = sg_column_code(merged->keys.columns[0], key);
        free(key);
        if (code != SG_EMPTY)
            return merged->levels[code];
    }
    return sg_column_intern(merged->column, text);
}

int32_t *sg_merged_map(struct sg_merged *merged, const struct sg_column *from, bool by_key)
{
    int32_t *map = sg_alloc(from->levels.n, sizeof *map);
    for (size_t i = 0; i < from->levels.n; i++) {
        map[i] = sg_merged_level(merged, from->levels.texts[i], by_key);
        if (from->kind == SG_COLUMN_PERIOD && merged->column->kind == SG_COLUMN_PERIOD &&
            map[i] != SG_EMPTY)
            merged->column->levels.periods[map[i]] = from->levels.periods[i];
    }
    return map;
}
