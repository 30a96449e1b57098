/* Diffusion indices adjusted for season. */
#ifndef SG_ANALYSIS_SURVEY_DI_SEASONAL_H
#define SG_ANALYSIS_SURVEY_DI_SEASONAL_H

#include "analysis/seasonal/seasonal_say.h"

#include "di_series.h"

/* With `input` and `points` given. */
struct di_seasonal {
    const struct di_input *input;
    const struct di_point *points;
    bool assess; /* the assessment is by the adjusted change */
    bool limits; /* some standard errors are known */
    struct sg_season_lines lines;
    size_t *start;
    struct sg_season_point *of_time;
    double *se;
    char **names;
    size_t *place; /* per slice, of its point in the lines; SIZE_MAX: none */
    bool *begins;  /* per point: it is the first of its line */
};

struct di_season_columns {
    struct sg_column *adjusted, *lower, *upper, *change, *change_lower, *change_upper;
};

/* Whether the options go together. */
bool di_seasonal_check(const struct sg_run *run, struct sg_error *err);
/* Adjusts the indices of each area and measure; `indicator` is what they are called where no label
   says it. Release with di_seasonal_free whatever happens. */
bool di_seasonal_adjust(struct di_seasonal *seasonal, const struct sg_run *run,
                        const char *indicator, struct sg_error *err);
void di_seasonal_free(struct di_seasonal *seasonal);

struct di_season_columns di_seasonal_columns(const struct di_seasonal *seasonal,
                                             struct sg_table *out);
void di_seasonal_set(const struct di_seasonal *seasonal, const struct di_season_columns *columns,
                     uint32_t slice, size_t row);
/* The adjusted index less that of the period before. */
struct di_change di_seasonal_change(const struct di_seasonal *seasonal, uint32_t slice);

#endif
