/* A figure as shapes and texts at points of a page; y runs down from the top left corner. */
#ifndef SG_PLOTS_PAGE_FIGURE_H
#define SG_PLOTS_PAGE_FIGURE_H

#include "font.h"
#include "layers.h"
#include "tsv.h"

struct sg_table;

/* One of several pages that the rows of a chart are divided among. */
struct sg_part {
    size_t first, n;  /* its rows; n 0: all */
    size_t index, of; /* from 1 */
};

struct sg_figure {
    enum sg_lang lang;
    struct sg_theme theme;
    double slack;         /* by which texts are taken wider than they are in the font measured */
    double width, height; /* points; the height is known when the foot is laid out */
    double scale;         /* of the page when it is drawn */
    struct sg_tsv layers[SG_LAYERS]; /* without columns where nothing was put */
    struct sg_tsv texts;
    bool among;                   /* what is drawn are some of many: nobody is the most of all */
    const struct sg_table *table; /* that is drawn, or NULL: its names stand in the title */
    struct sg_part part;
    double rows_top, *row_ends; /* of the rows of its chart, from the top of the page down */
    size_t n_rows;              /* 0: it has none that can be divided */
    char *title;                /* of the document, plain */
    char *author;               /* whose figures these are, as the source says; or NULL */
    char *description;          /* a text alternative made from the data */
};

void sg_figure_init(struct sg_figure *figure, const struct sg_theme *theme, double width_mm);
void sg_figure_free(struct sg_figure *figure);

/* The rows of a layer, to be added to. */
struct sg_tsv *sg_figure_layer(struct sg_figure *figure, enum sg_layer layer);

enum sg_style {
    SG_STYLE_TITLE,
    SG_STYLE_SUBTITLE,
    SG_STYLE_LABEL,
    SG_STYLE_HEADING, /* bold label */
    SG_STYLE_VALUE,
    SG_STYLE_VALUE_BOLD,
    SG_STYLE_AXIS,
    SG_STYLE_INSIDE,
    SG_STYLE_NOTE
};

/* For measuring: larger than drawn by the slack. */
struct sg_font sg_figure_font(const struct sg_figure *figure, enum sg_style style);

enum sg_align { SG_LEFT, SG_CENTER, SG_RIGHT };

struct sg_spot {
    double x, y; /* y is the middle of the line */
    enum sg_align align;
};

/* Puts a text of one line; SG_COLOR_OWN is that of the style. Nothing for empty text, or at no
   place: that of a row on another page. A full-width bracket at the end that is aligned stands out
   by its blank half. */
void sg_figure_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                    enum sg_color color, const char *text);
/* The same running upwards, from the spot on if aligned left. */
void sg_figure_text_turned(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                           enum sg_color color, const char *text);

#endif
