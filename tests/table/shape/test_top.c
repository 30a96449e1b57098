#include "../../test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../table_of.h"
#include "table/shape/top.h"

static bool take(struct sg_table *table, const char *sort, struct sg_top top,
                 struct sg_texts *notes, struct sg_error *err)
{
    struct sg_order by;
    assert_true(sg_order_read(table, sort, &by, NULL));
    sg_order_apply(table, &by);
    bool ok = sg_top_apply(table, &top, &by, notes, err);
    sg_order_free(&by);
    return ok;
}

static void make(struct sg_table *table, const char *text)
{
    table_of(table, text);
    table->main = sg_table_likely_main(table);
}

/* `expected`: the labels of each row joined, rows by spaces. */
static void assert_top(const char *text, const char *sort, struct sg_top top, const char *expected)
{
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = SG_JA};
    make(&table, text);
    assert_true(take(&table, sort, top, &notes, &err));
    assert_labels(&table, expected);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static const char text[] = "year@|industry|value#\n"
                           "2016|全産業|100\n2016|Ａ|40\n2016|Ｂ|20\n2016|Ｃ|20\n2016|Ｄ|15\n"
                           "2016|その他|5\n"
                           "2021|全産業|100\n2021|Ａ|10\n2021|Ｂ|50\n2021|Ｃ|X\n2021|Ｄ|30\n"
                           "2021|その他|…\n";

static void each_group_has_its_largest(void **state)
{
    (void)state;
    assert_top(text, "value", (struct sg_top){.first = 1}, "2016全産業 2016Ａ 2021全産業 2021Ｂ");
    assert_top(text, "value", (struct sg_top){.first = 2},
               "2016全産業 2016Ａ 2016Ｂ 2016Ｃ 2021全産業 2021Ｂ 2021Ｄ"); /* a tie */
    assert_top(text, "value", (struct sg_top){.last = 1}, "2016全産業 2016Ｄ 2021全産業 2021Ａ");
    assert_top(text, "value", (struct sg_top){.first = 1, .last = 1},
               "2016全産業 2016Ａ 2016Ｄ 2021全産業 2021Ｂ 2021Ａ");
    assert_top(text, "given", (struct sg_top){.first = 2},
               "2016全産業 2016Ａ 2016Ｂ 2016Ｃ 2021全産業 2021Ｂ 2021Ｄ");
}

/* With the categories named, the areas are the items. */
static void the_order_says_what_is_ranked(void **state)
{
    (void)state;
    const char *areas = "area|industry|coefficient#|change#\n川崎市|製造業|1|9\n鎌倉市|製造業|2|8\n"
                        "川崎市|建設業|3|1\n鎌倉市|建設業|1|2\n";
    assert_top(areas, "value", (struct sg_top){.first = 1}, "川崎市建設業 鎌倉市製造業");
    assert_top(areas, "industry,coefficient:desc", (struct sg_top){.first = 1},
               "川崎市建設業 鎌倉市製造業");
    assert_top(areas, "industry,change:desc", (struct sg_top){.first = 1},
               "鎌倉市建設業 川崎市製造業");
}

static void ranks_begin_with_the_smallest(void **state)
{
    (void)state;
    assert_top("item|rank#\nＡ|3\nＢ|1\nＣ|2\n", "rank", (struct sg_top){.first = 2}, "Ｂ Ｃ");
}

static void others_are_the_rest(void **state)
{
    (void)state;
    assert_top(text, "value", (struct sg_top){.first = 1, .others = true},
               "2016全産業 2016Ａ 2016その他 2021全産業 2021Ｂ 2021その他");
    assert_top("industry|value#\nＡ|4\nＢ|2\n計|6\n", "value",
               (struct sg_top){.first = 1, .others = true}, "Ａ その他 計");
    assert_top("industry|value#\nＡ|4\nＢ|2\n計|6\n", "value",
               (struct sg_top){.first = 2, .others = true}, "Ａ Ｂ 計");
    assert_top("industry|value#\nＡ|4\nＢ|2\nその他|6\n", "value",
               (struct sg_top){.first = 2, .others = true}, "Ａ Ｂ その他");
}

static void a_suppressed_cell_is_no_number_in_the_sum(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = SG_JA};
    make(&table, text);
    assert_true(take(&table, "value", (struct sg_top){.first = 1, .others = true}, &notes, &err));
    assert_close(value_at(&table, "2016|その他", "value"), 60, 0); /* 20 + 20 + 15 + 5 */
    assert_close(value_at(&table, "2021|その他", "value"), NAN, 0);
    assert_string_equal(status_at(&table, "2021|その他", "value"), "not_available+suppressed");
    assert_int_equal(notes.n, 1); /* two rows might be among the first */
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void each_column_adds_up_as_it_may(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    make(&table, "industry|value#|total#|share_percent#|estimate_percent#|percent#|rank#|"
                 "change_percent#\nＡ|0.7|1|70|50|70|1|5\nＢ|0.1|1|10|30|10|2|6\n"
                 "Ｃ|0.2|1|20|60|20|3|7\n");
    assert_true(
        take(&table, "./value:desc", (struct sg_top){.first = 1, .others = true}, &notes, NULL));
    assert_close(value_at(&table, "Others", "value"), 0.3, 0); /* as decimals */
    assert_close(value_at(&table, "Others", "total"), 1, 0);
    assert_close(value_at(&table, "Others", "share_percent"), 30, 0);
    assert_close(value_at(&table, "Others", "percent"), 30, 0);
    assert_string_equal(status_at(&table, "Others", "estimate_percent"), "not_applicable");
    assert_string_equal(status_at(&table, "Others", "rank"), "not_applicable");
    assert_string_equal(status_at(&table, "Others", "change_percent"), "not_applicable");
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void what_does_not_add_is_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    make(&table, "area|coefficient#\nＡ|1.2\nＢ|0.9\n");
    assert_false(take(&table, "value", (struct sg_top){.first = 1, .others = true}, &notes, &err));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    sg_table_free(&table);
    make(&table, "area|name\nＡ|あ\n");
    struct sg_order none = {0};
    assert_false(sg_top_apply(&table, &(struct sg_top){.first = 1}, &none, &notes, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_table_free(&table);
    sg_texts_free(&notes);
}

/* What adds up does so whatever the number of rows that are named. */
static void the_whole_stays_the_whole(void **state)
{
    (void)state;
    uint32_t chance = 3;
    for (int k = 0; k < test_cases(2000); k++) {
        struct sg_table table;
        struct sg_texts notes = {0};
        double before = 0, after = 0;
        make(&table, "item|value#");
        table.main = 1;
        for (int i = 0, n = 1 + k % 17; i < n; i++) {
            size_t row = sg_table_add_row(&table);
            char label[2] = {(char)('a' + i), 0};
            chance = chance * 1664525u + 1013904223u;
            sg_column_set_text(table.columns[0], row, label);
            sg_column_set(table.columns[1], row, (chance >> 16) % 50, 0);
            before += table.columns[1]->values[row];
        }
        struct sg_top top = {.first = (size_t)(1 + k % 5), .others = true};
        assert_true(take(&table, "value", top, &notes, NULL));
        for (size_t row = 0; row < table.n_rows; row++)
            after += table.columns[1]->values[row];
        assert_close(after, before, 0);
        sg_texts_free(&notes);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_group_has_its_largest),
        cmocka_unit_test(the_order_says_what_is_ranked),
        cmocka_unit_test(ranks_begin_with_the_smallest),
        cmocka_unit_test(others_are_the_rest),
        cmocka_unit_test(a_suppressed_cell_is_no_number_in_the_sum),
        cmocka_unit_test(each_column_adds_up_as_it_may),
        cmocka_unit_test(what_does_not_add_is_refused),
        cmocka_unit_test(the_whole_stays_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
