/* Words that figures and sentences share: periods, measures, symbols, numbers, names, intervals,
 * notes. */
#ifndef SG_PLOTS_PAGE_WORDS_H
#define SG_PLOTS_PAGE_WORDS_H

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include <sangyo/table.h>

const char *sg_words_pick(enum sg_lang lang, const char *en, const char *ja);

/* A period as printed: a bare year gets its 年 in Japanese, a Japanese label becomes English. */
void sg_words_period(const char *label, const struct sg_period *when, enum sg_lang lang,
                     struct sg_buffer *out);

/* What is counted, with its unit (may be NULL) if the name does not say it. */
void sg_words_measure(const char *measure, const char *unit, enum sg_lang lang,
                      struct sg_buffer *out);
/* The same without its unit: 負債総額 of 負債総額（百万円）. */
void sg_words_measure_name(const char *measure, enum sg_lang lang, struct sg_buffer *out);
/* Whether a measure (may be NULL) names its unit: 事業所数, Persons engaged. */
bool sg_words_name_unit(const char *measure, const char *unit);

/* The symbol of what stands instead of a number: "X" …; "" if nothing does. */
const char *sg_words_symbol(sg_status voids, enum sg_lang lang);

/* A number with thousands separated, △ for minus in Japanese and − in English; `plus` puts + before
   a positive one. decimals below 0: shortest. Nothing for NaN. */
struct sg_words_number {
    int decimals;
    bool plus;
    enum sg_lang lang;
};
void sg_words_number(double x, struct sg_words_number style, struct sg_buffer *out);

/* Behind the first of `n` names that are tied: "と" before the second of two, "など" for more; ""
   for one. */
const char *sg_words_tied(size_t n, enum sg_lang lang);
/* Japanese, before what `n` tied names have in common: "ともに", "いずれも", "" for one. */
const char *sg_words_each(size_t n);

/* A label within a sentence: short for divisions of the JSIC, which in English lose their capital.
 */
void sg_words_name(const char *label, enum sg_lang lang, struct sg_buffer *out);
/* The same in full. */
void sg_words_full_name(const char *label, enum sg_lang lang, struct sg_buffer *out);
/* The title of a column within a sentence: in English without its capital. */
void sg_words_title(const char *title, enum sg_lang lang, struct sg_buffer *out);

/* Whether a title of ours calls something the most of all. */
bool sg_words_rank(const char *title);

/* "（64.0～69.9）", " (64.0–69.9)" after a number. */
void sg_words_range(double lower, double upper, struct sg_words_number style,
                    struct sg_buffer *out);
/* The sentence that names the intervals drawn; level 0: not known. */
void sg_words_interval(double level, enum sg_lang lang, struct sg_buffer *out);
/* "95％信頼区間", "95% confidence interval". */
void sg_words_interval_name(double level, enum sg_lang lang, struct sg_buffer *out);

/* What told a tested rise or fall: "Holm法で調整した検定、有意水準5％", "test adjusted by Holm, at
   the 5% level"; as much of it as is known. */
void sg_words_test(const struct sg_table_info *info, enum sg_lang lang, struct sg_buffer *out);

/* Behind `lead`, labels as printed, up to 20, and how many more there are; nothing of none. */
void sg_words_list(const struct sg_texts *names, const char *lead, enum sg_lang lang,
                   struct sg_buffer *out);

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
