/* The cells in the natural order of their keys. */
#include <stdlib.h>

#include "table/code_ranks.h"
#include "table/order.h"

#include "tally.h"

/* The texts of one key: which each cell has, and where each was met first. */
struct texts {
    struct sg_table table; /* for its index */
    struct sg_column *known;
    size_t *of_cell;
    uint64_t *met;
};

static void find_texts(struct texts *texts, const struct sg_tally *tally, size_t key)
{
    size_t capacity = 0;
    *texts = (struct texts){.of_cell = sg_alloc(tally->n_cells, sizeof *texts->of_cell)};
    sg_table_init(&texts->table);
    texts->known = sg_table_add(&texts->table, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < tally->n_cells; i++) {
        char word[8];
        struct sg_field field = sg_tally_key(tally, i, key, word);
        char *text = sg_copy_bytes(field.text, field.n);
        size_t n = texts->known->levels.n, at = (size_t)sg_column_intern(texts->known, text);
        free(text);
        texts->met = sg_grow(texts->met, &capacity, at + 1, sizeof *texts->met);
        if (at == n || tally->met[i] < texts->met[at])
            texts->met[at] = tally->met[i];
        texts->of_cell[i] = at;
    }
}

static void free_texts(struct texts *texts)
{
    sg_table_free(&texts->table);
    free(texts->of_cell);
    free(texts->met);
}

size_t *sg_tally_order(const struct sg_tally *tally, const struct sg_rows_notes *notes,
                       const char *const names[])
{
    size_t n = tally->n_cells, *order = sg_tally_order_met(tally);
    for (size_t k = tally->n_keys; k-- > 0;) {
        struct texts texts;
        find_texts(&texts, tally, k);
        struct sg_texts known = {.items = texts.known->levels.texts, .n = texts.known->levels.n};
        size_t *rank =
            sg_code_ranks(names ? notes : NULL, names ? names[k] : "", &known, texts.met);
        for (size_t i = 0; i < n; i++)
            texts.of_cell[i] = rank[texts.of_cell[i]];
        sg_order_by_rank(order, n, texts.of_cell);
        free(rank);
        free_texts(&texts);
    }
    return order;
}

struct met_cell {
    uint64_t met;
    size_t cell;
};

static int compare_met(const void *a, const void *b)
{
    const struct met_cell *x = a, *y = b;
    if (x->met != y->met)
        return x->met < y->met ? -1 : 1;
    return (x->cell > y->cell) - (x->cell < y->cell);
}

size_t *sg_tally_order_met(const struct sg_tally *tally)
{
    struct met_cell *cells = sg_alloc(tally->n_cells, sizeof *cells);
    size_t *order = sg_alloc(tally->n_cells, sizeof *order);
    for (size_t i = 0; i < tally->n_cells; i++)
        cells[i] = (struct met_cell){tally->met[i], i};
    if (tally->n_cells)
        qsort(cells, tally->n_cells, sizeof *cells, compare_met);
    for (size_t i = 0; i < tally->n_cells; i++)
        order[i] = cells[i].cell;
    free(cells);
    return order;
}
