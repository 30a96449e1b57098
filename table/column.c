#include "column.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hash_index.h"

struct sg_column *sg_column_new(const char *name, enum sg_column_kind kind)
{
    struct sg_column *column = sg_alloc(1, sizeof *column);
    column->name = sg_copy_text(name);
    column->kind = kind;
    column->decimals = -1;
    column->printed_decimals = -1;
    const struct sg_column_info *info = kind == SG_COLUMN_NUMBER ? sg_column_info(name) : NULL;
    column->measure_kind = info ? info->measure_kind : SG_MEASURE_UNKNOWN;
    return column;
}

static void free_levels(struct sg_levels *levels)
{
    for (size_t i = 0; i < levels->n; i++)
        free(levels->texts[i]);
    free(levels->texts);
    free(levels->periods);
    if (levels->index)
        sg_hash_index_free(levels->index);
    free(levels->index);
    *levels = (struct sg_levels){0};
}

void sg_column_free(struct sg_column *column)
{
    if (!column)
        return;
    free(column->name);
    free(column->label);
    free(column->unit);
    free(column->values);
    free(column->status);
    free(column->codes);
    free_levels(&column->levels);
    sg_texts_free(&column->coded);
    sg_texts_free(&column->labelled);
    free(column);
}

void sg_column_reserve(struct sg_column *column, size_t rows)
{
    if (column->kind == SG_COLUMN_NUMBER) {
        column->values = sg_resize(column->values, rows, sizeof *column->values);
        column->status = sg_resize(column->status, rows, sizeof *column->status);
    } else {
        column->codes = sg_resize(column->codes, rows, sizeof *column->codes);
    }
}

void sg_column_clear(struct sg_column *column, size_t row)
{
    if (column->kind == SG_COLUMN_NUMBER)
        sg_column_set(column, row, NAN, 0);
    else
        column->codes[row] = SG_EMPTY;
}

void sg_column_copy_cell(struct sg_column *column, size_t to, size_t from)
{
    if (column->kind == SG_COLUMN_NUMBER)
        sg_column_set(column, to, column->values[from], column->status[from]);
    else
        column->codes[to] = column->codes[from];
}

void sg_column_describe_like(struct sg_column *column, const struct sg_column *like)
{
    free(column->label);
    free(column->unit);
    column->label = sg_copy_text(like->label);
    column->unit = sg_copy_text(like->unit);
    column->role = like->role;
    column->measure_kind = like->measure_kind;
    column->decimals = like->decimals;
    column->printed_decimals = like->printed_decimals;
    for (size_t i = 0; i < like->levels.n; i++) {
        int32_t code = sg_column_intern(column, like->levels.texts[i]);
        if (column->kind == SG_COLUMN_PERIOD)
            column->levels.periods[code] = like->levels.periods[i];
    }
}

bool sg_column_relabel(struct sg_column *column, const char *const labels[])
{
    struct sg_levels *levels = &column->levels;
    struct sg_levels was = *levels;
    bool same = true;
    for (size_t i = 0; i < was.n && same; i++)
        same = strcmp(was.texts[i], labels[i]) == 0;
    if (same)
        return true;
    *levels = (struct sg_levels){0};
    for (size_t i = 0; i < was.n; i++)
        sg_column_intern(column, labels[i]);
    bool apart = levels->n == was.n;
    if (!apart) {
        struct sg_levels merged = *levels;
        *levels = was;
        was = merged;
    }
    free_levels(&was);
    return apart;
}

void sg_column_set(struct sg_column *column, size_t row, double value, sg_status status)
{
    column->values[row] = value;
    column->status[row] = status;
}

void sg_column_set_text(struct sg_column *column, size_t row, const char *text)
{
    column->codes[row] = text && *text ? sg_column_intern(column, text) : SG_EMPTY;
}

const char *sg_column_decoded(const struct sg_column *column, const char *text)
{
    for (size_t i = 0; i < column->coded.n; i++)
        if (strcmp(column->coded.items[i], text) == 0)
            return column->labelled.items[i];
    return text;
}

const char *sg_column_text(const struct sg_column *column, size_t row)
{
    int32_t code = column->codes ? column->codes[row] : SG_EMPTY;
    return code == SG_EMPTY ? "" : column->levels.texts[code];
}

int32_t sg_column_code(const struct sg_column *column, const char *text)
{
    const struct sg_levels *levels = &column->levels;
    if (!levels->index)
        return SG_EMPTY;
    uint32_t level =
        sg_hash_index_find(levels->index, sg_hash_text(text), sg_hash_is_text, levels->texts, text);
    return level == SG_HASH_NONE ? SG_EMPTY : (int32_t)level;
}

int32_t sg_column_intern(struct sg_column *column, const char *text)
{
    struct sg_levels *levels = &column->levels;
    if (!levels->index)
        levels->index = sg_alloc(1, sizeof *levels->index);
    sg_hash_index_room(levels->index, levels->n, SG_HASH_SPREAD, sg_hash_of_text, levels->texts);
    size_t slot =
        sg_hash_index_slot(levels->index, sg_hash_text(text), sg_hash_is_text, levels->texts, text);
    if (levels->index->slots[slot] != SG_HASH_NONE)
        return (int32_t)levels->index->slots[slot];
    size_t capacity = levels->capacity;
    levels->texts = sg_grow(levels->texts, &levels->capacity, levels->n + 1, sizeof(char *));
    if (column->kind == SG_COLUMN_PERIOD) {
        if (levels->capacity != capacity || !levels->periods)
            levels->periods = sg_resize(levels->periods, levels->capacity, sizeof *levels->periods);
        sg_period_read(text, NULL, &levels->periods[levels->n], NULL);
    }
    levels->texts[levels->n] = sg_copy_text(text);
    levels->index->slots[slot] = (uint32_t)levels->n;
    return (int32_t)levels->n++;
}
