/* Labels of a header: how far merged ones reach, and periods inside them. */
#ifndef SG_SURVEYS_LAYOUT_HEADER_LABELS_H
#define SG_SURVEYS_LAYOUT_HEADER_LABELS_H

#include "layout_parts.h"

/* The cells of header row `i` with merged ones spread over the columns they stand for: periods over
   numbers, labels over columns that a row below tells apart, to the right, up to where a row above
   begins anew; a label in the middle of its group over the whole of it. A label that has nothing
   below it is merged downwards and does not reach. */
void sg_header_spread(const struct sg_grid *grid, const struct sg_profile *profile,
                      const struct sg_layout *layout, size_t i, const char *cells[]);

/* Splits periods off the labels of values, where all have one or one label stands with two. */
void sg_header_split_labels(const struct sg_profile *profile, struct sg_layout *layout);

#endif
