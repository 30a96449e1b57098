#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/formats/reader.h"
#include "surveys/spreadsheet/book_choice.h"
#include "table/command.h"
#include "table/names.h"

#include "account.h"
#include "arrange.h"
#include "comments.h"
#include "damaged.h"
#include "sheet_content.h"
#include "sheet_numbers.h"
#include "split_dimensions.h"

void sg_sheet_free(struct sg_sheet *sheet)
{
    if (!sheet)
        return;
    sg_package_resource_free(&sheet->resource);
    sg_grid_free(&sheet->grid);
    if (sheet->is_table)
        sg_table_free(&sheet->table);
    sg_layout_free(&sheet->layout);
    sg_marks_free(&sheet->asked);
    sg_marks_free(&sheet->marks);
    sg_texts_free(&sheet->remarks);
    sg_texts_free(&sheet->renamed);
    *sheet = (struct sg_sheet){0};
}

/* What the package says of the header; options of the run are stronger. */
static struct sg_layout_options layout_options(const struct sg_sheet *sheet,
                                               const struct sg_read_options *options)
{
    const struct sg_package_dialect *dialect = &sheet->resource.dialect;
    struct sg_layout_options asked = {options->header_rows, options->skip_rows, NULL, NULL};
    if (!sheet->packaged || options->header_rows >= 0 || options->skip_rows >= 0)
        return asked;
    if (dialect->no_header)
        return (struct sg_layout_options){0, 0, NULL, NULL};
    if (dialect->n_header_rows == 0)
        return asked;
    size_t first = dialect->header_rows[0];
    size_t last = dialect->header_rows[dialect->n_header_rows - 1];
    return (struct sg_layout_options){(int)(last - first + 1), (int)first - 1,
                                      dialect->header_join ? dialect->header_join : " ", NULL};
}

static bool read_marks(struct sg_sheet *sheet, const struct sg_read_options *options,
                       struct sg_error *err)
{
    for (size_t i = 0; i < options->n_missing; i++)
        if (!sg_marks_read(&sheet->asked, options->missing[i], err))
            return false;
    sg_marks_merge(&sheet->marks, &sheet->layout.legend);
    sg_marks_merge(&sheet->marks, &sheet->resource.marks);
    sg_marks_merge(&sheet->marks, &sheet->asked);
    return true;
}

/* Without a header the schema names the columns, in its order. */
static void name_from_schema(struct sg_sheet *sheet)
{
    struct sg_layout *layout = &sheet->layout;
    if (!sheet->packaged || layout->n_header)
        return;
    for (size_t c = 0; c < layout->n_columns && c < sheet->resource.n_fields; c++) {
        free(layout->columns[c].name);
        layout->columns[c].name = sg_copy_text(sheet->resource.fields[c].name);
        layout->columns[c].left_out = false;
    }
}

/* A column whose name another has gets one of its own, so that both can be named. Columns under one
   period stay as they are: they are told apart, or refused, as tables side by side. */
static void tell_apart(struct sg_sheet *sheet)
{
    struct sg_layout *layout = &sheet->layout;
    char **names = sg_alloc(layout->n_columns, sizeof *names);
    size_t *numbers = sg_alloc(layout->n_columns, sizeof *numbers), n = 0;
    struct sg_period period;
    for (size_t c = 0; c < layout->n_columns; c++)
        if (!layout->columns[c].period &&
            !sg_period_read(layout->columns[c].name, NULL, &period, NULL)) {
            numbers[n] = c + 1;
            names[n++] = layout->columns[c].name;
        }
    sg_names_tell_apart(names, numbers, n, &sheet->renamed);
    for (size_t k = 0; k < n; k++)
        layout->columns[numbers[k] - 1].name = names[k];
    free(numbers);
    free(names);
}

/* Comments are no part of the table. */
static void take_comments(struct sg_sheet *sheet, const struct sg_read_options *options)
{
    const struct sg_package_dialect *dialect = &sheet->resource.dialect;
    struct sg_grid *grid = &sheet->grid;
    sheet->n_comments =
        sg_comments_take_rows(grid, dialect->comment_rows, dialect->n_comment_rows) +
        sg_comments_take(grid, options->comment ? options->comment : dialect->comment_char) +
        sg_comments_take_linkdata(grid);
}

static bool parse(const char *bytes, size_t n, const char *part,
                  const struct sg_read_options *options, struct sg_sheet *sheet,
                  struct sg_error *err)
{
    struct sg_content content = {0};
    struct sg_reader_hints hints = {
        .encoding = options->encoding ? options->encoding : sheet->resource.encoding,
        .delimiter = options->delimiter ? options->delimiter : sheet->resource.dialect.delimiter,
        .marks = sg_sheet_numbers_of(&sheet->resource, options),
        .file = sheet->path,
        .part = part,
        .sheet_all = options->sheet_all,
        .big = options->big,
        .take_hidden = options->take_hidden,
        .skip_struck = options->skip_struck,
        .missing_out = options->missing_out,
        .sql = options->sql};
    const struct sg_reader *reader = sg_reader_of(bytes, n);
    if (!sg_reader_takes_query(hints.sql, bytes, n, err) ||
        !sg_number_marks_check(hints.marks, err) || !reader->read(bytes, n, &hints, &content, err))
        return false;
    sheet->format = reader->name;
    if (content.is_table) {
        sg_sheet_take_table(sheet, &content);
        return true;
    }
    sheet->grid = content.grid;
    sheet->remarks = content.notes;
    if (content.fields.n) {
        sg_sheet_take_fields(sheet, &content);
        tell_apart(sheet);
        return read_marks(sheet, options, err);
    }
    take_comments(sheet, options);
    bool dimensions = sg_split_dimensions(&sheet->grid);
    sg_sheet_numbers_apply(&sheet->resource, options, &sheet->grid);
    const struct sg_periods_context asked = {.era = options->era, .frequency = options->frequency};
    struct sg_layout_options layout = layout_options(sheet, options);
    layout.period = options->period_column;
    if (!sg_arrange(&sheet->grid, layout, &asked, &sheet->layout, err))
        return false;
    name_from_schema(sheet);
    sg_layout_take_unit(&sheet->grid, &sheet->layout);
    tell_apart(sheet);
    if (dimensions)
        sg_split_dimensions_marks(&sheet->grid, &sheet->layout.legend);
    return read_marks(sheet, options, err);
}

/* The files of a resource in turn, as one: Data Package 2.0, `path`. */
static bool read_resource(const struct sg_package_resource *resource, struct sg_buffer *bytes,
                          struct sg_error *err)
{
    for (size_t i = 0; i < resource->paths.n; i++) {
        char *part;
        size_t n;
        if (!sg_source_read(resource->paths.items[i], &part, &n, err))
            return false;
        if (bytes->n && bytes->text[bytes->n - 1] != '\n')
            sg_buffer_add_char(bytes, '\n');
        sg_buffer_add_bytes(bytes, part, n);
        free(part);
    }
    return true;
}

static bool read_packaged(const char *path, const struct sg_read_options *options,
                          struct sg_sheet *sheet, struct sg_error *err)
{
    struct sg_buffer bytes = {0};
    if (!sg_package_read(path, &sheet->resource, err))
        return false;
    sheet->packaged = true;
    bool read = read_resource(&sheet->resource, &bytes, err);
    if (read && !parse(bytes.text, bytes.n, NULL, options, sheet, err)) {
        read = false;
        sg_fail_at_file(err, sheet->resource.paths.items[0]);
    }
    sg_buffer_free(&bytes);
    return read;
}

/* A path may name a part of the file whose bytes these are. */
static bool parse_file(const char *path, const char *bytes, size_t n,
                       const struct sg_read_options *options, struct sg_sheet *sheet,
                       struct sg_error *err)
{
    char *file;
    const char *part = sg_book_part_of(path, &file);
    sheet->path = file ? file : path;
    bool read = parse(bytes, n, part, options, sheet, err);
    sheet->path = path;
    free(file);
    return read;
}

static bool read_plain(const char *path, const struct sg_read_options *options,
                       struct sg_sheet *sheet, struct sg_error *err)
{
    char *bytes;
    size_t n;
    if (!sg_book_bytes(path, options->big, &bytes, &n, err))
        return false;
    bool read = parse_file(path, bytes, n, options, sheet, err) || sg_source_fail_at(path, err);
    free(bytes);
    return read;
}

/* Whether a file that could be a package by its name is a table of ours. */
static bool is_table_file(const char *path)
{
    char *bytes;
    size_t n;
    if (strchr(path, '#') || !sg_source_read(path, &bytes, &n, NULL))
        return false;
    bool is = strcmp(sg_reader_of(bytes, n)->name, "csv") != 0;
    free(bytes);
    return is;
}

bool sg_sheet_is_package(const char *path)
{
    return path && sg_package_is_path(path) && !is_table_file(path);
}

bool sg_sheet_read(const char *path, const struct sg_read_options *options, struct sg_sheet *sheet,
                   struct sg_error *err)
{
    *sheet = (struct sg_sheet){.path = path};
    bool read = sg_sheet_is_package(path) ? read_packaged(path, options, sheet, err)
                                          : read_plain(path, options, sheet, err);
    if (!read)
        sg_sheet_free(sheet);
    return read;
}

bool sg_sheet_parse(const char *path, const char *bytes, size_t n,
                    const struct sg_read_options *options, struct sg_sheet *sheet,
                    struct sg_error *err)
{
    *sheet = (struct sg_sheet){0};
    bool read = parse_file(path, bytes, n, options, sheet, err);
    if (!read)
        sg_sheet_free(sheet);
    return read;
}

void sg_sheet_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang)
{
    const struct sg_layout *layout = &sheet->layout;
    size_t before = 0;
    for (size_t i = 0; notes && i < sheet->remarks.n; i++)
        sg_texts_add(notes, sheet->remarks.items[i]);
    if (sheet->is_table)
        return;
    for (size_t row = 0; row < layout->header; row++)
        before += !sg_comments_has(&sheet->grid, row);
    sg_damaged_remark(sheet, notes, lang);
    sg_names_note(&sheet->renamed, notes, lang);
    if (sheet->grid.decimal_comma)
        sg_note(notes, lang, "numbers are read with a decimal comma and points for thousands");
    if (sheet->n_comments)
        sg_note(notes, lang, "%zu comment rows are left out", sheet->n_comments);
    if (before)
        sg_note(notes, lang, "%zu rows before the header are left out", before);
    if (layout->notes.n)
        sg_note(notes, lang, "%zu rows of notes below the data are left out", layout->notes.n);
    if (layout->n_repeated)
        sg_note(notes, lang, "%zu repeated header rows are left out", layout->n_repeated);
    if (layout->n_blank)
        sg_note(notes, lang, "%zu blank rows are left out", layout->n_blank);
    sg_account_remark(sheet, notes, lang);
    if (layout->n_halves)
        sg_note(notes, lang, "%zu tables side by side are set under one another", layout->n_halves);
    if (layout->n_headings)
        sg_note(notes, lang, "%zu lines with a label alone are the column '%s' of the rows below",
                layout->n_headings, layout->columns[0].name);
    if (layout->n_filled)
        sg_note(notes, lang, "%zu labels left blank or written 〃 are those above them",
                layout->n_filled);
    if (layout->n_short)
        sg_note(notes, lang, "%zu rows are shorter than the header; the cells they lack are empty",
                layout->n_short);
}
