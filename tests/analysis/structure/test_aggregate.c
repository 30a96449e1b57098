#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_aggregate_command;

static bool run(struct trial *trial, const char *text, const char *option, const char *value,
                bool parts)
{
    struct sg_table in;
    const char *options[] = {option, value, parts ? "with-parts" : NULL, NULL, NULL};
    table_of(&in, text);
    bool ok = try_command(trial, &sg_aggregate_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* Kagawa has 17 municipalities: all of them, by their codes. */
static const char kagawa[] =
    "area_code|area|year@|establishments#\n37201|A|2021|1\n37202|A|2021|1\n37203|A|2021|1\n"
    "37204|A|2021|1\n37205|A|2021|1\n37206|A|2021|1\n37207|A|2021|1\n37208|A|2021|1\n"
    "37322|A|2021|1\n37324|A|2021|1\n37341|A|2021|1\n37364|A|2021|1\n37386|A|2021|1\n"
    "37387|A|2021|1\n37403|A|2021|1\n37404|A|2021|1\n37406|A|2021|0.5\n";

static void whole(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run(&t, kagawa, "to", "prefecture", false));
    assert_int_equal(t.out.n_rows, 1);
    assert_close(value_at(&t.out, "37000|Kagawa|2021", "establishments"), 16.5, 0);
    assert_true(run(&t, kagawa, "to", "prefecture,nation", true));
    assert_int_equal(t.out.n_rows, 19);
    assert_close(
        value_at(&t.out, "00000|Japan (17 of 1,741 municipalities)|2021", "establishments"), 16.5,
        0);
    assert_string_equal(t.notes.items[t.notes.n - 1],
                        "the table has not all of it: Japan (17 of 1,741 municipalities)");
    trial_free(&t);
}

/* What lies in an area that the table has is not added beside it. */
static void levels(void **state)
{
    (void)state;
    static const char text[] = "area_code|area|industry|year@|value#\n"
                               "R14000|神奈川県|I|2021|100\nR14100|横浜市|I|2021|50\n"
                               "R14101|鶴見区|I|2021|20\nR14131|川崎区|I|2021|7\n"
                               "R14132|幸区|I|2021|3\nR13101|千代田区|I|2021|9\n"
                               "R14131|川崎区|I|2016|5\n";
    struct trial t = {0};
    assert_true(run(&t, text, "to", "nation,prefecture,city", false));
    assert_close(value_at(&t.out, "R14130|川崎市（7区のうち1）|I|2021", "value"), 10, 0);
    assert_close(value_at(&t.out, "R14100|横浜市|I|2021", "value"), 50, 0);
    assert_close(value_at(&t.out, "R14000|神奈川県|I|2021", "value"), 100, 0);
    assert_close(value_at(&t.out, "R13100|特別区部（23区のうち1）|I|2021", "value"), 9, 0);
    /* Kanagawa as published, and the ward of Tokyo */
    assert_close(value_at(&t.out, "R00000|全国（1,741市区町村のうち0）|I|2021", "value"), 109, 0);
    assert_string_equal(sg_column_text(t.out.columns[0], 0), "R00000"); /* in the order asked */
    assert_true(run(&t, text, "to", "nation", true));
    assert_int_equal(t.out.n_rows, 7 + 2);
    trial_free(&t);
}

static void statuses(void **state)
{
    (void)state;
    static const char text[] = "area_code|industry|year@|value#\n"
                               "01100|I|2021|5\n01202|I|2021|X\n02201|I|2021|…\n02202|I|2021|4\n"
                               "03201|I|2021|-\n03202|I|2021|4\n03201|J|2021|4\n"
                               "04202|I|2021|0.1\n04203|I|2021|0.2\n04204|I|2021|0.4\n";
    struct trial t = {0};
    assert_true(run(&t, text, "to", "prefecture", false));
    assert_string_equal(status_at(&t.out, "01000|I|2021", "value"), "suppressed");
    assert_string_equal(status_at(&t.out, "02000|I|2021", "value"), "not_available");
    assert_close(value_at(&t.out, "03000|I|2021", "value"), 4, 0);
    /* a row that one of the cities lacks */
    assert_string_equal(status_at(&t.out, "03000|J|2021", "value"), "not_available");
    assert_close(value_at(&t.out, "04000|I|2021", "value"), 0.7, 0); /* not 0.7000000000000001 */
    trial_free(&t);
}

static void groups_of_areas(void **state)
{
    (void)state;
    static const char text[] =
        "area_code|area|year@|establishments#|employees#\n01100|A|2021|5|1\n1202|B|2021|6|2\n"
        "01203|C|2021|7|3\n01101|D|2021|2|4\n";
    struct trial t = {0};
    assert_true(run(&t, text, "groups",
                    "from|to|to_label\n1100|g1|North\n01202|g1|North\n1203|g2|South\n", false));
    assert_close(value_at(&t.out, "g1|North|2021", "establishments"), 11, 0);
    assert_close(value_at(&t.out, "g1|North|2021", "employees"), 3, 0);
    static const char one[] = "area_code|area|year@|value#\n01100|A|2021|5\n1202|B|2021|6\n"
                              "01203|C|2021|7\n01101|D|2021|2\n";
    assert_true(run(&t, one, "groups",
                    "from|to|to_label\n1100|g1|North\n01202|g1|North\n1203|g2|South\n", false));
    assert_close(value_at(&t.out, "g1|North|2021", "value"), 11, 0);
    assert_close(value_at(&t.out, "g2|South|2021", "value"), 7, 0);
    /* by names; one of two groups lacks a member */
    assert_true(run(&t, one, "groups", "名前|区分\nA|g1\nB|g1\nC|g2\nZ|g2\n", false));
    assert_close(value_at(&t.out, "g1|g1|2021", "value"), 11, 0);
    assert_string_equal(status_at(&t.out, "g2|g2|2021", "value"), "not_available");
    /* a ward and its city */
    assert_false(run(&t, one, "groups", "from|to\n01100|g1\n01101|g1\n", false));
    assert_non_null(strstr(t.err.message, "one of which counts the other"));
    assert_false(run(&t, one, "groups", "from|to\n01100|g1\n01100|g1\n", false));
    assert_string_equal(t.err.message, "the map has '01100' in 'g1' twice");
    assert_false(run(&t, one, "groups", "from|to\nQ|g1\n", false));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    trial_free(&t);
}

static void groups_of_categories(void **state)
{
    (void)state;
    static const char text[] = "industry|year@|value#\n計|2021|18\nI|2021|5\nJ|2021|6\nK|2021|7\n";
    static const char map[] = "from|to\nI|S\nJ|S\n";
    struct trial t = {0};
    assert_true(run(&t, text, "groups", map, false));
    assert_int_equal(t.out.n_rows, 2);
    assert_close(value_at(&t.out, "S|2021", "value"), 11, 0);
    assert_close(value_at(&t.out, "計|2021", "value"), 18, 0);
    assert_string_equal(t.notes.items[t.notes.n - 1], "1 categories are in no group: K");
    assert_true(run(&t, text, "groups", map, true));
    assert_int_equal(t.out.n_rows, 5);
    assert_string_equal(status_at(&t.out, "S|2021", "value"), "not_added");
    assert_false(run(&t, text, "groups", "from|to\nI|S\n計|S\n", false));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    trial_free(&t);
}

/* A column of codes of any name, where an option says that they are areas. */
static void named_codes(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    static const char *const options[] = {"area", "kode", "to", "prefecture", NULL};
    table_of(&in, "kode|year@|value#\n01100|2021|5\n01202|2021|6\n");
    assert_true(try_command(&t, &sg_aggregate_command, &in, options));
    assert_close(value_at(&t.out, "01000|2021", "value"), 11, 0);
    sg_table_free(&in);
    trial_free(&t);
}

static void errors(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_false(run(&t, "area_code|構成比（％）#\n01100|5\n01202|6\n", "to", "prefecture", false));
    assert_non_null(strstr(t.err.message, "does not add up (share"));
    assert_false(run(&t, "area_code|measure|value#\n01100|従業者数|5\n01100|平均年齢|40\n", "to",
                     "prefecture", false));
    assert_non_null(strstr(t.err.message, "'平均年齢' does not add up"));
    assert_int_equal(t.err.row, 3);
    assert_false(run(&t, kagawa, "to", "region", false));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    assert_false(run(&t, "area|value#\nA|5\nB|6\n", "to", "prefecture", false));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    assert_false(run(&t, kagawa, "with-parts", NULL, false));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole),
                                       cmocka_unit_test(levels),
                                       cmocka_unit_test(statuses),
                                       cmocka_unit_test(groups_of_areas),
                                       cmocka_unit_test(groups_of_categories),
                                       cmocka_unit_test(named_codes),
                                       cmocka_unit_test(errors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
