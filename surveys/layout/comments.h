/* Rows of a file that are comments: they are emptied, and keep their numbers. */
#ifndef SG_SURVEYS_LAYOUT_COMMENTS_H
#define SG_SURVEYS_LAYOUT_COMMENTS_H

#include "surveys/formats/grid.h"

/* Takes the rows out whose first cell begins with `mark` (NULL: none); returns how many. */
size_t sg_comments_take(struct sg_grid *grid, const char *mark);
/* Takes the rows of these numbers out, from 1. */
size_t sg_comments_take_rows(struct sg_grid *grid, const size_t rows[], size_t n);
/* A table of LinkData names its columns in a row that begins with #property, among others that
   begin with #: takes those out and leaves the names. */
size_t sg_comments_take_linkdata(struct sg_grid *grid);

/* Whether the cells of a row were taken out. */
bool sg_comments_has(const struct sg_grid *grid, size_t row);

#endif
