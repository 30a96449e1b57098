/* Items that are about a sheet: merged cells, formulas, objects, how many tables, what divides
 * them. */
#include <stdio.h>
#include <stdlib.h>

#include "rules.h"

static void check_merged(struct rules *rules)
{
    const struct sg_book_ranges *merged = &rules->sheet->merged;
    for (size_t i = 0; i < merged->n; i++)
        rules_report(rules, "1-4", &merged->items[i],
                     rules_text(rules, merged->items[i].row, merged->items[i].column),
                     "merged cells: undo the merge and write the label in each cell");
}

/* Formulas side by side and below one another are one finding. */
struct stretch {
    struct sg_book_range range;
    size_t n;
};

static void report_formulas(struct rules *rules, const struct stretch *stretch)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", stretch->n);
    rules_report(rules, "1-7", &stretch->range, count,
                 "formulas: put their results in their place as numbers");
}

static bool goes_on(const struct stretch *above, const struct sg_book_range *row)
{
    return above->range.last_row + 1 == row->row && above->range.column == row->column &&
           above->range.last_column == row->last_column;
}

static void check_formulas(struct rules *rules)
{
    const struct sg_book_sheet *sheet = rules->sheet;
    struct stretch *open = sg_alloc(SG_MOST_COLUMNS, sizeof *open); /* by first column */
    for (size_t i = 0; i < sheet->n_cells;) {
        const struct sg_book_cell *cell = &sheet->cells[i++];
        if (!cell->formula && cell->kind != SG_BOOK_VALUELESS)
            continue;
        struct sg_book_range row = rules_place(cell->row, cell->column);
        for (; i < sheet->n_cells && sheet->cells[i].row == row.row &&
               sheet->cells[i].column == row.last_column + 1 &&
               (sheet->cells[i].formula || sheet->cells[i].kind == SG_BOOK_VALUELESS);
             i++)
            row.last_column++;
        struct stretch *above = &open[row.column];
        size_t n = row.last_column - row.column + 1u;
        if (above->n && !goes_on(above, &row)) {
            report_formulas(rules, above);
            above->n = 0;
        }
        if (above->n)
            above->range.last_row++;
        else
            above->range = row;
        above->n += n;
    }
    for (size_t c = 0; c < SG_MOST_COLUMNS; c++)
        if (open[c].n)
            report_formulas(rules, &open[c]);
    free(open);
}

static void check_objects(struct rules *rules)
{
    for (size_t i = 0; i < rules->sheet->objects.n; i++)
        rules_report(rules, "1-8", &rules->sheet->objects.items[i], "",
                     "a chart, picture or shape: what it says must stand in cells");
}

static void check_tables(struct rules *rules)
{
    const struct sg_sheet_tables *tables = &rules->tables;
    for (size_t i = 0; tables->n > 1 && i < tables->n; i++)
        rules_report(rules, "1-14", &tables->items[i].range,
                     tables->items[i].title ? tables->items[i].title : "",
                     "table %zu of %zu on this sheet: give each table a sheet", i + 1, tables->n);
}

static bool is_blank_row(const struct rules *rules, size_t row)
{
    size_t n;
    sg_book_row(rules->sheet, row, &n);
    return n == 0;
}

/* Blank rows between the first and the last row of data, blank columns between the first and the
   last column. */
static void check_divided(struct rules *rules, const struct rules_table *table)
{
    const struct sg_book_range *range = &table->table->range;
    for (size_t row = table->data; row < table->end; row++) {
        if (!is_blank_row(rules, row) || rules->hidden.rows[row])
            continue;
        const struct sg_book_range place = {(uint32_t)row, (uint32_t)row, range->column,
                                            range->last_column};
        rules_report(rules, "1-15", &place, "", "a blank row divides the table: take it out");
    }
    for (size_t c = table->first + 1; c < table->last; c++) {
        bool blank = !rules->hidden.columns[c] && table->columns[c] == RULES_NOTHING;
        for (size_t row = table->table->header; blank && row < table->data; row++)
            blank = !rules_cell(rules, row, c) && !rules_covering(rules, row, c);
        if (!blank)
            continue;
        const struct sg_book_range place = {table->table->header, (uint32_t)(table->end - 1),
                                            (uint16_t)c, (uint16_t)c};
        rules_report(rules, "1-15", &place, "", "a blank column divides the table: take it out");
    }
}

void rules_check_sheet(struct rules *rules)
{
    check_merged(rules);
    check_formulas(rules);
    check_objects(rules);
    check_tables(rules);
    for (size_t i = 0; i < rules->tables.n; i++) {
        struct rules_table table;
        rules_table_find(rules, &rules->tables.items[i], &table);
        check_divided(rules, &table);
        rules_table_free(&table);
    }
}
