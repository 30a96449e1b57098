/* What is printed in a tile, in which letters: as much as there is room for. */
#ifndef SG_PLOTS_CHARTS_TILES_TILES_PRINT_H
#define SG_PLOTS_CHARTS_TILES_TILES_PRINT_H

#include "plots/charts/amount.h"
#include "plots/page/figure.h"
#include "tiles_model.h"

enum { SG_TILE_COLUMNS = 14 };

struct sg_tiles_print {
    const struct sg_tiles *tiles;
    enum sg_lang lang;
    enum sg_style name, value;
    bool coded;                /* codes, where names have no room */
    bool valued;               /* values have room */
    struct sg_amount amount;   /* in which they are printed */
    struct sg_buffer measured; /* the measure in a larger unit; empty: in its own */
};

/* Chooses for tiles of that width. Release with sg_tiles_print_free. */
void sg_tiles_print_choose(struct sg_tiles_print *print, const struct sg_tiles *tiles,
                           const struct sg_figure *figure, double width);
void sg_tiles_print_free(struct sg_tiles_print *print);

/* What a tile needs, and what its texts are high. */
double sg_tiles_print_width(const struct sg_tiles_print *print, const struct sg_figure *figure,
                            int prefecture);
double sg_tiles_print_height(const struct sg_tiles_print *print, const struct sg_figure *figure);

void sg_tiles_print_name(const struct sg_tiles_print *print, int prefecture, struct sg_buffer *out);
/* Nothing for a prefecture without a row (NULL), or where values have no room. */
void sg_tiles_print_value(const struct sg_tiles_print *print, const struct sg_area_value *item,
                          struct sg_buffer *out);

#endif
