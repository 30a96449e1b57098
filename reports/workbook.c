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

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/version.h>

#include "table/fold.h"
#include "table/temporary.h"

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

/* 1980-01-01, the first day of the zip format, so that the same table gives the same bytes. */
static void fix_dates(struct book *book)
{
    lxw_doc_properties properties = {.created = 315532800};
    workbook_set_properties(book->file, &properties);
}

static bool read_back(const char *path, struct sg_buffer *out, struct sg_error *err)
{
    char bytes[BUFSIZ];
    size_t n;
    FILE *stream = fopen(path, "rb");
    while (stream && (n = fread(bytes, 1, sizeof bytes, stream)) > 0)
        sg_buffer_add_bytes(out, bytes, n);
    bool fine = stream && !ferror(stream);
    if (stream)
        fclose(stream);
    return fine || sg_fail(err, SG_FAIL_IO, "the temporary file %s cannot be read", path);
}

/* Standard error leads nowhere until it is restored: the library prints there what its results say
   too. -1: it could not be turned away. */
static int silence(void)
{
    fflush(stderr);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = nowhere < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (kept >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    return kept;
}

static void restore(int kept)
{
    fflush(stderr);
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    close(kept);
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

/* The library does not notice a write that fails and would leave half a workbook without a word:
   so the room is looked for before. */
static bool has_room(const char *path, size_t bytes, struct sg_error *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int why = file < 0 ? errno : posix_fallocate(file, 0, (off_t)bytes);
    if (file >= 0)
        close(file);
    unlink(path);
    return !why || why == EOPNOTSUPP || why == EINVAL ||
           sg_fail(err, SG_FAIL_IO,
                   "the folder for temporary files, %s, has no room for %zu bytes (%s); name "
                   "another with TMPDIR",
                   sg_temporary_place(), bytes, strerror(why));
}

/* Its own temporary files go into `folder`, too. */
static bool fill_file(const char *path, char *folder, const struct sg_sheet sheets[], size_t n,
                      const struct sg_write_options *options, struct sg_error *err)
{
    lxw_workbook_options places = {.tmpdir = folder};
    struct book book = {.file = workbook_new_opt(path, &places), .options = options};
    fix_dates(&book);
    for (size_t i = 0; i < n; i++)
        add_table(&book, &sheets[i], i + 1);
    add_sources(&book, sheets, n);
    int kept = silence();
    lxw_error closed = workbook_close(book.file);
    restore(kept);
    book_free_formats(&book);
    if (book.failed)
        return sg_fail(err, SG_FAIL_DATA, "XLSX cannot hold a cell: %s", lxw_strerror(book.failed));
    return closed == LXW_NO_ERROR ||
           sg_fail(err, SG_FAIL_IO, "the workbook cannot be written: %s", lxw_strerror(closed));
}

bool sg_workbook_write(const struct sg_sheet sheets[], size_t n,
                       const struct sg_write_options *options, struct sg_buffer *out,
                       struct sg_error *err)
{
    if (!check_sizes(sheets, n, err) || !book_load_library(err))
        return false;
    struct sg_buffer path = {0};
    char *folder = sg_temporary_folder_anywhere();
    if (!folder)
        return sg_fail(err, SG_FAIL_IO, "no temporary folder can be made in %s: %s",
                       sg_temporary_place(), strerror(errno));
    sg_buffer_printf(&path, "%s/book.xlsx", folder);
    size_t most = most_bytes(sheets, n);
    free(sg_resize(NULL, most + most / 2, 1)); /* the library crashes for want of memory */
    bool fine = has_room(path.text, most, err) &&
                fill_file(path.text, folder, sheets, n, options, err) &&
                read_back(path.text, out, err);
    sg_temporary_remove(folder);
    sg_buffer_free(&path);
    free(folder);
    return fine;
}

#endif
