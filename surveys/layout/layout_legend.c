/* The rows around the table: what they say of symbols, the title, remarks. */
#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/text.h"

#include "header_cells.h"

/* Longer texts are no symbols. */
enum { SYMBOL_CHARACTERS = 4 };

static bool is_symbol(const char *cell)
{
    sg_status status;
    size_t n = sg_text_length(cell);
    if (n == 0 || n > SYMBOL_CHARACTERS)
        return false;
    return sg_marks_find(NULL, cell, &status) || (n == 1 && (unsigned char)*cell < 0x80);
}

/* A symbol's meaning decides; if its wording is unknown, the usual status of the symbol stays. */
static void declare(struct sg_layout *layout, const char *symbol, const char *meaning)
{
    sg_status status;
    if (!sg_marks_status_of_meaning(meaning, &status) && !sg_marks_find(NULL, symbol, &status))
        return;
    sg_marks_set(&layout->legend, symbol, status, meaning);
    sg_texts_add_once(&layout->symbols, symbol);
}

static enum sg_use read_pair(struct sg_layout *layout, const char *first, const char *second)
{
    char *left = sg_text_trim(first), *right = sg_text_trim(second);
    bool titled = *right && (sg_text_same_key(left, "表題：") || sg_text_same_key(left, "表題"));
    if (is_symbol(left) && *right && !is_symbol(right)) {
        declare(layout, left, right);
    } else if (titled) {
        free(layout->title);
        layout->title = sg_copy_text(right);
    }
    free(left);
    free(right);
    return titled ? SG_USE_TITLE : SG_USE_NOTE;
}

/* `X：秘匿` in one cell. */
static enum sg_use read_single(struct sg_layout *layout, const char *cell)
{
    static const char *const separators[] = {"：", ":", "＝", "="};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        const char *at = strstr(cell, separators[i]);
        if (!at)
            continue;
        char *symbol = sg_copy_bytes(cell, (size_t)(at - cell));
        enum sg_use use = read_pair(layout, symbol, at + strlen(separators[i]));
        free(symbol);
        return use;
    }
    return SG_USE_NOTE;
}

/* 人 of （単位：人）, if it is one unit, to be freed; else NULL. */
static char *unit_of_remark(const char *cell)
{
    static const char *const words[] = {"単位：", "単位:", "単位　", "単位 ", "単位"};
    char *inside = sg_header_in_brackets(cell);
    char *unit = inside ? inside : sg_text_trim(cell);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(unit, words[i], strlen(words[i])) == 0) {
            char *bare = sg_text_trim(unit + strlen(words[i]));
            free(unit);
            unit = bare;
            break;
        }
    if (sg_unit_is_usual(unit))
        return unit;
    free(unit);
    return NULL;
}

/* The unit of the whole table, where no second remark names another. */
static void read_unit(struct sg_layout *layout, const char *cell)
{
    char *unit = unit_of_remark(cell);
    if (layout->unit && unit && strcmp(layout->unit, unit) != 0) {
        free(unit);
        unit = sg_copy_text("");
    }
    if (unit) {
        free(layout->unit);
        layout->unit = unit;
    }
}

/* Whether a row is one text, or a symbol and its meaning: what notes consist of. The `margin` is of
   columns that are blank in all rows. */
static bool may_be_note(const struct sg_grid *grid, size_t row, size_t margin)
{
    size_t n = sg_grid_row_length(grid, row);
    for (size_t c = margin + 2; c < n; c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)))
            return false;
    const char *first = sg_grid_cell(grid, row, margin);
    const char *second = sg_grid_cell(grid, row, margin + 1);
    if (sg_layout_is_blank(second))
        return true;
    /* 注文,123 is a row of data */
    return (is_symbol(first) || sg_header_starts_note(first)) &&
           sg_cell_read(second, NULL).kind == SG_CELL_TEXT;
}

/* A text alone in its row that says more than a label: 資料：市統計課, Quelle: Stadt. */
static bool is_sentence(const char *cell)
{
    return strstr(cell, "：") || strstr(cell, ": ") || strstr(cell, "。");
}

/* Whether the notes may begin here: a mark of a note, a line of its own, or behind a blank row. */
static bool begins_notes(const struct sg_grid *grid, size_t row, size_t margin, bool after_blank)
{
    const char *first = sg_grid_cell(grid, row, margin);
    if (sg_layout_is_blank(first))
        return false;
    if (is_sentence(first) && sg_layout_is_blank(sg_grid_cell(grid, row, margin + 1)))
        return true;
    return sg_header_starts_note(first) || sg_grid_row_length(grid, row) == margin + 1 ||
           after_blank;
}

static bool is_blank(const struct sg_grid *grid, size_t row)
{
    for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)))
            return false;
    return true;
}

/* Columns left of the table, which leave room on paper. */
static size_t margin_of(const struct sg_grid *grid, size_t data)
{
    size_t margin = grid->n_columns;
    for (size_t row = data; row < grid->n_rows && margin; row++) {
        size_t c = 0;
        while (c < margin && sg_layout_is_blank(sg_grid_cell(grid, row, c)))
            c++;
        margin = c;
    }
    return margin < grid->n_columns ? margin : 0;
}

size_t sg_legend_find_notes(const struct sg_grid *grid, size_t data, size_t n_columns)
{
    size_t notes = grid->n_rows, first = data, margin = margin_of(grid, data);
    while (first < grid->n_rows && is_blank(grid, first))
        first++; /* the first row of data is none of the notes */
    for (size_t row = notes; n_columns > margin + 1 && row-- > first + 1;) {
        if (!may_be_note(grid, row, margin))
            break;
        if (begins_notes(grid, row, margin, n_columns > margin + 2 && is_blank(grid, row - 1)))
            notes = row;
    }
    return notes;
}

/* A row of one text; the first one above the header is the title. */
static enum sg_use read_text(struct sg_layout *layout, const char *cell, bool above)
{
    if (above && sg_header_is_unit_remark(cell)) {
        read_unit(layout, cell);
        return SG_USE_UNIT;
    }
    bool title = above && !layout->title && !sg_header_starts_note(cell) &&
                 sg_header_class_of(cell) == SG_CLASS_TEXT;
    enum sg_use use = read_single(layout, cell);
    if (use == SG_USE_NOTE && title && !is_sentence(cell)) {
        layout->title = sg_text_trim(cell);
        use = SG_USE_TITLE;
    }
    return use;
}

void sg_legend_read(const struct sg_grid *grid, size_t from, size_t to, struct sg_layout *layout)
{
    bool above = to <= layout->header;
    for (size_t row = from; row < to; row++) {
        size_t filled = 0, only = 0;
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
            if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)) && filled++ == 0)
                only = c;
        layout->skip[row] = filled ? SG_USE_NOTE : SG_USE_LEFT_OUT;
        if (filled == 1)
            layout->skip[row] = read_text(layout, sg_grid_cell(grid, row, only), above);
        else if (filled == 2)
            layout->skip[row] =
                read_pair(layout, sg_grid_cell(grid, row, 0), sg_grid_cell(grid, row, 1));
    }
}
