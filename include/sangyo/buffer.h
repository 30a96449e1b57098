/* A text that grows. A zeroed struct is an empty buffer. */
#ifndef SANGYO_BUFFER_H
#define SANGYO_BUFFER_H

#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_buffer {
    char *text; /* NULL while empty, else ends with NUL */
    size_t n;   /* bytes, without the NUL */
    size_t capacity;
};

SG_API void sg_buffer_add(struct sg_buffer *buffer, const char *text);
SG_API void sg_buffer_add_bytes(struct sg_buffer *buffer, const char *bytes, size_t n);
SG_API void sg_buffer_add_char(struct sg_buffer *buffer, char c);
SG_API void sg_buffer_add_repeated(struct sg_buffer *buffer, const char *text, size_t times);
SG_API void sg_buffer_printf(struct sg_buffer *buffer, const char *format, ...) SG_PRINTF(2, 3);
/* The text, "" while empty; borrowed. */
SG_API const char *sg_buffer_text(const struct sg_buffer *buffer);
/* The text, now the caller's; the buffer is empty again. Never NULL. */
SG_API char *sg_buffer_take(struct sg_buffer *buffer);
SG_API void sg_buffer_clear(struct sg_buffer *buffer);
SG_API void sg_buffer_free(struct sg_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif
