/* All series of a table, adjusted side by side. */
#ifndef SG_ANALYSIS_SEASONAL_LINES_H
#define SG_ANALYSIS_SEASONAL_LINES_H

#include "effects.h"
#include "seasonal_options.h"

/* What became of a line. */
struct sg_season_line {
    bool fine;              /* it was adjusted, or withheld */
    struct sg_error *error; /* what forbids it, owned; NULL: nothing */
    struct sg_season_series series;
    struct sg_season_summary summary;
};

struct sg_season_lines {
    /* given: */
    size_t n;
    const size_t *start;                  /* per line its first point; one more at the end */
    const struct sg_season_point *points; /* of each line in the order of time */
    const double *se;   /* standard errors per point, NaN where not known; NULL: none */
    char *const *names; /* per line */
    const struct sg_season_effects *effects; /* per line; NULL: none */
    bool amounts; /* they move in proportion, as counts, amounts and index numbers do */
    const struct sg_table_info *info; /* breaks, and the file for messages */
    struct sg_season_options options;
    /* found: */
    struct sg_season_line *lines;
    struct sg_season_cell *cells; /* per point */
    sg_status *statuses;          /* per point: what stands there instead of an adjusted value, or
                                     what is to be known of it */
};

/* Adjusts all lines, on as many threads as there are processors; each keeps its own failure. */
void sg_season_lines_adjust(struct sg_season_lines *lines, enum sg_lang lang);
/* Releases what was found. */
void sg_season_lines_free(struct sg_season_lines *lines);

#endif
