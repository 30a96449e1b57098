/* Parts against the total that was published for them. */
#ifndef SG_TABLE_BREAKDOWN_H
#define SG_TABLE_BREAKDOWN_H

#include "groups.h"

/* A label that usually stands for a total is aside when another one is declared to be the total. */
enum sg_breakdown_kind { SG_BREAKDOWN_PART, SG_BREAKDOWN_TOTAL, SG_BREAKDOWN_ASIDE };

/* The rows of a table by what they add up to: rows that agree in all labels but the category. */
struct sg_breakdown {
    const struct sg_table *table;
    size_t by;    /* column of the category */
    size_t *keys; /* columns that tell the groups apart */
    size_t n_keys;
    struct sg_groups groups;
    enum sg_breakdown_kind *kind; /* per row */
    ptrdiff_t *total_row;         /* per group: the first total, or -1 */
    ptrdiff_t *other_total;       /* per group: a total with another label, or -1 */
};

/* What the numbers say besides labels: see classification.h. */
struct sg_classification;

/* Finds groups and totals for the categories of column `by`. `declared` (may be NULL) is the label
   of totals; where no row has it the usual labels count. Columns of names, notes and statuses, and
   those that only say more about the category (its code), tell nothing apart. */
void sg_breakdown_find(struct sg_breakdown *breakdown, const struct sg_table *table, size_t by,
                       const char *declared);
/* Takes levels and totals of the categories from what adds up in the columns of numbers: rows
   become aside, or totals where there were none. *found, to be released with
   sg_classification_free(), has an item per level of the column. */
void sg_breakdown_classify(struct sg_breakdown *breakdown, const struct sg_column *const values[],
                           size_t n_values, struct sg_classification *found);
/* Finds the totals anew, where each level of the column is of that kind. */
void sg_breakdown_take(struct sg_breakdown *breakdown, const enum sg_breakdown_kind kinds[]);
void sg_breakdown_free(struct sg_breakdown *breakdown);

/* What tells a group apart, as "2021 / R14130 川崎市"; "" if nothing does. Release with free(). */
char *sg_breakdown_name(const struct sg_breakdown *breakdown, size_t row);

/* A published total and the sum of its parts. Repeated items are no parts. */
struct sg_breakdown_sum {
    ptrdiff_t total_row; /* -1: no total, or none with a number */
    double total;
    double sum;       /* of the parts that are known */
    size_t n_parts;   /* known or not */
    size_t n_unknown; /* suppressed, not available … */
    bool negative;    /* a known part is negative */
};

/* One sum for each group, into sums[breakdown->groups.n]. */
void sg_breakdown_sums(const struct sg_breakdown *breakdown, const struct sg_column *value,
                       struct sg_breakdown_sum sums[]);

/* Whether parts and total contradict each other by more than `rounding` of each explains. With
   unknown parts they do only if the known ones, none of them negative, exceed the total. */
bool sg_breakdown_differ(const struct sg_breakdown_sum *sum, double rounding);

#endif
