#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/tally/tally.h"

static const struct sg_field *fields_of(const char *const texts[], size_t n, char padded[][8],
                                        struct sg_field *fields)
{
    for (size_t i = 0; i < n; i++)
        fields[i] = sg_tally_field(texts[i], padded[i]);
    return fields;
}

static void add(struct sg_tally *tally, const char *const keys[], const struct sg_fixed *values)
{
    struct sg_field fields[SG_TALLY_KEYS];
    char padded[SG_TALLY_KEYS][8];
    static uint64_t piece; /* each record is a piece of its own */
    struct sg_batch batch = {.n = 1,
                             .keys = fields_of(keys, tally->n_keys, padded, fields),
                             .values = values,
                             .piece = piece++};
    sg_tally_add(tally, &batch);
}

static size_t cell_of(struct sg_tally *tally, const char *const keys[])
{
    struct sg_field fields[SG_TALLY_KEYS];
    char padded[SG_TALLY_KEYS][8];
    return sg_tally_cell(tally, fields_of(keys, tally->n_keys, padded, fields));
}

static void keys_of_every_length(void **unused)
{
    (void)unused;
    static const char text[] = "abcdefghijklmnopqrst";
    for (size_t n_keys = 0; n_keys <= SG_TALLY_KEYS; n_keys++) {
        struct sg_tally tally;
        sg_tally_init(&tally, n_keys, 0, 0);
        for (size_t length = 0; length < sizeof text; length++) {
            char key[sizeof text];
            const char *keys[SG_TALLY_KEYS];
            memcpy(key, text, length);
            key[length] = '\0';
            for (size_t k = 0; k < n_keys; k++)
                keys[k] = k == length % n_keys ? key : "0";
            for (size_t times = 0; times <= length; times++)
                add(&tally, keys, NULL);
            if (n_keys == 0)
                continue;
            size_t cell = cell_of(&tally, keys);
            assert_int_equal(tally.counts[cell], length + 1);
            for (size_t k = 0; k < n_keys; k++) {
                char word[8];
                struct sg_field got = sg_tally_key(&tally, cell, k, word);
                assert_int_equal(got.n, strlen(keys[k]));
                assert_memory_equal(got.text, keys[k], got.n);
            }
        }
        assert_int_equal(tally.n_cells, n_keys ? sizeof text : 1);
        sg_tally_free(&tally);
    }
}

/* Many cells: the index grows, and all are found again. */
static void many_cells(void **unused)
{
    (void)unused;
    struct sg_tally tally, other;
    sg_tally_init(&tally, 2, 1, 0);
    sg_tally_init(&other, 2, 1, 0);
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 20000; i++) {
            char a[32], b[32];
            snprintf(a, sizeof a, "%d", i % 200);
            snprintf(b, sizeof b, i % 3 ? "%d" : "a long name of number %d", i / 200);
            const char *keys[] = {a, b};
            struct sg_fixed value = {i, 0, 0};
            add(round % 2 ? &other : &tally, keys, &value);
        }
    sg_tally_merge(&tally, &other);
    assert_int_equal(tally.n_cells, 20000);
    for (size_t i = 0; i < tally.n_cells; i++) {
        assert_int_equal(tally.counts[i], 3);
        assert_int_equal((int)(tally.sums[i].sum.sum % 3), 0);
    }
    sg_tally_free(&tally);
    sg_tally_free(&other);
}

static void statuses_are_kept_beside_sums(void **unused)
{
    (void)unused;
    struct sg_tally tally;
    const char *keys[] = {"a"};
    static const struct sg_fixed values[] = {
        {5, 0, 0}, {0, 0, SG_STATUS_SUPPRESSED}, {0, 0, SG_STATUS_NIL}, {7, 0, SG_STATUS_REVISED}};
    sg_tally_init(&tally, 1, 1, SG_TALLY_RANGE);
    for (size_t i = 0; i < 4; i++)
        add(&tally, keys, &values[i]);
    assert_int_equal(tally.counts[0], 4);
    assert_int_equal(tally.sums[0].n, 3);
    assert_int_equal(tally.sums[0].status,
                     SG_STATUS_SUPPRESSED | SG_STATUS_NIL | SG_STATUS_REVISED);
    assert_int_equal((int)tally.sums[0].sum.sum, 12);
    assert_int_equal(tally.ranges[0].lowest.digits, 0);
    assert_int_equal(tally.ranges[0].highest.digits, 7);
    sg_tally_free(&tally);
}

/* 1.50 and 1.5 are one number; which one came first must not show. */
static void ranges_do_not_know_the_order(void **unused)
{
    (void)unused;
    static const struct sg_fixed values[] = {{150, 2, 0}, {15, 1, 0}, {1500, 3, 0}};
    for (size_t first = 0; first < 3; first++) {
        struct sg_tally tally;
        sg_tally_init(&tally, 0, 1, SG_TALLY_RANGE);
        for (size_t i = 0; i < 3; i++)
            add(&tally, NULL, &values[(first + i) % 3]);
        assert_int_equal(tally.ranges[0].lowest.scale, 1);
        assert_int_equal(tally.ranges[0].highest.scale, 1);
        sg_tally_free(&tally);
    }
}

static void merging_is_adding(void **unused)
{
    (void)unused;
    struct sg_tally whole, parts[2];
    sg_tally_init(&whole, 1, 2, SG_TALLY_RANGE);
    sg_tally_init(&parts[0], 1, 2, SG_TALLY_RANGE);
    sg_tally_init(&parts[1], 1, 2, SG_TALLY_RANGE);
    for (int i = 0; i < 500; i++) {
        char key[32];
        snprintf(key, sizeof key, "%d", i * i % 17);
        const char *keys[] = {key};
        struct sg_fixed values[] = {{i - 250, i % 4, 0}, {i * 7, 0, 0}};
        add(&whole, keys, values);
        add(&parts[i % 3 == 0], keys, values);
    }
    sg_tally_merge(&parts[0], &parts[1]);
    assert_int_equal(parts[0].n_cells, whole.n_cells);
    size_t *a = sg_tally_order(&whole, NULL, NULL), *b = sg_tally_order(&parts[0], NULL, NULL);
    for (size_t i = 0; i < whole.n_cells; i++) {
        assert_int_equal(whole.counts[a[i]], parts[0].counts[b[i]]);
        for (size_t v = 0; v < 2; v++) {
            size_t x = a[i] * 2 + v, y = b[i] * 2 + v;
            assert_int_equal(sg_exact_compare(&whole.sums[x].sum, &parts[0].sums[y].sum), 0);
            assert_int_equal(sg_fixed_compare(whole.ranges[x].lowest, parts[0].ranges[y].lowest),
                             0);
            assert_int_equal(sg_fixed_compare(whole.ranges[x].highest, parts[0].ranges[y].highest),
                             0);
        }
    }
    free(a);
    free(b);
    sg_tally_free(&whole);
    sg_tally_free(&parts[0]);
    sg_tally_free(&parts[1]);
}

static void order_of_output(void **unused)
{
    (void)unused;
    /* numbers by size, equal ones and all else as they were met, blanks last */
    static const char *const met[] = {"表", "10", "00", "a", "", "2", "0", "B", "1.5", "-1"};
    static const char *const sorted[] = {"-1", "00", "0", "1.5", "2", "10", "表", "a", "B", ""};
    enum { N = sizeof sorted / sizeof *sorted };
    struct sg_tally tally;
    sg_tally_init(&tally, 1, 0, 0);
    for (size_t i = 0; i < N; i++)
        add(&tally, &met[i], NULL);
    size_t *order = sg_tally_order(&tally, NULL, NULL);
    for (size_t i = 0; i < N; i++) {
        char word[8];
        struct sg_field key = sg_tally_key(&tally, order[i], 0, word);
        assert_int_equal(key.n, strlen(sorted[i]));
        assert_memory_equal(key.text, sorted[i], key.n);
    }
    free(order);
    sg_tally_free(&tally);
}

/* Enterprises 1 to 4 in cell a with 30, 50 (of two plants), 20 and 50; one in b; a negative in c.
 */
static void the_two_largest_contributors(void **unused)
{
    (void)unused;
    static const struct {
        const char *keys[2];
        int value;
    } plants[] = {{{"a", "1"}, 30}, {{"a", "2"}, 20}, {{"a", "2"}, 30}, {{"a", "3"}, 20},
                  {{"b", "1"}, 7},  {{"a", "4"}, 50}, {{"c", "9"}, -5}, {{"c", "8"}, -2}};
    static const struct {
        const char *key;
        int n, records, largest, second, sum;
    } expected[] = {{"a", 4, 5, 50, 50, 150}, {"b", 1, 1, 7, 0, 7}, {"c", 2, 2, -2, -5, -7}};
    struct sg_tally tally, folded;
    struct sg_contributors contributors;
    sg_tally_init(&tally, 2, 1, SG_TALLY_RANGE);
    for (size_t i = 0; i < sizeof plants / sizeof *plants; i++) {
        struct sg_fixed value = {plants[i].value, 0, 0};
        add(&tally, plants[i].keys, &value);
    }
    sg_tally_fold(&tally, &folded, &contributors);
    assert_int_equal(folded.n_cells, 3);
    for (size_t i = 0; i < 3; i++) {
        size_t cell = cell_of(&folded, &expected[i].key);
        assert_int_equal(contributors.n[cell], expected[i].n);
        assert_int_equal(folded.counts[cell], expected[i].records);
        assert_int_equal((int)contributors.largest[cell].sum, expected[i].largest);
        assert_int_equal((int)contributors.second[cell].sum, expected[i].second);
        assert_int_equal((int)folded.sums[cell].sum.sum, expected[i].sum);
    }
    sg_contributors_free(&contributors);
    sg_tally_free(&folded);
    sg_tally_free(&tally);
}

/* Whatever the number of records, and where their keys stand among other fields: the cells are
   those of one record after another, and finding makes none. */
static void cells_of_a_batch(void **unused)
{
    (void)unused;
    enum { RECORDS = 100, STRIDE = 4 };
    static const char *const longer[] = {"a", "a text of its own", "another such text"};
    char padded[RECORDS][STRIDE][8], number[RECORDS][16];
    struct sg_field keys[RECORDS * STRIDE];
    struct sg_tally tally;
    uint32_t cells[RECORDS], found[RECORDS];
    sg_tally_init(&tally, 2, 0, 0);
    for (size_t i = 0; i < RECORDS; i++) {
        snprintf(number[i], sizeof number[i], "%zu", i * 7 % 12);
        const char *const texts[STRIDE] = {"id", number[i], longer[i % 3], "behind"};
        fields_of(texts, STRIDE, padded[i], keys + i * STRIDE);
    }
    struct sg_batch batch = {.n = RECORDS, .keys = keys};
    sg_tally_find_cells(&tally, &batch, 1, STRIDE, found);
    for (size_t i = 0; i < RECORDS; i++)
        assert_int_equal(found[i], SG_HASH_NONE);
    batch.n = 17;
    sg_tally_cells(&tally, &batch, 1, STRIDE, cells);
    assert_int_equal(tally.n_cells, 12);
    assert_int_equal(tally.met[1], 1);
    batch.n = RECORDS;
    sg_tally_find_cells(&tally, &batch, 1, STRIDE, found);
    for (size_t i = 0; i < RECORDS; i++)
        assert_int_equal(found[i], sg_tally_cell(&tally, keys + i * STRIDE + 1));
    assert_int_equal(tally.n_cells, 12);
    *number[5] = 'x';
    fields_of((const char *const[]){number[5], "a text that no cell has"}, 2, padded[5],
              keys + 5 * STRIDE + 1);
    sg_tally_find_cells(&tally, &batch, 1, STRIDE, found);
    assert_int_equal(found[5], SG_HASH_NONE);
    assert_int_equal(found[17], cells[5]); /* 5 * 7 and 17 * 7 are the same of 12; 5 and 17 of 3 */
    assert_int_equal(tally.n_cells, 12);
    sg_tally_free(&tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_a_batch),
        cmocka_unit_test(keys_of_every_length),
        cmocka_unit_test(many_cells),
        cmocka_unit_test(statuses_are_kept_beside_sums),
        cmocka_unit_test(ranges_do_not_know_the_order),
        cmocka_unit_test(merging_is_adding),
        cmocka_unit_test(order_of_output),
        cmocka_unit_test(the_two_largest_contributors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
