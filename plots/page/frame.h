/* What stands around the body of every chart: title, subtitle and legend above; notes and source
   below; the text alternative. The user's texts win over those made from the table. */
#ifndef SG_PLOTS_PAGE_FRAME_H
#define SG_PLOTS_PAGE_FRAME_H

#include <sangyo/chart.h>

#include "page_layout.h"

/* Texts that a chart makes from its table; zeroed: none. */
struct sg_frame {
    struct sg_buffer title, subtitle, note, description;
    struct sg_buffer credit; /* a paragraph under the note, which no text of the user replaces */
    const struct sg_legend_entry *legend;
    size_t n_legend;
};

/* Title, subtitle and legend at the top; returns where the body may begin. */
double sg_frame_head(struct sg_frame *frame, const struct sg_chart_options *options,
                     struct sg_figure *figure);

/* Note, source and description under a body that ends at `bottom`; sets the height. */
void sg_frame_foot(const struct sg_frame *frame, const struct sg_table *table,
                   const struct sg_chart_options *options, struct sg_figure *figure, double bottom);

void sg_frame_free(struct sg_frame *frame);

#endif
