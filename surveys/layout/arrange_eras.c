/* Periods that take their era or year from the one before: 平成28年, 29年, 30年. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>
#include "table/periods.h"
#include "table/text.h"

#include "arrange_parts.h"
#include "header_cells.h"
#include "header_period.h"

/* Rows among which a header may be. */
enum { HEADER_ROWS = 16 };

/* Cells of the grid that are read as one sequence. */
struct sequence {
    struct sg_grid *grid;
    size_t *cells; /* places in grid->cells */
    size_t n;
};

/* Gives each cell what it takes from those before, if all are periods then. */
static bool complete(const struct sequence *sequence, const struct sg_periods_context *context)
{
    struct sg_periods periods;
    const char **texts = sg_alloc(sequence->n, sizeof *texts);
    struct sg_grid *grid = sequence->grid;
    for (size_t i = 0; i < sequence->n; i++)
        texts[i] = grid->bytes + grid->cells[sequence->cells[i]];
    bool sure = sg_periods_try(texts, sequence->n, context, &periods) == SG_PERIODS_SURE;
    for (size_t i = 0; sure && i < sequence->n; i++)
        if (periods.labels[i] &&
            strcmp(periods.labels[i], grid->bytes + grid->cells[sequence->cells[i]]) != 0)
            grid->cells[sequence->cells[i]] = sg_grid_add_text(grid, periods.labels[i]);
    sg_periods_free(&periods);
    free(texts);
    return sure;
}

static bool has_digit(const char *cell)
{
    char digits[] = "0123456789";
    if (cell[strcspn(cell, digits)])
        return true;
    for (; *cell; cell++) /* full-width digits, 元 */
        if (strncmp(cell, "\xEF\xBC\x90", 2) == 0 || strncmp(cell, "元", 3) == 0)
            return true;
    return false;
}

/* What stands under a cell in the next row where the column is filled. */
static enum sg_cell_class class_below(const struct sg_grid *grid, size_t row, size_t column)
{
    enum sg_cell_class class = SG_CLASS_BLANK;
    for (size_t below = row + 1; below < grid->n_rows && class == SG_CLASS_BLANK; below++)
        class = sg_header_class_of(sg_grid_cell(grid, below, column));
    return class;
}

/* The cells of a row from its first period on, as far as they may be periods. Numbers alone are
   such only right above numbers; the period of a row of data has another one below. */
static void complete_row(struct sg_grid *grid, size_t row)
{
    struct sequence sequence = {.grid = grid};
    sequence.cells = sg_alloc(sg_grid_row_length(grid, row), sizeof *sequence.cells);
    bool lacking = false, numbers = false;
    enum sg_cell_class below = SG_CLASS_BLANK;
    for (size_t c = 0; c < sg_grid_row_length(grid, row); c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (sg_layout_is_blank(cell) || (sequence.n == 0 && !sg_header_is_period(cell)))
            continue;
        enum sg_cell_class class = sg_header_class_of(cell);
        if (sequence.n == 0 && class != SG_CLASS_PERIOD)
            continue;
        if (sequence.n == 0)
            below = class_below(grid, row, c);
        if (!has_digit(cell))
            break;
        lacking = lacking || class != SG_CLASS_PERIOD;
        numbers = numbers || class == SG_CLASS_NUMBER || class == SG_CLASS_YEAR;
        sequence.cells[sequence.n++] = grid->rows[row] + c;
    }
    static const struct sg_periods_context across = {.across = true, .labels = true};
    bool over_numbers = below == SG_CLASS_NUMBER || below == SG_CLASS_SYMBOL;
    bool header = below != SG_CLASS_PERIOD && below != SG_CLASS_BLANK;
    if (sequence.n > 1 && lacking && header && (over_numbers || !numbers))
        complete(&sequence, &across);
    free(sequence.cells);
}

/* A period without the letter by which another header speaks of its column, to be freed: 2016年 of
   2016年（Ａ） beside 増減（Ｂ－Ａ）. NULL for other texts. */
static char *without_letter(const char *cell)
{
    char *plain = sg_text_nfkc(cell), *period = NULL;
    size_t n = strlen(plain);
    if (n > 3 && plain[n - 3] == '(' && plain[n - 2] >= 'A' && plain[n - 2] <= 'Z' &&
        plain[n - 1] == ')') {
        const char *open = strstr(cell, "（") ? strstr(cell, "（") : strrchr(cell, '(');
        char *before = open ? sg_copy_bytes(cell, (size_t)(open - cell)) : sg_copy_text("");
        period = sg_text_trim(before);
        free(before);
        if (!sg_header_is_period(period)) {
            free(period);
            period = NULL;
        }
    }
    free(plain);
    return period;
}

/* Takes such letters off a row that has two of them. */
static void take_letters_off(struct sg_grid *grid, size_t row)
{
    size_t n = sg_grid_row_length(grid, row), met = 0;
    char **periods = sg_alloc(n, sizeof *periods);
    for (size_t c = 0; c < n; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        periods[c] = strchr(cell, ')') || strstr(cell, "）") ? without_letter(cell) : NULL;
        met += periods[c] != NULL;
    }
    for (size_t c = 0; c < n; c++) {
        if (periods[c] && met > 1)
            grid->cells[grid->rows[row] + c] = sg_grid_add_text(grid, periods[c]);
        free(periods[c]);
    }
    free(periods);
}

void sg_arrange_header_eras(struct sg_grid *grid)
{
    for (size_t row = 0; row < grid->n_rows && row < HEADER_ROWS; row++)
        take_letters_off(grid, row);
    for (size_t row = 0; row < grid->n_rows && row < HEADER_ROWS; row++)
        complete_row(grid, row);
}

/* Whether the first text of a column is a period, and others are none alone. */
static bool lacks_eras(const struct sequence *sequence)
{
    const struct sg_grid *grid = sequence->grid;
    if (sequence->n < 2 ||
        sg_header_class_of(grid->bytes + grid->cells[sequence->cells[0]]) != SG_CLASS_PERIOD)
        return false;
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *texts = sg_table_add(&seen, "text", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < sequence->n; i++)
        sg_column_intern(texts, grid->bytes + grid->cells[sequence->cells[i]]);
    bool lacking = false;
    for (size_t i = 0; i < texts->levels.n && !lacking; i++)
        lacking = sg_header_class_of(texts->levels.texts[i]) != SG_CLASS_PERIOD;
    sg_table_free(&seen);
    return lacking;
}

void sg_arrange_eras(struct sg_grid *grid, struct sg_layout *layout)
{
    /* numbers below one period: a first column that was taken for values */
    bool first = layout->n_stub == 0 && layout->n_columns > 1;
    struct sequence sequence = {.grid = grid};
    sequence.cells = sg_alloc(layout->end - layout->data, sizeof *sequence.cells);
    for (size_t c = 0; c < layout->n_stub + first; c++) {
        sequence.n = 0;
        for (size_t row = layout->data; row < layout->end; row++)
            if (!layout->skip[row] && !sg_layout_is_blank(sg_grid_cell(grid, row, c)))
                sequence.cells[sequence.n++] = grid->rows[row] + c;
        const struct sg_periods_context context = {.header = layout->columns[c].name,
                                                   .labels = true};
        if (lacks_eras(&sequence) && complete(&sequence, &context) && first) {
            layout->columns[c].place = SG_PLACE_YEARS;
            layout->n_stub = 1;
            first = false;
        }
    }
    free(sequence.cells);
}
