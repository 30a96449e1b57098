/* An SVG file as part of an HTML page. */
#ifndef SG_REPORTS_REPORT_SVG_H
#define SG_REPORTS_REPORT_SVG_H

#include <stdbool.h>

#include <sangyo/buffer.h>

/* Appends the <svg> element, its ids and what refers to them prefixed so that they are unique in
   the page. `title` takes the place of an empty one. False if the text is no SVG. */
bool sg_svg_inline(const char *svg, const char *prefix, const char *title, struct sg_buffer *out);

#endif
