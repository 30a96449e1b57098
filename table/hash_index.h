/* Finds items that the caller keeps in an array, by open addressing. Slots hold the numbers of the
   items; the caller says what the hash of an item is and which item a key means. A zeroed struct
   is empty. The functions that run once per record are inline, and so are those given to them. */
#ifndef SG_TABLE_HASH_INDEX_H
#define SG_TABLE_HASH_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SG_HASH_NONE UINT32_MAX

/* Slots for each item at least: what most use. More makes a second look at a slot rarer. */
enum { SG_HASH_SPREAD = 2 };

struct sg_hash_index {
    uint32_t *slots; /* number of an item, or SG_HASH_NONE */
    size_t n_slots;  /* a power of two, or 0 */
};

typedef uint64_t sg_hash_fn(const void *items, uint32_t item);
typedef bool sg_hash_same_fn(const void *items, uint32_t item, const void *key);

#define SG_HASH_INLINE static inline __attribute__((always_inline))

/* Puts all n items into slots anew, of which there are more than spread × n then. */
void sg_hash_index_grow(struct sg_hash_index *index, size_t n, size_t spread, sg_hash_fn *hash,
                        const void *items);
void sg_hash_index_free(struct sg_hash_index *index);

/* Before a slot is asked for to add an item to n others. */
SG_HASH_INLINE void sg_hash_index_room(struct sg_hash_index *index, size_t n, size_t spread,
                                       sg_hash_fn *hash, const void *items)
{
    if (n * spread >= index->n_slots)
        sg_hash_index_grow(index, n, spread, hash, items);
}

/* The slot of the item that the key means, or the empty one where it belongs; there must be slots.
   Whoever adds the item writes its number there. */
SG_HASH_INLINE size_t sg_hash_index_slot(const struct sg_hash_index *index, uint64_t hash,
                                         sg_hash_same_fn *same, const void *items, const void *key)
{
    size_t mask = index->n_slots - 1, slot = (size_t)hash & mask;
    while (index->slots[slot] != SG_HASH_NONE && !same(items, index->slots[slot], key))
        slot = (slot + 1) & mask;
    return slot;
}

/* The item that the key means, or SG_HASH_NONE; also where there are no slots. */
SG_HASH_INLINE uint32_t sg_hash_index_find(const struct sg_hash_index *index, uint64_t hash,
                                           sg_hash_same_fn *same, const void *items,
                                           const void *key)
{
    return index->n_slots ? index->slots[sg_hash_index_slot(index, hash, same, items, key)]
                          : SG_HASH_NONE;
}

/* For items that are texts, `items` an array of char *: FNV-1a (Fowler, Noll, Vo), of a text and of
   an item, and whether an item is the text. */
uint64_t sg_hash_text(const char *text);
uint64_t sg_hash_of_text(const void *texts, uint32_t item);
bool sg_hash_is_text(const void *texts, uint32_t item, const void *text);

#endif
