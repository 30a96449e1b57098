/* How the numbers of a sheet are written, by the options of a run and by its package. */
#ifndef SG_SURVEYS_LAYOUT_SHEET_NUMBERS_H
#define SG_SURVEYS_LAYOUT_SHEET_NUMBERS_H

#include <sangyo/read.h>
#include "surveys/package/package.h"

/* For the reader of the file: options, else what the package leaves open. */
struct sg_number_marks sg_sheet_numbers_of(const struct sg_package_resource *resource,
                                           const struct sg_read_options *options);

/* Writes the cells of fields with a decimalChar of "," as 1,234.5; options are stronger. */
void sg_sheet_numbers_apply(const struct sg_package_resource *resource,
                            const struct sg_read_options *options, struct sg_grid *grid);

#endif
