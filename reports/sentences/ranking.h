/* The largest items of a group, by their printed values. */
#ifndef SG_REPORTS_SENTENCES_RANKING_H
#define SG_REPORTS_SENTENCES_RANKING_H

#include "subject.h"

struct sg_ranked {
    size_t row;
    double value;  /* as printed */
    bool is_small; /* of a small base */
};

/* From the largest down; equal prints in the order of the table. */
struct sg_ranking {
    struct sg_ranked *items;
    size_t n;
    size_t n_unknown; /* items without a number: they might be larger */
};

/* How values are printed, and which are taken. */
struct sg_ranking_style {
    int decimals;
    const char *unit;          /* after the number; "" for none */
    double sign;               /* -1: from the smallest up, printed without sign; else 1 */
    double above;              /* only values that, times the sign, print above this */
    const struct sg_column *n; /* the base of each value, of which less than 30 is small; or NULL */
};

/* The items among `rows` but for totals and residual ones. Release with sg_ranking_free. */
void sg_ranking_make(struct sg_ranking *ranking, const struct sg_subject *subject,
                     const struct sg_column *value, const size_t rows[], size_t n,
                     const struct sg_ranking_style *style);
void sg_ranking_free(struct sg_ranking *ranking);

/* "「A」が19.8％で最も多く、次いで「B」の11.8％、「C」の11.7％となっている", where `most` is 多く,
   高く …; English: "A (19.8%), followed by B (11.8%) and C (11.7%)". Three places; ties are named
   together, and where all are tied none is called the most. There must be an item. */
void sg_ranking_say(const struct sg_ranking *ranking, const struct sg_subject *subject,
                    const struct sg_ranking_style *style, const char *most, struct sg_buffer *out);

/* Whether the first place is one item. */
bool sg_ranking_leads_alone(const struct sg_ranking *ranking);

/* "Among the items with figures, ": that an item without a number might be larger. */
void sg_ranking_caveat(const struct sg_ranking *ranking, const struct sg_subject *subject,
                       struct sg_buffer *out);

#endif
