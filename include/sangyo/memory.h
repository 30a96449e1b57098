/* Memory that is always there: when it runs out the program ends with a message and status 1. */
#ifndef SANGYO_MEMORY_H
#define SANGYO_MEMORY_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `count` zeroed items of `size` bytes; never NULL. Release with free(). */
SG_API void *sg_alloc(size_t count, size_t size);

/* `items` resized to `count` items; new bytes are not cleared. */
SG_API void *sg_resize(void *items, size_t count, size_t size);

/* Makes room for `needed` items, more than `*capacity`, which is at least doubled. */
SG_API void *sg_enlarge(void *items, size_t *capacity, size_t needed, size_t size);

/* Makes room for `needed` items where there is too little, and returns the new place. */
static inline void *sg_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
    return needed <= *capacity ? items : sg_enlarge(items, capacity, needed, size);
}

SG_API char *sg_copy_text(const char *text);             /* NULL gives NULL */
SG_API char *sg_copy_bytes(const char *bytes, size_t n); /* with a final NUL */

/* A list of owned texts. */
struct sg_texts {
    char **items;
    size_t n;
    size_t capacity;
};

SG_API void sg_texts_add(struct sg_texts *texts, const char *text);
/* Adds `text` unless it is there. */
SG_API void sg_texts_add_once(struct sg_texts *texts, const char *text);
SG_API void sg_texts_free(struct sg_texts *texts);

#ifdef __cplusplus
}
#endif
#endif
