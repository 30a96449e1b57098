/* A column of a table for the eye: its cells as printed, aligned by display width. */
#ifndef SG_REPORTS_STRIP_H
#define SG_REPORTS_STRIP_H

#include <sangyo/write.h>

#include "view.h"

/* A printed cell: its bytes in the column's text, and what alignment needs to know of them. */
struct sg_strip_cell {
    size_t start, body, end;
    size_t width;    /* of the body */
    size_t fraction; /* of its part from the decimal point on */
    size_t marks;    /* of the marks */
    bool is_number;
};

/* `whole` up to the decimal point, `right` from there on with marks, of the widest cell. */
struct sg_strip {
    struct sg_buffer title;
    struct sg_buffer broken; /* the title with a line break before its brackets */
    struct sg_buffer text;
    struct sg_strip_cell *cells;
    bool is_number;
    size_t whole, fraction, right;
    size_t body;  /* width of the widest cell */
    size_t width; /* in which title and cells are set: titles and labels are folded to it */
};

void sg_strip_make(struct sg_strip *strip, const struct sg_view *view, size_t column,
                   const struct sg_write_options *options);
void sg_strip_free(struct sg_strip *strip);

/* The width that the title wants without a break, with the one before its brackets, and the least
   that leaves its words whole in so many lines. */
size_t sg_strip_title_width(const struct sg_strip *strip);
size_t sg_strip_title_parts(const struct sg_strip *strip);
size_t sg_strip_title_least(const struct sg_strip *strip, size_t n_lines);

/* How many lines the title takes, and the cell of a row. */
size_t sg_strip_title_lines(const struct sg_strip *strip);
size_t sg_strip_cell_lines(const struct sg_strip *strip, size_t row);

/* Append line `line` of them, as wide as the strip; the title's stand below each other at the
   bottom of `n_lines`. */
void sg_strip_add_title(const struct sg_strip *strip, size_t line, size_t n_lines,
                        struct sg_buffer *out);
void sg_strip_add_cell(const struct sg_strip *strip, size_t row, size_t line,
                       struct sg_buffer *out);

#endif
