/* A figure as shapes and texts at points of a page; y runs down from the top left corner. */
#ifndef SG_PLOTS_PAGE_FIGURE_H
#define SG_PLOTS_PAGE_FIGURE_H

#include <sangyo/buffer.h>

#include "font.h"
#include "theme.h"

/* One TSV file for gnuplot. Text in it can do nothing: tabs and line breaks become spaces, double
   quotes typographic ones, backslashes are doubled; every row ends in a sentinel. */
struct sg_layer {
    char *name; /* of the file, without .tsv */
    size_t n_columns;
    size_t at; /* cells of the row begun */
    struct sg_buffer rows;
};

struct sg_figure {
    enum sg_lang lang;
    struct sg_theme theme;
    double slack;         /* by which texts are taken wider than they are in the font measured */
    double width, height; /* points; the height is known when the foot is laid out */
    struct sg_layer **layers;
    size_t n_layers, layers_capacity;
    char *title;       /* of the document, plain */
    char *description; /* a text alternative made from the data */
};

void sg_figure_init(struct sg_figure *figure, const struct sg_theme *theme, double width_mm);
void sg_figure_free(struct sg_figure *figure);

/* The layer of that name, made with columns `header` (names separated by spaces) when new. */
struct sg_layer *sg_figure_layer(struct sg_figure *figure, const char *name, const char *header);

/* What a figure prints for a character: a space for a control, which neither gnuplot's TSV nor
   XML 1.0 holds, and 0 (nothing) for one that turns the direction of all that follows. */
int32_t sg_figure_character(int32_t character);

/* Fill the cells of a row in turn; the row ends with its last cell. */
void sg_layer_number(struct sg_layer *layer, double x);
void sg_layer_text(struct sg_layer *layer, const char *text);

/* An empty line: what follows is a line or area of its own. */
void sg_layer_break(struct sg_layer *layer);

struct sg_box {
    double left, top, right, bottom;
};
/* Four numbers. */
void sg_layer_box(struct sg_layer *layer, struct sg_box box);

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

/* Puts a text of one line; `color` NULL: that of the style. Nothing for empty text. */
void sg_figure_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                    const char *color, const char *text);
/* The same running upwards, from the spot on if aligned left. */
void sg_figure_text_turned(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                           const char *color, const char *text);

#endif
