/* What the words of a figure of estimates share. */
#ifndef SG_PLOTS_CHARTS_FOREST_FOREST_WORDS_H
#define SG_PLOTS_CHARTS_FOREST_FOREST_WORDS_H

#include "forest_model.h"

/* A value as printed, with its unit. */
void sg_forest_value(const struct sg_forest *estimates, double x, enum sg_lang lang,
                     struct sg_buffer *out);

/* The finding. */
void sg_forest_title(const struct sg_forest *estimates, enum sg_lang lang, struct sg_buffer *out);

#endif
