/* The natural order of labels: that of numbers, times, size classes, the numbers in labels that are
   alike but for them, steps of a scale, divisions of industry, else that in which they were met.
   Never that of their bytes. */
#ifndef SG_TABLE_ORDER_H
#define SG_TABLE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/buffer.h>

/* The numbers of the labels in their order, to be released with free(). `met` says where each was
   met first; NULL: as they stand. その他, 特にない and 無回答 come last, in this order. Of numbers
   and size classes some labels may be none: they come behind. */
size_t *sg_label_order(const char *const labels[], size_t n, const uint64_t met[]);

/* Sorts `order` by the ranks of its items, ranks[item]; equal ranks keep their order. */
void sg_order_by_rank(size_t order[], size_t n, const size_t ranks[]);

/* What a label stands for among its like, if it is of the kind. */
bool sg_order_of_size(const char *label, double *rank); /* １～４人, 50人以上, under 5 */
/* Whether the label says that it is a class: a wave, 未満, or more. */
bool sg_order_says_size(const char *label);
/* The one number in a label (第10地区, 第十地区, Zone 3), and what stands around it. */
bool sg_order_of_numbered(const char *label, double *rank, struct sg_buffer *frame);
bool sg_order_of_step(const char *label, double *rank);     /* 良い, やや良い … 悪い */
bool sg_order_of_division(const char *label, double *rank); /* of the JSIC, also with its letter */

#endif
