#include "anchors.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "table/text.h"

static uint64_t hash_of(const void *items, uint32_t item)
{
    return sg_hash_text(((const struct sg_anchor *)items)[item].id);
}

static bool is_id(const void *items, uint32_t item, const void *id)
{
    return strcmp(((const struct sg_anchor *)items)[item].id, id) == 0;
}

static struct sg_anchor *find(const struct sg_anchors *anchors, const char *id)
{
    uint32_t at = sg_hash_index_find(&anchors->index, sg_hash_text(id), is_id, anchors->items, id);
    return at == SG_HASH_NONE ? NULL : &anchors->items[at];
}

bool sg_anchors_add(struct sg_anchors *anchors, const char *id, const char *label)
{
    sg_hash_index_room(&anchors->index, anchors->n, SG_HASH_SPREAD, hash_of, anchors->items);
    size_t slot = sg_hash_index_slot(&anchors->index, sg_hash_text(id), is_id, anchors->items, id);
    if (anchors->index.slots[slot] != SG_HASH_NONE)
        return false;
    anchors->index.slots[slot] = (uint32_t)anchors->n;
    anchors->items =
        sg_grow(anchors->items, &anchors->capacity, anchors->n + 1, sizeof *anchors->items);
    anchors->items[anchors->n++] = (struct sg_anchor){sg_copy_text(id), sg_copy_text(label), 1};
    return true;
}

const char *sg_anchors_add_free(struct sg_anchors *anchors, const char *wanted, const char *label)
{
    struct sg_buffer id = {0};
    struct sg_anchor *taken = find(anchors, wanted);
    size_t number = taken ? taken->next : 0, at = taken ? (size_t)(taken - anchors->items) : 0;
    do {
        sg_buffer_clear(&id);
        sg_buffer_add(&id, wanted);
        if (number)
            sg_buffer_printf(&id, "-%zu", number);
        number++;
    } while (!sg_anchors_add(anchors, id.text, label));
    if (taken)
        anchors->items[at].next = number;
    sg_buffer_free(&id);
    return anchors->items[anchors->n - 1].id;
}

void sg_anchors_label(struct sg_anchors *anchors, const char *id, const char *label)
{
    struct sg_anchor *anchor = find(anchors, id);
    if (!anchor)
        return;
    free(anchor->label);
    anchor->label = sg_copy_text(label);
}

const char *sg_anchors_find(const struct sg_anchors *anchors, const char *id)
{
    const struct sg_anchor *anchor = find(anchors, id);
    return !anchor ? NULL : anchor->label ? anchor->label : "";
}

void sg_anchors_free(struct sg_anchors *anchors)
{
    for (size_t i = 0; i < anchors->n; i++) {
        free(anchors->items[i].id);
        free(anchors->items[i].label);
    }
    free(anchors->items);
    sg_hash_index_free(&anchors->index);
    *anchors = (struct sg_anchors){0};
}

/* Full-width punctuation and brackets are no part of an id either. */
static bool is_punctuation(int32_t c)
{
    return (c >= 0x3001 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3020) ||
           (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
           (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
           (c >= 0x2000 && c <= 0x206F) || c == 0x30FB;
}

char *sg_anchors_slug(const char *text)
{
    struct sg_buffer slug = {0};
    while (*text) {
        const char *from = text;
        int32_t c = sg_text_next(&text);
        if (c == ' ' || c == 0x3000 || c == '\n')
            sg_buffer_add_char(&slug, '-');
        else if (c < 0x80 && (isalnum((int)c) || c == '-' || c == '_'))
            sg_buffer_add_char(&slug, (char)tolower((int)c));
        else if (c >= 0x80 && !is_punctuation(c))
            sg_buffer_add_bytes(&slug, from, (size_t)(text - from));
    }
    if (!slug.n)
        sg_buffer_add(&slug, "section");
    return sg_buffer_take(&slug);
}
