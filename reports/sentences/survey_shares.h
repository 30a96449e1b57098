/* Sentences about the answers to one question. */
#ifndef SG_REPORTS_SENTENCES_SURVEY_SHARES_H
#define SG_REPORTS_SENTENCES_SURVEY_SHARES_H

#include "subject_words.h"

struct sg_survey_shares {
    const struct sg_column *percent;
    const struct sg_column *n;      /* how many answered; NULL: unknown */
    const struct sg_column *period; /* NULL: none */
};

/* "「設問」は、「A」が67.0％で最も多く、…となっている（複数回答）。" */
void sg_survey_say(const struct sg_subject *subject, const struct sg_survey_shares *shares,
                   const size_t rows[], size_t n, struct sg_buffer *out);

#endif
