#include "level_texts.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 }; /* bytes; shorter texts are copied as one */

void sg_level_texts_make(struct sg_level_texts *texts, const struct sg_column *column,
                         const char *before, sg_encode_fn *encode, const void *how)
{
    *texts = (struct sg_level_texts){.n = column->levels.n};
    texts->starts = sg_alloc(texts->n + 2, sizeof *texts->starts);
    for (size_t i = 0; i <= texts->n; i++) {
        sg_buffer_add(&texts->bytes, before);
        encode(i < texts->n ? column->levels.texts[i] : "", how, &texts->bytes);
        texts->starts[i + 1] = texts->bytes.n;
    }
    sg_buffer_add_repeated(&texts->bytes, " ", BLOCK); /* so that a block may reach over the last */
}

void sg_level_texts_add(const struct sg_level_texts *texts, int32_t code, struct sg_buffer *out)
{
    size_t i = code == SG_EMPTY ? texts->n : (size_t)code;
    const char *text = texts->bytes.text + texts->starts[i];
    size_t n = texts->starts[i + 1] - texts->starts[i];
    if (n > BLOCK || out->capacity - out->n <= BLOCK) {
        sg_buffer_add_bytes(out, text, n);
        return;
    }
    memcpy(out->text + out->n, text, BLOCK);
    out->n += n;
    out->text[out->n] = '\0';
}

void sg_level_texts_free(struct sg_level_texts *texts)
{
    sg_buffer_free(&texts->bytes);
    free(texts->starts);
    *texts = (struct sg_level_texts){0};
}
