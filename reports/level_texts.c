#include "level_texts.h"

#include <stdlib.h>

void sg_level_texts_make(struct sg_level_texts *texts, const struct sg_column *column,
                         sg_encode_fn *encode, const void *how)
{
    *texts = (struct sg_level_texts){.n = column->levels.n};
    texts->starts = sg_alloc(texts->n + 2, sizeof *texts->starts);
    for (size_t i = 0; i <= texts->n; i++) {
        encode(i < texts->n ? column->levels.texts[i] : "", how, &texts->bytes);
        texts->starts[i + 1] = texts->bytes.n;
    }
}

void sg_level_texts_add(const struct sg_level_texts *texts, int32_t code, struct sg_buffer *out)
{
    size_t i = code == SG_EMPTY ? texts->n : (size_t)code;
    sg_buffer_add_bytes(out, sg_buffer_text(&texts->bytes) + texts->starts[i],
                        texts->starts[i + 1] - texts->starts[i]);
}

void sg_level_texts_free(struct sg_level_texts *texts)
{
    sg_buffer_free(&texts->bytes);
    free(texts->starts);
    *texts = (struct sg_level_texts){0};
}
