/* The records of a workbook, which is read whole, as text for the scan. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "records.h"
#include "source.h"
#include "surveys/formats/reader.h"
#include "surveys/spreadsheet/book_choice.h"

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

/* Rows that are not taken are blank lines, which are no records: so lines are the rows of the
   sheet. */
static void print_records(const struct sg_content *content, struct sg_buffer *text)
{
    const struct sg_grid *grid = &content->grid;
    size_t line = 1;
    for (size_t row = 0; row < grid->n_rows; row++) {
        for (; line < grid->lines[row]; line++)
            sg_buffer_add_char(text, '\n');
        if (line < content->header)
            continue;
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++) {
            if (c)
                sg_buffer_add_char(text, ',');
            add_cell(sg_grid_cell(grid, row, c), text);
        }
    }
    sg_buffer_add_char(text, '\n');
}

static bool read_content(const char *file, const char *part, const struct sg_scan_options *options,
                         struct sg_content *content, struct sg_error *err)
{
    const struct sg_reader_hints hints = {.marks = options->numbers,
                                          .file = file,
                                          .part = part,
                                          .take_hidden = options->take_hidden,
                                          .skip_struck = options->skip_struck,
                                          .plain_names = true};
    char *bytes;
    size_t n;
    if (!sg_source_read(file, &bytes, &n, err))
        return false;
    bool read = sg_reader_of(bytes, n)->read(bytes, n, &hints, content, err);
    free(bytes);
    return read;
}

bool sg_input_read_book(struct sg_input *input, const struct sg_scan_options *options,
                        struct sg_error *err)
{
    char *file;
    const char *part = sg_book_part_of(input->path, &file);
    struct sg_content content = {0};
    struct sg_buffer text = {0};
    bool read = read_content(part ? file : input->path, part, options, &content, err);
    if (read) {
        print_records(&content, &text);
        input->size = text.n;
        sg_buffer_add_repeated(&text, " ", SG_SPLIT_PAD + 1);
        input->memory = sg_buffer_take(&text);
        memset(input->memory + input->size, 0, SG_SPLIT_PAD + 1);
        input->delimiter = ',';
        input->remarks = content.notes;
        content.notes = (struct sg_texts){0};
    }
    sg_content_free(&content);
    free(file);
    return read;
}
