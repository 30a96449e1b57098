/* What the rows of a result are about: which columns tell them apart, and which rows belong
 * together. */
#ifndef SG_FINDINGS_SUBJECT_H
#define SG_FINDINGS_SUBJECT_H

#include <sangyo/table.h>
#include "table/groups.h"
#include "table/lookup.h"

/* What a text is about. */
enum sg_subject_split {
    SG_SUBJECT_ITEMS,  /* the items of one category, in one period, area … */
    SG_SUBJECT_SERIES, /* the periods of one series */
    SG_SUBJECT_PERIOD  /* all rows of one period */
};

enum { SG_SUBJECT_NAMES = 12 };

struct sg_subject {
    const struct sg_table *table;
    enum sg_lang lang;                 /* for whoever words it: nothing here depends on it */
    const struct sg_column *by;        /* the category; NULL: none */
    const struct sg_column *period;    /* NULL: none */
    const struct sg_column *from, *to; /* of a comparison; NULL: none */
    const struct sg_column *measure;   /* a column that says it; NULL: info.measure */
    const struct sg_column *area;      /* its names where there are some; NULL: none */
    const struct sg_column *others[SG_SUBJECT_NAMES]; /* other columns that tell groups apart */
    size_t n_others;
    bool among; /* rows were chosen from many (sg_table_is_chosen) */
    struct sg_groups groups;
};

/* Release with sg_subject_free. */
void sg_subject_find(struct sg_subject *subject, const struct sg_table *table,
                     enum sg_subject_split split, enum sg_lang lang);
/* The same with a category of that name, if there is such a column (NULL: the usual one). */
void sg_subject_find_by(struct sg_subject *subject, const struct sg_table *table,
                        enum sg_subject_split split, const char *by, enum sg_lang lang);
void sg_subject_free(struct sg_subject *subject);

/* What is known of the numbers of a row: the statuses of all of them. */
sg_status sg_subject_status(const struct sg_subject *subject, size_t row);

/* Whether a measure is called "Value", which names nothing. */
bool sg_subject_is_empty_word(const char *measure);
/* What is counted, "" if unknown; borrowed. */
const char *sg_subject_measure(const struct sg_subject *subject, size_t row);

/* Whether one may give several of these answers: a text beside them says so, or the shares add up
   to more than all. `label` names the answers. */
bool sg_subject_is_multiple(const struct sg_table *table, const struct sg_column *percent,
                            const struct sg_column *label, const size_t rows[], size_t n);

#endif
