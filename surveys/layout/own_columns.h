/* The columns of statuses at the end of a file that sangyo wrote (row_status.h). */
#ifndef SG_SURVEYS_LAYOUT_OWN_COLUMNS_H
#define SG_SURVEYS_LAYOUT_OWN_COLUMNS_H

#include "layout.h"

/* The column `statuses` at the end; n_columns: none. */
size_t sg_own_columns_others(const struct sg_layout *layout);

/* The column `status` that ends the file but for that one; n_columns: none, the file is of others.
 */
size_t sg_own_columns_status(const struct sg_layout *layout);

/* The column that takes the name `status` from one of the file's own; n_columns: none. */
size_t sg_own_columns_apart(const struct sg_layout *layout);

/* Whether a row of the grid, as a header, ends in them. */
bool sg_own_columns_in_row(const struct sg_grid *grid, size_t row);

#endif
