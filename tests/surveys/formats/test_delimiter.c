#include "tests/test_support.h"

#include <string.h>

#include "surveys/formats/delimiter.h"

static void the_one_that_divides_all_records_alike(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char delimiter; /* 0: refused */
    } cases[] = {
        {"a,b\n1,2\n", ','},
        {"a;b\n1;2\n", ';'},
        {"a\tb\n1\t2\n", '\t'},
        {"a|b\n1|2\n", '|'},
        {"a\n1\n", ','},
        {"a;b\n1;1,234\n2;5,678\n", ';'}, /* more records */
        {"\"x,y\";b\n\"z,z\";2\n", ';'},  /* within quotes */
        {"a,b;c\n\nx;1\n", ';'},          /* blank records are none */
        {"T, u\na;b\n1;2,5\n2;3,5\nS: x, y\n", ';'} /* commas leave the header whole */,
        {"\xE8\xB3\x87;;;\na;b;c;d\n1;2;3;4\nnote\n", ';'}, /* padded or not */
        {"note;;;\na;b\n1;2\nnote\n", ';'},
        {"a,x;y\n1,p;q\n", ','},     /* semicolons in texts without digits alone */
        {"1;1,234\n2;5,678\n", ';'}, /* commas in thousands alone */
        {"n;1,2\nm;3,4\n", 0},       /* both alike, and neither explains the other */
        {"id,answers\n1,a;b\n2,a;b\n3,x,a;b\n", ','}, /* ragged, with lists */
        {"a,b\n1\n2,3,4\n", ','},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_error err = {0};
        char found = 0;
        bool is = sg_delimiter_find(cases[i].text, strlen(cases[i].text), &found, &err);
        if (is != (cases[i].delimiter != 0) || (is && found != cases[i].delimiter))
            fail_msg("%s: %c %s", cases[i].text, found ? found : '0', err.message);
        if (!is) {
            assert_int_equal(err.kind, SG_FAIL_DATA);
            assert_non_null(strstr(err.message, "',' and ';'"));
            assert_non_null(strstr(err.message, "--delimiter"));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_one_that_divides_all_records_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
