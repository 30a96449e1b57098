/* The layers of a page and how each is drawn. */
#ifndef SG_PLOTS_PAGE_LAYERS_H
#define SG_PLOTS_PAGE_LAYERS_H

#include <stddef.h>

#include "theme.h"

enum sg_layer {
#define SG_LAYER(NAME, name, kind, ...) SG_LAYER_##NAME,
#include "layers.def"
    SG_LAYERS
};

/* What rows of a layer are, and what figure.gp does with them. */
enum sg_kind {
    SG_KIND_BOX,    /* left top right bottom: a filled box */
    SG_KIND_BAR,    /* and value: one whose length shows it */
    SG_KIND_STROKE, /* left top right bottom: a straight line */
    SG_KIND_LINE,   /* x y: the next point; an empty line lifts the pen */
    SG_KIND_AREA,   /* x y: the next corner; an empty line closes the area */
    SG_KIND_DOT,    /* x y radius: a round mark */
    SG_KIND_DISC,   /* the same as a path of its own */
    SG_KIND_CIRCLE  /* and value: a disc whose area shows it */
};

/* One drawing of all rows of a layer. */
struct sg_pass {
    enum sg_layer layer;
    enum sg_kind kind;
    enum sg_color color;           /* SG_COLOR_OWN: each row names its own; areas have none */
    enum sg_color edge;            /* of boxes, circles and areas; SG_COLOR_OWN: none */
    enum sg_width width;           /* of the line or edge */
    enum sg_dash dash;             /* of the line */
    enum sg_width wider, narrower; /* by which radii are drawn larger or smaller */
};

/* The passes back to front; NULL past the last. */
const struct sg_pass *sg_pass_at(size_t i);

/* The name of the layer's file, without .tsv, and the names of its columns, separated by spaces. */
const char *sg_layer_name(enum sg_layer layer);
const char *sg_layer_columns(enum sg_layer layer);
/* Whether its rows name their colours. */
bool sg_layer_has_colors(enum sg_layer layer);

/* "box", "stroke", …: what figure.gp calls it. A bar is a box to it, a circle a disc. */
const char *sg_kind_name(enum sg_kind kind);

#endif
