/* A figure of two points in time of each item on one scale, with the change beside them: what
   dumbbell and arrows share. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_FIGURE_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_FIGURE_H

#include "before_after.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"

struct sg_before_after_figure {
    struct sg_figure *figure;
    struct sg_before_after both;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_scale scale;
    bool *left; /* per item: its value stands left of its mark */
};

/* What tells such figures apart. */
struct sg_before_after_look {
    const char *chart;
    struct sg_legend_entry legend[SG_WAVES]; /* texts are set here where they are NULL: the times */
    void (*put_marks)(struct sg_before_after_figure *body, size_t item, double y);
    bool spans; /* the legend does not tell the times: the subtitle does */
};

bool sg_before_after_draw(const struct sg_table *table, const struct sg_chart_options *options,
                          const struct sg_before_after_look *look, struct sg_figure *figure,
                          struct sg_error *err);

/* The scale, and the side of its mark on which each value stands. */
void sg_before_after_make_scale(struct sg_before_after_figure *body);
void sg_before_after_put_value(struct sg_before_after_figure *body, size_t item);

#endif
