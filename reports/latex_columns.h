/* How wide the columns of a LaTeX table may be, so that it fits a line of A4 (160 mm). */
#ifndef SG_REPORTS_LATEX_COLUMNS_H
#define SG_REPORTS_LATEX_COLUMNS_H

#include "view.h"

struct latex_column {
    double natural; /* display columns of the widest text, header included */
    double least;   /* display columns below which numbers or words would break */
    double share;   /* of \linewidth; 0: as wide as its texts */
    bool right;     /* numbers */
};

struct latex_columns {
    const char *size; /* \small or \footnotesize (8 pt); NULL: as the text around */
    struct latex_column *items;
};

/* Measures the table as it is printed. A table that is too wide is set smaller; where that does not
   do, its columns get shares of the line and their texts wrap. Release with free(columns->items).
 */
void latex_columns_plan(const struct sg_table *table, const char *unit,
                        const struct sg_write_options *options, struct latex_columns *columns);

/* The blocks of columns (view.h) that fit the line in the smallest size. */
size_t latex_columns_blocks(const struct sg_view *view, const struct sg_write_options *options,
                            size_t **starts);

/* The argument of longtable. */
void latex_columns_add(const struct latex_columns *columns, size_t n, struct sg_buffer *out);

#endif
