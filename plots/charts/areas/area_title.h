/* The title of a chart of areas: where the value is highest. */
#ifndef SG_PLOTS_CHARTS_AREAS_AREA_TITLE_H
#define SG_PLOTS_CHARTS_AREAS_AREA_TITLE_H

#include "area_words.h"

/* What is measured, as the subtitle has it: "従業者数の特化係数", "従業者数（人）". */
void sg_area_title_measure(const struct sg_area_values *values, enum sg_lang lang,
                           struct sg_buffer *out);

/* "情報通信業の特化係数は東京都が3.3で最も高く、1を超えるのは2都道府県"; nothing where none may be
   called the highest, since an unknown value might be higher. */
void sg_area_title(const struct sg_area_words *words, struct sg_buffer *out);

#endif
