#include "ole.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum {
    HEADER = 512,
    ENTRY = 128, /* of the directory */
    MINI_SHIFT = 6,
    MINI_LIMIT = 4096, /* smaller streams lie in the stream of the root */
    IN_HEADER = 109    /* places of sectors of the allocation table */
};
static const uint32_t LAST_SECTOR = 0xFFFFFFFA; /* what is above ends a chain */

static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

struct table {
    uint32_t *items;
    size_t n, capacity;
};

struct ole {
    const unsigned char *bytes;
    size_t n, sector;
    struct table fat, mini_fat;
    struct sg_buffer directory, mini;
};

bool sg_ole_fits(const char *bytes, size_t n)
{
    return n >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

static bool fail_broken(size_t sector, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "the workbook is cut or broken: it names sector %zu, which it does not have",
                   sector);
}

/* A sector, or NULL: the file ends before its end. */
static const unsigned char *sector_at(const struct ole *ole, uint32_t sector)
{
    size_t at = ((size_t)sector + 1) * ole->sector;
    return at + ole->sector <= ole->n ? ole->bytes + at : NULL;
}

static void add_numbers(struct table *table, const unsigned char *at, size_t n)
{
    table->items = sg_grow(table->items, &table->capacity, table->n + n, sizeof *table->items);
    for (size_t i = 0; i < n; i++)
        table->items[table->n++] = sg_u32(at + 4 * i);
}

/* The sector of the allocation table itself, where one is named. */
static bool add_fat_sector(struct ole *ole, uint32_t sector, struct sg_error *err)
{
    const unsigned char *at;
    if (sector >= LAST_SECTOR)
        return true;
    if (!(at = sector_at(ole, sector)) || ole->fat.n * 4 > ole->n)
        return fail_broken(sector, err);
    add_numbers(&ole->fat, at, ole->sector / 4);
    return true;
}

static bool read_fat(struct ole *ole, struct sg_error *err)
{
    size_t most = ole->n / ole->sector;
    uint32_t further = sg_u32(ole->bytes + 0x44);
    for (size_t i = 0; i < IN_HEADER; i++)
        if (!add_fat_sector(ole, sg_u32(ole->bytes + 0x4C + 4 * i), err))
            return false;
    for (size_t k = 0; further < LAST_SECTOR; k++) {
        const unsigned char *at = sector_at(ole, further);
        if (!at || k > most)
            return fail_broken(further, err);
        for (size_t i = 0; i + 1 < ole->sector / 4; i++)
            if (!add_fat_sector(ole, sg_u32(at + 4 * i), err))
                return false;
        further = sg_u32(at + ole->sector - 4);
    }
    return true;
}

/* The sectors of a chain, up to `size` bytes. A part of the last may lack. */
static bool read_chain(const struct ole *ole, uint32_t sector, size_t size, struct sg_buffer *out,
                       struct sg_error *err)
{
    for (size_t k = 0; sector < LAST_SECTOR && out->n < size; k++) {
        size_t at = ((size_t)sector + 1) * ole->sector;
        size_t wanted = size - out->n < ole->sector ? size - out->n : ole->sector;
        if (sector >= ole->fat.n || k > ole->n / ole->sector || at + wanted > ole->n)
            return fail_broken(sector, err);
        sg_buffer_add_bytes(out, (const char *)ole->bytes + at, wanted);
        sector = ole->fat.items[sector];
    }
    return true;
}

static bool read_mini_chain(const struct ole *ole, uint32_t sector, size_t size,
                            struct sg_buffer *out, struct sg_error *err)
{
    for (size_t k = 0; sector < LAST_SECTOR && out->n < size; k++) {
        size_t at = (size_t)sector << MINI_SHIFT, most = (size_t)1 << MINI_SHIFT;
        size_t wanted = size - out->n < most ? size - out->n : most;
        if (sector >= ole->mini_fat.n || k > ole->mini_fat.n || at + wanted > ole->mini.n)
            return fail_broken(sector, err);
        sg_buffer_add_bytes(out, ole->mini.text + at, wanted);
        sector = ole->mini_fat.items[sector];
    }
    return true;
}

/* The sectors of a chain as far as it goes. */
static bool read_whole(const struct ole *ole, uint32_t sector, struct sg_buffer *out,
                       struct sg_error *err)
{
    return read_chain(ole, sector, SIZE_MAX, out, err);
}

static const unsigned char *entry_at(const struct ole *ole, size_t i)
{
    return (i + 1) * ENTRY <= ole->directory.n
               ? (const unsigned char *)ole->directory.text + i * ENTRY
               : NULL;
}

static bool is_called(const unsigned char *entry, const char *name)
{
    enum { STREAM = 2, NAME_LENGTH = 0x40, KIND = 0x42 };
    size_t n = strlen(name);
    if (entry[KIND] != STREAM || sg_u16(entry + NAME_LENGTH) != 2 * (n + 1))
        return false;
    for (size_t i = 0; i < n; i++)
        if (sg_u16(entry + 2 * i) != (unsigned char)name[i])
            return false;
    return true;
}

static const unsigned char *find(const struct ole *ole, const char *const names[], size_t *which)
{
    for (*which = 0; names[*which]; ++*which)
        for (size_t i = 0; entry_at(ole, i); i++)
            if (is_called(entry_at(ole, i), names[*which]))
                return entry_at(ole, i);
    return NULL;
}

/* The tables and the directory; the stream of the root is that of small streams. */
static bool open(struct ole *ole, struct sg_error *err)
{
    struct sg_buffer table = {0};
    const unsigned char *root;
    bool opened = read_fat(ole, err) &&
                  read_whole(ole, sg_u32(ole->bytes + 0x30), &ole->directory, err) &&
                  read_whole(ole, sg_u32(ole->bytes + 0x3C), &table, err);
    if (opened)
        add_numbers(&ole->mini_fat, (const unsigned char *)table.text, table.n / 4);
    sg_buffer_free(&table);
    if (opened && (root = entry_at(ole, 0)))
        opened = read_chain(ole, sg_u32(root + 0x74), sg_u32(root + 0x78), &ole->mini, err);
    return opened;
}

bool sg_ole_stream(const char *bytes, size_t n, const char *const names[], size_t *which,
                   struct sg_buffer *stream, struct sg_error *err)
{
    struct ole ole = {.bytes = (const unsigned char *)bytes, .n = n};
    unsigned shift = n < HEADER ? 0 : sg_u16(ole.bytes + 0x1E);
    if (shift != 9 && shift != 12)
        return sg_fail(err, SG_FAIL_DATA,
                       "the workbook is cut or broken within its first 512 "
                       "bytes");
    ole.sector = (size_t)1 << shift;
    bool read = open(&ole, err);
    const unsigned char *entry = read ? find(&ole, names, which) : NULL;
    if (read && !entry) {
        read = sg_fail(err, SG_FAIL_DATA,
                       "a file of an office program that holds no workbook, such as a document");
    } else if (read) {
        uint32_t start = sg_u32(entry + 0x74), size = sg_u32(entry + 0x78);
        read = size < MINI_LIMIT ? read_mini_chain(&ole, start, size, stream, err)
                                 : read_chain(&ole, start, size, stream, err);
        if (read && stream->n < size)
            read = sg_fail(err, SG_FAIL_DATA, "the workbook is cut: %zu of %zu bytes are there",
                           stream->n, (size_t)size);
    }
    free(ole.fat.items);
    free(ole.mini_fat.items);
    sg_buffer_free(&ole.directory);
    sg_buffer_free(&ole.mini);
    return read;
}
