/* Which of the items of a group has the highest level of a column. */
#ifndef SG_REPORTS_SENTENCES_LEVEL_SAID_H
#define SG_REPORTS_SENTENCES_LEVEL_SAID_H

#include "subject_words.h"

/* What is ranked, and what it is called. */
struct sg_level {
    const char *column;
    struct sg_bilingual noun;
    bool of_measure; /* made of the measure, and so named behind it */
    bool amount;     /* the most is 多く, not 高く */
    bool is_measure; /* it is the measure itself */
};

void sg_level_say(const struct sg_level *level, const struct sg_subject *subject,
                  const size_t rows[], size_t n, struct sg_buffer *out);

#endif
