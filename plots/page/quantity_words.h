/* Values of a measure and their changes, in words. */
#ifndef SG_PLOTS_PAGE_QUANTITY_WORDS_H
#define SG_PLOTS_PAGE_QUANTITY_WORDS_H

#include <sangyo/buffer.h>

#include "table/quantity.h"

struct sg_quantity_words {
    struct sg_quantity of;
    const char *unit;    /* as files write it; NULL: not known */
    const char *measure; /* which may name the unit; NULL: not known */
    enum sg_lang lang;
};

/* "9,087百万円", "2.8％", "9,087 million yen"; in English without a unit that the measure names. */
void sg_quantity_value(const struct sg_quantity_words *words, double x, struct sg_buffer *out);

/* Its unit, as it stands behind the number. */
void sg_quantity_unit(const struct sg_quantity_words *words, struct sg_buffer *out);

/* The size of a change: "0.2ポイント", "5事業所", "0.2 points". */
void sg_quantity_size(const struct sg_quantity_words *words, double change, struct sg_buffer *out);

/* "増加", "上昇", "increase", "rise": what such a change is called. */
const char *sg_quantity_move(const struct sg_quantity_words *words, bool up);

/* "増", "上昇": the same behind a number in brackets; Japanese only. */
const char *sg_quantity_brief_move(const struct sg_quantity_words *words, bool up);

/* "（10.4％減）", " (down 10.4%)": the rate of a change, where such a measure has one. */
void sg_quantity_say_rate(const struct sg_quantity_words *words, double rate,
                          struct sg_buffer *out);

#endif
