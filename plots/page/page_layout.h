/* The parts that charts share, laid out in points: head, foot, hatching. */
#ifndef SG_PLOTS_PAGE_PAGE_LAYOUT_H
#define SG_PLOTS_PAGE_PAGE_LAYOUT_H

#include <sangyo/memory.h>

#include "figure.h"

/* What stands before the text of an entry, and the layer in which it is drawn (shapes.h). */
enum sg_key {
    SG_KEY_BOX,     /* "keys" */
    SG_KEY_HATCHED, /* "keys" and "hatches" */
    SG_KEY_LINE,    /* "keylines" */
    SG_KEY_DOT,     /* "dots" */
    SG_KEY_RING,    /* "rings" */
    SG_KEY_DIAMOND, /* "diamonds" */
    SG_KEY_TICK,    /* "ticks" */
    SG_KEY_INTERVAL /* "whiskers" */
};

struct sg_legend_entry {
    const char *text;
    const char *color; /* color_NAME of the theme; that of a diamond is the template's */
    enum sg_key key;
};

struct sg_head {
    const char *title, *subtitle; /* "" for none */
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

/* Diagonal lines over a box (layer "hatches") for what has no number. */
void sg_page_layout_hatch(struct sg_figure *figure, struct sg_box box);

#endif
