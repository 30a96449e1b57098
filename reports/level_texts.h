/* The texts of a column's levels as a format writes them: encoded once, however many cells. */
#ifndef SG_REPORTS_LEVEL_TEXTS_H
#define SG_REPORTS_LEVEL_TEXTS_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

/* Appends `text` as the format writes it; `how` is the format's own. */
typedef void sg_encode_fn(const char *text, const void *how, struct sg_buffer *out);

struct sg_level_texts {
    struct sg_buffer bytes;
    size_t *starts; /* n + 2 items: the levels, then the empty cell */
    size_t n;
};

/* Encodes the levels of `column` and the empty text, each behind the text `before`; a number column
   has only the latter. */
void sg_level_texts_make(struct sg_level_texts *texts, const struct sg_column *column,
                         const char *before, sg_encode_fn *encode, const void *how);
/* Appends the encoded text of a code, which may be SG_EMPTY. */
void sg_level_texts_add(const struct sg_level_texts *texts, int32_t code, struct sg_buffer *out);
void sg_level_texts_free(struct sg_level_texts *texts);

#endif
