/* How wide a text is in Noto Sans CJK JP, and what it has. */
#ifndef SG_PLOTS_PAGE_FONT_H
#define SG_PLOTS_PAGE_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sg_font {
    double size; /* points */
    bool bold;
};

/* Advance width of one character in em/1000; combining characters have none. */
int sg_font_advance(int32_t character, bool bold);

/* Whether the font has a glyph for a character. */
bool sg_font_has(int32_t character);

/* Width in points of a text of one line (kerning left out: it only narrows). */
double sg_font_width(const char *text, struct sg_font font);

#endif
