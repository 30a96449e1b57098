#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/table.h>

static void what_is_known_is_copied_whole(void **state)
{
    (void)state;
    struct sg_table from, to;
    sg_table_init(&from);
    sg_table_init(&to);
    struct sg_table_info *info = &from.info;
    info->file = sg_copy_text("census.csv");
    info->title = sg_copy_text("経済センサス");
    info->universe = sg_copy_text("民営");
    info->place = sg_copy_text("川崎市");
    info->total_label = sg_copy_text("全産業");
    sg_info_add_source(info, "総務省統計局", "https://www.stat.go.jp/");
    sg_info_add_source(info, "川崎市", NULL);
    assert_true(sg_info_add_break(info, "平成24年", "調査の変更", false, NULL, NULL));
    assert_true(sg_info_add_break(info, "24年", NULL, true, "平成", NULL));
    assert_true(sg_info_add_reference_date(info, "2021", "2021-06-01", NULL));
    sg_texts_add(&info->notes, "注");
    sg_info_add_test(info, "rao_scott_fit", "q")->f = 3.5;
    assert_int_equal(info->n_tests, 1);
    assert_close(info->tests[0].f, 3.5, 0);
    assert_close(info->tests[0].p, NAN, 0);
    sg_table_info_copy(&to.info, info);
    sg_table_free(&from);
    assert_string_equal(to.info.file, "census.csv");
    assert_string_equal(to.info.title, "経済センサス");
    assert_string_equal(to.info.universe, "民営");
    assert_string_equal(to.info.place, "川崎市");
    assert_string_equal(to.info.total_label, "全産業");
    assert_int_equal(to.info.n_sources, 2);
    assert_string_equal(to.info.sources[0].path, "https://www.stat.go.jp/");
    assert_string_equal(to.info.sources[1].title, "川崎市");
    assert_null(to.info.sources[1].path);
    assert_int_equal(to.info.n_breaks, 2);
    assert_string_equal(to.info.breaks[0].label, "平成24年");
    assert_string_equal(to.info.breaks[0].note, "調査の変更");
    assert_false(to.info.breaks[0].caution);
    assert_true(to.info.breaks[1].caution);
    assert_null(to.info.breaks[1].note);
    assert_int_equal(to.info.breaks[1].period.month, 2012 * 12);
    assert_int_equal(to.info.n_reference_dates, 1);
    assert_string_equal(to.info.reference_dates[0].label, "2021");
    assert_int_equal(to.info.reference_dates[0].date.month, 2021 * 12 + 5);
    assert_int_equal(to.info.reference_dates[0].date.kind, SG_PERIOD_DAY);
    assert_string_equal(to.info.notes.items[0], "注");
    assert_int_equal(to.info.n_tests, 0); /* which are of the one table */
    assert_true(sg_info_add_break(&to.info, "2009", NULL, false, NULL, NULL));
    assert_int_equal(to.info.n_breaks, 3);
    sg_table_free(&to);
    assert_null(to.info.breaks);
}

static void nothing_is_copied_as_nothing(void **state)
{
    (void)state;
    struct sg_table from, to;
    sg_table_init(&from);
    sg_table_init(&to);
    sg_table_info_copy(&to.info, &from.info);
    assert_null(to.info.file);
    assert_int_equal(to.info.n_breaks, 0);
    sg_table_free(&to);
}

static void what_is_no_period_is_refused(void **state)
{
    (void)state;
    struct sg_table_info info = {0};
    struct sg_error err = {0};
    assert_false(sg_info_add_break(&info, "24年", NULL, false, NULL, &err));
    assert_non_null(strstr(err.message, "--era"));
    assert_false(sg_info_add_reference_date(&info, "2021", "June", &err));
    assert_non_null(strstr(err.message, "'June'"));
    assert_false(sg_info_add_reference_date(&info, "census", "2021-06-01", &err));
    assert_non_null(strstr(err.message, "'census'"));
    assert_int_equal(info.n_breaks + info.n_reference_dates, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_is_copied_whole),
        cmocka_unit_test(nothing_is_copied_as_nothing),
        cmocka_unit_test(what_is_no_period_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
