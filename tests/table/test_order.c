#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/order.h"

enum { MOST = 12 };

/* Labels as a file may have them, and as people expect them. */
static void natural_orders(void **state)
{
    (void)state;
    static const char *const cases[][2][MOST] = {
        {{"10", "9", "1", "2.5"}, {"1", "2.5", "9", "10"}},
        {{"02", "10", "01"}, {"01", "02", "10"}},
        {{"50人以上", "5～19人", "20～49人", "１～４人"},
         {"１～４人", "5～19人", "20～49人", "50人以上"}},
        {{"300人以上", "派遣従業者のみ", "10-29人", "1-9人", "30-299人"},
         {"1-9人", "10-29人", "30-299人", "300人以上", "派遣従業者のみ"}},
        {{"1億円以上", "1,000万円未満", "5,000万円以上1億円未満", "1,000万円以上5,000万円未満"},
         {"1,000万円未満", "1,000万円以上5,000万円未満", "5,000万円以上1億円未満", "1億円以上"}},
        {{"300～500万円", "100～300万円", "1億円～", "～100万円"},
         {"～100万円", "100～300万円", "300～500万円", "1億円～"}},
        {{"50 or more", "10 to 49 (10-49)", "under 10"},
         {"under 10", "10 to 49 (10-49)", "50 or more"}},
        {{"悪い", "やや良い", "普通", "良い", "やや悪い"},
         {"良い", "やや良い", "普通", "やや悪い", "悪い"}},
        {{"減少した", "無回答", "増加した", "横ばい"},
         {"増加した", "横ばい", "減少した", "無回答"}},
        {{"不満", "どちらともいえない", "非常に満足", "やや不満", "満足", "その他"},
         {"非常に満足", "満足", "どちらともいえない", "やや不満", "不満", "その他"}},
        {{"悪い", "良い", "さほど良くない"}, {"良い", "さほど良くない", "悪い"}},
        {{"Disagree", "Strongly agree", "Neither agree nor disagree", "Agree", "Strongly disagree"},
         {"Strongly agree", "Agree", "Neither agree nor disagree", "Disagree",
          "Strongly disagree"}},
        {{"Worsened", "Unchanged", "Improved"}, {"Improved", "Unchanged", "Worsened"}},
        {{"Very poor", "Poor", "Good", "Fair", "Very good"},
         {"Very good", "Good", "Fair", "Poor", "Very poor"}},
        {{"卸売業，小売業", "製造業", "建設業", "農業、林業"},
         {"農業、林業", "建設業", "製造業", "卸売業，小売業"}},
        {{"I 卸売業，小売業", "E 製造業", "D 建設業"},
         {"D 建設業", "E 製造業", "I 卸売業，小売業"}},
        {{"令和3年", "平成28年", "令和6年"}, {"平成28年", "令和3年", "令和6年"}},
        /* no kind of their own: as they were met */
        {{"小売業", "建設業", "サービス業"}, {"小売業", "建設業", "サービス業"}},
        {{"売上の減少", "人手不足", "特にない", "その他"},
         {"売上の減少", "人手不足", "その他", "特にない"}},
        {{"A1地区", "B10地区", "A2地区"}, {"A1地区", "B10地区", "A2地区"}},
        {{"1-2区", "1-10区", "1-1区"}, {"1-2区", "1-10区", "1-1区"}},
        {{"三鷹市", "八王子市", "一宮市"}, {"三鷹市", "八王子市", "一宮市"}},
        /* alike but for a number */
        {{"A1地区", "A10地区", "A2地区"}, {"A1地区", "A2地区", "A10地区"}},
        {{"第10地区", "その他", "第２地区", "第1地区"},
         {"第1地区", "第２地区", "第10地区", "その他"}},
        {{"第二十一分団", "第十分団", "第二分団", "第百分団"},
         {"第二分団", "第十分団", "第二十一分団", "第百分団"}},
        {{"Zone 11", "Zone 9", "Zone 10"}, {"Zone 9", "Zone 10", "Zone 11"}},
        {{"S", "M", "L"}, {"S", "M", "L"}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const *labels = cases[i][0], *const *expected = cases[i][1];
        size_t n = 0;
        while (n < MOST && labels[n])
            n++;
        size_t *order = sg_label_order(labels, n, NULL);
        for (size_t k = 0; k < n; k++)
            assert_string_equal(labels[order[k]], expected[k]);
        free(order);
    }
}

static void where_they_were_met(void **state)
{
    (void)state;
    static const char *const labels[] = {"a", "b", "c", "a2"};
    static const uint64_t met[] = {7, 3, 9, 1};
    static const size_t expected[] = {3, 1, 0, 2};
    size_t *order = sg_label_order(labels, 4, met);
    assert_memory_equal(order, expected, sizeof expected);
    free(order);
    order = sg_label_order(labels, 0, NULL);
    free(order);
}

static void ranks_sort(void **state)
{
    (void)state;
    static const size_t ranks[] = {2, 0, 2, 1}, expected[] = {1, 3, 0, 2};
    size_t order[] = {0, 1, 2, 3};
    sg_order_by_rank(order, 4, ranks);
    assert_memory_equal(order, expected, sizeof expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(natural_orders),
                                       cmocka_unit_test(where_they_were_met),
                                       cmocka_unit_test(ranks_sort)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
