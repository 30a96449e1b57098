/* What a skyline is drawn of. */
#ifndef SG_PLOTS_CHARTS_SKYLINE_SKYLINE_MODEL_H
#define SG_PLOTS_CHARTS_SKYLINE_SKYLINE_MODEL_H

#include <sangyo/chart.h>

#include "findings/sufficient.h"
#include "plots/charts/items.h"
#include "plots/page/frame.h"

/* One industry as a building. */
struct sg_building {
    size_t item;
    double share;  /* of the width of all that are shown, up to 1 */
    double height; /* self-sufficiency in percent */
    double top;    /* 100 and exports */
    bool shown;    /* all of it is known, and it has a width */
};

struct sg_skyline {
    struct sg_items items;
    const struct sg_column *domestic, *exports, *height;
    struct sg_building *buildings; /* per item, from the left */
    size_t n_shown;
    double cap; /* percent that the axis goes up to at least; higher ones are cut */
    struct sg_sufficient found;
    sg_status voids;
};

bool sg_skyline_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_skyline *skyline, struct sg_error *err);
void sg_skyline_free(struct sg_skyline *skyline);

/* Title, subtitle and description; the note needs to know where the axis ends and which names had
   no room. */
void sg_skyline_words(const struct sg_skyline *skyline, enum sg_lang lang, struct sg_frame *frame);
void sg_skyline_note(const struct sg_skyline *skyline, double end, const struct sg_texts *bare,
                     enum sg_lang lang, struct sg_buffer *out);
/* A height as printed. */
void sg_skyline_text(double percent, enum sg_lang lang, struct sg_buffer *out);

#endif
