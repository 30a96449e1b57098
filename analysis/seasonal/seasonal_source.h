/* The series of a cube as lines to adjust, with what files beside it say of them. */
#ifndef SG_ANALYSIS_SEASONAL_SOURCE_H
#define SG_ANALYSIS_SEASONAL_SOURCE_H

#include "seasonal_file.h"
#include "seasonal_lines.h"

struct sg_season_source {
    const struct sg_cube *cube;
    struct sg_season_lines lines;
    size_t *start;
    struct sg_season_point *points; /* forecasts last in each line */
    size_t n_points, capacity;
    double *se;
    size_t se_capacity;
    char **names;
    struct sg_season_effects *effects;
    size_t *row_of;   /* per line: its first row */
    size_t *point_of; /* per row of the table; SIZE_MAX: outside the span */
    struct sg_season_file forecasts, priors;
};

/* The lines that have a period of --span, with --se, --forecasts and --prior. Release whatever
   happens. */
bool sg_season_source_make(struct sg_season_source *source, struct sg_run *run,
                           const struct sg_cube *cube, struct sg_error *err);
void sg_season_source_free(struct sg_season_source *source);

extern const struct sg_option sg_season_option_span;
extern const struct sg_option sg_season_option_se;
extern const struct sg_option sg_season_option_forecasts;
extern const struct sg_option sg_season_option_prior;

#endif
