/* Words that figures and sentences share: periods, measures, symbols, numbers, names. */
#ifndef SANGYO_WORDS_H
#define SANGYO_WORDS_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

const char *sg_words_pick(enum sg_lang lang, const char *en, const char *ja);

/* A period as printed: a bare year gets its 年 in Japanese, a Japanese label becomes English. */
void sg_words_period(const char *label, const struct sg_period *when, enum sg_lang lang,
                     struct sg_buffer *out);

/* What is counted, with its unit (may be NULL) if the name does not say it. */
void sg_words_measure(const char *measure, const char *unit, enum sg_lang lang,
                      struct sg_buffer *out);

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

/* A label within a sentence: short for divisions of the JSIC, which in English lose their capital.
 */
void sg_words_name(const char *label, enum sg_lang lang, struct sg_buffer *out);
/* The same in full. */
void sg_words_full_name(const char *label, enum sg_lang lang, struct sg_buffer *out);
/* The title of a column within a sentence: in English without its capital. */
void sg_words_title(const char *title, enum sg_lang lang, struct sg_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
