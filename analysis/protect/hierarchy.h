/* Which labels of an axis are the parts of which, by a file or by the digits of codes. */
#ifndef SG_ANALYSIS_PROTECT_HIERARCHY_H
#define SG_ANALYSIS_PROTECT_HIERARCHY_H

#include "table/command.h"

#include "axes.h"

/* One division of the labels of an axis. */
struct sg_protect_hierarchy {
    size_t axis;
    uint32_t *parent; /* per code below n: the code it lies in, or SG_NO_CODE */
    bool *has;        /* per code below n: whether it is listed at all */
    size_t n;
    size_t lengths[8], n_lengths; /* by digits: of codes of each level, rising; 0: by a file */
    char *file;                   /* for messages; NULL: by digits */
};

/* Of "COL=FILE" or "COL=digits:1,2": codes of 1 digit hold those of 2 that begin with it. */
bool sg_protect_hierarchy_read(struct sg_protect_hierarchy *hierarchy, struct sg_run *run,
                               struct sg_protect_axes *axes, const char *text,
                               struct sg_error *err);
void sg_protect_hierarchy_free(struct sg_protect_hierarchy *hierarchy);
/* What it says of a code: false where it is not listed. *parent may be SG_NO_CODE. */
bool sg_protect_hierarchy_parent(const struct sg_protect_hierarchy *hierarchy,
                                 const struct sg_protect_axes *axes, uint32_t code,
                                 uint32_t *parent);

#endif
