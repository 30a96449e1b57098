/* What a figure of diffusion indices with intervals says. */
#ifndef SG_PLOTS_CHARTS_DIBAND_DIBAND_WORDS_H
#define SG_PLOTS_CHARTS_DIBAND_DIBAND_WORDS_H

#include "plots/charts/di_small/di_small_model.h"
#include "plots/page/frame.h"

/* Title, subtitle, note and description. */
void sg_diband_words(const struct sg_di_small *diffusion, enum sg_lang lang,
                     struct sg_frame *frame);

#endif
