/* The items of a classification as a table has them: totals, levels, and which are the parts that
   are added. */
#ifndef SG_TABLE_CLASSIFICATION_H
#define SG_TABLE_CLASSIFICATION_H

#include "sum_guard.h"

enum sg_item_kind {
    SG_ITEM_PART,
    SG_ITEM_TOTAL,
    SG_ITEM_OTHER_TOTAL, /* a total by its label, where another one is declared */
    SG_ITEM_NOT_ADDED    /* a subtotal, or of a level that is not taken */
};

/* What tells the levels. */
enum sg_levels_by {
    SG_LEVELS_BY_NONE,
    SG_LEVELS_BY_INDENT,
    SG_LEVELS_BY_CODES,
    SG_LEVELS_BY_AREA_CODES,
    SG_LEVELS_BY_WORDS /* うち, 再掲, of which */
};

enum { SG_LEVEL_LEAF = -1 };

struct sg_classification {
    size_t n;             /* items, in the order of the rows */
    const char **label;   /* per item; borrowed */
    const char ***others; /* n_others further texts per item, such as codes; borrowed; a text may
                             be NULL */
    size_t n_others;
    enum sg_item_kind *kind; /* per item; before: by words alone */
    struct sg_sum_rows rows;
    int level_of; /* as asked: 0 not, SG_LEVEL_LEAF, else a level */

    /* found: */
    ptrdiff_t *parent; /* the item it lies in, or -1 */
    int *level;        /* 1 is the highest below totals; 0 of a total */
    enum sg_levels_by by;
    int depth;           /* the lowest level there is */
    int taken;           /* the level whose items are parts, or SG_LEVEL_LEAF */
    bool contradicted;   /* labels are indented, but the sums are not those of levels */
    struct sg_sum_below *below; /* per item: how those that lie in it compare with it */
    struct sg_sum *sums; /* what an item that is no total by words is the sum of; kind says whether
                            that makes it one */
    struct sg_sum_check *checks; /* of totals by their labels, and of labels that look like one */
};

/* Fills in what is found; `n`, `label`, `kind`, `rows` and, where there are, others are given. The
   label of an item says its level by indentation, a code or a word, where no sum contradicts it. A
   row is a total where the sums say so in slices of a product of 1,000,000 or more, or once with a
   label that looks like a total (contract of the sum guard in docs/methods.md). */
void sg_classification_find(struct sg_classification *classification);
/* Frees all arrays, those given too; the texts stay. */
void sg_classification_free(struct sg_classification *classification);

/* Whether the numbers made it a total or subtotal, which its label does not say for sure. */
bool sg_classification_is_found(const struct sg_classification *classification, size_t item);
/* Whether it is a part although it equals a sum of others, which chance may explain. */
bool sg_classification_is_doubtful(const struct sg_classification *classification, size_t item);

#endif
