/* Sums of money in the unit in which offices print them. */
#include "tests/table_of.h"
#include "tests/test_support.h"

#include "findings/said_table.h"
#include "findings/said_unit.h"

static void money_is_said_with_two_digits_at_least(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *ja, *en; /* NULL: as it is */
        double values[4];
        int decimals_ja, decimals_en;
    } cases[] = {{"百万円", "億円", "billion yen", {4100, 61000, 28000, 9000}, 0, 1},
                 {"百万円", "億円", "billion yen", {4148, 61000, 0, -350}, 1, 2},
                 {"百万円", "億円", NULL, {35, 61000, 0, 0}, 2, 0},  /* 0.35 beside 610.00 */
                 {"百万円", NULL, NULL, {4100, 9800, 120, 0}, 0, 0}, /* not large */
                 {"百万円", "億円", "billion yen", {1500000, 300000, 0, 0}, 0, 0},
                 {"千円", "百万円", "million yen", {56891, 4148, 0, 0}, 1, 1},
                 {"千円", "億円", "billion yen", {56891000, 4148000, 0, 0}, 0, 1},
                 {"円", NULL, NULL, {56891000, 250000, 0, 0}, 0, 0},
                 {"円", "億円", "billion yen", {61000000000, 4100000000, 0, 0}, 0, 1},
                 {"million dollars", "億ドル", "billion dollars", {61000, 4100, 0, 0}, 0, 1},
                 {"億円", NULL, "billion yen", {610, 41, 0, 0}, 0, 1},
                 {"万人", NULL, "thousand persons", {12.3, 4, 0, 0}, 0, 0},
                 {"人", NULL, NULL, {123456789, 4, 0, 0}, 0, 0},
                 {"％", NULL, NULL, {61000, 4, 0, 0}, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (enum sg_lang lang = SG_EN; lang <= SG_JA; lang++) {
            struct sg_said_numbers numbers = {0};
            struct sg_buffer name = {0};
            const char *expected = lang == SG_JA ? cases[i].ja : cases[i].en;
            for (size_t k = 0; k < 4; k++)
                sg_said_numbers_add(&numbers, cases[i].values[k]);
            struct sg_said_unit said = sg_said_unit_of(&numbers, cases[i].unit, lang);
            assert_int_equal(said.power != 0, expected != NULL);
            if (expected) {
                sg_said_unit_name(cases[i].unit, said, lang, &name);
                assert_string_equal(name.text, expected);
                assert_int_equal(said.decimals,
                                 lang == SG_JA ? cases[i].decimals_ja : cases[i].decimals_en);
            }
            sg_buffer_free(&name);
            sg_said_numbers_free(&numbers);
        }
}

static void columns_of_a_unit_are_said_alike(void **state)
{
    (void)state;
    struct sg_table table, said = {0};
    table_of(&table,
             "year@|売上（百万円）#|費用（百万円）#|件数#\n2019|61000|X|12345\n2020|4100|2500|2\n");
    assert_true(sg_said_table_make(&table, SG_JA, &said));
    assert_string_equal(said.columns[1]->unit, "億円");
    assert_string_equal(said.columns[1]->label, "売上");
    assert_string_equal(said.columns[2]->unit, "億円");
    assert_null(said.columns[3]->unit);
    assert_close(said.columns[2]->values[1], 25, 1e-10);
    assert_true(said.columns[2]->status[0] & SG_STATUS_SUPPRESSED);
    assert_close(said.columns[3]->values[0], 12345, 1e-10);
    sg_table_free(&said);
    sg_table_free(&table);
}

static void rows_of_a_measure_have_their_own_unit(void **state)
{
    (void)state;
    struct sg_table table, said = {0};
    table_of(&table,
             "year@|measure|unit|value#\n2019|負債総額|百万円|61000\n2019|倒産件数|件|12345\n"
             "2020|負債総額|百万円|4148\n2020|倒産件数|件|2\n");
    assert_true(sg_said_table_make(&table, SG_JA, &said));
    assert_labels(&said, "2019負債総額億円 2019倒産件数件 2020負債総額億円 2020倒産件数件");
    assert_close(said.columns[3]->values[2], 41,
                 1e-10); /* as printed: rows differ in their decimals */
    assert_close(said.columns[3]->values[1], 12345, 1e-10);
    sg_table_free(&said);
    sg_table_free(&table);
}

static void an_indicator_is_not_rounded_to_its_target(void **state)
{
    (void)state;
    struct sg_table table, said = {0};
    table_of(&table,
             "指標|単位|target#|actual#\n出荷額|百万円|120000|119999\n税収|百万円|12000|12800\n");
    assert_true(sg_said_table_make(&table, SG_JA, &said));
    assert_close(said.columns[3]->values[0], 119999, 1e-10);
    assert_close(said.columns[2]->values[1], 120, 1e-10);
    assert_close(said.columns[3]->values[1], 128, 1e-10);
    sg_table_free(&said);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_said_with_two_digits_at_least),
        cmocka_unit_test(columns_of_a_unit_are_said_alike),
        cmocka_unit_test(rows_of_a_measure_have_their_own_unit),
        cmocka_unit_test(an_indicator_is_not_rounded_to_its_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
