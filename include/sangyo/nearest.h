/* The name that was probably meant. */
#ifndef SANGYO_NEAREST_H
#define SANGYO_NEAREST_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The name nearest to `asked` by typing errors, or that `asked` is the beginning of; NULL if none
   is near enough to suggest. */
const char *sg_nearest(const char *asked, const char *const names[], size_t n);

#ifdef __cplusplus
}
#endif
#endif
