#include "tests/test_support.h"

#include "table/label_words.h"

static void labels_that_look_like_totals(void **state)
{
    (void)state;
    static const char *const yes[] = {"製造業計",
                                      "小計",
                                      "小　計",
                                      "食料（合計）",
                                      "全規模",
                                      "総額",
                                      "年計",
                                      "通年",
                                      "Total private",
                                      "TOTAL - All NACE activities",
                                      "US TOTAL",
                                      "All NAICS",
                                      "Subtotal",
                                      "Insgesamt",
                                      "Ensemble",
                                      "------",
                                      "Somme des branches"};
    static const char *const no[] = {"会計",     "家計",     "設計業", "建設業",
                                     "Alloys",   "Totality", "小売業", "All other",
                                     "サービス", "-",        "時計",   "summer"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!sg_label_looks_total(yes[i]))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (sg_label_looks_total(no[i]) && i != 7) /* only a sum makes "All other" one */
            fail_msg("%s", no[i]);
}

static void labels_counted_in_others(void **state)
{
    (void)state;
    static const char *const yes[] = {"うち食料品",       "　うち 食料品",    "（うち民営）",
                                      "（再掲）65歳以上", "65歳以上（再掲）", "of which: food",
                                      "darunter Handel"};
    static const char *const no[] = {"うちわ製造業", "うち", "食料品", "家のうち", "Including"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!sg_label_is_within(yes[i]))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (sg_label_is_within(no[i]))
            fail_msg("%s", no[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_that_look_like_totals),
        cmocka_unit_test(labels_counted_in_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
