#include "tests/test_support.h"

#include "analysis/cube/pairs.h"

static void an_empty_index_finds_nothing(void **state)
{
    (void)state;
    struct sg_pairs pairs = {0};
    assert_int_equal(sg_pairs_find(&pairs, 0, 0), SG_NO_PAIR);
    sg_pairs_free(&pairs);
}

/* Numbers come in order of first appearance, through every growth of the index. */
static void numbers_follow_first_appearance(void **state)
{
    (void)state;
    enum { N = 5000 };
    struct sg_pairs pairs = {0};
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < N; i++)
            assert_int_equal(sg_pairs_number(&pairs, i % 7, i), i);
    assert_int_equal(pairs.n, N);
    for (uint32_t i = 0; i < N; i++) {
        assert_int_equal(sg_pairs_find(&pairs, i % 7, i), i);
        assert_int_equal(sg_pairs_find(&pairs, i % 7 + 7, i), SG_NO_PAIR);
    }
    /* the order of a pair matters */
    assert_int_equal(sg_pairs_find(&pairs, 10, 3), SG_NO_PAIR);
    sg_pairs_free(&pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_index_finds_nothing),
        cmocka_unit_test(numbers_follow_first_appearance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
