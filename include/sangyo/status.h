/* The status of a cell: what stands there instead of a number, or what to know about the number.
   A status never turns into a number. */
#ifndef SANGYO_STATUS_H
#define SANGYO_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/api.h>
#include <sangyo/lang.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_status_index {
#define SG_STATUS(name, ...) SG_STATUS_AT_##name,
#include <sangyo/status.def>
#undef SG_STATUS
    SG_STATUS_COUNT
};

/* Several may hold at once. 0: an ordinary number. */
typedef uint32_t sg_status;

enum sg_status_bit {
#define SG_STATUS(name, ...) SG_STATUS_##name = 1 << SG_STATUS_AT_##name,
#include <sangyo/status.def>
#undef SG_STATUS
    SG_STATUS_ASIDE = SG_STATUS_REPEATED | SG_STATUS_NOT_ADDED, /* neither added nor ranked */
    SG_STATUS_NONE = 0
};

struct sg_status_info {
    const char *word;
    bool has_value;
    struct sg_bilingual symbol;
    struct sg_bilingual note;
};

/* `index` below SG_STATUS_COUNT; bit is 1 << index. */
SG_API const struct sg_status_info *sg_status_info(size_t index);

/* Whether a number may stand beside it. */
SG_API bool sg_status_has_value(sg_status status);

/* The bits that stand instead of a number. */
SG_API sg_status sg_status_void(sg_status status);

enum { SG_STATUS_WORDS_SIZE = 320 };

/* "suppressed+revised"; "" for 0. */
SG_API void sg_status_words(sg_status status, char text[SG_STATUS_WORDS_SIZE]);

/* Reads such words; false if one is unknown. */
SG_API bool sg_status_read(const char *words, sg_status *status);

#ifdef __cplusplus
}
#endif
#endif
