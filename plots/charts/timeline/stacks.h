/* Standing bars over time in parts: stacked to both sides of zero, or side by side. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_STACKS_H
#define SG_PLOTS_CHARTS_TIMELINE_STACKS_H

#include "plots/charts/name_colors.h"
#include "plots/charts/timeaxis.h"
#include "plots/page/page_layout.h"
#include "plots/page/scale.h"
#include "timeline.h"

enum { SG_STACKS_PARTS = SG_NAME_SLOTS + 1 /* the rest */ };

struct sg_stack_part {
    const char *name; /* a label of the table */
    enum sg_color color;
    double *values;         /* per moment, of the series that are known; NaN: none is */
    bool *lacks;            /* per moment: a series of it is not known */
    const sg_status *voids; /* per moment, why it is not; NULL: of several series */
};

struct sg_stacks {
    const struct sg_timeline *timeline;
    struct sg_stack_part parts[SG_STACKS_PARTS]; /* from zero on */
    size_t n;
    size_t n_gathered; /* series in the last part, where it is the rest; else 0 */
    bool grouped;      /* side by side */
    bool gaps;         /* some part is not known at some moment */
};

/* Each series of the timeline but totals a part, the smaller ones (by the sum of their sizes over
   time) and residual ones gathered as the rest. Release with sg_stacks_free. */
void sg_stacks_make(struct sg_stacks *stacks, const struct sg_timeline *timeline, bool grouped);
void sg_stacks_free(struct sg_stacks *stacks);

/* Where the bars of a moment end below and above zero. */
struct sg_stack_ends {
    double low, high;
};
struct sg_stack_ends sg_stacks_ends(const struct sg_stacks *stacks, size_t moment);

/* The sum of the parts at a moment; NaN where one is not known. */
double sg_stacks_sum(const struct sg_stacks *stacks, size_t moment);

/* An entry for each part; returns how many. */
size_t sg_stacks_legend(const struct sg_stacks *stacks, enum sg_lang lang,
                        struct sg_legend_entry legend[SG_STACKS_PARTS]);

/* Says how many series the rest gathers, and that a bar lacks what is not known. */
void sg_stacks_note(const struct sg_stacks *stacks, enum sg_lang lang, struct sg_buffer *out);

/* A field of standing bars with a number over each moment, where all have room side by side. */
struct sg_stacks_field {
    struct sg_timeaxis axis;
    struct sg_scale scale; /* its values are set */
    double top, bottom;
    struct sg_texts numbers; /* per moment */
    enum sg_style style;     /* of the numbers */
    bool numbered;           /* they stand there */
};

/* Makes the axis, says whether the numbers have room, and gives the scale its ends in points. */
void sg_stacks_field_fit(struct sg_stacks_field *field, const struct sg_figure *figure,
                         const struct sg_timeline *timeline);
/* Puts the number of a moment over a value, `gap` points further up than over a bar. */
void sg_stacks_field_put_number(const struct sg_stacks_field *field, struct sg_figure *figure,
                                size_t moment, double value, double gap);

/* Puts the bars; scale->left is the bottom of the field, scale->right its top. */
void sg_stacks_put(const struct sg_stacks *stacks, struct sg_figure *figure,
                   const struct sg_timeaxis *axis, const struct sg_scale *scale);

#endif
