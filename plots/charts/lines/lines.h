/* What the parts of the chart of lines share. */
#ifndef SG_PLOTS_CHARTS_LINES_LINES_H
#define SG_PLOTS_CHARTS_LINES_LINES_H

#include "plots/charts/timeaxis.h"
#include "plots/page/frame.h"
#include "plots/page/scale.h"

enum { SG_LINES_SHOWN = 6 };

struct sg_lines {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_frame frame;
    struct sg_timeaxis axis;
    struct sg_scale scale;
    struct sg_serie *shown[SG_LINES_SHOWN];
    struct sg_texts names[SG_LINES_SHOWN]; /* lines of the name with the newest value */
    double name_y[SG_LINES_SHOWN];         /* of the middle of each name, once placed */
    size_t n;
    double top, bottom;
};

enum sg_color sg_lines_color(size_t series);

/* The newest value of a series, minus infinity where it has none. */
double sg_lines_newest(const struct sg_lines *lines, const struct sg_serie *serie);

/* Breaks the names of the series, each with its newest value. */
void sg_lines_name(struct sg_lines *lines);
/* What they take beside the field, with the space before them. */
double sg_lines_name_width(const struct sg_lines *lines);
double sg_lines_names_height(const struct sg_lines *lines);
/* Puts the names at the right end of the axis, as near to their values as they go, with a line to
   each. */
void sg_lines_put_names(struct sg_lines *lines);

/* Name of a series without its value. */
const char *sg_lines_plain_name(const struct sg_lines *lines, const struct sg_serie *serie);
void sg_lines_title(const struct sg_lines *lines, enum sg_lang lang, struct sg_buffer *out);
void sg_lines_note(struct sg_lines *lines, enum sg_lang lang);

#endif
