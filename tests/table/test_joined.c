#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

enum { MOST_LABELS = 6, MOST_BYTES = 12 };

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

/* Labels of few bytes, the signs of joining among them. */
static void make_label(uint32_t *random, char label[MOST_BYTES + 1])
{
    static const char bytes[] = {SG_JOIN, SG_JOIN_ESCAPE, '0', '1', 'a', '\x7f', ' '};
    size_t n = next(random) % (MOST_BYTES + 1);
    for (size_t i = 0; i < n; i++)
        label[i] = bytes[next(random) % sizeof bytes];
    label[n] = '\0';
}

static void every_list_of_labels_comes_back(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (size_t round = 0; round < 20000; round++) {
        char labels[MOST_LABELS][MOST_BYTES + 1];
        size_t n = 1 + next(&random) % MOST_LABELS;
        struct sg_buffer text = {0};
        for (size_t i = 0; i < n; i++) {
            make_label(&random, labels[i]);
            sg_joined_add(&text, i == 0, labels[i], strlen(labels[i]));
        }
        for (size_t i = 0; i < n; i++) {
            char *part = sg_joined_part(sg_buffer_text(&text), i);
            assert_string_equal(part, labels[i]);
            free(part);
        }
        assert_null(sg_joined_part(sg_buffer_text(&text), n));
        assert_int_equal(sg_joined_length(sg_buffer_text(&text), n), text.n);
        sg_buffer_free(&text);
    }
}

static void beginnings_hold_whole_labels(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 2, 3, 7, 7, 7};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(sg_joined_length("ab\x1f\x1f"
                                          "cde",
                                          i),
                         lengths[i]);
    assert_int_equal(sg_joined_length("", 3), 0);
}

/* From the least to the greatest. */
static void labels_are_in_order(void **state)
{
    (void)state;
    static const char *const ordered[] = {"1",
                                          "1\x1f"
                                          "2",
                                          "1\x1f"
                                          "10",
                                          "1\x1f"
                                          "a",
                                          "2\x1f",
                                          "10\x1f"
                                          "b",
                                          "",
                                          "a\x1f"
                                          "9",
                                          "a\x1f"
                                          "10",
                                          "b"};
    for (size_t i = 0; i < 10; i++)
        for (size_t k = 0; k < 10; k++) {
            int order = sg_joined_compare(ordered[i], ordered[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

static void messages_show_labels(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    sg_joined_add(&text, true, "a\x1e", 2);
    sg_joined_add(&text, false, "", 0);
    sg_joined_add(&text, false, "b", 1);
    assert_string_equal(sg_joined_show(text.text), "a\x1e//b");
    sg_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list_of_labels_comes_back),
        cmocka_unit_test(beginnings_hold_whole_labels),
        cmocka_unit_test(labels_are_in_order),
        cmocka_unit_test(messages_show_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
