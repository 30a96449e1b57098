#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "grid.h"

#include "delimiter.h"
#include "place.h"

/* The state between libcsv's calls. */
struct building {
    struct sg_grid *grid;
    size_t line;     /* on which the next field starts */
    size_t row_line; /* on which the row starts */
    int last_end;    /* the character that ended a row just now, else 0 */
    bool has_quotes; /* else no field holds a line break */
};

/* A row begins where its first field does; a row without fields, where it ends. */
static void note_row_start(struct building *to)
{
    if (sg_grid_pending(to->grid) == 0)
        to->row_line = to->line;
}

static void take_cell(const char *field, size_t n, struct building *to)
{
    note_row_start(to);
    sg_grid_put(to->grid, field, n);
    if (to->has_quotes)
        to->line += sg_place_line_breaks(field, n);
    to->last_end = 0;
}

static void add_cell(void *field, size_t n, void *building)
{
    take_cell(field, n, building);
}

/* CSV_REPALL_NL reports blank lines, which libcsv skips otherwise, and the LF of each CR LF. */
static void end_row(int end, void *building)
{
    struct building *to = building;
    if (sg_grid_pending(to->grid) == 0 && end == '\n' && to->last_end == '\r') {
        to->last_end = 0;
        return;
    }
    note_row_start(to);
    sg_grid_end_row(to->grid, to->row_line);
    to->line++;
    to->last_end = end;
}

/* libcsv trims unquoted fields of what this calls a space. */
static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static void *resize_or_end(void *memory, size_t size)
{
    return sg_resize(memory, size, 1);
}

/* The beginning of the field that the parser holds, to show in a message: its first line, 24 bytes
   at most, cut at a character. */
static void excerpt(const struct csv_parser *parser, bool closed, char *shown, size_t size)
{
    const char *field = (const char *)parser->entry_buf;
    size_t held = parser->entry_pos;
    if (closed)
        held--; /* the closing quote, which libcsv drops only when the delimiter comes */
    size_t n = 0;
    while (n < held && n + 1 < size && field[n] != '\n' && field[n] != '\r')
        n++;
    bool cut = n < held;
    while (cut && n > 0 && ((unsigned char)field[n] & 0xC0) == 0x80)
        n--;
    memcpy(shown, field, n);
    shown[n] = '\0';
}

static bool fail_quote(const struct building *to, const struct csv_parser *parser, bool unclosed,
                       struct sg_error *err)
{
    char shown[25];
    char column[32];
    excerpt(parser, parser->quoted && !unclosed, shown, sizeof shown);
    snprintf(column, sizeof column, "%zu", sg_grid_pending(to->grid) + 1);
    if (unclosed)
        sg_fail(err, SG_FAIL_DATA, "the quote before '%s' is not closed by the end of the file",
                shown);
    else if (parser->quoted)
        sg_fail(err, SG_FAIL_DATA,
                "text after the quote that closes '%s'; a quote within a quoted field is written "
                "twice",
                shown);
    else
        sg_fail(err, SG_FAIL_DATA,
                "a quote within the field after '%s'; such a field is quoted as a whole, and the "
                "quote within it written twice",
                shown);
    sg_fail_at_row(err, to->line);
    return sg_fail_at_column(err, column);
}

/* csv_fini clears the error code and closes an unfinished row, so it comes last and only if all
   went well before. */
static bool feed(struct csv_parser *parser, const char *text, size_t n, size_t chunk,
                 struct building *to, struct sg_error *err)
{
    for (size_t at = 0; at < n;) {
        size_t length = chunk && chunk < n - at ? chunk : n - at;
        if (csv_parse(parser, text + at, length, add_cell, end_row, to) != length)
            return fail_quote(to, parser, false, err);
        at += length;
    }
    if (csv_fini(parser, add_cell, end_row, to) != 0)
        return fail_quote(to, parser, true, err);
    return true;
}

static void start(struct csv_parser *parser, char delimiter)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(parser, (unsigned char)delimiter);
    csv_set_space_func(parser, no_space);
    csv_set_realloc_func(parser, resize_or_end);
    csv_set_blk_size(parser, 65536); /* the step by which its buffer grows */
}

/* The cells of a text without quotes, as libcsv would give them. It looks at each byte with all
   that quotes may mean in mind, which took a third of the time of reading a long table. */
static void split(const char *text, size_t n, struct building *to)
{
    const char delimiter = to->grid->delimiter;
    bool begun = false; /* the row has a cell */
    for (size_t i = 0; i < n || begun; i++) {
        size_t from = i;
        while (i < n && text[i] != delimiter && text[i] != '\n' && text[i] != '\r')
            i++;
        int end = i < n ? (unsigned char)text[i] : -1;
        bool within = end == (unsigned char)delimiter;
        if (begun || i > from || within)
            take_cell(text + from, i - from, to);
        if (!within)
            end_row(end, to);
        begun = within;
    }
}

static bool parse(const char *text, size_t n, size_t chunk, struct building *to,
                  struct sg_error *err)
{
    struct csv_parser parser;
    if (!to->has_quotes && !chunk) {
        split(text, n, to);
        return true;
    }
    start(&parser, to->grid->delimiter);
    bool parsed = feed(&parser, text, n, chunk, to, err);
    csv_free(&parser);
    return parsed;
}

bool sg_csv_parse(const char *text, size_t n, char delimiter, size_t chunk, struct sg_grid *grid,
                  struct sg_error *err)
{
    *grid = (struct sg_grid){0};
    grid->delimiter = delimiter;
    if (!delimiter && !sg_delimiter_find(text, n, &grid->delimiter, err))
        return false;
    sg_grid_begin(grid, n); /* each delimiter gives a NUL */
    struct building to = {.grid = grid, .line = 1};
    to.has_quotes = n > 0 && memchr(text, '"', n) != NULL;
    bool parsed = parse(text, n, chunk, &to, err);
    if (!parsed)
        sg_grid_free(grid);
    return parsed;
}
