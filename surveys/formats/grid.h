/* A file as rows of texts: what the CSV reader gives and the layout finder reads. */
#ifndef SG_SURVEYS_FORMATS_GRID_H
#define SG_SURVEYS_FORMATS_GRID_H

#include <sangyo/error.h>

#define SG_NO_ORIGIN ((size_t)-1)

/* What becomes of a cell, or of a row that is none of the data; 0: a blank cell, a row of data. */
enum sg_use {
    SG_USE_NONE,
    SG_USE_VALUE,
    SG_USE_STATUS,
    SG_USE_LABEL,
    SG_USE_HEADER,
    SG_USE_TITLE,
    SG_USE_UNIT,
    SG_USE_NOTE,
    SG_USE_LEFT_OUT,
    SG_N_USES
};

/* The cells of a file as they stand in it, kept before cells are filled, emptied or moved. */
struct sg_grid_file {
    size_t *cells, *rows; /* as those of the grid */
    size_t n_rows;
    unsigned char *taken; /* enum sg_use of cells that were taken out of the grid */
};

/* Cells are NUL-terminated UTF-8 in one block; rows may differ in length (ragged). */
struct sg_grid {
    char *bytes; /* all cell texts */
    size_t n_bytes, bytes_capacity;
    size_t *cells; /* offset of each cell in `bytes` */
    size_t n_cells, cells_capacity;
    size_t *rows;    /* index of the first cell of each row; n_rows + 1 items */
    size_t *numbers; /* of each row in the file, from 1, where rows were set anew; NULL: in order */
    size_t *lines;   /* line of the file on which each row starts, from 1 */
    size_t *sheet_rows, *sheet_columns; /* of a workbook: where the rows and columns read stand in
                                           the sheet, from 0, before any is moved; or NULL */
    struct sg_grid_file file; /* zeroed: the grid is as the file */
    size_t *origins; /* the cell of the file behind each cell, SG_NO_ORIGIN: none; NULL: in order */
    size_t n_rows, rows_capacity;
    size_t n_columns;     /* the longest row */
    const char *encoding; /* as found, static: "UTF-8", "UTF-8 (BOM)", "UTF-16LE", "UTF-16BE",
                             "CP932", "EUC-JP", "Windows-1252", "ISO-8859-1", "ISO-8859-15" */
    char delimiter;
    bool decimal_comma; /* numbers had a comma before decimals; now they have a point */
};

/* "" outside the row or the grid; borrowed. */
const char *sg_grid_cell(const struct sg_grid *grid, size_t row, size_t column);
/* Cells in a row. */
size_t sg_grid_row_length(const struct sg_grid *grid, size_t row);
/* The number of a row in the file, from 1. */
size_t sg_grid_row_number(const struct sg_grid *grid, size_t row);
/* Keeps a text; returns its place for cells. Texts borrowed before are no longer valid. */
size_t sg_grid_add_text(struct sg_grid *grid, const char *text);
/* Making a grid: cells of a row in turn, then its end; `line` is where the row stands in the file,
   from 1. */
void sg_grid_begin(struct sg_grid *grid, size_t bytes);
void sg_grid_put(struct sg_grid *grid, const char *text, size_t n);
void sg_grid_end_row(struct sg_grid *grid, size_t line);
/* Cells of the row that is being made. */
size_t sg_grid_pending(const struct sg_grid *grid);
/* Keeps the cells of the file; to be called before cells change from blank to filled or back, or
   move. */
void sg_grid_keep_file(struct sg_grid *grid);
/* The cell of the file behind a cell of the grid, or SG_NO_ORIGIN. */
size_t sg_grid_origin(const struct sg_grid *grid, size_t row, size_t column);
void sg_grid_free(struct sg_grid *grid);

/* Whether a path is standard input: NULL, "-", or "-#PART" of a workbook. */
bool sg_source_is_standard(const char *path);
/* Bytes of a whole file, or of standard input for "-" or NULL. Directories, unreadable files and
   empty input are errors (kind IO; empty: DATA) that name the file; so are formats that are no text
   (magic.h). Release *bytes with free(). */
bool sg_source_read(const char *path, char **bytes, size_t *n, struct sg_error *err);
/* The same; `big`: of what is packed however much it is. */
bool sg_source_read_any(const char *path, bool big, char **bytes, size_t *n, struct sg_error *err);

/* Says what the errno of opening or reading a file means; returns false. */
bool sg_source_fail(int number, struct sg_error *err);
/* Names the file in `err` as sg_source_read does, "-" and NULL as standard input; returns false. */
bool sg_source_fail_at(const char *path, struct sg_error *err);

/* The encoding of `bytes`, strictly detected (BOM, then UTF-8, CP932, EUC-JP-MS) or, if not NULL,
   `asked`. Decodes to UTF-8 in *text (free()), NUL-terminated, without BOM. A byte that cannot be
   decoded is an error with line, number of the field and the byte in hexadecimal; so is NUL.
   *encoding is static. On false *text is NULL. */
bool sg_decode(const char *bytes, size_t n, const char *asked, char **text, size_t *n_text,
               const char **encoding, struct sg_error *err);

/* Parses UTF-8 text with libcsv under CSV_STRICT, fed `chunk` bytes at a time (0: all at once,
   and without it where there are no quotes).
   `delimiter` 0: found (sg_delimiter_find). Blank lines become rows without cells. Cells keep their
   spaces. CR, LF and CR LF end rows. An unclosed quote at the end, or a quote within a field, is an
   error with the line on which the field starts and its number. On false the grid is empty. */
bool sg_csv_parse(const char *text, size_t n, char delimiter, size_t chunk, struct sg_grid *grid,
                  struct sg_error *err);

/* The three above in turn; errors name the file. Nothing but a byte order mark is an empty file. */
bool sg_grid_read(const char *path, const char *encoding, char delimiter, struct sg_grid *grid,
                  struct sg_error *err);

#endif
