#include "tests/test_support.h"

#include "analysis/structure/census_unit.h"

static void units_of_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum sg_census_unit unit;
    } cases[] = {
        {"事業所数", SG_UNIT_ESTABLISHMENTS},
        {"企業等数", SG_UNIT_ESTABLISHMENTS},
        {"establishments", SG_UNIT_ESTABLISHMENTS},
        {"Number of Establishments", SG_UNIT_ESTABLISHMENTS},
        {"従業者数（民営）", SG_UNIT_PERSONS},
        {"employees", SG_UNIT_PERSONS},
        {"Persons engaged", SG_UNIT_PERSONS},
        {"従業者規模別事業所数", SG_UNIT_UNKNOWN},
        {"売上高", SG_UNIT_UNKNOWN},
        {"value", SG_UNIT_UNKNOWN},
        {"", SG_UNIT_UNKNOWN},
        {NULL, SG_UNIT_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(sg_census_unit_of(cases[i].text), cases[i].unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(units_of_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
