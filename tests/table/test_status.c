#include "tests/test_support.h"

#include <string.h>

#include <sangyo/status.h>

static void words_and_back(void **state)
{
    (void)state;
    char words[SG_STATUS_WORDS_SIZE];
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        for (size_t k = 0; k < SG_STATUS_COUNT; k++) {
            sg_status both = (sg_status)1 << i | (sg_status)1 << k;
            sg_status read;
            sg_status_words(both, words);
            assert_true(sg_status_read(words, &read));
            assert_int_equal(read, both);
        }
    sg_status_words((1u << SG_STATUS_COUNT) - 1, words);
    assert_true(strlen(words) < SG_STATUS_WORDS_SIZE - 1);
}

static void unknown_words_are_refused(void **state)
{
    (void)state;
    sg_status status;
    assert_false(sg_status_read("secret", &status));
    assert_false(sg_status_read("nil+", &status));
    assert_false(sg_status_read("nil++caution", &status));
    assert_true(sg_status_read("", &status));
    assert_int_equal(status, 0);
}

static void only_some_stand_beside_a_number(void **state)
{
    (void)state;
    assert_true(sg_status_has_value(SG_STATUS_NIL | SG_STATUS_CAUTION));
    assert_false(sg_status_has_value(SG_STATUS_SUPPRESSED | SG_STATUS_REVISED));
    assert_int_equal(sg_status_void(SG_STATUS_SUPPRESSED | SG_STATUS_REVISED),
                     SG_STATUS_SUPPRESSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_back),
        cmocka_unit_test(unknown_words_are_refused),
        cmocka_unit_test(only_some_stand_beside_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
