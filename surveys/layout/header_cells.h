/* What a cell, and a row over the columns of values, says of the header. */
#ifndef SG_SURVEYS_LAYOUT_HEADER_CELLS_H
#define SG_SURVEYS_LAYOUT_HEADER_CELLS_H

#include "layout_parts.h"

/* A cell of a table by what it may be; a year is a number that may be a period. */
enum sg_cell_class {
    SG_CLASS_BLANK,
    SG_CLASS_NUMBER,
    SG_CLASS_YEAR,
    SG_CLASS_PERIOD,
    SG_CLASS_PART, /* of a year: 1-3月, 第1四半期, Q1, Jan */
    SG_CLASS_UNIT,
    SG_CLASS_SYMBOL,
    SG_CLASS_TEXT
};

enum sg_cell_class sg_header_class_of(const char *cell);

/* A whole number from 1 to 12, which may be a month. */
bool sg_header_is_small_number(const char *cell);

/* A row by its cells in the columns of values. */
enum sg_row_kind {
    SG_ROW_EMPTY, /* no cell there */
    SG_ROW_DATA,
    SG_ROW_YEARS, /* header or numbers */
    SG_ROW_PERIODS,
    SG_ROW_UNITS,
    SG_ROW_TEXTS
};

enum sg_row_kind sg_header_kind_of_row(const struct sg_grid *grid, const struct sg_profile *profile,
                                       size_t row);

/* The inside of a cell that is one pair of brackets, (number), to be freed; NULL for others. */
char *sg_header_in_brackets(const char *cell);

/* Whether a text begins as notes and sources do: 注, 資料. */
bool sg_header_starts_note(const char *cell);

/* 〃, 同 and the like: the label above again. */
bool sg_header_is_ditto(const char *cell);

/* Whether rows `first` to `last` spell labels downwards: single letters of Japanese, the first of
   which name all columns of values differently. */
bool sg_header_is_spelled(const struct sg_grid *grid, const struct sg_profile *profile,
                          size_t first, size_t last);
/* Whether a row has one such letter alone that ends the word begun above it: 度 under 年. */
bool sg_header_ends_word(const struct sg_grid *grid, size_t row);

/* Whether the columns of labels are empty in this row, or say no more than 年度. */
bool sg_header_lacks_stub(const struct sg_grid *grid, const struct sg_profile *profile, size_t row);

/* Whether the row is one of several series: a period alone before two values or more. */
bool sg_header_is_series(const struct sg_grid *grid, const struct sg_profile *profile, size_t row);
/* The column of that period; n_columns: it is none. */
size_t sg_header_series_column(const struct sg_grid *grid, const struct sg_profile *profile,
                               size_t row);

/* Whether rows `from` to `to` (not included), all together, name each column of values differently.
 */
bool sg_header_names_all(const struct sg_grid *grid, const struct sg_profile *profile, size_t from,
                         size_t to);

#endif
