#include "book_choice.h"

#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "surveys/formats/grid.h"
#include "table/text.h"

void sg_book_choice_free(struct sg_book_choice *choice)
{
    sg_sheet_hidden_free(&choice->hidden);
    *choice = (struct sg_book_choice){0};
}

const char *sg_book_part_of(const char *path, char **file)
{
    *file = NULL;
    if (!path || !strchr(path, '#') || sg_os_exists(path))
        return NULL;
    if (sg_source_is_standard(path)) {
        *file = sg_copy_text("-");
        return path + 2;
    }
    for (const char *at = strchr(path, '#'); at; at = strchr(at + 1, '#')) {
        char *before = sg_copy_bytes(path, (size_t)(at - path));
        if (sg_os_exists(before)) {
            *file = before;
            return at + 1;
        }
        free(before);
    }
    return NULL;
}

bool sg_book_bytes(const char *path, bool big, char **bytes, size_t *n, struct sg_error *err)
{
    char *file;
    bool part = sg_book_part_of(path, &file) != NULL;
    bool read = sg_source_read_any(part ? file : path, big, bytes, n, err);
    free(file);
    return read;
}

/* The tables of a sheet, as it is read. */
struct look {
    struct sg_sheet_hidden hidden;
    struct sg_sheet_tables tables;
};

static void look_at(const struct sg_book_sheet *sheet, bool take_hidden, struct look *look)
{
    *look = (struct look){0};
    sg_sheet_hidden_find(sheet, take_hidden, &look->hidden);
    sg_sheet_tables_find(sheet, &look->hidden, &look->tables);
}

static void look_away(struct look *look)
{
    sg_sheet_hidden_free(&look->hidden);
    free(look->tables.items);
}

/* "1 A1:H11 第５表…, 2 A14:C17 第６表…" */
static void list_tables(const struct sg_sheet_tables *tables, struct sg_buffer *list)
{
    for (size_t i = 0; i < tables->n; i++) {
        char range[SG_REFERENCE_SIZE];
        sg_range_print(&tables->items[i].range, range);
        sg_buffer_printf(list, "%s%zu %s%s%s", i ? ", " : "", i + 1, range,
                         tables->items[i].title ? " " : "",
                         tables->items[i].title ? tables->items[i].title : "");
    }
}

static bool fail_tables(const struct sg_book_sheet *sheet, const struct sg_sheet_tables *tables,
                        const char *file, struct sg_error *err)
{
    struct sg_buffer list = {0};
    list_tables(tables, &list);
    sg_fail(err, SG_FAIL_DATA, "the sheet '%s' has %zu tables: %s; name one as '%s#%s!1'",
            sheet->name, tables->n, sg_buffer_text(&list), file, sheet->name);
    sg_buffer_free(&list);
    return false;
}

static bool fail_sheets(const struct sg_book *book, const char *wanted, const char *file,
                        struct sg_error *err)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < book->n_sheets; i++)
        sg_buffer_printf(&list, "%s'%s'", i ? ", " : "", book->sheets[i].name);
    if (wanted)
        sg_fail(err, SG_FAIL_USAGE, "there is no sheet '%s'; the sheets are %s", wanted,
                sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_DATA, "more than one sheet has tables; name one of %s, as '%s#%s'",
                sg_buffer_text(&list), file, book->sheets[0].name);
    sg_buffer_free(&list);
    return false;
}

static void choose(const struct sg_book_sheet *sheet, struct look *look,
                   const struct sg_sheet_table *table, struct sg_book_choice *choice)
{
    choice->sheet = sheet;
    choice->range = table->range;
    choice->first_column = table->beside ? table->range.column : 0;
    choice->header = table->header;
    choice->hidden = look->hidden;
    look->hidden = (struct sg_sheet_hidden){0};
}

/* A range as far as cells go. */
static bool choose_range(const struct sg_book_sheet *sheet, struct look *look, const char *asked,
                         struct sg_book_choice *choice, struct sg_error *err)
{
    struct sg_sheet_table table = {0};
    struct sg_book_range *range = &table.range;
    const struct sg_sheet_hidden *used = &look->hidden;
    if (!sg_range_reference(asked, range))
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' behind ! is neither the number of a table nor a range such as A3:G10",
                       asked);
    if (range->row >= used->n_rows || range->column >= used->n_columns)
        return sg_fail(err, SG_FAIL_USAGE, "the range %s of the sheet '%s' has no cells", asked,
                       sheet->name);
    if (range->last_row >= used->n_rows)
        range->last_row = (uint32_t)used->n_rows - 1;
    if (range->last_column >= used->n_columns)
        range->last_column = (uint16_t)(used->n_columns - 1);
    table.header = range->row;
    choose(sheet, look, &table, choice);
    choice->first_column = range->column;
    return true;
}

/* The table asked for behind the name of its sheet, or its only one. */
static bool choose_in_sheet(const struct sg_book_sheet *sheet, const char *asked, const char *file,
                            struct look *look, struct sg_book_choice *choice, struct sg_error *err)
{
    const struct sg_sheet_tables *tables = &look->tables;
    size_t digits = asked ? strspn(asked, "0123456789") : 0;
    if (asked && (digits == 0 || asked[digits]))
        return choose_range(sheet, look, asked, choice, err);
    size_t number = asked ? strtoul(asked, NULL, 10) : 1;
    if (tables->n == 0)
        return sg_fail(err, SG_FAIL_DATA, "the sheet '%s' has no table: no numbers below a header",
                       sheet->name);
    if (!asked && tables->n > 1)
        return fail_tables(sheet, tables, file, err);
    if (number < 1 || number > tables->n)
        return sg_fail(err, SG_FAIL_USAGE, "the sheet '%s' has %zu tables, no table %s",
                       sheet->name, tables->n, asked);
    choose(sheet, look, &tables->items[number - 1], choice);
    return true;
}

static bool choose_named(const struct sg_book *book, const char *file,
                         const struct sg_book_wish *wish, struct sg_book_choice *choice,
                         struct sg_error *err)
{
    const struct sg_book_sheet *sheet = sg_book_named(book, wish);
    if (!sheet)
        return fail_sheets(book, wish->part, file, err);
    const char *mark = strcmp(sheet->name, wish->part) == 0 ? NULL : strrchr(wish->part, '!');
    struct look look = {0};
    look_at(sheet, wish->hidden, &look);
    bool chosen = choose_in_sheet(sheet, mark ? mark + 1 : NULL, file, &look, choice, err);
    look_away(&look);
    return chosen;
}

bool sg_book_choose(const struct sg_book *book, const char *file, const struct sg_book_wish *wish,
                    struct sg_book_choice *choice, struct sg_error *err)
{
    const struct sg_book_sheet *only = NULL;
    size_t with_tables = 0;
    struct look look;
    if (wish->part && *wish->part)
        return choose_named(book, file, wish, choice, err);
    for (size_t i = 0; i < book->n_sheets; i++) {
        if (!book->sheets[i].read)
            continue;
        look_at(&book->sheets[i], wish->hidden, &look);
        only = look.tables.n && !only ? &book->sheets[i] : only;
        with_tables += look.tables.n > 0;
        look_away(&look);
    }
    if (!only)
        return sg_fail(err, SG_FAIL_DATA,
                       "the workbook has no table in sight: no numbers below a header");
    if (with_tables > 1)
        return fail_sheets(book, NULL, file, err);
    look_at(only, wish->hidden, &look);
    bool chosen = choose_in_sheet(only, NULL, file, &look, choice, err);
    look_away(&look);
    return chosen;
}
