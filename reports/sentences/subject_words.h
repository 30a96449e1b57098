/* How a sentence names what the rows of a result are about. */
#ifndef SG_REPORTS_SENTENCES_SUBJECT_WORDS_H
#define SG_REPORTS_SENTENCES_SUBJECT_WORDS_H

#include <sangyo/buffer.h>

#include "findings/subject.h"

/* "2021年" from `column` (a period column or labels); nothing if NULL or empty. */
void sg_subject_when(const struct sg_subject *subject, const struct sg_column *column, size_t row,
                     struct sg_buffer *out);

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

/* English only: the measure without its unit, within a sentence; nothing if unknown. Whether there
   is one. `before` (" of ") goes before it. */
bool sg_subject_say_measure(const struct sg_subject *subject, size_t row, const char *before,
                            struct sg_buffer *out);

/* A number as printed, and its unit as it is. */
void sg_subject_print(const struct sg_subject *subject, double value, int decimals,
                      const char *unit, struct sg_buffer *out);

/* In English the first letter from `start` on becomes a capital. */
void sg_subject_capital(const struct sg_subject *subject, struct sg_buffer *out, size_t start);

/* Of rows of one slice, that of the total, or the only one; -1: there is none. */
ptrdiff_t sg_subject_total(const struct sg_subject *subject, const size_t rows[], size_t n);
/* The decimals of values so that the largest has three digits, as figures print them. */
int sg_subject_digits(const struct sg_column *value, const size_t rows[], size_t n);

#endif
