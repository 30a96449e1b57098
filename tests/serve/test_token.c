#include "../test_support.h"

#include <string.h>

#include "serve/token.h"

static void a_token_is_random_hexadecimal(void **state)
{
    char one[SG_TOKEN_LENGTH + 1], other[SG_TOKEN_LENGTH + 1];
    (void)state;
    assert_true(sg_token_make(one));
    assert_true(sg_token_make(other));
    assert_int_equal(strlen(one), SG_TOKEN_LENGTH);
    assert_int_equal(strspn(one, "0123456789abcdef"), SG_TOKEN_LENGTH);
    assert_string_not_equal(one, other);
}

static void only_the_whole_token_is_it(void **state)
{
    static const char token[] = "0123456789abcdef0123456789abcdef";
    (void)state;
    assert_true(sg_token_is(token, token, 32));
    assert_true(sg_token_is(token, "0123456789abcdef0123456789abcdef/rest", 32));
    assert_false(sg_token_is(token, token, 31));
    assert_false(sg_token_is(token, "0123456789abcdef0123456789abcdeff", 33));
    assert_false(sg_token_is(token, "1123456789abcdef0123456789abcdef", 32));
    assert_false(sg_token_is(token, "0123456789abcdef0123456789abcdee", 32));
    assert_false(sg_token_is(token, "0123456789ABCDEF0123456789ABCDEF", 32));
    assert_false(sg_token_is(token, "", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_random_hexadecimal),
        cmocka_unit_test(only_the_whole_token_is_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
