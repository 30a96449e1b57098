/* The house style as theme.gp has it: one definition for gnuplot and for the layout. */
#ifndef SG_PLOTS_PAGE_THEME_H
#define SG_PLOTS_PAGE_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include <sangyo/error.h>

/* color_NAME, width_NAME and dash_NAME of theme.gp. */
enum sg_color {
    SG_COLOR_OWN, /* that of the style or the layer */
#define SG_THEME_COLOR(NAME, name) SG_COLOR_##NAME,
#include "theme.def"
    SG_COLORS
};

enum sg_width {
    SG_WIDTH_NONE,
#define SG_THEME_WIDTH(NAME, name) SG_WIDTH_##NAME,
#include "theme.def"
    SG_WIDTHS
};

enum sg_dash {
    SG_DASH_SOLID,
#define SG_THEME_DASH(NAME, name) SG_DASH_##NAME,
#include "theme.def"
    SG_DASHES
};

struct sg_theme {
    char font[128];
#define SG_THEME_NUMBER(name) double name;
#include "theme.def"
    uint32_t colors[SG_COLORS]; /* 0xRRGGBB */
    double widths[SG_WIDTHS];
};

/* Reads FOLDER/theme.gp: lines `name = value # remark`. A name of theme.def that is missing, or
   whose value is no positive number, colour or dash, is an error (kind TOOL) that names it. */
bool sg_theme_read(const char *folder, struct sg_theme *theme, struct sg_error *err);

/* Names as theme.gp has them behind color_, width_ and dash_: "own", "none" and "solid" for the
   first of each. */
const char *sg_color_name(enum sg_color color);
const char *sg_width_name(enum sg_width width);
const char *sg_dash_name(enum sg_dash dash);

/* The colour of letters that read on a fill: white where its WCAG luminance is below 0.185, else
   ink, so that the contrast is 4.5:1 or more. */
enum sg_color sg_theme_letters_on(const struct sg_theme *theme, enum sg_color fill);

#endif
