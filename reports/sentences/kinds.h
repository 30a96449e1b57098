/* The kinds of results that have sentences. */
#ifndef SG_REPORTS_SENTENCES_KINDS_H
#define SG_REPORTS_SENTENCES_KINDS_H

#include "subject_words.h"

enum { SG_SENTENCE_COLUMNS = 4 };

struct sg_sentence_kind {
    const char *name;                             /* the command that writes such tables */
    const char *columns[SG_SENTENCE_COLUMNS + 1]; /* all of them, NULL-terminated */
    const char *by; /* the column of its items; NULL: that of the categories */
    enum sg_subject_split split;
    /* Whether a table without columns of such names is one; NULL: the names tell. */
    bool (*fits)(const struct sg_table *table);
    /* Appends what is to be said of one group; n > 0. */
    void (*say)(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out);
};

extern const struct sg_sentence_kind sg_sentences_of_composition;
extern const struct sg_sentence_kind sg_sentences_of_change;
extern const struct sg_sentence_kind sg_sentences_of_index;
extern const struct sg_sentence_kind sg_sentences_of_ratio;
extern const struct sg_sentence_kind sg_sentences_of_specialization;
extern const struct sg_sentence_kind sg_sentences_of_answers;
extern const struct sg_sentence_kind sg_sentences_of_margin;
extern const struct sg_sentence_kind sg_sentences_of_compare;
extern const struct sg_sentence_kind sg_sentences_of_di;
extern const struct sg_sentence_kind sg_sentences_of_kpi;
extern const struct sg_sentence_kind sg_sentences_of_concentration;
extern const struct sg_sentence_kind sg_sentences_of_structure;
extern const struct sg_sentence_kind sg_sentences_of_complexity;
extern const struct sg_sentence_kind sg_sentences_of_productivity;
extern const struct sg_sentence_kind sg_sentences_of_shift_share;
extern const struct sg_sentence_kind sg_sentences_of_base;
extern const struct sg_sentence_kind sg_sentences_of_tally;
extern const struct sg_sentence_kind sg_sentences_of_estimate;
extern const struct sg_sentence_kind sg_sentences_of_crosstab;
extern const struct sg_sentence_kind sg_sentences_of_seasonal;
extern const struct sg_sentence_kind sg_sentences_of_rates;
extern const struct sg_sentence_kind sg_sentences_of_flows;
extern const struct sg_sentence_kind sg_sentences_of_impact;
extern const struct sg_sentence_kind sg_sentences_of_skyline;

#endif
