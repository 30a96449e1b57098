#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/gunzip.h"

/* printf 'a,b\n1,2\n' | gzip -n, and the same of '3,4\n' */
static const unsigned char first[] = {0x1f, 0x8b, 0x08, 0,    0,    0,    0,    0,    0,    0x03,
                                      0x4b, 0xd4, 0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 0x02, 0x00,
                                      0x7b, 0x07, 0x97, 0x0a, 0x08, 0x00, 0x00, 0x00};
static const unsigned char second[] = {0x1f, 0x8b, 0x08, 0,    0,    0,    0,    0,
                                       0,    0x03, 0x33, 0xd6, 0x31, 0xe1, 0x02, 0x00,
                                       0x3e, 0x2d, 0x72, 0xa9, 0x04, 0x00, 0x00, 0x00};

static void members_and_zeros(void **state)
{
    (void)state;
    char both[sizeof first + sizeof second + 512] = {0}, *text;
    size_t n;
    struct sg_error err = {0};
    memcpy(both, first, sizeof first);
    memcpy(both + sizeof first, second, sizeof second);
    assert_true(sg_gunzip_fits(both, sizeof both));
    if (!sg_gunzip_all(both, sizeof both, false, &text, &n, &err)) {
        if (err.kind == SG_FAIL_TOOL)
            skip();
        fail_msg("%s", err.message);
    }
    assert_int_equal(n, 12);
    assert_memory_equal(text, "a,b\n1,2\n3,4\n", 12);
    free(text);
    both[sizeof first + sizeof second] = 'x';
    assert_false(sg_gunzip_all(both, sizeof both, false, &text, &n, &err));
    assert_string_equal(err.message, "behind the packed file stands something else");
}

static void what_is_cut_off_or_broken_is_refused(void **state)
{
    (void)state;
    for (size_t n = 3; n < sizeof first; n++) {
        char *text;
        size_t n_text;
        struct sg_error err = {0};
        assert_false(sg_gunzip_all((const char *)first, n, false, &text, &n_text, &err));
        if (err.kind == SG_FAIL_TOOL)
            skip();
        assert_string_equal(err.message, "the packed file is cut off");
    }
    char broken[sizeof first], *text;
    size_t n_text;
    struct sg_error err = {0};
    memcpy(broken, first, sizeof first);
    broken[sizeof broken - 6] ^= 1; /* the check sum */
    assert_false(sg_gunzip_all(broken, sizeof broken, true, &text, &n_text, &err));
    assert_string_equal(err.message, "the packed file is broken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_and_zeros),
        cmocka_unit_test(what_is_cut_off_or_broken_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
