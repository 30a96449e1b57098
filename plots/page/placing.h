/* Where labels of circles go so that none overlaps another label or circle. */
#ifndef SG_PLOTS_PAGE_PLACING_H
#define SG_PLOTS_PAGE_PLACING_H

#include "figure.h"

/* A circle and the size of its label, in points. */
struct sg_placing_item {
    double x, y, radius;
    double width, height;
    bool wanted; /* its label gets room before the others */
};

struct sg_placing_spot {
    struct sg_box box;                 /* of the label */
    bool placed;                       /* false: there was no room */
    bool inside;                       /* within its own circle */
    enum sg_align align;               /* of the lines in the box */
    bool led;                          /* far enough to need a line from the circle */
    double from_x, from_y, to_x, to_y; /* that line */
};

struct sg_placing_field {
    struct sg_box box;           /* labels stay within */
    double avoided_x, avoided_y; /* axes: no label lies over one, or beyond it from its circle;
                                    NaN: none */
};

/* Finds a spot for each of `n` items by local search from several fixed starts, so that the same
   input gives the same output. No two placed labels overlap, nor a label or its line and a circle
   of another item. Near and inside is preferred, right before left. Labels without room are not
   placed; those that are wanted take room from the others, and where only another side of an axis
   is left, stand there. */
void sg_placing_solve(const struct sg_placing_field *field, const struct sg_placing_item items[],
                      size_t n, struct sg_placing_spot spots[]);

#endif
