/* The sheets of a workbook and the tables on them. */
#include <stdio.h>
#include <stdlib.h>

#include "inspection.h"
#include "surveys/formats/grid.h"
#include "surveys/spreadsheet/book_choice.h"
#include "surveys/spreadsheet/serial_date.h"

static const struct sg_bilingual sheet_section = {"sheet", "シート"},
                                 table_section = {"table", "表"};

static void remark_range(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                         struct sg_bilingual label, size_t n)
{
    if (n)
        sg_inspection_remark_count(inspection, remarks, label, n);
}

static size_t rows_of(const struct sg_book_ranges *ranges)
{
    size_t n = 0;
    for (size_t i = 0; i < ranges->n; i++)
        n += ranges->items[i].last_row - ranges->items[i].row + 1u;
    return n;
}

static size_t columns_of(const struct sg_book_ranges *ranges)
{
    size_t n = 0;
    for (size_t i = 0; i < ranges->n; i++)
        n += ranges->items[i].last_column - ranges->items[i].column + 1u;
    return n;
}

/* How many there are, and the first as it is read. */
static void remark_dates(const struct sg_inspection *inspection, const struct sg_book *book,
                         const struct sg_book_sheet *sheet, struct sg_buffer *remarks)
{
    char text[SG_SERIAL_TEXT + 24];
    size_t i = 0;
    while (i < sheet->n_cells && sheet->cells[i].kind != SG_BOOK_DATE)
        i++;
    if (i == sheet->n_cells)
        return;
    snprintf(text, sizeof text, "%zu (%.*s)", sheet->n_dates, SG_SERIAL_TEXT,
             sg_book_text(sheet, &sheet->cells[i]));
    sg_inspection_remark(inspection, remarks,
                         book->since_1904
                             ? (struct sg_bilingual){"dates since 1904", "日付（1904年起点）"}
                             : (struct sg_bilingual){"dates since 1900", "日付（1900年起点）"},
                         text);
}

static void remark_sheet(const struct sg_inspection *inspection, const struct sg_book *book,
                         const struct sg_book_sheet *sheet, size_t n_tables,
                         struct sg_buffer *remarks)
{
    if (sheet->hidden)
        sg_inspection_remark(
            inspection, remarks, (struct sg_bilingual){"state", "状態"},
            sg_lang_pick((struct sg_bilingual){"hidden", "非表示"}, inspection->lang));
    sg_inspection_remark_count(inspection, remarks, (struct sg_bilingual){"tables", "表"},
                               n_tables);
    const struct {
        struct sg_bilingual label;
        size_t n;
    } facts[] = {{{"merged ranges", "結合範囲"}, sheet->merged.n},
                 {{"hidden rows", "非表示の行"}, rows_of(&sheet->hidden_rows)},
                 {{"hidden columns", "非表示の列"}, columns_of(&sheet->hidden_columns)},
                 {{"formulas", "数式"}, sheet->n_formulas},
                 {{"formulas without a result", "結果のない数式"}, sheet->n_valueless},
                 {{"errors", "エラー"}, sheet->n_errors},
                 {{"struck numbers", "取消線の数値"}, sheet->n_struck},
                 {{"phonetic runs in the book", "ブックのふりがな"}, sheet->n_phonetic}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        remark_range(inspection, remarks, facts[i].label, facts[i].n);
    remark_dates(inspection, book, sheet, remarks);
}

static void add_sheet(const struct sg_inspection *inspection, const struct sg_book *book,
                      const struct sg_book_sheet *sheet)
{
    struct sg_sheet_hidden used;
    struct sg_sheet_tables tables = {0};
    struct sg_buffer remarks = {0};
    char range[SG_REFERENCE_SIZE] = "";
    sg_sheet_hidden_find(sheet, false, &used);
    sg_sheet_tables_find(sheet, &used, &tables);
    if (used.n_rows)
        sg_range_print(&(struct sg_book_range){0, (uint32_t)used.n_rows - 1, 0,
                                               (uint16_t)(used.n_columns - 1)},
                       range);
    remark_sheet(inspection, book, sheet, tables.n, &remarks);
    sg_inspection_add(inspection, sheet_section, sheet->name, range, sg_buffer_text(&remarks));
    for (size_t i = 0; i < tables.n; i++) {
        sg_buffer_clear(&remarks);
        sg_buffer_printf(&remarks, "%s!%zu", sheet->name, i + 1);
        sg_range_print(&tables.items[i].range, range);
        sg_inspection_add(inspection, table_section, remarks.text, range, tables.items[i].title);
    }
    sg_buffer_free(&remarks);
    sg_sheet_hidden_free(&used);
    free(tables.items);
}

/* How many tables could be meant where none is named: those of the sheets that are read then. */
static size_t count_tables(const struct sg_book *book, bool take_hidden)
{
    size_t n = 0;
    for (size_t i = 0; i < book->n_sheets; i++) {
        struct sg_sheet_hidden used;
        struct sg_sheet_tables tables = {0};
        if (book->sheets[i].hidden && !take_hidden)
            continue;
        sg_sheet_hidden_find(&book->sheets[i], take_hidden, &used);
        sg_sheet_tables_find(&book->sheets[i], &used, &tables);
        n += tables.n;
        sg_sheet_hidden_free(&used);
        free(tables.items);
    }
    return n;
}

bool sg_inspect_book(const struct sg_inspection *inspection, const char *bytes, size_t n,
                     const char *part, const struct sg_read_options *options, bool *one,
                     struct sg_error *err)
{
    const struct sg_book_wish all = {.hidden = true, .big = options->big};
    struct sg_book book;
    bool read = sg_book_read(bytes, n, &all, &book, err);
    for (size_t i = 0; read && i < book.n_sheets; i++)
        add_sheet(inspection, &book, &book.sheets[i]);
    *one = read && (part || count_tables(&book, options->take_hidden) == 1);
    if (read)
        sg_book_free(&book);
    return read;
}
