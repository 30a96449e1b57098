/* What a figure of two points in time says in words, from printed values only. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_WORDS_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_WORDS_H

#include <sangyo/buffer.h>

#include "before_after.h"

/* A label within a title: an answer stands in 「」. */
void sg_before_after_name(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                          struct sg_buffer *out);

/* The largest rise and fall, of figures that are no sample and not broken; else nothing. */
void sg_before_after_say_changes(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out);

/* The largest value and the next; that it rose or fell only where this was tested. */
void sg_before_after_say_largest(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out);

/* "（全国は103.0）" behind what is said of a rate: the whole is what the items are held against,
   not one of them. */
void sg_before_after_say_whole(const struct sg_before_after *both, enum sg_lang lang,
                               struct sg_buffer *out);

/* Question or measure, unit, place and, without an earlier wave, time. */
void sg_before_after_subtitle(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out);

/* ", change 2016 to 2021" behind it, where the legend does not name the times. */
void sg_before_after_say_span(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out);

/* Symbols, breaks between the two, notes of the table. */
void sg_before_after_note(const struct sg_before_after *both, enum sg_lang lang,
                          struct sg_buffer *out);

/* Every item with its values. */
void sg_before_after_description(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out);

#endif
