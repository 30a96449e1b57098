/* Places of a ranking in words, by their printed values. */
#ifndef SG_REPORTS_SENTENCES_RANKING_WORDS_H
#define SG_REPORTS_SENTENCES_RANKING_WORDS_H

#include "findings/ranking.h"

#include "subject_words.h"

/* How values are printed. */
struct sg_ranking_style {
    int decimals;
    const char *unit; /* after the number; "" for none */
};

/* The items among `rows`, ranked by `value` with as many decimals as the rule says; `base` may be
   NULL. Release with sg_ranking_free. */
void sg_ranking_of_rows(struct sg_ranking *ranking, const struct sg_subject *subject,
                        const struct sg_column *value, const struct sg_column *base,
                        const size_t rows[], size_t n, const struct sg_ranking_rule *rule);

/* "「A」が19.8％で最も多く、次いで「B」の11.8％、「C」の11.7％となっている", where `most` is 多く,
   高く …; English: "A (19.8%), followed by B (11.8%) and C (11.7%)". Three places; ties are named
   together. Where none may be called the most the places are listed alone. There must be an item.
 */
void sg_ranking_say(const struct sg_ranking *ranking, const struct sg_subject *subject,
                    const struct sg_ranking_style *style, const char *most, struct sg_buffer *out);

/* English only: "the largest share", "the largest shares" where places are tied; "the shares", "the
   published shares" where none may be called the largest. `what` is such as "share". */
void sg_ranking_lead(const struct sg_ranking *ranking, const char *superlative, const char *what,
                     struct sg_buffer *out);

/* English only: " was that of " or " were those of ", whichever goes with such a lead. */
void sg_ranking_link(const struct sg_ranking *ranking, const char *one, const char *several,
                     struct sg_buffer *out);

/* What has no published number at all. */
struct sg_unpublished {
    const struct sg_column *period; /* NULL: none */
    struct sg_bilingual what;       /* "share", "構成比" */
};

/* Where no item has a published number: "2021年の構成比は、すべて秘匿されている。", "In 2021, all
   shares are suppressed."; `row` is one of them. Whether it was said. */
bool sg_ranking_say_unpublished(const struct sg_ranking *ranking, const struct sg_subject *subject,
                                const struct sg_unpublished *unpublished, size_t row,
                                struct sg_buffer *out);

/* Japanese only: "数値の得られる項目では、": that an item without a number might be larger. */
void sg_ranking_caveat(const struct sg_ranking *ranking, const struct sg_subject *subject,
                       struct sg_buffer *out);

#endif
