/* The rows of data by which the columns of the stub are judged. */
#ifndef SG_SURVEYS_LAYOUT_STUB_BODY_H
#define SG_SURVEYS_LAYOUT_STUB_BODY_H

#include "layout_parts.h"

struct sg_stub_body {
    const struct sg_grid *grid;
    size_t *rows;
    size_t n;
    const char **heading; /* the line alone above each row, "" for none */
};

/* To be released with sg_stub_body_free. */
struct sg_stub_body sg_stub_body_find(const struct sg_grid *grid, const struct sg_profile *profile);
void sg_stub_body_free(struct sg_stub_body *body);

/* The cell of a column in row `i` of the body. */
const char *sg_stub_body_cell(const struct sg_stub_body *body, size_t i, size_t column);
/* Whether all cells of a column that are not blank, two at least, are years; or parts of a year. */
bool sg_stub_body_all_years(const struct sg_stub_body *body, size_t column);
bool sg_stub_body_all_parts(const struct sg_stub_body *body, size_t column);
/* Distinct texts, rising or falling all the way. */
bool sg_stub_body_is_in_order(const struct sg_stub_body *body, size_t column);
/* Takes years and the months or quarters right of them, as numbers, out of the values. */
void sg_stub_find_parts(const struct sg_stub_body *body, struct sg_profile *profile);
/* Whether a column has a number, and not only what may be a mark or a label called X. */
bool sg_stub_body_has_number(const struct sg_stub_body *body, size_t column);

#endif
