#include "surveys/formats/eurostat.h"
#include "tests/test_support.h"

#include <string.h>

static void the_first_cell_tells(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t names; /* bytes of the names in the first cell; 0: another file */
    } cases[] = {
        {"freq,unit,geo\\TIME_PERIOD\t2018 \t2019 \n", 13},
        {"unit,geo\\time\t2018\n", 8},
        {"geo\\TIME_PERIOD", 3},
        {"\\time\t2018\n", 0},
        {"geo,time\t2018\n", 0},
        {"geo\\time,2018\nA\t1\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text;
        if (sg_eurostat_begins(text, strlen(text)) != (cases[i].names > 0))
            fail_msg("%s", text);
    }
    assert_int_equal(sg_eurostat_names("freq,unit,geo\\TIME_PERIOD"), 13);
    assert_int_equal(sg_eurostat_names("geo"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_cell_tells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
