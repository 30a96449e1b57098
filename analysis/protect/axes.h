/* The labels by which cells are told apart: an axis for each column of labels, of all tables that
   are protected together. */
#ifndef SG_ANALYSIS_PROTECT_AXES_H
#define SG_ANALYSIS_PROTECT_AXES_H

#include <stdint.h>

#include <sangyo/table.h>

#define SG_NO_CODE UINT32_MAX

enum { SG_PROTECT_AXES = 8 };

struct sg_protect_axis {
    char *name;
    struct sg_column *keys; /* labels (NFKC), whose codes are the codes of the axis */
    struct sg_texts labels; /* per code, as first seen */
    uint32_t total;         /* what stands for all, or SG_NO_CODE */
    uint32_t *rank;         /* per code, its place in the order of labels; sg_protect_axes_rank */
};

struct sg_protect_axes {
    struct sg_protect_axis list[SG_PROTECT_AXES];
    size_t n;
    struct sg_table store;
    const char *declared_total; /* borrowed; may be NULL */
};

void sg_protect_axes_init(struct sg_protect_axes *axes, const char *declared_total);
void sg_protect_axes_free(struct sg_protect_axes *axes);
/* The axis of that name, made if need be; SG_PROTECT_AXES: there are too many. */
size_t sg_protect_axes_find(struct sg_protect_axes *axes, const char *name);
/* The code of a label; all that stand for the whole are one. */
uint32_t sg_protect_axis_code(struct sg_protect_axes *axes, size_t axis, const char *label);
/* Orders the labels of all axes by their texts, so that codes as met first do not show. */
void sg_protect_axes_rank(struct sg_protect_axes *axes);

#endif
