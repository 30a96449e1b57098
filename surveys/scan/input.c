/* Opening an input and reading its header. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "surveys/formats/grid.h"
#include "table/names.h"

#include "records.h"
#include "source.h"
#include "surveys/formats/delimiter.h"
#include "surveys/formats/encoding.h"
#include "surveys/formats/magic.h"
#include "surveys/formats/place.h"
#include "surveys/formats/reader.h"
#include "surveys/spreadsheet/book_choice.h"

enum { HEADER_BYTES = 65536 };

static bool fail_empty(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA, "empty; a table has at least a header row");
}

static bool open_descriptor(struct sg_input *input, struct sg_error *err)
{
    struct sg_os_about about;
    bool standard = sg_source_is_standard(input->path);
    input->fd = standard ? sg_os_open_input() : sg_os_open(input->file ? input->file : input->path);
    if (input->fd < 0 || !sg_os_about_open(input->fd, &about))
        return sg_source_fail(errno, err);
    if (about.kind == SG_OS_FOLDER)
        return sg_source_fail(EISDIR, err);
    input->stream = about.kind != SG_OS_PLAIN || (standard && !sg_os_at_start(input->fd));
    input->size = input->stream ? 0 : (size_t)about.size;
    return true;
}

/* UTF-16 has no bytes of its own for delimiters: such a file is decoded whole. */
static bool decode_whole(struct sg_input *input, const char *encoding, struct sg_error *err)
{
    char *bytes, *text;
    size_t n, n_text;
    const char *found;
    if (input->stream && (!input->gunzip || sg_source_is_standard(input->path)))
        return sg_fail(err, SG_FAIL_DATA,
                       "UTF-16 from a pipe cannot be read; convert it to UTF-8 first");
    if (!sg_source_read(input->path, &bytes, &n, err))
        return false;
    bool decoded = sg_decode(bytes, n, encoding, &text, &n_text, &found, err);
    free(bytes);
    if (!decoded)
        return false;
    if (input->fd >= 0)
        sg_os_close(input->fd);
    input->fd = -1;
    input->stream = false;
    input->memory = sg_resize(text, n_text + SG_SPLIT_PAD + 1, 1);
    memset(input->memory + n_text, 0, SG_SPLIT_PAD + 1);
    input->size = n_text;
    return true;
}

static bool is_blank(const char *text, size_t from, size_t end)
{
    while (from < end && strchr(" \t\r\n", text[from]) && text[from])
        from++;
    return from == end;
}

/* Finds the header in the first `n` bytes: behind `skip_rows` rows and blank ones. */
static bool find_header(const char *text, size_t from, size_t n, int skip_rows, size_t *start,
                        size_t *end)
{
    *end = from;
    for (int row = 0; *end < n && (row <= skip_rows || is_blank(text, *start, *end)); row++) {
        *start = *end;
        *end = sg_split_first_end(text, *start, n, false);
    }
    return *end < n;
}

static bool is_ascii(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

/* The encoding asked for, or that of the first bytes as far as they are whole records. */
static bool find_encoding(struct sg_input *input, const char *asked, const char *text, size_t n,
                          struct sg_encoding *found, struct sg_error *err)
{
    input->known = sg_split_last_end(text, n);
    size_t known = input->known ? input->known : n;
    if (!sg_encoding_find(asked, text, known, found, err))
        return false;
    bool unknown = !asked && is_ascii(text, known);
    input->encoding = unknown ? NULL : found->iconv ? found->name : "UTF-8";
    input->iconv = found->iconv;
    return true;
}

/* Whether the mark before decimals is to be found in the cells of the first records. */
static bool needs_sample(const struct sg_number_marks *numbers, const char *text, size_t n,
                         char delimiter)
{
    return !numbers->decimal &&
           (numbers->thousands || !sg_decimal_mark_is_point(text, n, delimiter));
}

/* Finds the delimiter of the first records as that of tables is found, in the text, since half a
   character of CP932 may look like one; keeps them as a sample where it is needed. Where bytes are
   no text there is no sample. Bytes are decoded only where they must: of thousands of small files
   this is much of the work. */
static bool read_sample(struct sg_input *input, const struct sg_number_marks *numbers,
                        const char *head, size_t start, size_t n, struct sg_error *err)
{
    bool whole = input->ended && n - start <= HEADER_BYTES;
    size_t n_text, known = (input->known > start && !whole ? input->known : n) - start;
    const char *bytes = head + start;
    char *text = NULL;
    const char *encoding;
    if (input->iconv)
        sg_decode(bytes, known, input->encoding, &text, &n_text, &encoding, NULL);
    const char *seen = text ? text : bytes;
    n_text = text ? n_text : known;
    bool found = input->delimiter || sg_delimiter_find(seen, n_text, &input->delimiter, err);
    bool needed = found && needs_sample(numbers, seen, n_text, input->delimiter);
    if (needed && !input->iconv)
        sg_decode(bytes, known, input->encoding, &text, &n_text, &encoding, NULL);
    free(input->sample);
    input->sample = needed ? text : NULL;
    input->n_sample = n_text;
    if (!needed)
        free(text);
    return found;
}

static bool fail_header(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA, "no header; the first row must name the columns");
}

/* A name as a table has it; a column without one is called by its number. */
static void add_name(struct sg_input *input, const char *cell)
{
    char *name = sg_name_written(cell), made[32];
    snprintf(made, sizeof made, "column_%zu", input->columns.n + 1);
    sg_texts_add(&input->columns, *name ? name : made);
    free(name);
}

static bool take_header(struct sg_input *input, const char *text, size_t n, struct sg_error *err)
{
    char *decoded;
    size_t n_decoded;
    const char *found;
    struct sg_grid grid = {0};
    if (!sg_decode(text, n, input->encoding, &decoded, &n_decoded, &found, err))
        return false;
    bool read = sg_csv_parse(decoded, n_decoded, input->delimiter, 0, &grid, err);
    free(decoded);
    if (read && (grid.n_rows != 1 || sg_grid_row_length(&grid, 0) == 0))
        read = fail_header(err);
    for (size_t i = 0; read && i < sg_grid_row_length(&grid, 0); i++)
        add_name(input, sg_grid_cell(&grid, 0, i));
    sg_names_tell_apart(input->columns.items, NULL, input->columns.n, &input->renamed);
    sg_grid_free(&grid);
    return read;
}

/* The second byte of a character of CP932 may look like a delimiter from '@' on. */
static bool check_delimiter(const struct sg_input *input, struct sg_error *err)
{
    return !input->iconv || strcmp(input->iconv, "CP932") != 0 ||
           (unsigned char)input->delimiter < 0x40 ||
           sg_fail(err, SG_FAIL_DATA,
                   "in CP932 '%c' may be half a character; convert the file to UTF-8 first",
                   input->delimiter);
}

/* A workbook is read whole, also from a pipe, and its records are text in memory. */
static bool read_whole(struct sg_input *input, const struct sg_scan_options *options,
                       struct sg_error *err)
{
    while (!input->ended)
        if (!sg_input_read_head(input, input->n_carry + input->size / 2 + HEADER_BYTES, err) ||
            (input->gunzip && !options->big && !sg_gunzip_check(input->gunzip, err)))
            return false;
    bool read = sg_input_take_whole(input, options, input->carry, input->n_carry, err);
    free(input->carry);
    input->carry = NULL;
    input->n_carry = input->carry_capacity = 0;
    input->stream = false;
    sg_os_close(input->fd);
    input->fd = -1;
    return read;
}

static bool read_header(struct sg_input *input, const struct sg_scan_options *options,
                        struct sg_error *err)
{
    struct sg_encoding encoding;
    size_t start = 0, end = 0;
    size_t first = options->block_bytes ? options->block_bytes : HEADER_BYTES;
    for (size_t wanted = first;; wanted *= 4) {
        if (!input->memory && !sg_input_read_head(input, wanted, err))
            return false;
        const char *text = input->memory ? input->memory : input->carry;
        size_t n = input->memory ? input->size : input->n_carry;
        if (n == 0)
            return fail_empty(err);
        if (!input->memory && sg_input_is_whole(text, n))
            return read_whole(input, options, err) && read_header(input, options, err);
        if (input->part && !input->memory)
            return sg_source_fail(ENOENT, err);
        if (!sg_magic_refuse(text, n, err) || !sg_reader_takes_query(options->sql, text, n, err))
            return false;
        if (!find_encoding(input, input->memory ? NULL : options->encoding, text, n, &encoding,
                           err))
            return false;
        if (encoding.unit > 1)
            return decode_whole(input, options->encoding, err) && read_header(input, options, err);
        bool found = find_header(text, encoding.bom, n, options->skip_rows, &start, &end);
        if (!found && !input->memory && !input->ended && n < SG_RECORD_LIMIT)
            continue;
        if (start >= n || is_blank(text, start, end))
            return fail_header(err);
        input->data_start = end;
        input->header_lines = sg_place_line_breaks(text, end);
        input->sample_line = sg_place_line_breaks(text, start) + 1;
        return read_sample(input, &options->numbers, text, start, n, err) &&
               take_header(input, text + start, end - start, err) && check_delimiter(input, err);
    }
}

bool sg_input_open(struct sg_input *input, const char *path, const struct sg_scan_options *options,
                   struct sg_error *err)
{
    *input =
        (struct sg_input){.path = path ? path : "-", .delimiter = options->delimiter, .fd = -1};
    input->part = sg_book_part_of(input->path, &input->file);
    if (!open_descriptor(input, err) || !read_header(input, options, err)) {
        sg_input_close(input);
        return sg_source_fail_at(path, err);
    }
    if (input->stream) { /* what was read behind the header comes first */
        input->n_carry -= input->data_start;
        memmove(input->carry, input->carry + input->data_start, input->n_carry);
        input->passed = input->data_start;
    } else {
        free(input->carry);
        input->carry = NULL;
        input->n_carry = input->carry_capacity = 0;
    }
    return true;
}

void sg_input_close(struct sg_input *input)
{
    if (input->fd >= 0)
        sg_os_close(input->fd);
    free(input->memory);
    free(input->file);
    free(input->carry);
    free(input->sample);
    free(input->packed);
    sg_texts_free(&input->columns);
    sg_texts_free(&input->renamed);
    sg_texts_free(&input->remarks);
    sg_fields_free(input->fields.items, input->fields.n);
    sg_gunzip_close(input->gunzip);
    *input = (struct sg_input){.fd = -1};
}

void sg_input_rest(struct sg_input *input)
{
    if (input->stream || input->fd < 0 || strcmp(input->path, "-") == 0)
        return;
    sg_os_close(input->fd);
    input->fd = -1;
    input->at_rest = true;
}

bool sg_input_recode(struct sg_input *input, const struct sg_scan_options *options,
                     struct sg_error *err)
{
    if (input->memory)
        return true;
    sg_texts_free(&input->columns);
    input->delimiter = options->delimiter;
    return (decode_whole(input, input->encoding, err) && read_header(input, options, err)) ||
           sg_source_fail_at(input->path, err);
}
