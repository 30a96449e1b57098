#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "table/hash_index.h"

/* Numbers as items, with a hash that may send many of them to one slot. */
struct numbers {
    uint32_t *items;
    size_t n, capacity;
    uint32_t hashes; /* how many different ones there are */
};

static uint64_t hash_of(const struct numbers *numbers, uint32_t number)
{
    return number % numbers->hashes * 0x9E3779B97F4A7C15u;
}

static uint64_t hash_of_item(const void *items, uint32_t item)
{
    const struct numbers *numbers = items;
    return hash_of(numbers, numbers->items[item]);
}

static bool is_item(const void *items, uint32_t item, const void *key)
{
    return ((const struct numbers *)items)->items[item] == *(const uint32_t *)key;
}

static uint32_t add(struct sg_hash_index *index, struct numbers *numbers, uint32_t number,
                    size_t spread)
{
    sg_hash_index_room(index, numbers->n, spread, hash_of_item, numbers);
    assert_true(index->n_slots > numbers->n * spread);
    assert_true((index->n_slots & (index->n_slots - 1)) == 0);
    size_t slot = sg_hash_index_slot(index, hash_of(numbers, number), is_item, numbers, &number);
    if (index->slots[slot] == SG_HASH_NONE) {
        numbers->items =
            sg_grow(numbers->items, &numbers->capacity, numbers->n + 1, sizeof *numbers->items);
        numbers->items[numbers->n] = number;
        index->slots[slot] = (uint32_t)numbers->n++;
    }
    return index->slots[slot];
}

/* Every item has the number of its first appearance, however its hash meets others. */
static void items_are_found_again(void **state)
{
    (void)state;
    static const uint32_t hashes[] = {1, 2, 17, UINT32_MAX};
    static const size_t spreads[] = {2, 4};
    for (size_t i = 0; i < 8; i++) {
        struct sg_hash_index index = {0};
        struct numbers numbers = {.hashes = hashes[i / 2]};
        uint32_t first[1000], random = 5, n = 0;
        memset(first, 0xFF, sizeof first);
        for (size_t k = 0; k < 5000; k++) {
            random = random * 1664525u + 1013904223u;
            uint32_t number = random >> 8 & 1023;
            uint32_t found = number < 1000 ? add(&index, &numbers, number, spreads[i % 2]) : 0;
            if (number >= 1000)
                continue;
            if (first[number] == UINT32_MAX)
                first[number] = n++;
            assert_int_equal(found, first[number]);
        }
        assert_int_equal(numbers.n, n);
        for (uint32_t number = 0; number < 1024; number++) {
            uint32_t found =
                sg_hash_index_find(&index, hash_of(&numbers, number), is_item, &numbers, &number);
            assert_int_equal(found, number < 1000 ? first[number] : SG_HASH_NONE);
        }
        free(numbers.items);
        sg_hash_index_free(&index);
    }
}

static void nothing_is_found_where_nothing_is(void **state)
{
    (void)state;
    struct sg_hash_index index = {0};
    struct numbers numbers = {.hashes = 1};
    uint32_t number = 3;
    assert_int_equal(sg_hash_index_find(&index, 7, is_item, &numbers, &number), SG_HASH_NONE);
    sg_hash_index_room(&index, 0, SG_HASH_SPREAD, hash_of_item, &numbers);
    assert_int_equal(sg_hash_index_find(&index, 7, is_item, &numbers, &number), SG_HASH_NONE);
    sg_hash_index_free(&index);
    assert_null(index.slots);
    sg_hash_index_free(&index);
}

/* Slots may be given up and made anew for items that are there. */
static void slots_are_made_of_items(void **state)
{
    (void)state;
    struct sg_hash_index index = {0};
    struct numbers numbers = {.hashes = 9};
    for (uint32_t i = 0; i < 300; i++)
        assert_int_equal(add(&index, &numbers, i * 7, SG_HASH_SPREAD), i);
    sg_hash_index_free(&index);
    for (uint32_t i = 300; i-- > 0;)
        assert_int_equal(add(&index, &numbers, i * 7, SG_HASH_SPREAD), i);
    assert_int_equal(numbers.n, 300);
    free(numbers.items);
    sg_hash_index_free(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_found_again),
        cmocka_unit_test(nothing_is_found_where_nothing_is),
        cmocka_unit_test(slots_are_made_of_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
