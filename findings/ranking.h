/* What leads among named values, what is tied, and how sure that is: facts without words. */
#ifndef SG_FINDINGS_RANKING_H
#define SG_FINDINGS_RANKING_H

#include "entry.h"

struct sg_ranking_rule {
    int decimals; /* values that print alike are tied */
    double sign;  /* 1: from the largest down; -1: from the smallest up */
    double above; /* only what, times the sign, prints above this is ranked; -INFINITY: all */
    const double *whole; /* what all entries but those outside add up to; NULL: they do not, or
                            nobody knows */
};

struct sg_ranked {
    size_t key;
    double value; /* as printed, times the sign */
    bool small;
};

/* Items from the first place down; those that print alike in the order of the table. */
struct sg_ranking {
    struct sg_ranked *items;
    size_t n;
    size_t n_compared; /* items that have a value, ranked or not */
    size_t n_unknown;  /* items without one that might be anything */
    sg_status why;     /* these have none, all together */
    double reach;      /* the most that an unknown one may print, times the sign; -INFINITY: none */
    bool among;        /* the items are some of many: nobody is the most of all */
    double unproven;   /* the most that one prints that is not ranked for want of proof */
};

/* Release with sg_ranking_free. */
void sg_ranking_make(struct sg_ranking *ranking, const struct sg_entry entries[], size_t n,
                     const struct sg_ranking_rule *rule);
void sg_ranking_free(struct sg_ranking *ranking);

/* How many items from `start` on print the same; 0 past the end. */
size_t sg_ranking_ties(const struct sg_ranking *ranking, size_t start);

/* Whether no unknown item can print as much as the one at `start`. */
bool sg_ranking_is_sure(const struct sg_ranking *ranking, size_t start);

/* How many items share the first place and may be called the largest (smallest). 0 where none may
   be: nothing to compare with, all print alike, or an unknown or unproven item might be as large.
 */
size_t sg_ranking_leaders(const struct sg_ranking *ranking);

/* Whether one item alone is the largest (sign 1) or smallest (-1), of those above `rule.above`; its
   key. */
bool sg_ranking_alone(const struct sg_entry entries[], size_t n, struct sg_ranking_rule rule,
                      size_t *key);

/* How many items share the place behind the leaders and may be said to follow; 0 as above. */
size_t sg_ranking_followers(const struct sg_ranking *ranking);

#endif
