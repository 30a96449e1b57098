/* Diffusion indices over time, read from the output of di. */
#ifndef SG_PLOTS_CHARTS_DI_SMALL_DI_SMALL_MODEL_H
#define SG_PLOTS_CHARTS_DI_SMALL_DI_SMALL_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/charts/chart_limits.h"

/* The value of a series in a period. */
struct sg_di_small_point {
    double value; /* NaN: none */
    sg_status voids;
    double lower, upper; /* NaN: no interval; read for `diband` alone */
    double adjusted;     /* NaN: none */
};

struct sg_di_small_series {
    const char *name;
    struct sg_di_small_point *points; /* one per period of the figure */
};

struct sg_di_small {
    const struct sg_table *table;
    const char *indicator, *place;          /* NULL: the table does not say */
    const struct sg_column *period, *names; /* names: of the series */
    int32_t *codes; /* level of the period column, per period, in order of time */
    struct sg_period *periods;
    size_t n_periods;
    struct sg_di_small_series *series;
    size_t n_series;
    double step; /* months between neighbours, the least */
    sg_status voids;
    bool banded;                      /* of `diband` */
    bool has_intervals, has_adjusted; /* any */
    bool of_adjusted;                 /* the intervals are those of the adjusted series */
    double level;                     /* of the intervals; 0: not known */
};

/* Series are categories, else areas, else indicators. All must be of one indicator, and of one area
   unless areas are the series. */
bool sg_di_small_read(const struct sg_table *table, bool banded, struct sg_di_small *diffusion,
                      struct sg_error *err);
void sg_di_small_free(struct sg_di_small *diffusion);

/* Whether the line of a series goes on from period i − 1 to i: both have values, and neither a gap
   in time nor a break lies between them. */
bool sg_di_small_goes_on(const struct sg_di_small *diffusion, size_t series, size_t i);

/* Words from printed values: the finding; indicator, place; what the figure shows, gaps, symbols;
   the series with their newest value and extremes. */
void sg_di_small_title(const struct sg_di_small *diffusion, enum sg_lang lang,
                       struct sg_buffer *out);
void sg_di_small_subtitle(const struct sg_di_small *diffusion, enum sg_lang lang,
                          struct sg_buffer *out);
void sg_di_small_note(const struct sg_di_small *diffusion, enum sg_lang lang,
                      struct sg_buffer *out);
void sg_di_small_description(const struct sg_di_small *diffusion, enum sg_lang lang,
                             struct sg_buffer *out);

/* A text alternative: what it is, its span, each series with its newest value and what `say` adds.
 */
typedef void sg_di_small_say(const struct sg_di_small *diffusion, size_t series, enum sg_lang lang,
                             struct sg_buffer *out);
void sg_di_small_describe(const struct sg_di_small *diffusion, const char *what,
                          sg_di_small_say *say, enum sg_lang lang, struct sg_buffer *out);

/* The label of period i. */
void sg_di_small_period(const struct sg_di_small *diffusion, size_t i, enum sg_lang lang,
                        struct sg_buffer *out);
/* The newest value of a series, or the symbol of why there is none. */
void sg_di_small_newest(const struct sg_di_small *diffusion, size_t series, enum sg_lang lang,
                        struct sg_buffer *out);

#endif
