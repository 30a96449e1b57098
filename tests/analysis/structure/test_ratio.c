#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_ratio_command;

static bool run(struct trial *trial, const char *asked, const char *table,
                const char *const options[])
{
    const char *const files[] = {asked, table};
    return try_files(trial, &sg_ratio_command, files, 2, options);
}

static const char wide[] = "industry|year@|establishments#|employees#\n"
                           "I|2016|4|30\nJ|2016|X|30\nK|2016|0|5\nL|2016|-|5\nM|2016|…|X\n"
                           "N|2016|4|-\n計|2016|8|70\n";

/* By hand: a quotient of what is printed. */
static void columns(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run(&t, "employees/establishments", wide, NULL));
    assert_int_equal(t.out.n_rows, 7);
    assert_close(value_at(&t.out, "I|2016", "ratio"), 7.5, 0);
    assert_close(value_at(&t.out, "I|2016", "numerator"), 30, 0);
    assert_close(value_at(&t.out, "I|2016", "denominator"), 4, 0);
    assert_close(value_at(&t.out, "計|2016", "ratio"), 8.75, 0);
    assert_string_equal(status_at(&t.out, "J|2016", "ratio"), "suppressed");
    assert_string_equal(status_at(&t.out, "K|2016", "ratio"), "undefined");
    assert_string_equal(status_at(&t.out, "L|2016", "ratio"), "undefined");
    assert_string_equal(status_at(&t.out, "M|2016", "ratio"), "not_available+suppressed");
    /* nothing by something is a number, which a dash in a ratio would not be */
    assert_close(value_at(&t.out, "N|2016", "ratio"), 0, 0);
    assert_string_equal(status_at(&t.out, "N|2016", "ratio"), "");
    const struct sg_column *ratio = sg_table_main(&t.out);
    assert_string_equal(ratio->name, "ratio");
    assert_int_equal(ratio->measure_kind, SG_MEASURE_RATIO);
    static const char *const per[] = {"per", "1000", NULL};
    assert_true(run(&t, "establishments/employees", wide, per));
    assert_close(value_at(&t.out, "I|2016", "ratio"), 1000. * 4 / 30, 1e-15);
    assert_string_equal(sg_table_main(&t.out)->label, "Establishments / Persons engaged × 1,000");
    trial_free(&t);
}

/* The measures of a long table meet by all its other labels. */
static void long_table(void **state)
{
    (void)state;
    static const char text[] = "area|項目|単位|year@|value#\n"
                               "A|従業者数|人|2016|30\nA|事業所数|事業所|2016|4\n"
                               "B|事業所数|事業所|2016|5\nB|従業者数|人|2016|X\n"
                               "C|従業者数|人|2016|7\nD|事業所数|事業所|2016|7\n";
    struct trial t = {0};
    assert_true(run(&t, "従業者数/事業所数", text, NULL));
    assert_int_equal(t.out.n_rows, 3);
    assert_close(value_at(&t.out, "A|2016", "ratio"), 7.5, 0);
    assert_string_equal(status_at(&t.out, "B|2016", "ratio"), "suppressed");
    assert_string_equal(status_at(&t.out, "C|2016", "ratio"), "not_available");
    assert_string_equal(sg_table_main(&t.out)->unit, "人/事業所");
    assert_int_equal(t.notes.n, 2);
    assert_string_equal(t.notes.items[0], "1 keys have no denominator: not_available (C/2016)");
    assert_string_equal(t.notes.items[1], "1 keys have no numerator and are left out (D/2016)");
    assert_false(run(&t, "従業者数/事業所数",
                     "area|項目|value#\nA|従業者数|1\nA|従業者数|2\nA|事業所数|1\n", NULL));
    assert_string_equal(t.err.message, "rows 2 and 3 have the same keys (A), where one is needed");
    trial_free(&t);
}

static void joined(void **state)
{
    (void)state;
    static const char text[] =
        "市区町村コード|年@|事業所数#\n01100|2021|100\n01202|2021|50\n01203|2021|3\n";
    static const char other[] =
        "area_code|year@|人口#\n1100|令和3年|2000\n1202|令和3年|X\n1205|令和3年|5\n";
    static const char twice[] = "area_code|year@|人口#\n1100|令和3年|2000\n011002|2021|3\n";
    const char *options[] = {"join", other,  "on", "市区町村コード=area_code,年=year",
                             "per",  "1000", NULL};
    struct trial t = {0};
    assert_true(run(&t, "事業所数/人口", text, options));
    assert_close(value_at(&t.out, "01100|2021", "ratio"), 50, 0);
    assert_string_equal(status_at(&t.out, "01202|2021", "ratio"), "suppressed");
    assert_string_equal(status_at(&t.out, "01203|2021", "ratio"), "not_available");
    assert_int_equal(t.notes.n, 2);
    options[1] = twice;
    assert_false(run(&t, "事業所数/人口", text, options));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    assert_string_equal(t.err.message,
                        "rows 2 and 3 have the same keys (011002/2021), where one is needed");
    options[1] = other;
    options[2] = NULL;
    assert_false(run(&t, "事業所数/人口", text, options));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    /* labels of the same name are the keys; of several rows each meets the one */
    static const char rows[] = "area|industry|establishments#\nA|I|6\nA|J|3\nB|I|1\n";
    static const char *const by_name[] = {"join", "area|population#\nA|60\nB|10\n", NULL};
    assert_true(run(&t, "establishments/population", rows, by_name));
    assert_close(value_at(&t.out, "A|J", "ratio"), 0.05, 0);
    assert_close(value_at(&t.out, "B|I", "ratio"), 0.1, 0);
    assert_string_equal(t.notes.items[0], "the tables meet by --on 'area'");
    trial_free(&t);
}

static void names(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run(&t, "円/人/従業者", "area|円/人#|従業者#\nA|6|3\n", NULL));
    assert_close(value_at(&t.out, "A", "ratio"), 2, 0);
    assert_false(run(&t, "a/b/c", "area|a#|b/c#|a/b#|c#\nA|6|3|1|2\n", NULL));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    assert_false(run(&t, "establishment/employees", wide, NULL));
    assert_non_null(strstr(t.err.message, "did you mean 'establishments'"));
    assert_false(run(&t, "establishments/industry", wide, NULL));
    assert_false(run(&t, "establishments", wide, NULL));
    assert_false(run(&t, "establishments/", wide, NULL));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    assert_false(run(&t, "業況DI/従業者数", "area|業況DI#|従業者数#\nA|-6|3\n", NULL));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    assert_false(run(&t, "人/女", "area|人#|性別|value#\nA|1|女|3\n", NULL));
    assert_non_null(strstr(t.err.message, "are not both columns"));
    trial_free(&t);
}

static void units(void **state)
{
    (void)state;
    struct trial t = {0};
    static const char text[] = "area|項目|単位|value#\nA|女|人|3\nA|計|人|4\n";
    static const char *const percent[] = {"per", "100", NULL};
    assert_true(run(&t, "女/計", text, NULL));
    assert_null(sg_table_main(&t.out)->unit);
    assert_true(run(&t, "女/計", text, percent));
    assert_close(value_at(&t.out, "A", "ratio"), 75, 0);
    assert_string_equal(sg_table_main(&t.out)->unit, "%");
    assert_int_equal(sg_table_main(&t.out)->measure_kind, SG_MEASURE_RATIO);
    assert_true(run(&t, "女/計", "area|項目|value#\n", NULL) == false);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(columns), cmocka_unit_test(long_table),
                                       cmocka_unit_test(joined), cmocka_unit_test(names),
                                       cmocka_unit_test(units)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
