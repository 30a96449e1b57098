/* The places of a page that links may name. */
#ifndef SG_REPORTS_REPORT_ANCHORS_H
#define SG_REPORTS_REPORT_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>

#include "table/hash_index.h"

struct sg_anchor {
    char *id, *label; /* label: "表1", the text of a heading; NULL: not known yet */
    size_t next;      /* number to try when the id is wanted once more */
};

struct sg_anchors {
    struct sg_anchor *items;
    size_t n, capacity;
    struct sg_hash_index index;
};

/* False if the id is taken. */
bool sg_anchors_add(struct sg_anchors *anchors, const char *id, const char *label);
/* `wanted`, with a number behind it if it is taken, now taken itself; borrowed until more are
 * added. */
const char *sg_anchors_add_free(struct sg_anchors *anchors, const char *wanted, const char *label);
void sg_anchors_label(struct sg_anchors *anchors, const char *id, const char *label);
/* NULL if there is no such id; "" if it has no label. */
const char *sg_anchors_find(const struct sg_anchors *anchors, const char *id);
void sg_anchors_free(struct sg_anchors *anchors);

/* The id of a heading as GitHub makes it: lower case, spaces as hyphens, punctuation left out.
   Release with free(). */
char *sg_anchors_slug(const char *text);

#endif
