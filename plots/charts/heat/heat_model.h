/* A table of two directions with one number in each cell, sorted into up to five classes. */
#ifndef SG_PLOTS_CHARTS_HEAT_HEAT_MODEL_H
#define SG_PLOTS_CHARTS_HEAT_HEAT_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/classes.h"

struct sg_heat_cell {
    double value; /* as printed; NaN: none */
    sg_status voids;
    bool none; /* a quotient of 0 for want of cases */
    int klass; /* from 0; −1: none */
};

struct sg_heat {
    const struct sg_table *table;
    const struct sg_column *value, *rows_by, *columns_by;
    const char *measure, *period, *place;
    struct sg_period when;
    const char **rows, **columns; /* labels */
    size_t n_rows, n_columns;
    size_t total_rows, total_columns; /* the first of them, which are the whole (全国) */
    const char *left_total;           /* a whole that is not shown; or NULL */
    struct sg_heat_cell *cells;       /* n_rows × n_columns */
    ptrdiff_t focus;                  /* column to frame; −1: none */
    struct sg_classes classes;
    sg_status voids;
};

/* Rows are categories, columns areas, the other way round with `turned`. The value is the
   coefficient, else di, else share_percent, else what the table is about. Rows and columns of
   totals come first; of what adds up they are left out. `focus` (may be NULL) names the column to
   frame; by default it is the place of the table. */
struct sg_heat_wish {
    const char *focus;
    bool turned;
    bool given;          /* rows in the order of the table, else by the framed or first column */
    const char *classes; /* as asked for, or NULL */
};
bool sg_heat_read(const struct sg_table *table, struct sg_heat_wish wish, struct sg_heat *matrix,
                  struct sg_error *err);
void sg_heat_free(struct sg_heat *matrix);

/* The classes (as asked, may be NULL) of a matrix whose cells are read, whose values are rounded to
   what is printed. */
bool sg_heat_classify(struct sg_heat *matrix, const char *asked, struct sg_error *err);

/* A cell as printed: the number, or the symbol of why there is none (－: no
   case). */
void sg_heat_text(const struct sg_heat *matrix, size_t row, size_t column, enum sg_lang lang,
                  struct sg_buffer *out);
/* The name of a column: a period, an area, whatever tells the columns apart. `brief`: as short as
   it goes, a bare year without its 年. */
void sg_heat_column(const struct sg_heat *matrix, size_t column, enum sg_lang lang, bool brief,
                    struct sg_buffer *out);

/* Words from printed values. */
void sg_heat_title(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out);
void sg_heat_subtitle(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out);
void sg_heat_note(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out);
void sg_heat_description(const struct sg_heat *matrix, enum sg_lang lang, struct sg_buffer *out);

#endif
