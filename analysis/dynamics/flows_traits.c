/* What else than its id tells a unit: name, address, telephone. */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/tally/text_pool.h"
#include "table/text.h"

/* Of the key of a text without punctuation, which telephone numbers are written with or without. */
static uint64_t hash_of(const char *text)
{
    char *key = sg_text_key(text);
    size_t n = 0;
    for (size_t i = 0; key[i]; i++)
        if (!strchr("-()., /", key[i]))
            key[n++] = key[i];
    key[n] = '\0';
    struct flows_id id = flows_id_of((struct sg_field){key, n});
    uint64_t hash = n ? sg_tally_mix(id.low, id.high) | 1 : 0;
    free(key);
    return hash;
}

bool flows_read_traits(const struct flows *f, const struct sg_batch *batch,
                       struct flows_traits **traits, struct sg_error *err)
{
    enum { TEXTS = 1 + FLOWS_TRAITS };
    struct sg_texts texts = {0};
    for (size_t i = 0; i < batch->n; i++) {
        const struct sg_field *keys = batch->keys + i * f->n_fields;
        for (size_t k = 0; k < TEXTS; k++) {
            struct sg_field field = k == 0 ? keys[0] : keys[f->first_trait + k - 1];
            char *text = sg_copy_bytes(field.text, field.n);
            sg_texts_add(&texts, text);
            free(text);
        }
    }
    bool fine = f->rows->decode(f->rows->context, &texts, err);
    *traits = sg_alloc(batch->n, sizeof **traits);
    for (size_t i = 0; fine && i < batch->n; i++) {
        (*traits)[i].id = sg_copy_text(texts.items[i * TEXTS]);
        for (size_t k = 0; k < FLOWS_TRAITS; k++)
            (*traits)[i].keys[k] = hash_of(texts.items[i * TEXTS + 1 + k]);
    }
    sg_texts_free(&texts);
    if (!fine) {
        free(*traits);
        *traits = NULL;
    }
    return fine;
}
