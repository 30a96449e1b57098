/* What charts say besides the shared words: intervals and notes. */
#ifndef SG_PLOTS_WORDS_H
#define SG_PLOTS_WORDS_H

#include <sangyo/words.h>

/* "（64.0～69.9）", " (64.0–69.9)" after a number. */
void sg_words_range(double lower, double upper, struct sg_words_number style,
                    struct sg_buffer *out);
/* The sentence that names the intervals drawn; level 0: not known. */
void sg_words_interval(double level, enum sg_lang lang, struct sg_buffer *out);
/* "95％信頼区間", "95% confidence interval". */
void sg_words_interval_name(double level, enum sg_lang lang, struct sg_buffer *out);

/* A text as a sentence: ended, and in English begun with a capital. */
void sg_words_sentence(const char *text, enum sg_lang lang, struct sg_buffer *out);

/* What the notes of a figure speak of: the symbols that it shows and the periods that it spans
   (NULL: none). */
struct sg_words_scope {
    sg_status used;
    const struct sg_period *from, *to;
};
/* Symbols, breaks within the span, the notes of the table, coverage. */
void sg_words_notes(const struct sg_table *table, const struct sg_words_scope *scope,
                    enum sg_lang lang, struct sg_buffer *out);

#endif
