/* Named circles in a field of two axes: `bubble`, `scatter`. */
#ifndef SG_PLOTS_CHARTS_POINTS_POINTS_H
#define SG_PLOTS_CHARTS_POINTS_POINTS_H

#include <sangyo/memory.h>

#include "plots/page/placing.h"
#include "plots/page/scale.h"

struct sg_point {
    const char *name; /* of the table */
    double x, y;      /* on the scales: of a logarithmic one logarithms */
    double value;     /* what the area shows; NaN: nothing */
    enum sg_color color;
    bool wanted;           /* its name is to stand before those of others */
    double radius;         /* set by the chart */
    struct sg_texts lines; /* of its name */
    struct sg_placing_spot spot;
};

struct sg_points_axis {
    struct sg_scale scale;
    bool log;    /* of natural logarithms; its numbers are what they are of */
    double base; /* where its line is the base of the field; NaN: nowhere */
};

struct sg_points {
    struct sg_figure *figure;
    enum sg_lang lang;
    struct sg_point *points; /* the chart's own */
    size_t n;
    struct sg_box field; /* its grid */
    struct sg_box inner; /* where names may stand */
    struct sg_points_axis x, y;
    double avoided_x, avoided_y; /* no name stands across these, in points */
};

/* The radius of the circle whose area shows `value`, the largest of all being `most`. */
double sg_points_radius(const struct sg_figure *figure, double value, double most);

/* Breaks the names. */
void sg_points_break(struct sg_points *points);
void sg_points_free_names(struct sg_points *points);

/* Widens the extent of an axis, `length` points long, so that circles lie within it and, across,
   most of their names. `under` is kept free below the lowest. */
void sg_points_extend(const struct sg_points *points, bool by_x, double length, double under,
                      double *low, double *high);

/* The grid with its numbers left of and below the field. */
void sg_points_put_axes(struct sg_points *points);
/* The widest number of an axis. */
double sg_points_axis_width(const struct sg_points *points, const struct sg_points_axis *axis);

/* Finds places for the names, then puts circles and names. */
void sg_points_put(struct sg_points *points);
/* Adds the names of circles that have no room for theirs. */
void sg_points_bare(const struct sg_points *points, struct sg_texts *bare);

#endif
