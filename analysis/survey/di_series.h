/* How diffusion indices move from period to period. */
#ifndef SG_ANALYSIS_SURVEY_DI_SERIES_H
#define SG_ANALYSIS_SURVEY_DI_SERIES_H

#include "di_points.h"

/* A change in points, NaN where the status stands instead. */
struct di_change {
    double points;
    sg_status status;
};

struct di_move {
    struct di_change previous; /* on the period before */
    struct di_change year;     /* on the same half-year, quarter or month a year before */
    double streak;             /* periods in a row that rose (+) or fell (−); NaN if not known */
};

/* One move per slice, to be released with free(). Rises and falls are those of one decimal, as
   printed. */
struct di_move *di_moves(const struct di_input *input, const struct di_point points[]);

/* Whether a year before is another season than the period before: half-years, quarters and
   months. */
bool di_has_seasons(const struct sg_period *date);
/* The same half-year, quarter or month a year before dates[at], or SIZE_MAX. */
size_t di_year_before(const struct sg_period dates[], size_t n, size_t at);
/* Adds the direction of this change to the streak that ended at the period before (0: none). */
double di_streak_after(double before, double points);

/* Assessment by bands on the change, as printed: up to `flat` no change, up to `strong` better or
   worse, beyond it much so. */
struct di_bands {
    double flat, strong;
};

/* Reads "3,10". */
bool di_bands_read(const char *text, struct di_bands *bands, struct sg_error *err);
/* The word for a change; "" for NaN. */
const char *di_assessment(struct di_bands bands, double points, enum sg_lang lang);

#endif
