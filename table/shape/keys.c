#include "keys.h"

#include <stdlib.h>

#include "table/role.h"

static enum sg_role role_of(const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    return role == SG_ROLE_NONE && column->kind == SG_COLUMN_PERIOD ? SG_ROLE_PERIOD : role;
}

/* What a column is about: an area, whether by code or by name; SG_ROLE_NONE: not known. */
static enum sg_role subject_of(const struct sg_column *column)
{
    enum sg_role role = role_of(column);
    return role == SG_ROLE_AREA_NAME ? SG_ROLE_AREA : role == SG_ROLE_BY_CODE ? SG_ROLE_BY : role;
}

static bool is_key(const struct sg_column *column, bool behind_numbers)
{
    enum sg_role role = role_of(column);
    return column->kind != SG_COLUMN_NUMBER && role != SG_ROLE_NOTE && role != SG_ROLE_STATUS &&
           (role != SG_ROLE_NONE || !behind_numbers);
}

void sg_keys_find(struct sg_keys *keys, const struct sg_table *table)
{
    bool behind_numbers = false;
    *keys = (struct sg_keys){table, sg_alloc(table->n_columns, sizeof *keys->columns), 0};
    for (size_t i = 0; i < table->n_columns; i++) {
        behind_numbers = behind_numbers || table->columns[i]->kind == SG_COLUMN_NUMBER;
        if (is_key(table->columns[i], behind_numbers))
            keys->columns[keys->n++] = i;
    }
}

void sg_keys_free(struct sg_keys *keys)
{
    free(keys->columns);
    *keys = (struct sg_keys){0};
}

bool sg_keys_go_together(const struct sg_keys *keys, size_t a, size_t b)
{
    const struct sg_column *one = keys->table->columns[a], *other = keys->table->columns[b];
    enum sg_role of_one = subject_of(one), of_other = subject_of(other);
    if (of_one != of_other && of_one != SG_ROLE_NONE && of_other != SG_ROLE_NONE)
        return false;
    return sg_column_determines(one, other, keys->table->n_rows) ||
           sg_column_determines(other, one, keys->table->n_rows);
}

bool sg_keys_same_role(const struct sg_keys *keys, size_t a, size_t b)
{
    enum sg_role role = subject_of(keys->table->columns[a]);
    return role != SG_ROLE_NONE && role == subject_of(keys->table->columns[b]);
}

static bool goes_with_named(const struct sg_keys *keys, size_t column, const bool named[])
{
    for (size_t i = 0; named && i < keys->n; i++)
        if (named[keys->columns[i]] &&
            (keys->columns[i] == column || sg_keys_go_together(keys, keys->columns[i], column)))
            return true;
    return false;
}

static int preference(const struct sg_column *column)
{
    switch (role_of(column)) {
    case SG_ROLE_BY:
        return 7;
    case SG_ROLE_AREA:
        return 6;
    case SG_ROLE_AREA_NAME:
        return 5;
    case SG_ROLE_DOMAIN:
        return 4;
    case SG_ROLE_BY_CODE:
        return 3;
    case SG_ROLE_MEASURE:
        return 1;
    case SG_ROLE_PERIOD:
        return 0;
    case SG_ROLE_NONE:
    case SG_ROLE_VALUE:
    case SG_ROLE_STATUS:
    case SG_ROLE_NOTE:
        break;
    }
    return 2;
}

static bool varies(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return true;
    return false;
}

ptrdiff_t sg_keys_item(const struct sg_keys *keys, const bool named[])
{
    enum { VARIES = 10 };
    ptrdiff_t item = -1;
    int best = -1;
    for (size_t i = 0; i < keys->n; i++) {
        const struct sg_column *column = keys->table->columns[keys->columns[i]];
        if (goes_with_named(keys, keys->columns[i], named))
            continue;
        int own = preference(column) + (varies(column, keys->table->n_rows) ? VARIES : 0);
        if (own > best) {
            best = own;
            item = (ptrdiff_t)keys->columns[i];
        }
    }
    return item;
}

void sg_keys_groups(const struct sg_keys *keys, ptrdiff_t item, const bool named[],
                    struct sg_groups *groups)
{
    size_t *others = sg_alloc(keys->n, sizeof *others), n = 0;
    for (size_t i = 0; i < keys->n; i++) {
        size_t column = keys->columns[i];
        bool of_item = item >= 0 &&
                       ((size_t)item == column || sg_keys_go_together(keys, (size_t)item, column));
        if (!of_item && !goes_with_named(keys, column, named))
            others[n++] = column;
    }
    sg_groups_make(groups, keys->table, others, n);
    if (groups->n > 1 && groups->n == keys->table->n_rows) {
        sg_groups_free(groups);
        sg_groups_make(groups, keys->table, others, 0);
    }
    free(others);
}

bool sg_keys_is_total(const struct sg_table *table, size_t column, size_t row)
{
    return sg_role_is_total(sg_column_text(table->columns[column], row), table->info.total_label);
}
