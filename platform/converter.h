/* Texts from one encoding into another. */
#ifndef SG_PLATFORM_CONVERTER_H
#define SG_PLATFORM_CONVERTER_H

#include <stddef.h>

struct sg_converter;

/* Names are those of iconv: "UTF-8", "CP932" … One of the two is UTF-8. NULL: not known here. */
struct sg_converter *sg_converter_open(const char *to, const char *from);
void sg_converter_close(struct sg_converter *converter); /* NULL-safe */

/* Converts as much as there is room for and moves the pointers behind it. (size_t)-1 with errno:
   EILSEQ where no character begins or the other encoding has none for it, EINVAL where one is cut
   off, E2BIG where there is no more room. */
size_t sg_converter_run(struct sg_converter *converter, const char **in, size_t *left, char **out,
                        size_t *room);

#endif
