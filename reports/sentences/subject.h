/* What the rows of a result are about: which columns tell them apart, and how to name them. */
#ifndef SG_REPORTS_SENTENCES_SUBJECT_H
#define SG_REPORTS_SENTENCES_SUBJECT_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>
#include "table/groups.h"

/* What a text is about. */
enum sg_subject_split {
    SG_SUBJECT_ITEMS,  /* the items of one category, in one period, area … */
    SG_SUBJECT_SERIES, /* the periods of one series */
    SG_SUBJECT_PERIOD  /* all rows of one period */
};

enum { SG_SUBJECT_NAMES = 12 };

struct sg_subject {
    const struct sg_table *table;
    enum sg_lang lang;
    const struct sg_column *by;        /* the category; NULL: none */
    const struct sg_column *period;    /* NULL: none */
    const struct sg_column *from, *to; /* of a comparison; NULL: none */
    const struct sg_column *measure;   /* a column that says it; NULL: info.measure */
    const struct sg_column *area;      /* its names where there are some; NULL: none */
    const struct sg_column *others[SG_SUBJECT_NAMES]; /* other columns that tell groups apart */
    size_t n_others;
    struct sg_groups groups;
};

/* Release with sg_subject_free. */
void sg_subject_find(struct sg_subject *subject, const struct sg_table *table,
                     enum sg_subject_split split, enum sg_lang lang);
void sg_subject_free(struct sg_subject *subject);

/* The number column of that name, or NULL. */
const struct sg_column *sg_subject_number(const struct sg_subject *subject, const char *name);
/* The label column of that name, or NULL. */
const struct sg_column *sg_subject_label(const struct sg_subject *subject, const char *name);

/* The number of a cell, NaN where a status stands instead of it or the column is NULL. */
double sg_subject_value(const struct sg_column *column, size_t row);

/* What is known of the numbers of a row: the statuses of all of them. */
sg_status sg_subject_status(const struct sg_subject *subject, size_t row);

/* "2021年" from `column` (a period column or labels); nothing if NULL or empty. */
void sg_subject_when(const struct sg_subject *subject, const struct sg_column *column, size_t row,
                     struct sg_buffer *out);

/* What is counted, "" if unknown; borrowed. */
const char *sg_subject_measure(const struct sg_subject *subject, size_t row);

/* The same without は、: "川崎市の2021年の事業所数". */
void sg_subject_topic(const struct sg_subject *subject, const struct sg_column *period, size_t row,
                      const char *noun, struct sg_buffer *out);

/* What comes before the finding. Japanese: "川崎市の2021年の事業所数は、", with `noun` where no
   measure is known; English: "In 2021, ". */
void sg_subject_lead(const struct sg_subject *subject, const struct sg_column *period, size_t row,
                     const char *noun, struct sg_buffer *out);

/* English only: " in Kawasaki (large enterprises)". */
void sg_subject_where(const struct sg_subject *subject, size_t row, struct sg_buffer *out);

/* The name of the category as a sentence quotes it: 「製造業」, manufacturing, “other label”. */
void sg_subject_name(const struct sg_subject *subject, size_t row, struct sg_buffer *out);

/* A number as printed, and its unit as it is. */
void sg_subject_print(const struct sg_subject *subject, double value, int decimals,
                      const char *unit, struct sg_buffer *out);

/* In English the first letter from `start` on becomes a capital. */
void sg_subject_capital(const struct sg_subject *subject, struct sg_buffer *out, size_t start);

#endif
