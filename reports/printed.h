/* How text writers print titles and cells, in one place for all of them. */
#ifndef SG_REPORTS_PRINTED_H
#define SG_REPORTS_PRINTED_H

#include <sangyo/number.h>
#include <sangyo/write.h>

/* The title of a column, with its unit in brackets unless the title says it already; plain. */
void sg_write_title(const struct sg_column *column, enum sg_lang lang, struct sg_buffer *out);

/* Whether it has a unit in brackets. */
bool sg_write_has_unit(const struct sg_column *column, enum sg_lang lang);

/* How the cells of one column are printed; found once per column. */
struct sg_cell_style {
    enum sg_lang lang;
    struct sg_number_style number;
    bool own_labels; /* labels stay as they are in the table, as in what is to be read again */
};

struct sg_cell_style sg_cell_style_of(const struct sg_column *column, size_t n_rows,
                                      const struct sg_write_options *options);

/* Whether a number is printed, not a symbol in its place (`-` takes the place of 0) or nothing. */
bool sg_cell_is_number(const struct sg_column *column, size_t row);

/* The statuses that stand instead of the number of a cell (none where a number is printed), and
   those printed as marks behind it. 0 for cells of text. */
sg_status sg_cell_instead(const struct sg_column *column, size_t row);
sg_status sg_cell_marks(const struct sg_column *column, size_t row);

/* Appends a label as printed in the language: what a table of words knows, a period, a unit; any
   other as it is. */
void sg_write_label(const struct sg_column *column, size_t row, enum sg_lang lang,
                    struct sg_buffer *out);
/* The same of a text that no column holds. */
void sg_write_name(const char *text, enum sg_lang lang, struct sg_buffer *out);

/* Appends the cell as printed: grouped digits or the symbols that stand instead of them, then the
   marks of its flags; a repeated item in brackets; text plain. Returns the bytes of the body: the
   marks, with the closing bracket, are the rest. */
size_t sg_write_cell(const struct sg_column *column, size_t row, const struct sg_cell_style *style,
                     struct sg_buffer *out);

/* Appends `text` with each run of control characters (also line breaks, tabs, escapes, and the ones
   that turn the direction of writing) as one space, so that a terminal only ever shows it. */
void sg_write_plain(const char *text, struct sg_buffer *out);

#endif
