/* Items that are about the names of columns: none, and none of a unit. */
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "table/measure.h"

/* The text that stands over a column in a row of the header, also from a merged range. */
static const char *header_text(const struct rules *rules, size_t row, size_t column)
{
    const struct sg_book_range *covering = rules_covering(rules, row, column);
    return covering ? rules_text(rules, covering->row, covering->column)
                    : rules_text(rules, row, column);
}

static bool says_unit(const char *text)
{
    char *unit = sg_unit_of_label(text);
    bool says = unit || strstr(text, "単位") || strstr(text, "％") || strchr(text, '%') ||
                strstr(text, "nit:") || sg_unit_is_cell(text);
    free(unit);
    return says;
}

/* Above the header: from the title of the table, and the rows right above it. */
static bool has_unit_line(const struct rules *rules, const struct rules_table *table)
{
    for (size_t row = table->table->range.row; row < table->table->header; row++) {
        size_t n;
        const struct sg_book_cell *cells = sg_book_row(rules->sheet, row, &n);
        for (size_t i = 0; i < n; i++)
            if (says_unit(sg_book_text(rules->sheet, &cells[i])))
                return true;
    }
    return false;
}

/* A format of numbers that shows the unit says it too. */
static bool formats_say_unit(const struct rules *rules, const struct rules_table *table,
                             size_t column)
{
    for (size_t row = table->data; row < table->end; row++) {
        const struct sg_book_cell *cell = rules_cell(rules, row, column);
        if (cell && (cell->unit || cell->kind == SG_BOOK_PERCENT))
            return true;
    }
    return false;
}

static bool is_unit_column(const struct rules *rules, const struct rules_table *table)
{
    for (size_t c = table->first; c <= table->last; c++)
        for (size_t row = table->table->header; row < table->data; row++)
            if (strcmp(rules_text(rules, row, c), "単位") == 0)
                return true;
    return false;
}

static void check_unit(struct rules *rules, const struct rules_table *table, size_t column)
{
    size_t last = SIZE_MAX;
    for (size_t row = table->table->header; row < table->data; row++) {
        const char *text = header_text(rules, row, column);
        if (says_unit(text))
            return;
        if (*text)
            last = row;
    }
    if (last == SIZE_MAX || formats_say_unit(rules, table, column))
        return;
    const struct sg_book_range place = rules_place(last, column);
    rules_report(rules, "1-9", &place, header_text(rules, last, column),
                 "no unit is written for this column: add it to its name or above the table");
}

static void check_name(struct rules *rules, const struct rules_table *table, size_t column)
{
    const struct sg_book_range *merged = NULL;
    for (size_t row = table->table->header; row < table->data; row++) {
        if (*rules_text(rules, row, column))
            return;
        merged = merged ? merged : rules_covering(rules, row, column);
    }
    const struct sg_book_range place = rules_place(table->table->header, column);
    if (!merged)
        rules_report(rules, "1-6", &place, "", "a column without a name: write one");
}

void rules_check_header(struct rules *rules, const struct rules_table *table)
{
    bool units = has_unit_line(rules, table) || is_unit_column(rules, table);
    for (size_t c = table->first; c <= table->last; c++) {
        if (table->columns[c] == RULES_NOTHING || rules->hidden.columns[c] ||
            table->data == table->table->header)
            continue;
        check_name(rules, table, c);
        if (table->columns[c] == RULES_VALUES && !units)
            check_unit(rules, table, c);
    }
}
