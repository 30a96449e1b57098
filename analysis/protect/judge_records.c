/* Which cells are unsafe, by everybody who is behind them. */
#include <stdlib.h>

#include "judge.h"

static void unite(void *context, const uint32_t cells[], size_t n,
                  struct sg_protect_contributions *contributions)
{
    const struct sg_protect_records_view *view = context;
    size_t *rows = sg_alloc(n, sizeof *rows);
    for (size_t i = 0; i < n; i++)
        rows[i] = view->layout->row[cells[i]];
    sg_protect_records_unite(view->records, rows, n, contributions);
    free(rows);
}

/* Enterprises that are alone somewhere have numbers from 0 on. */
static void set_owners(struct sg_protect_layout *layout, const struct sg_protect_records *records)
{
    struct sg_protect_table *t = &layout->table;
    size_t n_shares = records->table.n_rows ? records->start[records->table.n_rows] : 0;
    uint32_t most = 0;
    for (size_t i = 0; i < n_shares; i++)
        most = records->shares[i].enterprise > most ? records->shares[i].enterprise : most;
    int32_t *number = sg_alloc((size_t)most + 1, sizeof *number), n = 0;
    for (size_t c = 0; c < t->n_cells; c++) {
        size_t at = records->start[layout->row[c]];
        if (t->cells[c].owner == SG_PROTECT_NOBODY)
            continue;
        int32_t *of = &number[records->shares[at].enterprise];
        *of = *of ? *of : ++n;
        t->cells[c].owner = *of - 1;
    }
    free(number);
}

void sg_judge_records(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                      struct sg_protect_records_view *view)
{
    struct sg_protect_table *t = &layout->table;
    t->rules = *rules;
    t->contributions = sg_alloc(t->n_cells, sizeof *t->contributions);
    t->unite = unite;
    t->context = view;
    for (uint32_t c = 0; c < t->n_cells; c++) {
        unite(view, &c, 1, &t->contributions[c]);
        sg_judge_cell(layout, rules, c, &t->contributions[c]);
    }
    set_owners(layout, view->records);
}
