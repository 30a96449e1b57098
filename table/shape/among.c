#include "among.h"

#include <math.h>
#include <stdlib.h>

#include "table/code_form.h"
#include "table/command.h"
#include "table/lookup.h"
#include "table/role.h"

#include "role_column.h"

struct ranked {
    size_t group;
    int level;
    double value;
    size_t row;
};

static int compare(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->level != b->level)
        return a->level - b->level;
    return a->value > b->value ? -1 : a->value < b->value;
}

/* The columns that speak of the items: the one asked for and those that go with it. */
static bool *subjects_of(const struct sg_keys *keys, size_t item, struct sg_groups *groups)
{
    bool *of_item = sg_alloc(keys->table->n_columns, sizeof *of_item);
    size_t *others = sg_alloc(keys->n, sizeof *others), n = 0;
    for (size_t i = 0; i < keys->n; i++) {
        size_t column = keys->columns[i];
        of_item[column] = column == item || sg_keys_go_together(keys, item, column);
        if (!of_item[column])
            others[n++] = column;
    }
    sg_groups_make(groups, keys->table, others, n);
    free(others);
    return of_item;
}

/* 1 of a prefecture, 2 of a municipality, 3 of a ward of a city; 0 of what has no code, or is the
   sum of the special wards of Tokyo, which are municipalities. */
static int level_of_code(long code)
{
    enum { TOKYO_WARDS = 13100, TOKYO_CITIES = 13200 };
    int level = 0;
    if (code >= TOKYO_WARDS && code < TOKYO_CITIES)
        return code > TOKYO_WARDS ? 2 : 0;
    for (; code > 0 && level < 3; code = sg_area_code_above(code))
        level++;
    return level;
}

/* The level of each label of the column of area codes, 0 where one has no code; NULL: no column. */
static int *levels_of(const struct sg_table *table, const bool of_item[],
                      const struct sg_column **codes)
{
    *codes = NULL;
    for (size_t i = 0; i < table->n_columns && !*codes; i++)
        if (of_item[i] && sg_role_of_column(table->columns[i]) == SG_ROLE_AREA)
            *codes = table->columns[i];
    if (!*codes)
        return NULL;
    int *levels = sg_alloc((*codes)->levels.n + 1, sizeof *levels);
    bool all = true;
    for (size_t i = 0; i < (*codes)->levels.n; i++) {
        const char *text = (*codes)->levels.texts[i];
        long code = sg_area_code(text);
        levels[i] = level_of_code(code);
        all = all && (code >= 0 || sg_role_is_total(text, table->info.total_label));
    }
    for (size_t i = 0; !all && i < (*codes)->levels.n; i++)
        levels[i] = 0;
    return levels;
}

static bool is_total(const struct sg_table *table, const bool of_item[], size_t row)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (of_item[i] && sg_keys_is_total(table, i, row))
            return true;
    return false;
}

/* Ranks of runs of equal group and level. */
static void set_ranks(const struct ranked ranked[], size_t n, struct sg_column *rank,
                      struct sg_column *number)
{
    for (size_t start = 0, end = 0; start < n; start = end) {
        while (end < n && ranked[end].group == ranked[start].group &&
               ranked[end].level == ranked[start].level)
            end++;
        for (size_t i = start, best = start; i < end; i++) {
            if (ranked[i].value < ranked[best].value)
                best = i;
            sg_column_set(rank, ranked[i].row, (double)(best - start + 1), 0);
            sg_column_set(number, ranked[i].row, (double)(end - start), 0);
        }
    }
}

static size_t rank_rows(struct sg_table *table, const struct sg_column *value, const bool of_item[],
                        const struct sg_groups *groups)
{
    struct sg_column *rank = sg_table_add(table, "rank_among", SG_COLUMN_NUMBER);
    struct sg_column *number = sg_table_add(table, "number_among", SG_COLUMN_NUMBER);
    struct ranked *ranked = sg_alloc(table->n_rows, sizeof *ranked);
    const struct sg_column *codes;
    int *levels = levels_of(table, of_item, &codes);
    size_t n = 0, unknown = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        double own = sg_column_value(value, row);
        bool aside = is_total(table, of_item, row) || sg_row_is_aside(table, value, row);
        sg_status instead = aside         ? SG_STATUS_NOT_APPLICABLE
                            : !isnan(own) ? 0
                            : sg_status_void(value->status[row])
                                ? sg_status_void(value->status[row])
                                : SG_STATUS_NOT_AVAILABLE;
        int32_t code = codes ? codes->codes[row] : SG_EMPTY;
        unknown += !aside && instead;
        if (instead) {
            sg_column_set(rank, row, NAN, instead);
            sg_column_set(number, row, NAN, instead);
        } else {
            ranked[n++] =
                (struct ranked){groups->of_row[row], code == SG_EMPTY ? 0 : levels[code], own, row};
        }
    }
    qsort(ranked, n, sizeof *ranked, compare);
    set_ranks(ranked, n, rank, number);
    free(levels);
    free(ranked);
    return unknown;
}

bool sg_among_apply(struct sg_table *table, const char *asked, struct sg_texts *notes,
                    struct sg_error *err)
{
    ptrdiff_t item = sg_role_column(table, asked);
    ptrdiff_t main = table->main >= 0 ? table->main : sg_table_likely_main(table);
    if (item < 0)
        return sg_table_fail_column(table, asked, err);
    if (table->columns[item]->kind == SG_COLUMN_NUMBER)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--rank-among takes what plays a role (area, by …) or a column of labels, "
                       "and '%s' holds numbers",
                       table->columns[item]->name);
    if (main < 0)
        return sg_fail(err, SG_FAIL_USAGE, "there is no number whose largest to take");
    struct sg_keys keys;
    struct sg_groups groups;
    sg_keys_find(&keys, table);
    bool *of_item = subjects_of(&keys, (size_t)item, &groups);
    const struct sg_column *value = table->columns[main];
    of_item = sg_resize(of_item, table->n_columns + 2, sizeof *of_item);
    of_item[table->n_columns] = of_item[table->n_columns + 1] = false;
    size_t unknown = rank_rows(table, value, of_item, &groups);
    if (unknown)
        sg_note(notes, err ? err->lang : SG_EN,
                "%zu rows without a number in '%s' are not ranked; they might be among those that "
                "are taken",
                unknown, sg_column_title(value, err ? err->lang : SG_EN));
    free(of_item);
    sg_groups_free(&groups);
    sg_keys_free(&keys);
    return true;
}
