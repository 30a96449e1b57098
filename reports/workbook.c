#include "workbook.h"

#ifndef SG_WITH_XLSXWRITER

bool sg_workbook_write(const struct sg_sheet sheets[], size_t n,
                       const struct sg_write_options *options, struct sg_buffer *out,
                       struct sg_error *err)
{
    (void)sheets;
    (void)n;
    (void)options;
    (void)out;
    return sg_fail(err, SG_FAIL_TOOL,
                   "this sangyo was built without XLSX: install libxlsxwriter-dev and run make "
                   "again");
}

#else

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/version.h>

#include "table/fold.h"

#include "book.h"

enum { MOST_WIDTH = 60 };

static const struct book_look plain_look = {0}, wrapped_look = {.wrap = true};

/* "表1", "図1" … */
static void name_sheet(const struct book *book, struct sg_bilingual word, size_t number,
                       char name[LXW_SHEETNAME_MAX + 1])
{
    bool japanese = book->options->lang == SG_JA;
    snprintf(name, LXW_SHEETNAME_MAX + 1, japanese ? "%s%zu" : "%s %zu",
             sg_lang_pick(word, book->options->lang), number);
}

static void add_table(struct book *book, const struct sg_sheet *sheet, size_t number)
{
    static const struct sg_bilingual table_word = {"Table", "表"}, chart_word = {"Chart", "図"};
    char name[LXW_SHEETNAME_MAX + 1];
    name_sheet(book, table_word, number, name);
    book_fill_sheet(book, book_add_sheet(book, name), sheet->table);
    name_sheet(book, chart_word, number, name);
    bool stacks = sheet->chart && strcmp(sheet->chart, "stack100") == 0;
    if (!stacks || !book_add_stack100(book, sheet->table, name))
        book_add_levels(book, sheet->table, name);
}

/* The lines about one table on the sheet of sources. */
struct sources {
    struct book *book;
    lxw_worksheet *page;
    char table[LXW_SHEETNAME_MAX + 1];
    size_t row;
};

static void add_fact(struct sources *sources, struct sg_bilingual what, const char *text)
{
    if (!text || !*text)
        return;
    enum sg_lang lang = sources->book->options->lang;
    book_text(sources->book, sources->page, sources->row, 0, sources->table, &plain_look);
    book_text(sources->book, sources->page, sources->row, 1, sg_lang_pick(what, lang), &plain_look);
    book_text(sources->book, sources->page, sources->row, 2, text, &wrapped_look);
    book_set_lines(sources->page, sources->row++, sg_fold_count(text, MOST_WIDTH));
}

static void add_facts(struct sources *sources, const struct sg_sheet *sheet)
{
    const struct sg_table_info *info = &sheet->table->info;
    add_fact(sources, (struct sg_bilingual){"Title", "表題"}, info->title);
    add_fact(sources, (struct sg_bilingual){"Coverage", "対象"}, info->universe);
    add_fact(sources, (struct sg_bilingual){"File", "ファイル"}, info->file);
    for (size_t i = 0; i < info->n_sources; i++) {
        if (info->sources[i].title)
            add_fact(sources, (struct sg_bilingual){"Source", "資料"}, info->sources[i].title);
        add_fact(sources, (struct sg_bilingual){"Address", "所在"}, info->sources[i].path);
    }
    add_fact(sources, (struct sg_bilingual){"Command", "コマンド"}, sheet->command);
    add_fact(sources, (struct sg_bilingual){"Made by", "作成"}, "sangyo " SG_VERSION);
}

static void add_sources(struct book *book, const struct sg_sheet sheets[], size_t n)
{
    static const struct sg_bilingual name = {"Sources", "資料"}, table_word = {"Table", "表"};
    const double widths[] = {12, 12, book_width(book, MOST_WIDTH)};
    struct sources sources = {.book = book};
    sources.page = book_add_sheet(book, sg_lang_pick(name, book->options->lang));
    for (lxw_col_t i = 0; i < 3; i++)
        worksheet_set_column(sources.page, i, i, widths[i], NULL);
    for (size_t i = 0; i < n; i++) {
        name_sheet(book, table_word, i + 1, sources.table);
        add_facts(&sources, &sheets[i]);
    }
    book_set_page(sources.page, book_sum_points(widths, 3), sources.row);
}

static bool check_sizes(const struct sg_sheet sheets[], size_t n, struct sg_error *err)
{
    for (size_t i = 0; i < n; i++) {
        const struct sg_table *table = sheets[i].table;
        if (table->n_rows > LXW_ROW_MAX - 1000 || table->n_columns > LXW_COL_MAX - 20)
            return sg_fail(err, SG_FAIL_DATA,
                           "a sheet of XLSX has no room for %zu rows and %zu columns; choose some "
                           "or write CSV",
                           table->n_rows, table->n_columns);
    }
    return true;
}

/* More bytes than the parts of the workbook can take: a cell with its place, a number or the number
   of its text; a text of which each byte is escaped. */
static size_t most_bytes(const struct sg_sheet sheets[], size_t n)
{
    enum { CELL = 64, ROW = 64, FIXED = 1 << 18, ESCAPED = 6 };
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        const struct sg_table *table = sheets[i].table;
        bytes += FIXED + table->n_rows * (ROW + table->n_columns * CELL);
        for (size_t c = 0; c < table->n_columns; c++)
            for (size_t k = 0; k < table->columns[c]->levels.n; k++)
                bytes += CELL + ESCAPED * strlen(table->columns[c]->levels.texts[k]);
    }
    return bytes + bytes / 4; /* and packed */
}

struct tables {
    const struct sg_sheet *sheets;
    size_t n;
};

static void fill(struct book *book, const void *context)
{
    const struct tables *tables = context;
    for (size_t i = 0; i < tables->n; i++)
        add_table(book, &tables->sheets[i], i + 1);
    add_sources(book, tables->sheets, tables->n);
}

bool sg_workbook_write(const struct sg_sheet sheets[], size_t n,
                       const struct sg_write_options *options, struct sg_buffer *out,
                       struct sg_error *err)
{
    const struct tables tables = {sheets, n};
    const struct book_making making = {most_bytes(sheets, n), fill, &tables};
    return check_sizes(sheets, n, err) && book_make(&making, options, out, err);
}

#endif
