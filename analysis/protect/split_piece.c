#include "split_piece.h"

#include <stdlib.h>

#include <sangyo/memory.h>

/* Those behind cells of the piece are those behind cells of the whole. */
static void unite(void *context, const uint32_t cells[], size_t n,
                  struct sg_protect_contributions *contributions)
{
    const struct sg_piece *piece = context;
    uint32_t *of_whole = sg_alloc(n, sizeof *of_whole);
    for (size_t i = 0; i < n; i++)
        of_whole[i] = piece->cells[cells[i]];
    piece->whole->unite(piece->whole->context, of_whole, n, contributions);
    free(of_whole);
}

static void add_cells(struct sg_piece *piece, const bool in[], const bool own[], const bool done[],
                      uint32_t number[])
{
    const struct sg_protect_table *whole = piece->whole;
    piece->cells = sg_alloc(whole->n_cells, sizeof *piece->cells);
    for (uint32_t c = 0; c < whole->n_cells; c++) {
        struct sg_protect_cell cell = whole->cells[c];
        number[c] = UINT32_MAX;
        if (!in[c])
            continue;
        if (cell.reason == SG_PROTECT_SECONDARY)
            cell.reason = SG_PROTECT_FORCED; /* not to be published again */
        if (done[c] || !own[c])
            cell.need = (struct sg_protect_need){0, 0};
        number[c] = (uint32_t)sg_protect_add_cell(
            &piece->table, &cell, whole->contributions ? &whole->contributions[c] : NULL);
        piece->cells[number[c]] = c;
    }
}

/* What lies outside does not differ: it drops out, and a sum of nothing else does not either. */
static void add_equations(struct sg_piece *piece, const uint32_t number[])
{
    const struct sg_protect_table *whole = piece->whole;
    uint32_t *cells = sg_alloc(whole->n_cells, sizeof *cells);
    for (size_t e = 0; e < whole->n_equations; e++) {
        size_t n = 0;
        if (number[whole->terms[whole->start[e]].cell] == UINT32_MAX)
            continue;
        for (size_t i = whole->start[e]; i < whole->start[e + 1]; i++)
            if (number[whole->terms[i].cell] != UINT32_MAX)
                cells[n++] = number[whole->terms[i].cell];
        if (n > 1)
            sg_protect_add_equation(&piece->table, cells, n);
        else
            piece->table.cells[cells[0]].most_down = piece->table.cells[cells[0]].most_up = 0;
    }
    free(cells);
}

void sg_piece_make(struct sg_piece *piece, const struct sg_protect_table *whole, const bool in[],
                   const bool own[], const bool done[])
{
    uint32_t *number = sg_alloc(whole->n_cells, sizeof *number);
    *piece = (struct sg_piece){.whole = whole};
    add_cells(piece, in, own, done, number);
    add_equations(piece, number);
    piece->table.rules = whole->rules;
    piece->table.unite = whole->unite ? unite : NULL;
    piece->table.context = piece;
    free(number);
}

void sg_piece_give_back(const struct sg_piece *piece, struct sg_protect_table *whole, bool done[])
{
    for (size_t i = 0; i < piece->table.n_cells; i++) {
        const struct sg_protect_cell *cell = &piece->table.cells[i];
        uint32_t c = piece->cells[i];
        bool needs = cell->reason && (cell->need.up > 0 || cell->need.down > 0);
        if (needs) /* also what unions of cells need, which is found on the way */
            whole->cells[c].need = cell->need;
        done[c] = done[c] || needs;
        if (!whole->cells[c].reason)
            whole->cells[c].reason = cell->reason;
    }
}

void sg_piece_free(struct sg_piece *piece)
{
    sg_protect_table_free(&piece->table);
    free(piece->cells);
    *piece = (struct sg_piece){0};
}
