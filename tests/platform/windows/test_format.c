/* Formats with positions by the half of Windows, which is plain C: the words are those of POSIX. */
#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "platform/windows/format.c"

static int format(char *text, size_t size, const char *wording, ...)
{
    va_list args;
    va_start(args, wording);
    int n = sg_os_format(text, size, wording, args);
    va_end(args);
    return n;
}

#define SAYS(expected, ...)                                                                        \
    do {                                                                                           \
        char text[200];                                                                            \
        assert_int_equal(format(text, sizeof text, __VA_ARGS__), strlen(expected));                \
        assert_string_equal(text, expected);                                                       \
    } while (0)

static void puts_values_where_their_positions_say(void **state)
{
    (void)state;
    SAYS("7件のうち5件（回収率71.4％）", "%2$zu件のうち%1$zu件（回収率%3$.1f％）", (size_t)5,
         (size_t)7, 71.42);
    SAYS("b of a, again b", "%2$s of %1$s, again %2$s", "a", "b");
    SAYS("12345678901 |   -3| 0x00ff|c", "%2$lld |%1$5d| %3$#06x|%4$c", -3, 12345678901LL, 255u,
         'c');
    SAYS("2.500 1e+10 9 8", "%1$.3f %2$.10g %3$ld %4$ju", 2.5, 1e10, 9L, (uintmax_t)8);
    SAYS("1.25 50%", "%1$.2Lf %2$d%%", 1.25L, 50);
}

static void leaves_formats_without_positions_as_they_are(void **state)
{
    (void)state;
    SAYS("plain", "plain");
    SAYS("100% of x", "%d%% of %s", 100, "x");
}

static void cuts_what_has_no_room_and_says_how_long_it_is(void **state)
{
    (void)state;
    for (size_t size = 0; size <= 12; size++) {
        char text[16] = "................";
        char expected[16] = "................";
        assert_int_equal(format(text, size, "%2$s-%1$s", "world", "hello"), 11);
        snprintf(expected, size, "hello-world");
        assert_memory_equal(text, expected, size);
        assert_true(text[size] == '.');
    }
}

static void reads_nothing_where_a_position_is_missing(void **state)
{
    (void)state;
    enum type types[MOST_VALUES] = {NONE};
    int n;
    assert_false(read_types("%1$s %3$s", types, &n));
    assert_false(read_types("%1$s %s", types, &n));
    assert_false(read_types("%1$n", types, &n));
    assert_false(read_types("%1$", types, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_values_where_their_positions_say),
        cmocka_unit_test(leaves_formats_without_positions_as_they_are),
        cmocka_unit_test(cuts_what_has_no_room_and_says_how_long_it_is),
        cmocka_unit_test(reads_nothing_where_a_position_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
