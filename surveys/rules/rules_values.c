/* Items that are about values: two in a cell, numbers as texts, symbols and blanks among them. */
#include <string.h>

#include <sangyo/period.h>

#include "rules.h"
#include "surveys/formats/cell.h"

/* Groups of digits with what belongs to one number between them. */
static size_t count_numbers(const char *text)
{
    size_t n = 0;
    for (const char *at = text; *at;) {
        if (*at < '0' || *at > '9') {
            at++;
            continue;
        }
        n++;
        while ((*at >= '0' && *at <= '9') ||
               (strchr(",.", *at) && *at && at[1] >= '0' && at[1] <= '9'))
            at++;
    }
    return n;
}

static void check_text(struct rules *rules, const struct sg_book_cell *cell, const char *text)
{
    const struct sg_book_range place = rules_place(cell->row, cell->column);
    struct sg_cell read = sg_cell_read(text, NULL);
    bool period = sg_period_read(text, NULL, &(struct sg_period){0}, NULL);
    bool with_words = read.kind == SG_CELL_TEXT && count_numbers(text) == 1 && !period;
    if (read.kind == SG_CELL_NUMBER || with_words)
        rules_report(rules, "1-3", &place, text,
                     "a number written as text: store the number alone, as a number");
    else if (count_numbers(text) > 1 && !period)
        rules_report(rules, "1-2", &place, text,
                     "more than one number in a cell: give each a cell of its own");
    else if (read.kind == SG_CELL_SYMBOL && strcmp(text, "X") != 0 && strcmp(text, "x") != 0 &&
             strcmp(text, "***") != 0 && strcmp(text, "-") != 0)
        rules_report(rules, "1-13", &place, text,
                     "a symbol among numbers: write X where suppressed, *** where not available, - "
                     "where there is none");
    else if (read.kind == SG_CELL_TEXT)
        rules_report(rules, "1-13", &place, text, "a text among numbers: move it to a note");
}

static void report_blanks(struct rules *rules, size_t column, size_t first, size_t last)
{
    struct sg_book_range place = rules_place(first, column);
    place.last_row = (uint32_t)last;
    rules_report(rules, "1-13", &place, "",
                 "an empty cell among numbers: write 0, or *** where not available");
}

/* Empty cells below one another are one finding. */
static void check_column(struct rules *rules, const struct rules_table *table, size_t column)
{
    size_t first = SIZE_MAX, last = 0, n;
    for (size_t row = table->data; row < table->end; row++) {
        const struct sg_book_cell *cell = rules_cell(rules, row, column);
        sg_book_row(rules->sheet, row, &n);
        if (rules->hidden.rows[row])
            continue;
        bool blank = !cell && n > 1 && !rules_covering(rules, row, column);
        if (blank) {
            first = first == SIZE_MAX ? row : first;
            last = row;
        } else if (first != SIZE_MAX) {
            report_blanks(rules, column, first, last);
            first = SIZE_MAX;
        }
        if (cell && cell->kind == SG_BOOK_TEXT && n > 1)
            check_text(rules, cell, sg_book_text(rules->sheet, cell));
    }
    if (first != SIZE_MAX)
        report_blanks(rules, column, first, last);
}

void rules_check_values(struct rules *rules, const struct rules_table *table)
{
    for (size_t c = table->first; c <= table->last; c++)
        if (table->columns[c] == RULES_VALUES && !rules->hidden.columns[c])
            check_column(rules, table, c);
}
