/* Labels side by side: which of them says what is ranked, and that rows are the same in all. */
#include "../../test_support.h"

#include <stdlib.h>

#include "../../table_of.h"
#include "table/shape/top.h"

static const char text[] = "year@|industry|value#\n"
                           "2016|全産業|100\n2016|Ａ|40\n2016|Ｂ|20\n2016|Ｃ|20\n2016|Ｄ|15\n"
                           "2021|全産業|100\n2021|Ａ|10\n2021|Ｂ|50\n2021|Ｃ|X\n2021|Ｄ|30\n";

/* The rows that --sort, --top and --wide leave, as the program applies them. */
static void assert_rows(const char *of, const char *wide, const char *sort, struct sg_top top,
                        const char *expected)
{
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_order order;
    table_of(&table, of);
    table.main = sg_table_likely_main(&table);
    const struct sg_lead lead = sg_lead_find(&table, wide, sort);
    char *asked = sg_lead_sort(&table, &lead, sort);
    assert_true(sg_order_read(&table, asked ? asked : sort, &order, NULL));
    sg_order_apply(&table, &order);
    if (lead.column >= 0 && sg_order_number(&table, &order) >= 0)
        sg_lead_first(&table, &lead);
    top.lead = lead.column >= 0 ? &lead : NULL;
    assert_true(sg_top_apply(&table, &top, &order, &notes, NULL));
    assert_labels(&table, expected);
    free(asked);
    sg_order_free(&order);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void rows_of_the_newest_period_are_taken_in_all(void **state)
{
    (void)state;
    assert_rows(text, "period", "value", (struct sg_top){.first = 2},
                "2021全産業 2021Ｂ 2021Ｄ 2016全産業 2016Ｂ 2016Ｄ");
    assert_rows(text, "year", "value", (struct sg_top){.last = 1},
                "2021全産業 2021Ａ 2016全産業 2016Ａ");
}

static void the_order_may_name_a_label(void **state)
{
    (void)state;
    assert_rows(text, "period", "2016:desc", (struct sg_top){.first = 1},
                "2016全産業 2016Ａ 2021全産業 2021Ａ");
    assert_rows(text, "period", "2016年", (struct sg_top){.first = 2}, /* a tie */
                "2016全産業 2016Ｂ 2016Ｃ 2016Ａ 2021全産業 2021Ａ 2021Ｂ 2021Ｃ");
}

/* Of areas the first, totals aside; where the items are set side by side, each row has its own. */
static void other_labels_are_ranked_by_the_first(void **state)
{
    (void)state;
    const char *areas = "area|industry|value#\n全国|製造業|90\n全国|建設業|80\n"
                        "川崎市|製造業|1\n川崎市|建設業|2\n鎌倉市|製造業|4\n鎌倉市|建設業|3\n";
    assert_rows(areas, "area", "value", (struct sg_top){.first = 1},
                "川崎市建設業 全国建設業 鎌倉市建設業");
    assert_rows(areas, "industry", "given", (struct sg_top){.first = 1},
                "全国製造業 川崎市建設業 鎌倉市製造業");
}

static void what_stands_nowhere_side_by_side_leads_nothing(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, text);
    assert_int_equal(sg_lead_find(&table, NULL, "2016").column, -1);
    assert_int_equal(sg_lead_find(&table, "area", "value").column, -1);
    assert_int_equal(sg_lead_find(&table, "value", "value").column, -1);
    const struct sg_lead lead = sg_lead_find(&table, "period", "value:desc");
    assert_int_equal(lead.column, 0);
    assert_null(sg_lead_sort(&table, &lead, "value:desc"));
    assert_null(sg_lead_sort(&table, &lead, "2015"));
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_the_newest_period_are_taken_in_all),
        cmocka_unit_test(the_order_may_name_a_label),
        cmocka_unit_test(other_labels_are_ranked_by_the_first),
        cmocka_unit_test(what_stands_nowhere_side_by_side_leads_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
