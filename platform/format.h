/* Values in messages, whose wordings put them in the order of their language: "%2$s of %1$s". */
#ifndef SG_PLATFORM_FORMAT_H
#define SG_PLATFORM_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As vsnprintf, with positions too, which not every system knows. A format either names all
   positions, up to 9, or none. */
int sg_os_format(char *text, size_t size, const char *format, va_list args);

#endif
