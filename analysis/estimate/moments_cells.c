#include "moments_cells.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

static bool has_plain(const struct sg_moments *moments)
{
    return moments->plan.kind == SG_MOMENTS_VALUES && moments->plan.n_values > 1;
}

static uint64_t hash_of(uint64_t key)
{
    uint64_t h = key * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
}

static uint64_t hash_of_cell(const void *keys, uint32_t cell)
{
    return hash_of(((const uint64_t *)keys)[cell]);
}

static bool is_cell(const void *keys, uint32_t cell, const void *key)
{
    return ((const uint64_t *)keys)[cell] == *(const uint64_t *)key;
}

static struct sg_wide *grow_wide(struct sg_wide *items, size_t used, size_t capacity)
{
    items = sg_resize(items, capacity, sizeof *items);
    memset(items + used, 0, (capacity - used) * sizeof *items);
    return items;
}

static void grow_cells(struct sg_moments *moments)
{
    size_t n = moments->n_cells, capacity = moments->capacity ? moments->capacity * 2 : 64;
    size_t values = moments->plan.n_values, products = moments->n_products;
    moments->keys = sg_resize(moments->keys, capacity, sizeof *moments->keys);
    moments->counts = sg_resize(moments->counts, capacity, sizeof *moments->counts);
    moments->sums = grow_wide(moments->sums, n * values, capacity * values);
    moments->products = grow_wide(moments->products, n * products, capacity * products);
    if (has_plain(moments))
        moments->plain = grow_wide(moments->plain, n * products, capacity * products);
    if (moments->plan.kind == SG_MOMENTS_OPTIONS) {
        moments->choices = sg_resize(moments->choices, capacity * values, sizeof *moments->choices);
        memset(moments->choices + n * values, 0,
               (capacity - n) * values * sizeof *moments->choices);
    }
    moments->capacity = capacity;
}

size_t sg_moments_cell(struct sg_moments *moments, uint64_t key)
{
    sg_hash_index_room(&moments->index, moments->n_cells, SG_HASH_SPREAD, hash_of_cell,
                       moments->keys);
    size_t slot = sg_hash_index_slot(&moments->index, hash_of(key), is_cell, moments->keys, &key);
    if (moments->index.slots[slot] != SG_HASH_NONE)
        return moments->index.slots[slot];
    if (moments->n_cells == moments->capacity)
        grow_cells(moments);
    moments->index.slots[slot] = (uint32_t)moments->n_cells;
    moments->keys[moments->n_cells] = key;
    moments->counts[moments->n_cells] = 0;
    return moments->n_cells++;
}

void sg_moments_need_class(struct sg_moments *moments, uint32_t class)
{
    size_t each = moments->plan.n_replicates * moments->plan.n_values;
    if (class < moments->n_classes)
        return;
    if (class >= moments->class_capacity) {
        size_t capacity = 2 * (size_t) class + 16;
        moments->replicates =
            grow_wide(moments->replicates, moments->class_capacity * each, capacity * each);
        moments->class_capacity = capacity;
    }
    moments->n_classes = (size_t) class + 1;
}
