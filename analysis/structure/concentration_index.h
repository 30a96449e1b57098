/* The indices of `concentration` by name, and what they are when some parts are suppressed. */
#ifndef SG_ANALYSIS_STRUCTURE_CONCENTRATION_INDEX_H
#define SG_ANALYSIS_STRUCTURE_CONCENTRATION_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/interval.h>

#include "table/command.h"

enum sg_index_need {
    SG_INDEX_OWN,       /* only the distribution itself */
    SG_INDEX_COUNTS,    /* also the cases, or the independent trials where they are given */
    SG_INDEX_TRIALS,    /* also the number of independent trials */
    SG_INDEX_REFERENCE, /* also that of a reference */
    SG_INDEX_PLANTS     /* also the Herfindahl index of plant sizes; over areas only */
};

struct sg_index_input {
    const double *x, *y; /* parts; of the reference, or NULL */
    size_t n;
    bool nonzero;  /* categories are those that are not zero */
    bool bits;     /* entropies to base 2 */
    double trials; /* NaN: not known */
    double plants; /* Herfindahl index of plant sizes; NaN: not known */
};

struct sg_index {
    struct sg_choice choice;
    double (*value)(const struct sg_index_input *input);
    double (*variance)(const struct sg_index_input *input); /* delta method; NULL: none */
    enum sg_index_need need;
    bool usual;   /* computed unless others are asked for */
    bool bounded; /* convex, or a monotone function of what is (see sg_index_bounds) */
};

enum { SG_INDICES = 18 };
extern const struct sg_index sg_index_list[SG_INDICES];

/* NULL if there is none of that name. */
const struct sg_index *sg_index_find(const char *name);

/* The categories that count for normalizing. */
size_t sg_index_categories(const struct sg_index_input *input);

/* The least and the largest value when the parts that `unknown` marks are not known but for their
   sum `rest`. Each index f is convex (or concave) in the parts and does not rise (fall) when parts
   are averaged in proportion to the reference (to nothing, where there is none): so one extreme is
   at that proportional split, the other where one unknown part has everything. False where the
   index has no such bounds, `rest` is below zero, or a value is undefined there. */
bool sg_index_bounds(const struct sg_index *index, const struct sg_index_input *input,
                     const bool unknown[], double rest, struct sg_interval *bounds);

#endif
