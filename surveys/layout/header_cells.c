#include "header_cells.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include <sangyo/table.h>
#include "table/measure.h"
#include "table/text.h"

#include "header_period.h"

char *sg_header_in_brackets(const char *cell)
{
    static const char *const brackets[][2] = {
        {"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"［", "］"}};
    char *text = sg_text_trim(cell);
    size_t n = strlen(text);
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t open = strlen(brackets[i][0]), close = strlen(brackets[i][1]);
        if (n <= open + close || strncmp(text, brackets[i][0], open) != 0 ||
            strcmp(text + n - close, brackets[i][1]) != 0)
            continue;
        char *inside = sg_copy_bytes(text + open, n - open - close);
        free(text);
        return inside;
    }
    free(text);
    return NULL;
}

static bool is_unit(const char *cell)
{
    char *inside = sg_header_in_brackets(cell);
    free(inside);
    return inside || sg_unit_is_cell(cell);
}

enum sg_cell_class sg_header_class_of(const char *cell)
{
    if (sg_layout_is_blank(cell))
        return SG_CLASS_BLANK;
    enum sg_cell_kind kind = sg_cell_read(cell, NULL).kind;
    if (sg_header_is_period(cell))
        return kind == SG_CELL_NUMBER ? SG_CLASS_YEAR : SG_CLASS_PERIOD;
    if (kind == SG_CELL_NUMBER)
        return SG_CLASS_NUMBER;
    if (kind == SG_CELL_SYMBOL)
        return SG_CLASS_SYMBOL;
    if (sg_header_is_part(cell))
        return SG_CLASS_PART;
    return is_unit(cell) ? SG_CLASS_UNIT : SG_CLASS_TEXT;
}

bool sg_header_is_small_number(const char *cell)
{
    struct sg_cell read = sg_cell_read(cell, NULL);
    return read.kind == SG_CELL_NUMBER && !read.status && read.value >= 1 && read.value <= 12 &&
           read.value == (int)read.value && !strchr(cell, '.');
}

bool sg_header_is_ditto(const char *cell)
{
    static const char *const marks[] = {"〃〃", "〃", "同上", "同", "″", "\""};
    while (*cell == ' ' || strncmp(cell, "\xE3\x80\x80", 3) == 0) /* U+3000 */
        cell += *cell == ' ' ? 1 : 3;
    if (!*cell || !strchr("\"\xE2\xE3\xE5", *cell)) /* no mark begins so */
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(cell, marks[i], strlen(marks[i])) == 0)
            return sg_layout_is_blank(cell + strlen(marks[i]));
    return false;
}

static enum sg_row_kind find_kind(const struct sg_grid *grid, const struct sg_profile *profile,
                                  size_t row)
{
    size_t n[SG_CLASS_TEXT + 1] = {0};
    for (size_t c = 0; c < profile->n_columns; c++)
        if (profile->numeric[c])
            n[sg_header_class_of(sg_grid_cell(grid, row, c))]++;
    size_t filled = profile->n_numeric - n[SG_CLASS_BLANK];
    size_t periods = n[SG_CLASS_YEAR] + n[SG_CLASS_PERIOD] + n[SG_CLASS_PART];
    size_t texts = n[SG_CLASS_TEXT] + n[SG_CLASS_UNIT];
    if (filled == 0)
        return SG_ROW_EMPTY;
    if (n[SG_CLASS_YEAR] == filled)
        return SG_ROW_YEARS;
    if (periods == filled)
        return SG_ROW_PERIODS;
    if (n[SG_CLASS_UNIT] == filled)
        return SG_ROW_UNITS;
    bool all_said = texts + periods == filled && n[SG_CLASS_TEXT];
    return texts * 2 > filled || all_said ? SG_ROW_TEXTS : SG_ROW_DATA;
}

enum sg_row_kind sg_header_kind_of_row(const struct sg_grid *grid, const struct sg_profile *profile,
                                       size_t row)
{
    if (row >= grid->n_rows)
        return SG_ROW_EMPTY;
    if (!profile->kinds[row])
        profile->kinds[row] = (unsigned char)(find_kind(grid, profile, row) + 1);
    return (enum sg_row_kind)(profile->kinds[row] - 1);
}

bool sg_header_lacks_stub(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    for (size_t c = 0; c < profile->n_columns; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (!profile->numeric[c] && !sg_layout_is_blank(cell) && cell[0] != '/' &&
            !sg_text_same_key(cell, "年度") && !sg_text_same_key(cell, "年") &&
            !sg_text_same_key(cell, "単位"))
            return false;
    }
    return true;
}

bool sg_header_names_all(const struct sg_grid *grid, const struct sg_profile *profile, size_t from,
                         size_t to)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *names = sg_table_add(&seen, "name", SG_COLUMN_CATEGORY);
    size_t n = 0;
    for (size_t c = 0; c < profile->n_columns; c++) {
        struct sg_buffer name = {0};
        for (size_t row = from; row < to && profile->numeric[c]; row++)
            sg_buffer_add(&name, sg_grid_cell(grid, row, c));
        if (name.n && !sg_layout_is_blank(name.text)) {
            sg_column_intern(names, name.text);
            n++;
        }
        sg_buffer_free(&name);
    }
    bool all = n == profile->n_numeric && names->levels.n == n;
    sg_table_free(&seen);
    return all;
}

size_t sg_header_series_column(const struct sg_grid *grid, const struct sg_profile *profile,
                               size_t row)
{
    size_t only = profile->n_columns, filled = 0;
    for (size_t c = 0; c < profile->n_stub && profile->n_numeric > 1; c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)) && filled++ == 0)
            only = c;
    bool series = filled == 1 && sg_header_is_period(sg_grid_cell(grid, row, only));
    return series ? only : profile->n_columns;
}

bool sg_header_is_series(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    return sg_header_series_column(grid, profile, row) < profile->n_columns;
}

bool sg_header_starts_note(const char *cell)
{
    static const char *const starts[] = {"注",   "（注", "(注",  "※",    "＊",     "*",
                                         "資料", "出典", "出所", "備考", "Note",   "Source",
                                         "note", "1)",   "１）", "(1)",  "（１）", "注）"};
    while (strncmp(cell, "\xE3\x80\x80", 3) == 0 || *cell == ' ')
        cell += *cell == ' ' ? 1 : 3;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(cell, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}
