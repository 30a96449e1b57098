#include "sheet_tables.h"

#include <stdlib.h>
#include <string.h>

#include "sheet_sides.h"

/* What a row is by its cells in sight. */
enum row_kind {
    ROW_BLANK,
    ROW_LINE,  /* one text */
    ROW_TEXTS, /* several texts, or years alone beside them */
    ROW_DATA   /* numbers, or symbols in their place */
};

struct row {
    size_t number;
    enum row_kind kind;
    const struct sg_book_cell *cells;
    size_t n_cells;
};

struct finding {
    const struct sg_book_sheet *sheet;
    const struct sg_sheet_hidden *hidden;
    const bool *values; /* per cell: sg_sheet_is_value */
    struct sg_sheet_tables *tables;
    struct row header; /* of the last table */
};

static enum row_kind kind_of(const struct finding *finding, const struct row *row)
{
    const bool *values = finding->values + (row->cells - finding->sheet->cells);
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++) {
        if (finding->hidden->columns[row->cells[i].column])
            continue;
        if (values[i])
            return ROW_DATA;
        n++;
    }
    return n == 0 ? ROW_BLANK : n == 1 ? ROW_LINE : ROW_TEXTS;
}

static bool same_texts(const struct sg_book_sheet *sheet, const struct row *a, const struct row *b)
{
    bool same = a->n_cells == b->n_cells;
    for (size_t i = 0; same && i < a->n_cells; i++)
        same = strcmp(sg_book_text(sheet, &a->cells[i]), sg_book_text(sheet, &b->cells[i])) == 0;
    return same;
}

static void widen(const struct finding *finding, const struct row *row, struct sg_book_range *range)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        uint16_t column = row->cells[i].column;
        if (finding->hidden->columns[column])
            continue;
        range->column = column < range->column ? column : range->column;
        range->last_column = column > range->last_column ? column : range->last_column;
    }
    range->last_row = (uint32_t)row->number;
}

static bool is_unit_line(const char *text)
{
    return strncmp(text, "（", strlen("（")) == 0 || *text == '(' ||
           strncmp(text, "単位", strlen("単位")) == 0;
}

/* The rows of a band: those without a blank one between. */
struct band {
    const struct row *rows;
    size_t n, n_lines; /* lines at its top */
    bool data, headed; /* it has numbers; a row of texts stands above them */
};

/* Whether nothing but hidden rows stands between two. */
static bool adjoin(const struct sg_sheet_hidden *hidden, const struct row *above,
                   const struct row *below)
{
    size_t row = above->number + 1;
    while (row < below->number && hidden->rows[row])
        row++;
    return row == below->number;
}

static struct band band_of(const struct sg_sheet_hidden *hidden, const struct row *rows, size_t n)
{
    struct band band = {.rows = rows};
    while (band.n < n && (band.n == 0 || adjoin(hidden, &rows[band.n - 1], &rows[band.n])))
        band.n++;
    while (band.n_lines < band.n && rows[band.n_lines].kind == ROW_LINE)
        band.n_lines++;
    band.headed = band.n_lines < band.n && rows[band.n_lines].kind == ROW_TEXTS;
    for (size_t i = 0; i < band.n; i++)
        band.data = band.data || rows[i].kind == ROW_DATA;
    return band;
}

static const char *line_of(const struct finding *finding, const struct row *row)
{
    size_t i = 0;
    while (i + 1 < row->n_cells && finding->hidden->columns[row->cells[i].column])
        i++;
    return sg_book_text(finding->sheet, &row->cells[i]);
}

/* Whether a line of its own stands above the header of a band. */
static bool has_title(const struct finding *finding, const struct band *band)
{
    for (size_t i = 0; i < band->n_lines; i++)
        if (!is_unit_line(line_of(finding, &band->rows[i])))
            return true;
    return false;
}

static bool is_note(const struct finding *finding, const struct band *band)
{
    static const char *const words[] = {"注", "（注", "(注",  "資料", "（資料", "※",
                                        "＊", "*",    "出典", "備考", "Note",   "Source"};
    const char *line = line_of(finding, &band->rows[0]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(line, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static void add_table(struct sg_sheet_tables *tables, struct sg_sheet_table table)
{
    tables->items = sg_grow(tables->items, &tables->capacity, tables->n + 1, sizeof *tables->items);
    tables->items[tables->n++] = table;
}

/* A table begins with the band; `above` is one of lines alone right above it, or NULL. */
static void begin(struct finding *finding, const struct band *above, const struct band *band)
{
    const struct row *first = above ? above->rows : band->rows;
    add_table(finding->tables,
              (struct sg_sheet_table){
                  .range = {(uint32_t)first->number, (uint32_t)first->number, UINT16_MAX, 0}});
    struct sg_sheet_table *table = &finding->tables->items[finding->tables->n - 1];
    const struct band *bands[] = {above, band};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; bands[k] && i < bands[k]->n_lines && !table->title; i++) {
            const char *text = line_of(finding, &bands[k]->rows[i]);
            table->title = is_unit_line(text) ? NULL : text;
        }
    finding->header = band->rows[band->n_lines < band->n ? band->n_lines : 0];
    table->header = (uint32_t)finding->header.number;
}

static void add_to_last(struct finding *finding, const struct band *band)
{
    struct sg_sheet_tables *tables = finding->tables;
    for (size_t i = 0; tables->n && i < band->n; i++)
        widen(finding, &band->rows[i], &tables->items[tables->n - 1].range);
}

/* Bands in turn; lines between tables wait until it is known whose they are. */
static void divide(struct finding *finding, const struct row *rows, size_t n)
{
    struct band waiting = {0};
    for (size_t i = 0; i < n;) {
        struct band band = band_of(finding->hidden, rows + i, n - i);
        i += band.n;
        bool starts = band.data && (finding->tables->n == 0 ||
                                    (band.headed && !same_texts(finding->sheet, &finding->header,
                                                                &band.rows[band.n_lines])));
        if (!starts && !band.data && (finding->tables->n == 0 || band.n_lines == band.n)) {
            add_to_last(finding, &waiting);
            waiting = band;
            continue;
        }
        bool titles =
            starts && waiting.n && !has_title(finding, &band) && !is_note(finding, &waiting);
        if (!titles) {
            add_to_last(finding, &waiting);
            waiting.n = 0;
        }
        if (starts)
            begin(finding, waiting.n ? &waiting : NULL, &band);
        add_to_last(finding, &waiting);
        add_to_last(finding, &band);
        waiting = (struct band){0};
    }
    add_to_last(finding, &waiting);
}

/* A line of numbers alone is no table. */
static void drop_lines(struct sg_sheet_tables *tables)
{
    size_t kept = 0;
    for (size_t i = 0; i < tables->n; i++)
        if (tables->items[i].range.last_row > tables->items[i].range.row)
            tables->items[kept++] = tables->items[i];
    tables->n = kept;
}

/* Where nothing but years are numbers, they are values, but for those of the first row of texts. */
static void take_years(const struct sg_book_sheet *sheet, struct row *rows, size_t n)
{
    bool header = false;
    for (size_t i = 0; i < n; i++) {
        bool years = false;
        for (size_t k = 0; k < rows[i].n_cells; k++)
            years = years || sg_book_is_year(sg_book_text(sheet, &rows[i].cells[k]));
        if (years && header && rows[i].kind == ROW_TEXTS)
            rows[i].kind = ROW_DATA;
        header = header || rows[i].kind == ROW_TEXTS;
    }
}

/* The cells of a row in columns of a side. */
static struct row part_of(const struct finding *finding, const struct row *row,
                          const struct sg_book_range *side)
{
    struct row part = {.number = row->number, .cells = row->cells};
    size_t end = row->n_cells;
    while (part.cells < row->cells + end && part.cells->column < side->column)
        part.cells++;
    while (part.cells + part.n_cells < row->cells + end &&
           part.cells[part.n_cells].column <= side->last_column)
        part.n_cells++;
    part.kind = kind_of(finding, &part);
    return part;
}

/* The rows of a side, divided as if nothing stood beside it. */
static void divide_side(struct finding *finding, const struct row *rows, size_t n,
                        const struct sg_book_range *side, bool beside)
{
    struct row *parts = sg_alloc(n + 1, sizeof *parts);
    size_t n_parts = 0;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].number < side->row || rows[i].number > side->last_row)
            continue;
        parts[n_parts] = part_of(finding, &rows[i], side);
        n_parts += parts[n_parts].kind != ROW_BLANK;
    }
    struct sg_sheet_tables found = {0};
    struct finding own = *finding;
    own.tables = &found;
    own.header = (struct row){0};
    divide(&own, parts, n_parts);
    for (size_t i = 0; i < found.n; i++) {
        found.items[i].beside = beside;
        add_table(finding->tables, found.items[i]);
    }
    free(found.items);
    free(parts);
}

/* Tables that stand side by side, from left to right. */
static void divide_across(struct finding *finding, const struct row *rows, size_t n)
{
    struct sg_sheet_tables down = *finding->tables;
    *finding->tables = (struct sg_sheet_tables){0};
    for (size_t i = 0; i < down.n; i++) {
        struct sg_book_ranges sides = {0};
        sg_sheet_sides_find(finding->sheet, finding->hidden, finding->values, &down.items[i].range,
                            down.items[i].header, &sides);
        for (size_t k = 0; k < sides.n; k++)
            divide_side(finding, rows, n, &sides.items[k], k > 0);
        if (!sides.n)
            add_table(finding->tables, down.items[i]);
        free(sides.items);
    }
    free(down.items);
}

static bool *find_values(const struct sg_book_sheet *sheet)
{
    bool *values = sg_alloc(sheet->n_cells, sizeof *values);
    for (size_t i = 0; i < sheet->n_cells; i++)
        values[i] = sg_sheet_is_value(sheet, &sheet->cells[i]);
    return values;
}

void sg_sheet_tables_find(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                          struct sg_sheet_tables *tables)
{
    bool *values = find_values(sheet);
    struct finding finding = {.sheet = sheet, .hidden = hidden, .values = values, .tables = tables};
    struct row *rows = sg_alloc(hidden->n_rows + 1, sizeof *rows);
    size_t n = 0;
    for (size_t at = 0; at < sheet->n_cells;) {
        struct row row = {.number = sheet->cells[at].row, .cells = sheet->cells + at};
        while (at < sheet->n_cells && sheet->cells[at].row == row.number) {
            row.n_cells++;
            at++;
        }
        row.kind = hidden->rows[row.number] ? ROW_BLANK : kind_of(&finding, &row);
        if (row.kind != ROW_BLANK)
            rows[n++] = row;
    }
    divide(&finding, rows, n);
    if (!tables->n) {
        take_years(sheet, rows, n);
        divide(&finding, rows, n);
    }
    divide_across(&finding, rows, n);
    drop_lines(tables);
    free(rows);
    free(values);
}
