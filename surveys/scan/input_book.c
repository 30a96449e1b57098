/* The records of a workbook, a file of a statistical package or a database, which is read whole, as
   text for the scan. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "records.h"
#include "source.h"
#include "surveys/formats/magic.h"
#include "surveys/formats/reader.h"
#include "surveys/spreadsheet/spreadsheet.h"

bool sg_input_is_whole(const char *head, size_t n)
{
    const char *reader = sg_reader_of(head, n)->name;
    return sg_book_begins(head, n) || /* the parts of an archive are named behind */
           (strcmp(reader, "csv") != 0 && strcmp(reader, "json") != 0);
}

static void add_cell(const char *cell, struct sg_buffer *text)
{
    bool quoted = strpbrk(cell, ",\"\r\n") != NULL;
    if (quoted)
        sg_buffer_add_char(text, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            sg_buffer_add_char(text, '"');
        sg_buffer_add_char(text, *cell);
    }
    if (quoted)
        sg_buffer_add_char(text, '"');
}

/* The codes of each column for looking up. */
struct codes {
    struct sg_table table;
    const struct sg_fields *fields;
};

static void make_codes(struct codes *codes, const struct sg_fields *fields)
{
    codes->fields = fields;
    sg_table_init(&codes->table);
    for (size_t c = 0; c < fields->n; c++) {
        struct sg_column *column =
            sg_table_add(&codes->table, fields->items[c].name, SG_COLUMN_CATEGORY);
        for (size_t i = 0; i < fields->items[c].n_categories; i++)
            sg_column_intern(column, fields->items[c].categories[i].value);
    }
}

/* The label of a code, as tables have it; nothing for a category that is declared missing. */
static const char *label_of(const struct codes *codes, size_t c, const char *cell)
{
    const struct sg_package_field *field = c < codes->fields->n ? &codes->fields->items[c] : NULL;
    if (!field || !field->n_categories)
        return cell;
    int32_t at = sg_column_code(codes->table.columns[c], cell);
    return at != SG_EMPTY                           ? field->categories[at].label
           : sg_marks_declared(&field->marks, cell) ? ""
                                                    : cell;
}

/* Rows that are not taken are blank lines, which are no records: so lines are the rows of the
   sheet. */
static void print_records(const struct sg_content *content, struct sg_buffer *text)
{
    const struct sg_grid *grid = &content->grid;
    struct codes codes;
    size_t line = 1;
    make_codes(&codes, &content->fields);
    for (size_t row = 0; row < grid->n_rows; row++) {
        for (; line < grid->lines[row]; line++)
            sg_buffer_add_char(text, '\n');
        if (line < content->header)
            continue;
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++) {
            const char *cell = sg_grid_cell(grid, row, c);
            if (c)
                sg_buffer_add_char(text, ',');
            add_cell(row ? label_of(&codes, c, cell) : cell, text);
        }
    }
    sg_buffer_add_char(text, '\n');
    sg_table_free(&codes.table);
}

/* The labels stand in the records now. */
static struct sg_fields take_fields(struct sg_content *content)
{
    struct sg_fields fields = content->fields;
    for (size_t c = 0; c < fields.n; c++)
        for (size_t i = 0; i < fields.items[c].n_categories; i++) {
            struct sg_package_category *category = &fields.items[c].categories[i];
            free(category->value);
            category->value = category->label;
            category->label = NULL;
        }
    content->fields = (struct sg_fields){0};
    return fields;
}

static bool read_content(const struct sg_input *input, const struct sg_scan_options *options,
                         const char *bytes, size_t n, struct sg_content *content,
                         struct sg_error *err)
{
    const struct sg_reader_hints hints = {.marks = options->numbers,
                                          .file = input->file ? input->file : input->path,
                                          .part = input->part,
                                          .sheet_all = options->sheet_all,
                                          .big = options->big,
                                          .take_hidden = options->take_hidden,
                                          .skip_struck = options->skip_struck,
                                          .encoding = options->encoding,
                                          .missing_out = options->missing_out,
                                          .sql = options->sql,
                                          .plain_names = true};
    bool read = sg_magic_refuse(bytes, n, err) &&
                sg_reader_takes_query(options->sql, bytes, n, err) &&
                sg_reader_of(bytes, n)->read(bytes, n, &hints, content, err);
    if (read && content->is_table) {
        sg_content_free(content);
        return sg_fail(err, SG_FAIL_DATA,
                       "a table of statistics, not records: give it to the command without "
                       "--from-records, or to 'sangyo tidy'");
    }
    return read;
}

bool sg_input_take_whole(struct sg_input *input, const struct sg_scan_options *options,
                         const char *bytes, size_t n, struct sg_error *err)
{
    struct sg_content content = {0};
    struct sg_buffer text = {0};
    bool read = read_content(input, options, bytes, n, &content, err);
    if (read) {
        print_records(&content, &text);
        input->size = text.n;
        sg_buffer_add_repeated(&text, " ", SG_SPLIT_PAD + 1);
        input->memory = sg_buffer_take(&text);
        memset(input->memory + input->size, 0, SG_SPLIT_PAD + 1);
        input->delimiter = ',';
        input->remarks = content.notes;
        content.notes = (struct sg_texts){0};
        input->fields = take_fields(&content);
    }
    sg_content_free(&content);
    return read;
}
