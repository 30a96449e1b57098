/* How a value differs from the one before: the one wording of sentences and titles. */
#ifndef SG_PLOTS_CHARTS_DIFFERENCE_WORDS_H
#define SG_PLOTS_CHARTS_DIFFERENCE_WORDS_H

#include "plots/page/quantity_words.h"

struct sg_difference {
    double change, rate; /* NaN: not known */
    double previous;
    const char *from; /* when that was */
    bool title;       /* else a sentence */
};

/* Behind a value, without a full stop: "で、2016年から5事業所増加した（0.1％増）", ", up 5 from
   2016 (up 0.1%)"; of a title "…増加（0.1％増）". */
void sg_difference_say(const struct sg_quantity_words *words,
                       const struct sg_difference *difference, struct sg_buffer *out);

#endif
