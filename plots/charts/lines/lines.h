/* What the parts of the chart of lines share. */
#ifndef SG_PLOTS_CHARTS_LINES_LINES_H
#define SG_PLOTS_CHARTS_LINES_LINES_H

#include "plots/charts/series_look.h"
#include "plots/charts/timeaxis.h"
#include "plots/page/frame.h"
#include "plots/page/scale.h"

enum { SG_LINES_SHOWN = SG_SERIES_LOOKS, SG_LINES_NAMED = SG_LINES_SHOWN + 1 /* the whole */ };

/* A series that is drawn, with its name at its end. */
struct sg_line {
    struct sg_serie *serie;
    enum sg_layer layer;
    enum sg_color color, letters;
    bool dots, small;     /* at every value; open ones */
    struct sg_texts name; /* lines of the name with the newest value */
    double name_y;        /* of its middle, once placed */
};

struct sg_lines {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_frame frame;
    struct sg_timeaxis axis;
    struct sg_scale scale;
    struct sg_line shown[SG_LINES_NAMED];
    size_t n;
    bool others;   /* what is not among them is drawn in grey, without names */
    double sample; /* length of line drawn before each name; 0: names stand at their lines */
    double top, bottom;
};

/* Chooses what is shown: the one in focus, all others in grey; else six: of what adds up the
   largest; of rates the highest and the lowest, of which the title speaks, and the first of the
   table. What is the whole (全国) is one more. False: no series has the name of the focus. */
bool sg_lines_choose(struct sg_lines *lines, const char *focus, bool given, struct sg_error *err);

/* Whether a series is shown with its name. */
bool sg_lines_shows(const struct sg_lines *lines, const struct sg_serie *serie);

/* The newest value of a series, minus infinity where it has none. */
double sg_lines_newest(const struct sg_lines *lines, const struct sg_serie *serie);

/* Breaks the names of the series, each with its newest value. */
void sg_lines_name(struct sg_lines *lines);
/* What they take beside the field, with the space before them. */
double sg_lines_name_width(const struct sg_lines *lines);
double sg_lines_names_height(const struct sg_lines *lines);
/* Puts the names at the right end of the axis, each as near to its newest value as it goes; where
   some have to give way, all have a sample of their line before them. */
void sg_lines_place_names(struct sg_lines *lines);
void sg_lines_put_names(struct sg_lines *lines);

/* Name of a series without its value. */
const char *sg_lines_plain_name(const struct sg_lines *lines, const struct sg_serie *serie);
void sg_lines_title(const struct sg_lines *lines, enum sg_lang lang, struct sg_buffer *out);
void sg_lines_note(struct sg_lines *lines, enum sg_lang lang);

#endif
