/* Where one label may go, and what each place costs: what placing.c chooses from. */
#ifndef SG_PLOTS_PAGE_PLACING_SPOTS_H
#define SG_PLOTS_PAGE_PLACING_SPOTS_H

#include "placing.h"

enum {
    SG_PLACING_DIRECTIONS = 24,
    SG_PLACING_DISTANCES = 8,
    SG_PLACING_CANDIDATES = SG_PLACING_DIRECTIONS * SG_PLACING_DISTANCES + 1
};

struct sg_placing_labels {
    const struct sg_placing_item *items;
    size_t n;
};

struct sg_placing_candidate {
    struct sg_placing_spot spot;
    double cost; /* infinite: outside the field or on a circle */
};

/* The candidates of label i, the first inside its circle. */
void sg_placing_candidates(const struct sg_placing_field *field,
                           const struct sg_placing_labels *labels, size_t i,
                           struct sg_placing_candidate candidates[SG_PLACING_CANDIDATES]);

/* Whether two labels, or a label and the line of the other, or both lines meet. */
bool sg_placing_clash(const struct sg_placing_spot *a, const struct sg_placing_spot *b);

#endif
