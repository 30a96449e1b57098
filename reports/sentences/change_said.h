/* What the sentences about changes share. */
#ifndef SG_REPORTS_SENTENCES_CHANGE_SAID_H
#define SG_REPORTS_SENTENCES_CHANGE_SAID_H

#include "findings/changed.h"
#include "plots/page/quantity_words.h"

#include "subject_words.h"

/* A group of rows: what changed, and how that is said. */
struct sg_change_said {
    const struct sg_subject *subject;
    struct sg_changed changed;
    struct sg_quantity_words words;
    struct sg_buffer *out;
};

/* "14業種のうち13業種で減少した。減少は、「A」が…": the parts of a group. */
void sg_change_say_moves(const struct sg_change_said *s, const size_t rows[], size_t n);

#endif
