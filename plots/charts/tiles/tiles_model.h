/* The 47 prefectures, each with its value or without. */
#ifndef SG_PLOTS_CHARTS_TILES_TILES_MODEL_H
#define SG_PLOTS_CHARTS_TILES_TILES_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/areas/area_words.h"
#include "table/prefecture.h"

struct sg_tiles {
    struct sg_area_values values;
    const struct sg_area_value *of[SG_PREFECTURES]; /* by number less one; NULL: no row */
    size_t n_gaps;                                  /* prefectures without a row */
    const char **left; /* names of rows that are no prefecture, and are not shown */
    size_t n_left;
    int focus; /* to be framed; 0: none */
};

/* Most rows must be prefectures, by code or name, each once: else an error of kind DATA. */
bool sg_tiles_read(const struct sg_table *table, const struct sg_chart_options *options,
                   struct sg_tiles *tiles, struct sg_error *err);
void sg_tiles_free(struct sg_tiles *tiles);

/* Whether the rows are prefectures, forty or more, with one value each. */
bool sg_tiles_are_natural(const struct sg_table *table);

/* The number of an item that is a prefecture; -1 of none. */
int sg_tiles_number(const struct sg_area_value *item);

/* Texts of the frame; `measured` (may be NULL) is the measure in the unit that it is printed in,
   `coded` whether codes stand for names, `valued` whether values are printed. */
struct sg_tiles_printed {
    const char *measured;
    bool coded, valued;
};
struct sg_area_words sg_tiles_words(const struct sg_tiles *tiles, enum sg_lang lang);
void sg_tiles_say(const struct sg_tiles *tiles, enum sg_lang lang, struct sg_tiles_printed printed,
                  struct sg_frame *frame);

#endif
