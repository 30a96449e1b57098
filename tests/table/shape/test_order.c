#include "../../test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../table_of.h"
#include "table/shape/order.h"

static void order(struct sg_table *table, const char *asked)
{
    struct sg_order by;
    assert_true(sg_order_read(table, asked, &by, NULL));
    sg_order_apply(table, &by);
    sg_order_free(&by);
}

/* `expected`: the labels of column 0 of each row, or of all its label columns joined. */
static void assert_order(const char *text, const char *asked, const char *expected)
{
    struct sg_table table;
    table_of(&table, text);
    table.main = sg_table_likely_main(&table);
    order(&table, asked);
    assert_labels(&table, expected);
    sg_table_free(&table);
}

static const char two_years[] = "year@|industry|value#\n"
                                "2016|全産業|60\n2016|その他|30\n2016|Ａ社|10\n2016|Ｂ社|X\n"
                                "2016|Ｃ社|20\n2016|Ｄ社|20\n"
                                "2021|全産業|60\n2021|その他|1\n2021|Ａ社|30\n2021|Ｂ社|9\n"
                                "2021|Ｃ社|11\n2021|Ｄ社|9\n";

static void numbers_are_sorted_within_the_other_keys(void **state)
{
    (void)state;
    assert_order(two_years, "value:desc",
                 "2016全産業 2016Ｃ社 2016Ｄ社 2016Ａ社 2016その他 2016Ｂ社 "
                 "2021全産業 2021Ａ社 2021Ｃ社 2021Ｂ社 2021Ｄ社 2021その他");
    assert_order(two_years, "./value",
                 "2016全産業 2016Ａ社 2016Ｃ社 2016Ｄ社 2016その他 2016Ｂ社 "
                 "2021全産業 2021Ｂ社 2021Ｄ社 2021Ｃ社 2021Ａ社 2021その他");
    assert_order(two_years, "year:desc,value",
                 "2021全産業 2021Ａ社 2021Ｃ社 2021Ｂ社 2021Ｄ社 2021その他 "
                 "2016全産業 2016Ｃ社 2016Ｄ社 2016Ａ社 2016その他 2016Ｂ社");
}

static void groups_come_together(void **state)
{
    (void)state;
    assert_order(
        "industry|year@|value#\nＡ|2016|1\nＡ|2021|4\nＢ|2016|2\nＢ|2021|3\n計|2016|3\n計|2021|7\n",
        "value:desc", "Ｂ2016 Ａ2016 計2016 Ａ2021 Ｂ2021 計2021");
}

/* The rows of a group change places among themselves: those of other groups stay. */
static void labels_are_sorted_within_the_other_keys(void **state)
{
    (void)state;
    const char *text = "size|year@|value#\n５～９人|2021|1\n５～９人|2016|2\n１～４人|2021|3\n"
                       "１～４人|2016|4\n計|2021|5\n計|2016|6\n";
    assert_order(text, "year", "５～９人2016 ５～９人2021 １～４人2016 １～４人2021 計2016 計2021");
    assert_order(text, "size", "１～４人2021 １～４人2016 ５～９人2021 ５～９人2016 計2021 計2016");
    assert_order(text, "year,size:desc",
                 "５～９人2016 １～４人2016 計2016 ５～９人2021 １～４人2021 計2021");
}

static void labels_have_their_printed_order(void **state)
{
    (void)state;
    assert_order("answer|n#\n悪い|1\n普通|2\n良い|3\n", "answer", "良い 普通 悪い");
    assert_order("x|n#\n10|1\n9|2\n100|3\n", "x", "9 10 100");
    assert_order("industry|n#\n医療，福祉|1\n製造業|2\n建設業|3\n", "industry",
                 "建設業 製造業 医療，福祉");
    assert_order("industry|n#\n12 木材|1\n9 食料品|2\n合計|9\n11 繊維|3\n", "industry",
                 "9 食料品 11 繊維 12 木材 合計");
    assert_order("area_code|area|n#\nR14204|鎌倉市|1\nR14130|川崎市|2\nR01100|札幌市|3\n", "area",
                 "R01100札幌市 R14130川崎市 R14204鎌倉市");
    assert_order("name|n#\n花|1\n鳥|2\n", "name", "花 鳥"); /* none: as they stand */
}

static void declared_order_wins(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "grade|n#\n松|1\n梅|2\n竹|3\n");
    static const char *const declared[] = {"梅", "竹", "松"};
    for (int i = 0; i < 3; i++) {
        sg_texts_add(&table.columns[0]->coded, declared[i]);
        sg_texts_add(&table.columns[0]->labelled, declared[i]);
    }
    order(&table, "grade");
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(sg_column_text(table.columns[0], i), declared[i]);
    sg_table_free(&table);
}

static void words_win_over_columns(void **state)
{
    (void)state;
    const char *text = "item|value#|code#|share_percent#\nＡ|1|3|5\nＢ|2|2|9\nＣ|3|1|1\n";
    assert_order(text, "value", "Ｂ Ａ Ｃ"); /* the main number is the share */
    assert_order(text, "value:asc", "Ｃ Ａ Ｂ");
    assert_order(text, "./value:desc", "Ｃ Ｂ Ａ");
    assert_order(text, "code", "Ａ Ｂ Ｃ");
    assert_order(text, "given", "Ａ Ｂ Ｃ");
    assert_order(text, "./code", "Ｃ Ｂ Ａ");
}

static void wrong_orders_are_wrong_usage(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "nope", "item:up", "item,", "./nope", "*"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sg_table table;
        struct sg_order by;
        struct sg_error err = {0};
        table_of(&table, "item|value#\nＡ|1\nＢ|2\n");
        if (sg_order_read(&table, wrong[i], &by, &err))
            fail_msg("'%s' was taken", wrong[i]);
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        sg_order_free(&by);
        sg_table_free(&table);
    }
}

static void small_tables_are_sorted_too(void **state)
{
    (void)state;
    assert_order("item|value#", "value", "");
    assert_order("item|value#\nＡ|1", "item", "Ａ");
    assert_order("item|value#\nＡ|X\nＢ|X\n", "value", "Ａ Ｂ");
}

static uint32_t state_of_chance = 7;
static uint32_t chance(uint32_t n)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (state_of_chance >> 8) % n;
}

/* A sorted table has the rows that it had, and sorting twice is sorting once. */
static void rows_are_permuted(void **state)
{
    (void)state;
    static const char *const orders[] = {"value", "./value",         "year:desc",
                                         "item",  "item:desc,value", "year,item"};
    for (int k = 0; k < test_cases(2000); k++) {
        struct sg_table table;
        double sum = 0, after = 0;
        table_of(&table, "year@|item|value#");
        for (uint32_t i = 0, n = chance(30); i < n; i++) {
            size_t row = sg_table_add_row(&table);
            char text[16];
            snprintf(text, sizeof text, "%u", 2000 + chance(4));
            sg_column_set_text(table.columns[0], row, text);
            snprintf(text, sizeof text, "%c", 'a' + (int)chance(5));
            sg_column_set_text(table.columns[1], row, text);
            sg_column_set(table.columns[2], row, chance(5), 0);
            sum += table.columns[2]->values[row] * (1 + table.columns[1]->codes[row]);
        }
        const char *asked = orders[chance(sizeof orders / sizeof *orders)];
        size_t n = table.n_rows;
        double *once = sg_alloc(n, sizeof *once);
        order(&table, asked);
        for (size_t row = 0; row < n; row++) {
            once[row] = table.columns[2]->values[row];
            after += once[row] * (1 + table.columns[1]->codes[row]);
        }
        assert_close(after, sum, -1e-9);
        order(&table, asked);
        for (size_t row = 0; row < n; row++)
            assert_close(table.columns[2]->values[row], once[row], -1e-9);
        free(once);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_sorted_within_the_other_keys),
        cmocka_unit_test(groups_come_together),
        cmocka_unit_test(labels_are_sorted_within_the_other_keys),
        cmocka_unit_test(labels_have_their_printed_order),
        cmocka_unit_test(declared_order_wins),
        cmocka_unit_test(words_win_over_columns),
        cmocka_unit_test(wrong_orders_are_wrong_usage),
        cmocka_unit_test(small_tables_are_sorted_too),
        cmocka_unit_test(rows_are_permuted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
