/* The methods of <sangyo/proportion.h> by their words. */
#ifndef SG_ANALYSIS_ESTIMATE_PROPORTION_WORDS_H
#define SG_ANALYSIS_ESTIMATE_PROPORTION_WORDS_H

#include <sangyo/proportion.h>

#include "table/command.h"

struct sg_proportion_word {
    struct sg_choice choice;
    /* The limits where n_e is known. */
    bool (*limits)(const struct sg_estimated_proportion *proportion, double n, double level,
                   struct sg_interval *limits);
};

/* By method; nchs, the last of them, has no word. */
extern const struct sg_proportion_word sg_proportion_words[SG_PROPORTION_NCHS];

#endif
