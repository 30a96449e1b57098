/* One industry of an area between two periods, taken apart. */
#ifndef SG_ANALYSIS_STRUCTURE_SHIFT_SHARE_LINE_H
#define SG_ANALYSIS_STRUCTURE_SHIFT_SHARE_LINE_H

#include <sangyo/shift_share.h>

#include "analysis/cube/period_pairs.h"
#include "analysis/structure/reference/reference.h"

enum { SG_SHIFT_SHARE_PARTS = 8 };
enum sg_shift_share_method {
    SG_SHIFT_SHARE_DUNN,
    SG_SHIFT_SHARE_ESTEBAN_MARQUILLAS,
    SG_SHIFT_SHARE_ARCELUS,
    SG_SHIFT_SHARE_DYNAMIC
};
enum { SG_SHIFT_SHARE_METHODS = SG_SHIFT_SHARE_DYNAMIC + 1 };

struct sg_shift_share_method_info {
    struct sg_choice choice;
    size_t n; /* parts, and the columns that hold them */
    const char *parts[SG_SHIFT_SHARE_PARTS];
};

extern const struct sg_shift_share_method_info sg_shift_share_methods[SG_SHIFT_SHARE_METHODS];

struct sg_shift_share_source {
    const struct sg_cube *cube;
    struct sg_reference reference;
    enum sg_shift_share_method method;
    struct sg_period_pair pair;
    uint32_t *chain; /* periods from the first to the last of the pair; room for all */
    size_t n_chain;
    struct sg_quotient_counts *counts; /* scratch: per period of the chain, of one line */
};

struct sg_shift_share_line {
    struct sg_cube_cell initial, final;
    double parts[SG_SHIFT_SHARE_PARTS];
    sg_status status; /* of the parts */
};

/* Lists the periods that the decomposition of the pair goes through. */
void sg_shift_share_chain(struct sg_shift_share_source *s);
struct sg_shift_share_line sg_shift_share_line_of(struct sg_shift_share_source *s, uint32_t series,
                                                  uint32_t by);

#endif
