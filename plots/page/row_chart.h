/* Rows of a chart: names on the left, columns of numbers on the right, a field for bars between. */
#ifndef SG_PLOTS_PAGE_ROW_CHART_H
#define SG_PLOTS_PAGE_ROW_CHART_H

#include <sangyo/memory.h>

#include "figure.h"
#include "scale.h"

struct sg_row_chart_column {
    struct sg_texts header; /* lines */
    struct sg_texts cells;  /* one per row, may be "" */
    bool bold, bold_first;  /* all cells; the one of the first row */
};

enum { SG_ROW_CHART_COLUMNS = 4 };

struct sg_row_chart {
    size_t n;
    struct sg_texts *labels; /* per row: its lines */
    double *gaps;            /* per row: space above it */
    double *y;               /* per row: its middle, once placed; NaN: on another page */
    double *ends;            /* per row: where it ends */
    double *indents;         /* per row: of its name, in a figure whose names begin at the left */
    bool *headings;          /* per row: a name in bold */
    double label_share;      /* of the width, that names take at most; 0: as theme.gp says */
    bool from_left;          /* names begin at the left instead of ending at the field */
    struct sg_row_chart_column columns[SG_ROW_CHART_COLUMNS]; /* from left to right */
    size_t n_columns;
    double left, right, top, bottom; /* of the field, once placed */
};

void sg_row_chart_init(struct sg_row_chart *rows, size_t n);
void sg_row_chart_free(struct sg_row_chart *rows);

/* Sets the name of a row, broken to the width that theme.gp allows. */
void sg_row_chart_label(struct sg_row_chart *rows, const struct sg_figure *figure, size_t row,
                        const char *text);

/* Adds a column under `header`, whose cells the caller then adds; the header is broken
   unless it holds line breaks. */
struct sg_row_chart_column *sg_row_chart_add_column(struct sg_row_chart *rows,
                                                    const struct sg_figure *figure,
                                                    const char *header, bool bold);

/* Sets the space between rows so that bars of height `bar` have `gap` between them and their
   middles are evenly apart; where a few long names would spread all others, each row takes its own.
 */
void sg_row_chart_even(struct sg_row_chart *rows, const struct sg_figure *figure, double bar,
                       double gap);

/* Divides the width among names, field and columns, and stacks the rows from `top` on, each as high
   as `bar` or its name. */
void sg_row_chart_place(struct sg_row_chart *rows, const struct sg_figure *figure, double top,
                        double bar);

/* A line of the grid: its place from 0, the left edge of the field, to 1, and what stands under it.
 */
struct sg_tick {
    double at;
    const char *text;
};
/* Puts grid lines and their numbers under the field; returns where these end. */
double sg_row_chart_put_axis(const struct sg_row_chart *rows, struct sg_figure *figure,
                             const struct sg_tick ticks[], size_t n);

/* Sets the right end of an axis from `scale->from` so that behind each of `n` values there is room
   for a text of that width, and its ends in points. */
void sg_row_chart_fit(const struct sg_row_chart *rows, struct sg_scale *scale,
                      const double values[], const double widths[], size_t n);
/* Puts the grid, the numbers and, in layer `base`, the line of zero of a scale; returns where the
   numbers end. */
double sg_row_chart_put_scale(const struct sg_row_chart *rows, struct sg_figure *figure,
                              const struct sg_scale *scale, enum sg_layer base);

/* Puts names and columns into the figure. */
void sg_row_chart_put(const struct sg_row_chart *rows, struct sg_figure *figure);

#endif
