/* What a stacked composition says in words, from printed values only. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_WORDS_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_WORDS_H

#include <sangyo/buffer.h>

#include "stack100_model.h"

struct sg_stack100_words {
    enum sg_lang lang;
    bool brief; /* short names of industries */
};

/* The name of series k, or of the rest. */
const char *sg_stack100_name(const struct sg_stack100 *stack, size_t k,
                             struct sg_stack100_words words);

/* "2016年", "川崎市 2016年": where and when a bar is. */
void sg_stack100_bar_name(const struct sg_stack100 *stack, size_t bar,
                          struct sg_stack100_words words, struct sg_buffer *out);
/* The period alone: a bare year gets its 年. */
void sg_stack100_period(const struct sg_bar *bar, enum sg_lang lang, struct sg_buffer *out);

/* What the column of totals counts, with its unit if the name does not say it. */
void sg_stack100_measure(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out);

/* The finding in one sentence; nothing where the data allow none. */
void sg_stack100_title(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out);
/* Measure, unit, place and, when there is one only, time. */
void sg_stack100_subtitle(const struct sg_stack100 *stack, enum sg_lang lang,
                          struct sg_buffer *out);
/* What the rest holds, rounding, symbols, breaks, coverage, notes of the table. */
void sg_stack100_note(const struct sg_stack100 *stack, struct sg_stack100_words words,
                      struct sg_buffer *out);
/* Every bar with its values: the text alternative. */
void sg_stack100_description(const struct sg_stack100 *stack, struct sg_stack100_words words,
                             struct sg_buffer *out);

#endif
