#include "key_match.h"

#include <stdlib.h>

#include <sangyo/buffer.h>
#include "table/level_key.h"

#include "analysis/cube/pairs.h"

/* The labels of one key on both sides, numbered together; 0 is an empty cell. */
struct numbering {
    struct sg_table keys;
    struct sg_column *index;
    bool dated, coded;
};

static uint32_t *number_levels(struct numbering *numbering, const struct sg_column *column)
{
    uint32_t *of_level = sg_alloc(column->levels.n, sizeof *of_level);
    for (size_t i = 0; i < column->levels.n; i++) {
        char *key = sg_level_key(column, i, numbering->dated, numbering->coded);
        of_level[i] = (uint32_t)sg_column_intern(numbering->index, key) + 1;
        free(key);
    }
    return of_level;
}

/* Takes one more key into the numbers of the rows. */
static void add_key(const struct sg_key_rows *side, const struct sg_column *column,
                    struct numbering *numbering, struct sg_pairs *pairs, uint32_t numbers[])
{
    uint32_t *of_level = number_levels(numbering, column);
    for (size_t i = 0; i < side->n_rows; i++) {
        int32_t code = column->codes[side->rows[i]];
        numbers[i] = sg_pairs_number(pairs, numbers[i], code == SG_EMPTY ? 0 : of_level[code]);
    }
    free(of_level);
}

/* Numbers the keys of the rows of both sides; returns how many there are. */
static uint32_t number_rows(const struct sg_key_rows *const sides[2], size_t n_keys,
                            uint32_t *const numbers[2])
{
    uint32_t n = 1;
    for (size_t k = 0; k < n_keys; k++) {
        const struct sg_column *a = sides[0]->keys[k], *b = sides[1]->keys[k];
        struct numbering numbering = {
            .dated = a->kind == SG_COLUMN_PERIOD || b->kind == SG_COLUMN_PERIOD,
            .coded = sg_column_holds_area_codes(a) && sg_column_holds_area_codes(b)};
        struct sg_pairs pairs = {0};
        sg_table_init(&numbering.keys);
        numbering.index = sg_table_add(&numbering.keys, "key", SG_COLUMN_CATEGORY);
        add_key(sides[0], a, &numbering, &pairs, numbers[0]);
        add_key(sides[1], b, &numbering, &pairs, numbers[1]);
        n = pairs.n;
        sg_pairs_free(&pairs);
        sg_table_free(&numbering.keys);
    }
    return n;
}

static char *show_key(const struct sg_key_rows *side, size_t n_keys, size_t i)
{
    struct sg_buffer text = {0};
    for (size_t k = 0; k < n_keys; k++)
        sg_buffer_printf(&text, "%s%s", k ? "/" : "", sg_column_text(side->keys[k], side->rows[i]));
    return sg_buffer_take(&text);
}

static bool fail_twice(const struct sg_key_rows *side, size_t n_keys, size_t first, size_t second,
                       struct sg_error *err)
{
    size_t rows[2] = {side->rows[first], side->rows[second]};
    char *key = show_key(side, n_keys, second);
    for (size_t i = 0; i < 2; i++) {
        size_t of_file = sg_table_file_row(side->table, rows[i]);
        rows[i] = of_file ? of_file : rows[i] + 1;
    }
    sg_fail(err, SG_FAIL_DATA, "rows %zu and %zu have the same keys (%s), where one is needed",
            rows[0], rows[1], key);
    free(key);
    sg_fail_at_file(err, side->table->info.file);
    return sg_fail_at_row(err, rows[1]);
}

/* Per number, the first of the rows that has it, or SIZE_MAX. */
static bool find_first(const struct sg_key_rows *side, size_t n_keys, const uint32_t numbers[],
                       bool single, size_t first[], struct sg_error *err)
{
    for (size_t i = 0; i < side->n_rows; i++)
        if (first[numbers[i]] == SIZE_MAX)
            first[numbers[i]] = i;
        else if (single)
            return fail_twice(side, n_keys, first[numbers[i]], i, err);
    return true;
}

static void list_alone(const struct sg_key_rows *side, size_t n_keys, uint32_t n,
                       const size_t own[], const size_t others[], struct sg_keys_alone *alone)
{
    *alone = (struct sg_keys_alone){0};
    for (uint32_t i = 0; i < n; i++) {
        if (own[i] == SIZE_MAX || others[i] != SIZE_MAX || alone->n++ >= SG_KEYS_SHOWN)
            continue;
        char *key = show_key(side, n_keys, own[i]);
        sg_texts_add(&alone->first, key);
        free(key);
    }
}

bool sg_key_match(const struct sg_key_rows *left, const struct sg_key_rows *right, size_t n_keys,
                  bool single, ptrdiff_t match[], struct sg_keys_alone alone[2],
                  struct sg_error *err)
{
    const struct sg_key_rows *const sides[2] = {left, right};
    uint32_t *const numbers[2] = {sg_alloc(left->n_rows, sizeof **numbers),
                                  sg_alloc(right->n_rows, sizeof **numbers)};
    uint32_t n = number_rows(sides, n_keys, numbers);
    size_t *first[2] = {sg_alloc(n, sizeof **first), sg_alloc(n, sizeof **first)};
    for (uint32_t i = 0; i < n; i++)
        first[0][i] = first[1][i] = SIZE_MAX;
    bool ok = find_first(left, n_keys, numbers[0], single, first[0], err) &&
              find_first(right, n_keys, numbers[1], true, first[1], err);
    for (size_t i = 0; ok && i < left->n_rows; i++) {
        size_t at = first[1][numbers[0][i]];
        match[i] = at == SIZE_MAX ? -1 : (ptrdiff_t)right->rows[at];
    }
    for (size_t k = 0; k < 2; k++)
        if (ok)
            list_alone(sides[k], n_keys, n, first[k], first[1 - k], &alone[k]);
        else
            alone[k] = (struct sg_keys_alone){0};
    for (size_t k = 0; k < 2; k++) {
        free(numbers[k]);
        free(first[k]);
    }
    return ok;
}
