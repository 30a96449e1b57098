/* The name that was probably meant. */
#ifndef SG_TABLE_NEAREST_H
#define SG_TABLE_NEAREST_H

#include <stddef.h>

/* The name nearest to `asked` by typing errors, or that `asked` is the beginning of; NULL if none
   is near enough to suggest. */
const char *sg_nearest(const char *asked, const char *const names[], size_t n);

#endif
