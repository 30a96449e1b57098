#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "analysis/survey/interner.h"

/* Texts around eight bytes, of which only the first are kept beside, differ wherever they differ.
 */
static void texts_are_told_apart_at_every_byte(void **state)
{
    (void)state;
    struct sg_interner interner = {0};
    uint32_t expected = 0;
    for (size_t n = 0; n < 20; n++)
        for (size_t at = 0; at <= n; at++) { /* at == n: nothing changed */
            char text[20];
            memset(text, 'a', sizeof text);
            if (at < n)
                text[at] = '\0'; /* as the bytes that fill up a short text */
            assert_int_equal(sg_intern(&interner, text, n), expected++);
        }
    for (uint32_t i = 0; i < expected; i++) {
        size_t n;
        char copy[20];
        const char *text = sg_interned(&interner, i, &n);
        memcpy(copy, text, n);
        assert_int_equal(sg_intern(&interner, copy, n), i);
    }
    assert_int_equal(interner.n, expected);
    sg_interner_free(&interner);
}

static void many_texts_are_found_again(void **state)
{
    (void)state;
    struct sg_interner interner = {0};
    char text[32];
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < 20000; i++) {
            int n = snprintf(text, sizeof text, "%s%u", i % 2 ? "" : "a long label ", i);
            assert_int_equal(sg_intern(&interner, text, (size_t)n), i);
        }
    sg_interner_free(&interner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_told_apart_at_every_byte),
        cmocka_unit_test(many_texts_are_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
