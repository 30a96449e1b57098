/* The parts that charts share, laid out in points: head, foot, hatching. */
#ifndef SG_PLOTS_PAGE_PAGE_LAYOUT_H
#define SG_PLOTS_PAGE_PAGE_LAYOUT_H

#include <sangyo/memory.h>

#include "figure.h"

/* What stands before the text of an entry. */
enum sg_key {
    SG_KEY_BOX,
    SG_KEY_PLAIN, /* a box without an edge */
    SG_KEY_HATCHED,
    SG_KEY_LINED,
    SG_KEY_DOT,
    SG_KEY_RING,
    SG_KEY_HALOED_RING,
    SG_KEY_DIAMOND,
    SG_KEY_TICK,
    SG_KEY_INTERVAL
};

struct sg_legend_entry {
    const char *text;
    enum sg_color color;
    enum sg_key key;
};

struct sg_head {
    const char *title, *subtitle; /* "" for none */
    const struct sg_texts *names; /* which lines do not divide, as far as they fit; or NULL */
    const struct sg_legend_entry *legend;
    size_t n_legend;
};

/* Lines that the legend takes, from left to right and on. */
size_t sg_page_layout_legend_lines(const struct sg_figure *figure,
                                   const struct sg_legend_entry legend[], size_t n);

/* Title, subtitle and legend at the top; returns where the body may begin. */
double sg_page_layout_head(struct sg_figure *figure, const struct sg_head *head);

/* Notes and source under a body that ends at `bottom`, each text a paragraph; sets the height. */
void sg_page_layout_foot(struct sg_figure *figure, double bottom, const struct sg_texts *notes);

/* Diagonal lines over a box for what has no number. */
void sg_page_layout_hatch(struct sg_figure *figure, struct sg_box box);
#define SG_PAGE_LAYOUT_LINES 2.4 /* points from one to the next */
/* Lying lines over a box for what has no data at all. */
void sg_page_layout_line(struct sg_figure *figure, struct sg_box box);

#endif
