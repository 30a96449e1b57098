/* A table as text. */
#ifndef SANGYO_WRITE_H
#define SANGYO_WRITE_H

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_write_options {
    enum sg_lang lang;
    int decimals; /* text formats only; below 0: as each column says */
    bool bom;     /* CSV and TSV for spreadsheets */
    const char
        *command;      /* the command line, for formats that say where numbers come from; or NULL */
    const char *chart; /* its natural chart (charts.def), for formats that draw; or NULL */
};

typedef bool sg_write_fn(const struct sg_table *table, const struct sg_write_options *options,
                         struct sg_buffer *out, struct sg_error *err);

struct sg_writer {
    const char *name;    /* as --format says */
    const char *endings; /* of file names, without dot, separated by | */
    struct sg_bilingual summary;
    sg_write_fn *write;
    bool is_binary; /* nothing for a terminal */
};

/* The i-th writer of writers.def, NULL past the end. */
const struct sg_writer *sg_writer_at(size_t i);
const struct sg_writer *sg_writer_named(const char *name);
/* By the ending of a file name; NULL if none fits. */
const struct sg_writer *sg_writer_of_file(const char *path);

/* What follows is how text writers print, in one place for all of them. */

/* The title of a column, with its unit in brackets unless the title says it already; plain. */
void sg_write_title(const struct sg_column *column, enum sg_lang lang, struct sg_buffer *out);

/* How the cells of one column are printed; found once per column. */
struct sg_cell_style {
    enum sg_lang lang;
    struct sg_number_style number;
};

struct sg_cell_style sg_cell_style_of(const struct sg_column *column, size_t n_rows,
                                      const struct sg_write_options *options);

/* Whether a number is printed, not a symbol in its place (`-` takes the place of 0) or nothing. */
bool sg_cell_is_number(const struct sg_column *column, size_t row);

/* The statuses that stand instead of the number of a cell (none where a number is printed), and
   those printed as marks behind it. 0 for cells of text. */
sg_status sg_cell_instead(const struct sg_column *column, size_t row);
sg_status sg_cell_marks(const struct sg_column *column, size_t row);

/* Appends the cell as printed: grouped digits or the symbols that stand instead of them, then the
   marks of its flags; a repeated item in brackets; text plain. Returns the bytes of the body: the
   marks, with the closing bracket, are the rest. */
size_t sg_write_cell(const struct sg_column *column, size_t row, const struct sg_cell_style *style,
                     struct sg_buffer *out);

/* Appends `text` with each run of control characters (also line breaks, tabs, escapes, and the ones
   that turn the direction of writing) as one space, so that a terminal only ever shows it. */
void sg_write_plain(const char *text, struct sg_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
