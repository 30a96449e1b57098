/* The house style as theme.gp has it: one definition for gnuplot and for the layout. */
#ifndef SG_PLOTS_PAGE_THEME_H
#define SG_PLOTS_PAGE_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include <sangyo/error.h>

struct sg_theme {
    char font[128];
#define SG_THEME_NUMBER(name) double name;
#define SG_THEME_COLOR(name) uint32_t name; /* 0xRRGGBB */
#include "theme.def"
#undef SG_THEME_NUMBER
#undef SG_THEME_COLOR
};

/* Reads FOLDER/theme.gp: lines `name = value # remark`. A name of theme.def that is missing, or
   whose value is no positive number or colour, is an error (kind TOOL) that names it. */
bool sg_theme_read(const char *folder, struct sg_theme *theme, struct sg_error *err);

/* The colour name of letters that read on color_FILL: "white" where its WCAG luminance is below
   0.185, else "ink", so that the contrast is 4.5:1 or more. */
const char *sg_theme_letters_on(const struct sg_theme *theme, const char *fill);

#endif
