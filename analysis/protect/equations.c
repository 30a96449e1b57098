/* Cells and equations of a table whose cells are protected. */
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/protect.h>

void sg_protect_table_free(struct sg_protect_table *table)
{
    free(table->cells);
    free(table->terms);
    free(table->start);
    free(table->contributions);
    *table = (struct sg_protect_table){0};
}

size_t sg_protect_add_cell(struct sg_protect_table *table, const struct sg_protect_cell *cell,
                           const struct sg_protect_contributions *contributions)
{
    size_t n = table->n_cells;
    table->cells = sg_grow(table->cells, &table->cell_capacity, n + 1, sizeof *table->cells);
    table->cells[n] = *cell;
    if (contributions) {
        table->contributions = sg_grow(table->contributions, &table->contribution_capacity, n + 1,
                                       sizeof *table->contributions);
        table->contributions[n] = *contributions;
    }
    return table->n_cells++;
}

void sg_protect_add_equation(struct sg_protect_table *table, const uint32_t cells[], size_t n)
{
    size_t at = table->n_equations ? table->start[table->n_equations] : 0;
    table->start =
        sg_grow(table->start, &table->start_capacity, table->n_equations + 2, sizeof *table->start);
    table->terms = sg_grow(table->terms, &table->term_capacity, at + n, sizeof *table->terms);
    table->start[0] = 0;
    for (size_t i = 0; i < n; i++)
        table->terms[at + i] = (struct sg_protect_term){cells[i], i == 0 ? 1 : -1};
    table->start[++table->n_equations] = at + n;
}

void sg_protect_result_free(struct sg_protect_result *result)
{
    free(result->intervals);
    free(result->failed);
    *result = (struct sg_protect_result){0};
}
