#include "level_order.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/area_code.h"
#include "table/code_form.h"
#include "table/groups.h"
#include "table/hash_index.h"
#include "table/order.h"
#include "table/role.h"
#include "table/text.h"

/* A level with what it is ordered by. */
struct placed {
    size_t level;
    const struct sg_period *period;
    char *code;
    uint64_t met, declared;
};

static int by_met(const struct placed *a, const struct placed *b)
{
    return a->met != b->met ? (a->met < b->met ? -1 : 1)
                            : (a->level > b->level) - (a->level < b->level);
}

static int compare_dates(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int dated = (a->period->kind == SG_PERIOD_NONE) - (b->period->kind == SG_PERIOD_NONE);
    if (!dated && a->period->kind != SG_PERIOD_NONE)
        dated = sg_period_compare(a->period, b->period);
    return dated ? dated : by_met(a, b);
}

/* Numbers by their size (2 before 10), others by their characters; what has no code comes last. */
static int compare_codes(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    double x, y;
    if (!a->code || !b->code)
        return !a->code == !b->code ? by_met(a, b) : !a->code ? 1 : -1;
    int order = strcmp(a->code, b->code);
    if (sg_number_read(a->code, strlen(a->code), &x) &&
        sg_number_read(b->code, strlen(b->code), &y) && (x < y || x > y))
        order = x < y ? -1 : 1;
    return order ? order : by_met(a, b);
}

/* Where each level is met first. */
static uint64_t *first_rows(const struct sg_table *table, const struct sg_column *column)
{
    uint64_t *met = sg_alloc(column->levels.n + 1, sizeof *met);
    for (size_t i = 0; i < column->levels.n; i++)
        met[i] = table->n_rows + i;
    for (size_t row = table->n_rows; row-- > 0;)
        if (column->codes[row] != SG_EMPTY)
            met[column->codes[row]] = row;
    return met;
}

static size_t *rank_by(struct placed placed[], size_t n, int (*compare)(const void *, const void *))
{
    size_t *ranks = sg_alloc(n, sizeof *ranks);
    if (n)
        qsort(placed, n, sizeof *placed, compare);
    for (size_t i = 0; i < n; i++) {
        ranks[placed[i].level] = i;
        free(placed[i].code);
    }
    return ranks;
}

/* The code that an area's label is, or that a label begins with: D 建設業. */
static char *code_of(const struct sg_column *column, const char *label)
{
    char area[SG_AREA_CODE_SIZE];
    if (sg_role_of_column(column) == SG_ROLE_AREA && sg_area_code_read(label, area))
        return sg_copy_text(area);
    struct sg_code_form form = sg_code_of_label(label);
    return form.depth ? sg_copy_text(form.text) : NULL;
}

/* Whether all labels but totals have codes, of letters or of digits: an order of both is not known.
 */
static bool take_own_codes(const struct sg_table *table, const struct sg_column *column,
                           struct placed placed[])
{
    size_t n = column->levels.n, letters = 0, digits = 0, others = 0;
    for (size_t i = 0; i < n; i++) {
        const char *label = column->levels.texts[i];
        placed[i].code = code_of(column, label);
        if (!placed[i].code)
            others +=
                !sg_role_is_total(label, table->info.total_label) && !sg_role_is_residual(label);
        else if (isalpha((unsigned char)*placed[i].code))
            letters++;
        else
            digits++;
    }
    return !others && letters + digits > 1 && (!letters || !digits);
}

static const struct sg_column *code_column(const struct sg_table *table,
                                           const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    enum sg_role wanted = role == SG_ROLE_BY          ? SG_ROLE_BY_CODE
                          : role == SG_ROLE_AREA_NAME ? SG_ROLE_AREA
                                                      : SG_ROLE_NONE;
    for (size_t i = 0; wanted != SG_ROLE_NONE && i < table->n_columns; i++) {
        const struct sg_column *code = table->columns[i];
        if (code != column && code->kind == SG_COLUMN_CATEGORY &&
            sg_role_of_column(code) == wanted && sg_column_determines(column, code, table->n_rows))
            return code;
    }
    return NULL;
}

static void take_codes_beside(const struct sg_table *table, const struct sg_column *column,
                              const struct sg_column *code, struct placed placed[])
{
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t level = column->codes[row];
        if (level != SG_EMPTY && code->codes[row] != SG_EMPTY && !placed[level].code)
            placed[level].code = sg_copy_text(sg_column_text(code, row));
    }
}

/* The place of each level among the labels that a package declares; false if one is none. */
static bool take_declared(const struct sg_column *column, struct placed placed[])
{
    const char *const *labels = (const char *const *)column->labelled.items;
    struct sg_hash_index index = {0};
    bool all = column->labelled.n > 0 && column->levels.n > 0;
    for (size_t i = 0; all && i < column->labelled.n; i++) {
        sg_hash_index_room(&index, i, SG_HASH_SPREAD, sg_hash_of_text, labels);
        size_t slot =
            sg_hash_index_slot(&index, sg_hash_text(labels[i]), sg_hash_is_text, labels, labels[i]);
        if (index.slots[slot] == SG_HASH_NONE)
            index.slots[slot] = (uint32_t)i;
    }
    for (size_t i = 0; all && i < column->levels.n; i++) {
        const char *label = column->levels.texts[i];
        uint32_t at =
            sg_hash_index_find(&index, sg_hash_text(label), sg_hash_is_text, labels, label);
        all = at != SG_HASH_NONE;
        placed[i].declared = at;
    }
    sg_hash_index_free(&index);
    return all;
}

static int compare_declared(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    return a->declared != b->declared ? (a->declared < b->declared ? -1 : 1) : by_met(a, b);
}

static size_t *natural_ranks(const struct sg_column *column, const uint64_t met[])
{
    size_t n = column->levels.n, *ranks = sg_alloc(n, sizeof *ranks);
    size_t *order = sg_label_order((const char *const *)column->levels.texts, n, met);
    for (size_t i = 0; i < n; i++)
        ranks[order[i]] = i;
    free(order);
    return ranks;
}

size_t *sg_level_ranks(const struct sg_table *table, size_t at)
{
    const struct sg_column *column = table->columns[at], *code = code_column(table, column);
    size_t n = column->levels.n, *ranks;
    uint64_t *met = first_rows(table, column);
    struct placed *placed = sg_alloc(n, sizeof *placed);
    for (size_t i = 0; i < n; i++)
        placed[i] =
            (struct placed){i, column->kind == SG_COLUMN_PERIOD ? &column->levels.periods[i] : NULL,
                            NULL, met[i], 0};
    if (column->kind == SG_COLUMN_PERIOD) {
        ranks = rank_by(placed, n, compare_dates);
    } else if (take_declared(column, placed)) {
        ranks = rank_by(placed, n, compare_declared);
    } else if (code) {
        take_codes_beside(table, column, code, placed);
        ranks = rank_by(placed, n, compare_codes);
    } else if (take_own_codes(table, column, placed)) {
        ranks = rank_by(placed, n, compare_codes);
    } else {
        for (size_t i = 0; i < n; i++)
            free(placed[i].code);
        ranks = natural_ranks(column, met);
    }
    free(placed);
    free(met);
    return ranks;
}
