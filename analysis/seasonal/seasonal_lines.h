/* All series of a table, adjusted side by side. */
#ifndef SG_ANALYSIS_SEASONAL_LINES_H
#define SG_ANALYSIS_SEASONAL_LINES_H

#include "analysis/cube/lines.h"

#include "seasonal_options.h"
#include "series.h"

/* One line of the cube. */
struct sg_season_line {
    bool in_span;           /* it has a period of the span */
    bool fine;              /* it was adjusted, or withheld */
    struct sg_error *error; /* what forbids it; NULL: nothing */
    struct sg_season_series series;
    struct sg_season_summary summary;
};

struct sg_season_lines {
    const struct sg_cube *cube;
    const struct sg_column *se; /* standard errors, or NULL */
    struct sg_season_options options;
    struct sg_lines rows;
    struct sg_season_line *lines; /* rows.n */
    struct sg_season_cell *cells; /* per row of the table */
    sg_status *statuses;          /* per row: what stands there instead of an adjusted value, or
                                     what is to be known of it */
    bool *in_span;                /* per row */
};

/* Adjusts all lines; each keeps its own failure. What `in_span` (per period item; NULL: all) leaves
   out is not seen. */
void sg_season_lines_adjust(struct sg_season_lines *lines, const bool in_span[], enum sg_lang lang);
void sg_season_lines_free(struct sg_season_lines *lines);

#endif
