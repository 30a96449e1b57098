#include <sangyo/memory.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/error.h>
#include "platform/system.h"
#include "platform/temporary.h"

/* The one place of the library that prints and exits: nothing useful is left to do. */
static void *checked(void *memory)
{
    if (memory)
        return memory;
    sg_temporary_remove_all();
    fputs("sangyo: out of memory\n", stderr);
    exit(SG_EXIT_MEMORY);
}

static size_t bytes_of(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        checked(NULL);
    size_t bytes = count * size;
    return bytes ? bytes : 1;
}

/* calloc passes by the blocks that glibc keeps at hand for malloc. Of whole words, lest the
   compiler make a calloc of it. */
static void *small_alloc(size_t bytes)
{
    size_t words = (bytes + sizeof(uint64_t) - 1) / sizeof(uint64_t);
    void *memory = checked(malloc(words * sizeof(uint64_t)));
    return memset(memory, 0, bytes);
}

void *sg_alloc(size_t count, size_t size)
{
    enum { SMALL = 1024 }; /* bytes */
    size_t bytes = bytes_of(count, size);
    if (bytes <= SMALL)
        return small_alloc(bytes);
    void *memory = checked(calloc(1, bytes));
    sg_os_large_pages(memory, bytes);
    return memory;
}

void *sg_resize(void *items, size_t count, size_t size)
{
    void *memory = checked(realloc(items, bytes_of(count, size)));
    sg_os_large_pages(memory, count * size);
    return memory;
}

/* The new place is advised before it is filled, unlike that of realloc. */
static void *move(void *items, size_t bytes, size_t count, size_t size)
{
    void *moved = memcpy(sg_resize(NULL, count, size), items, bytes);
    free(items);
    return moved;
}

void *sg_enlarge(void *items, size_t *capacity, size_t needed, size_t size)
{
    enum { LEAST = 1 << 18, MOST = 32 << 20 }; /* bytes; what is larger moves by its pages */
    size_t bytes = *capacity * size;
    size_t wanted = *capacity < 8 ? 8 : *capacity * 2;
    *capacity = wanted < needed ? needed : wanted;
    return bytes >= LEAST && bytes < MOST ? move(items, bytes, *capacity, size)
                                          : sg_resize(items, *capacity, size);
}

char *sg_copy_bytes(const char *bytes, size_t n)
{
    char *copy = sg_resize(NULL, n + 1, 1);
    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

char *sg_copy_text(const char *text)
{
    return text ? sg_copy_bytes(text, strlen(text)) : NULL;
}

void sg_texts_add(struct sg_texts *texts, const char *text)
{
    texts->items = sg_grow(texts->items, &texts->capacity, texts->n + 1, sizeof *texts->items);
    texts->items[texts->n++] = sg_copy_text(text);
}

void sg_texts_add_once(struct sg_texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->items[i], text) == 0)
            return;
    sg_texts_add(texts, text);
}

void sg_texts_free(struct sg_texts *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        free(texts->items[i]);
    free(texts->items);
    *texts = (struct sg_texts){0};
}
