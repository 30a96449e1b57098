#include "tests/test_support.h"

#include <string.h>

#include <sangyo/period.h>

struct label_case {
    const char *label;
    enum sg_period_kind kind;
    int year, month, day; /* of its first day */
};

static const int lengths[] = {0, 12, 12, 6, 3, 1, 0};

static void assert_reads(const struct label_case *c, const char *era)
{
    struct sg_period period;
    struct sg_error err = {0};
    if (!sg_period_read(c->label, era, &period, &err))
        fail_msg("%s", err.message);
    if (period.kind != c->kind || period.month != c->year * 12 + c->month - 1 ||
        period.day != c->day || period.months != lengths[c->kind])
        fail_msg("%s: kind %d, %d-%02d-%02d, %d months", c->label, (int)period.kind,
                 period.month / 12, period.month % 12 + 1, period.day, period.months);
}

static void labels(void **state)
{
    (void)state;
    /* The starts of eras: 1868, 1912, 1926, 1989, 2019 are their first years (元年). */
    static const struct label_case cases[] = {
        {"2021", SG_PERIOD_YEAR, 2021, 1, 1},
        {"2021年", SG_PERIOD_YEAR, 2021, 1, 1},
        {"２０２１年", SG_PERIOD_YEAR, 2021, 1, 1},
        {" 2021 年 ", SG_PERIOD_YEAR, 2021, 1, 1},
        {"西暦2021年", SG_PERIOD_YEAR, 2021, 1, 1},
        {"1000", SG_PERIOD_YEAR, 1000, 1, 1},
        {"2999", SG_PERIOD_YEAR, 2999, 1, 1},
        {"令和3年", SG_PERIOD_YEAR, 2021, 1, 1},
        {"令和元年", SG_PERIOD_YEAR, 2019, 1, 1},
        {"平成元年", SG_PERIOD_YEAR, 1989, 1, 1},
        {"昭和64年", SG_PERIOD_YEAR, 1989, 1, 1},
        {"大正１５年", SG_PERIOD_YEAR, 1926, 1, 1},
        {"明治45年", SG_PERIOD_YEAR, 1912, 1, 1},
        {"R3", SG_PERIOD_YEAR, 2021, 1, 1},
        {"r3", SG_PERIOD_YEAR, 2021, 1, 1},
        {"Ｈ２８", SG_PERIOD_YEAR, 2016, 1, 1},
        {"S60年", SG_PERIOD_YEAR, 1985, 1, 1},
        {"T9", SG_PERIOD_YEAR, 1920, 1, 1},
        {"M5", SG_PERIOD_YEAR, 1872, 1, 1},
        {"R元", SG_PERIOD_YEAR, 2019, 1, 1},
        {"H.28", SG_PERIOD_YEAR, 2016, 1, 1},
        {"平28", SG_PERIOD_YEAR, 2016, 1, 1},
        {"㍻28年", SG_PERIOD_YEAR, 2016, 1, 1},
        {"Heisei 28", SG_PERIOD_YEAR, 2016, 1, 1},
        {"平成28（2016）年", SG_PERIOD_YEAR, 2016, 1, 1},
        {"2016年（平成28年）", SG_PERIOD_YEAR, 2016, 1, 1},
        {"令和３（2021）年度", SG_PERIOD_FISCAL_YEAR, 2021, 4, 1},
        {"令和５（2023）年度", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"令和5年度（2023年度）", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"平成37年度", SG_PERIOD_FISCAL_YEAR, 2025, 4, 1},
        {"FY2023", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"R5年度", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"2023年度", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"2024年4-6月期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年４〜６月期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年4～6月期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年４ー６月期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年4月～6月", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年10-12月期", SG_PERIOD_QUARTER, 2024, 10, 1},
        {"2024-Q2", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024Q2", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024 q4", SG_PERIOD_QUARTER, 2024, 10, 1},
        {"Q2 2024", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年第2四半期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年Ⅱ期", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年第Ⅳ四半期", SG_PERIOD_QUARTER, 2024, 10, 1},
        {"2024/4-6.", SG_PERIOD_QUARTER, 2024, 4, 1},
        /* a fiscal year's quarters and months run from April to March */
        {"2023年度第1四半期", SG_PERIOD_QUARTER, 2023, 4, 1},
        {"令和5年度第4四半期", SG_PERIOD_QUARTER, 2024, 1, 1},
        {"FY2023-Q4", SG_PERIOD_QUARTER, 2024, 1, 1},
        {"2023年度1-3月期", SG_PERIOD_QUARTER, 2024, 1, 1},
        {"2023年度2月", SG_PERIOD_MONTH, 2024, 2, 1},
        /* as printed by the Kawasaki Shinkin survey */
        {"2024年4-6月期（令和６（2024）年４〜６月期）", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024-06", SG_PERIOD_MONTH, 2024, 6, 1},
        {"2024/6", SG_PERIOD_MONTH, 2024, 6, 1},
        {"2024年6月", SG_PERIOD_MONTH, 2024, 6, 1},
        {"平成18年6月", SG_PERIOD_MONTH, 2006, 6, 1},
        {"H18.6", SG_PERIOD_MONTH, 2006, 6, 1},
        {"2024M06", SG_PERIOD_MONTH, 2024, 6, 1},
        {"June 2024", SG_PERIOD_MONTH, 2024, 6, 1},
        {"Sep-2024", SG_PERIOD_MONTH, 2024, 9, 1},
        {"2021-06-01", SG_PERIOD_DAY, 2021, 6, 1},
        {"2021/6/1", SG_PERIOD_DAY, 2021, 6, 1},
        {"2021.6.1", SG_PERIOD_DAY, 2021, 6, 1},
        {"H28.6.1", SG_PERIOD_DAY, 2016, 6, 1},
        {"2024年4月1日", SG_PERIOD_DAY, 2024, 4, 1},
        {"令和3年6月1日現在", SG_PERIOD_DAY, 2021, 6, 1},
        {"2024-02-29", SG_PERIOD_DAY, 2024, 2, 29},
        {"2000-02-29", SG_PERIOD_DAY, 2000, 2, 29},
        {"2024-4-6", SG_PERIOD_DAY, 2024, 4, 6},
        /* e-Stat time codes */
        {"2021001111", SG_PERIOD_MONTH, 2021, 11, 1},
        {"2023100000", SG_PERIOD_FISCAL_YEAR, 2023, 4, 1},
        {"2021000103", SG_PERIOD_QUARTER, 2021, 1, 1},
        {"2021001012", SG_PERIOD_QUARTER, 2021, 10, 1},
        {"2021000000", SG_PERIOD_YEAR, 2021, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_reads(&cases[i], NULL);
        assert_reads(&cases[i], "平成"); /* an era changes only bare years */
    }
}

/* Each as the Japanese, English or French tables have it; an era changes none of them. */
static void halves_and_other_forms(void **state)
{
    (void)state;
    static const struct label_case cases[] = {
        {"2020H1", SG_PERIOD_HALF, 2020, 1, 1},
        {"2020-H2", SG_PERIOD_HALF, 2020, 7, 1},
        {"2020 H2", SG_PERIOD_HALF, 2020, 7, 1},
        {"2020S1", SG_PERIOD_HALF, 2020, 1, 1},
        {"2020-S2", SG_PERIOD_HALF, 2020, 7, 1},
        {"H1 2020", SG_PERIOD_HALF, 2020, 1, 1},
        {"1H 2020", SG_PERIOD_HALF, 2020, 1, 1},
        {"S2 2020", SG_PERIOD_HALF, 2020, 7, 1},
        {"2020年上期", SG_PERIOD_HALF, 2020, 1, 1},
        {"2020年下半期", SG_PERIOD_HALF, 2020, 7, 1},
        {"２０２０年　上半期", SG_PERIOD_HALF, 2020, 1, 1},
        {"2019年度上期", SG_PERIOD_HALF, 2019, 4, 1},
        {"2019年度下期", SG_PERIOD_HALF, 2019, 10, 1},
        {"令和元年度下半期", SG_PERIOD_HALF, 2019, 10, 1},
        {"R5年度上期", SG_PERIOD_HALF, 2023, 4, 1},
        {"FY2019H2", SG_PERIOD_HALF, 2019, 10, 1},
        {"2023年1-6月", SG_PERIOD_HALF, 2023, 1, 1},
        {"2023年7～12月期", SG_PERIOD_HALF, 2023, 7, 1},
        {"2023年4-9月", SG_PERIOD_HALF, 2023, 4, 1},
        {"2023年度10-3月", SG_PERIOD_HALF, 2023, 10, 1},
        {"2023年度10月～3月", SG_PERIOD_HALF, 2023, 10, 1},
        {"Jan–Jun 2024", SG_PERIOD_HALF, 2024, 1, 1},
        {"Oct 2024–Mar 2025", SG_PERIOD_HALF, 2024, 10, 1},
        {"2019-20", SG_PERIOD_FISCAL_YEAR, 2019, 4, 1},
        {"2019/20", SG_PERIOD_FISCAL_YEAR, 2019, 4, 1},
        {"2019–20", SG_PERIOD_FISCAL_YEAR, 2019, 4, 1},
        {"1999-00", SG_PERIOD_FISCAL_YEAR, 1999, 4, 1},
        {"FY2019-20", SG_PERIOD_FISCAL_YEAR, 2019, 4, 1},
        {"2009-10年度", SG_PERIOD_FISCAL_YEAR, 2009, 4, 1},
        {"2009-10", SG_PERIOD_MONTH, 2009, 10, 1}, /* by itself */
        {"Apr–Jun 2024", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"October-December 2024", SG_PERIOD_QUARTER, 2024, 10, 1},
        {"2023T4", SG_PERIOD_QUARTER, 2023, 10, 1},
        {"T2 2023", SG_PERIOD_QUARTER, 2023, 4, 1},
        {"2Q 2023", SG_PERIOD_QUARTER, 2023, 4, 1},
        {"2023年度1Q", SG_PERIOD_QUARTER, 2023, 4, 1},
        {"2023/3Q", SG_PERIOD_QUARTER, 2023, 7, 1},
        {"Q1-20", SG_PERIOD_QUARTER, 2020, 1, 1},
        {"Q1 '20", SG_PERIOD_QUARTER, 2020, 1, 1},
        {"2023年第一四半期", SG_PERIOD_QUARTER, 2023, 1, 1},
        {"2023Q1", SG_PERIOD_QUARTER, 2023, 1, 1},
        {"2023.7-9", SG_PERIOD_QUARTER, 2023, 7, 1},
        {"R5Ⅰ期", SG_PERIOD_QUARTER, 2023, 1, 1},
        {"2023年 1～3月", SG_PERIOD_QUARTER, 2023, 1, 1},
        {"R5.4-6", SG_PERIOD_QUARTER, 2023, 4, 1},
        {"2024年4-6月期（2024年度第1四半期）", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"2024年4-6月期（24/4-6）", SG_PERIOD_QUARTER, 2024, 4, 1},
        {"Jan-20", SG_PERIOD_MONTH, 2020, 1, 1},
        {"Jul-23", SG_PERIOD_MONTH, 2023, 7, 1},
        {"Jul-49", SG_PERIOD_MONTH, 2049, 7, 1},
        {"JUL-50", SG_PERIOD_MONTH, 1950, 7, 1},
        {"Dec '99", SG_PERIOD_MONTH, 1999, 12, 1},
        {"2023 JUN", SG_PERIOD_MONTH, 2023, 6, 1},
        {"2023-Jun", SG_PERIOD_MONTH, 2023, 6, 1},
        {"2020M01", SG_PERIOD_MONTH, 2020, 1, 1},
        {"2020-M12", SG_PERIOD_MONTH, 2020, 12, 1},
        {"2023/4", SG_PERIOD_MONTH, 2023, 4, 1},
        {"R5.6", SG_PERIOD_MONTH, 2023, 6, 1},
        {"令和5年7月分", SG_PERIOD_MONTH, 2023, 7, 1},
        {"令和5年7月（2023.7）", SG_PERIOD_MONTH, 2023, 7, 1},
        {"31.12.2019", SG_PERIOD_DAY, 2019, 12, 31},
        {"1.2.2019", SG_PERIOD_DAY, 2019, 2, 1},
        {"1 Jun 2021", SG_PERIOD_DAY, 2021, 6, 1},
        {"1-Jun-21", SG_PERIOD_DAY, 2021, 6, 1},
        {"June 1, 2021", SG_PERIOD_DAY, 2021, 6, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_reads(&cases[i], NULL);
        assert_reads(&cases[i], "平成");
    }
    static const struct label_case two_digits = {"23/4-6", SG_PERIOD_QUARTER, 2023, 4, 1};
    static const struct label_case of_era = {"23/4-6", SG_PERIOD_QUARTER, 2011, 4, 1};
    assert_reads(&two_digits, NULL);
    assert_reads(&of_era, "heisei");
}

static void bare_years_need_an_era(void **state)
{
    (void)state;
    static const char *const eras[] = {"heisei", "平成", "H", "h", "Ｈ", "平"};
    static const struct label_case cases[] = {
        {"10年度", SG_PERIOD_FISCAL_YEAR, 1998, 4, 1}, {"28年", SG_PERIOD_YEAR, 2016, 1, 1},
        {"元年", SG_PERIOD_YEAR, 1989, 1, 1},          {"28", SG_PERIOD_YEAR, 2016, 1, 1},
        {"28年6月", SG_PERIOD_MONTH, 2016, 6, 1},      {"2021年", SG_PERIOD_YEAR, 2021, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t k = 0; k < sizeof eras / sizeof *eras; k++)
            assert_reads(&cases[i], eras[k]);
    struct sg_period period = {.kind = SG_PERIOD_DAY};
    struct sg_error err = {0};
    assert_false(sg_period_read("10年度", NULL, &period, &err));
    assert_int_equal(period.kind, SG_PERIOD_NONE);
    assert_int_equal(err.kind, SG_FAIL_DATA);
    assert_string_equal(err.message, "'10年度' is a year without an era: give --era heisei or so");
    err = (struct sg_error){.lang = SG_JA};
    assert_false(sg_period_read("元年", NULL, &period, &err));
    assert_non_null(strstr(err.message, "--era"));
    err = (struct sg_error){0};
    assert_false(sg_period_read("10年", "keio", &period, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(err.message, "'keio'"));
    assert_false(sg_period_read("2021", "", &period, &err));
}

static void what_is_no_period(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "", "全国", "年", "31", "999", "3000", "20215", "2021-13", "2021-00", "2023-02-29",
        "1900-02-29", "2021-06-31", "2021-6-0", "2021年6月31日", "2021年6月1", "2021-06-01x",
        "2021-06/01", "2021--06", "1234.56", "2024.06", "2021年度末", "2021年（速報）",
        "2021年5-7月期", "2021年11-13月期", "2021年第5四半期", "2021Q5", "2021Q0", "Q2", "June",
        "昭和65年", "令和0年", "令和", "R14204", "H", "Q5 2024", "2021001011", "2021050000",
        "0021000000", "20210011111", "2021101111", "2021年4-6月期（令和3年）",
        "2021年4-6月期（2021年7-9月期）", "2021年(", "2021()", "第2四半期", "6月", "FY23",
        "2021-2022", "m6 2024", "2021年Ⅴ期", "2021年ii",
        /* two readings, or none that is sure */
        "202307", "23.9", "23/4", "2020-13", "2019-21", "2019.20", "2019-2020", "Jul 23", "Jul23",
        "20-Jan", "Feb-Apr 2020", "Oct–Mar 2024", "30.02.2019", "31/12/2019", "12.2019", "2020H3",
        "2020S0", "2020T5", "H3 2020", "H1 20", "2023年2-7月", "2023年10-3月", "2023年度1-6月",
        "2023/1-6", "上期", "A1", "12", "5/4-6", "23/4-7", "2023年第五四半期", "\xff\xfe"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_period period;
        struct sg_error err = {0};
        if (sg_period_read(cases[i], NULL, &period, &err))
            fail_msg("%s is read as kind %d, %d-%02d", cases[i], (int)period.kind,
                     period.month / 12, period.month % 12 + 1);
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_non_null(strstr(err.message, cases[i]));
        assert_false(sg_period_read(cases[i], NULL, &period, NULL));
    }
}

static void both_styles_must_agree(void **state)
{
    (void)state;
    struct sg_period period;
    struct sg_error err = {0};
    assert_false(sg_period_read("令和５（2022）年度", NULL, &period, &err));
    assert_string_equal(err.message, "'令和５（2022）年度' names two years, 2023 and 2022");
    assert_false(sg_period_read("2022年（令和5年）6月", NULL, &period, &err));
    assert_string_equal(err.message, "'2022年（令和5年）6月' names two years, 2022 and 2023");
}

static struct sg_period read(const char *label)
{
    struct sg_period period;
    assert_true(sg_period_read(label, NULL, &period, NULL));
    return period;
}

static void order_and_distance(void **state)
{
    (void)state;
    static const char *const ascending[] = {"昭和60年",      "2020年度", "2021-01-01", "2021年1月",
                                            "2021年1-3月期", "2021年",   "2021-01-02", "2021年2月",
                                            "2021年度",      "R4"};
    size_t n = sizeof ascending / sizeof *ascending;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            struct sg_period a = read(ascending[i]), b = read(ascending[k]);
            int order = sg_period_compare(&a, &b);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
            assert_close(sg_period_months_between(&a, &b), -sg_period_months_between(&b, &a), 0);
        }
    struct sg_period census_2016 = read("2016-06-01"), census_2021 = read("令和3年6月1日");
    struct sg_period census_2009 = read("2009-07-01"), start = read("2012-02-01");
    struct sg_period middle = read("2012-02-16");
    assert_close(sg_period_months_between(&census_2016, &census_2021), 60, 0);
    assert_close(sg_period_months_between(&census_2009, &start), 31, 0);
    assert_close(sg_period_months_between(&start, &middle), 15 * 12 / 365.25, 1e-15);
}

/* A half-year compares with the half-year before, whichever month years start in. */
static void halves_have_an_order(void **state)
{
    (void)state;
    static const char *const ascending[] = {"2020年度下期", "2021-Q1", "2021H1",        "2021年",
                                            "2021年度上期", "2021S2",  "2021年度10-3月"};
    struct sg_period half = read("2021H1"), next = read("2021H2"), quarter = read("2021Q3");
    for (size_t i = 1; i < sizeof ascending / sizeof *ascending; i++) {
        struct sg_period a = read(ascending[i - 1]), b = read(ascending[i]);
        assert_true(sg_period_compare(&a, &b) < 0);
    }
    assert_true(sg_period_comparable(&half, &next));
    assert_close(sg_period_months_between(&half, &next), 6, 0);
    assert_false(sg_period_comparable(&next, &quarter));
}

static void only_like_periods_compare(void **state)
{
    (void)state;
    struct sg_period year = read("2021"), other = read("2016年"), fiscal = read("2021年度");
    struct sg_period quarter = read("2021Q1"), none = {0};
    assert_true(sg_period_comparable(&year, &other));
    assert_false(sg_period_comparable(&year, &fiscal));
    assert_false(sg_period_comparable(&year, &quarter));
    assert_false(sg_period_comparable(&none, &none));
}

/* xorshift32 (Marsaglia, 2003) */
static uint32_t next_random(uint32_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 17;
    *x ^= *x << 5;
    return *x;
}

/* Without an error to fill, most cells are refused unread: that must change nothing. */
static void unread_is_unreadable(void **state)
{
    (void)state;
    static const char *const pieces[] = {"1",  "2",  "0",  "9",   "2024", "19", "20",   "-",  "/",
                                         ".",  ",",  "年", "月",  "元",   "R",  "令和", "度", "Q",
                                         "Jan", "H", "期", "４", "Ⅱ",    "①", "(",    ")",  " ",
                                         "FY", "m",  "第", "四半期", "㋀", "~",  "上",   "−",  "¹"};
    uint32_t state_of = 20240601;
    for (int i = 0; i < test_cases(1000000); i++) {
        char text[64] = "";
        for (uint32_t n = next_random(&state_of) % 6 + 1; n > 0; n--)
            strcat(text, pieces[next_random(&state_of) % (sizeof pieces / sizeof *pieces)]);
        struct sg_period a, b;
        struct sg_error err = {0};
        bool unread = sg_period_read(text, NULL, &a, NULL);
        if (unread != sg_period_read(text, NULL, &b, &err))
            fail_msg("%s: %d without an error to fill", text, unread);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels),
        cmocka_unit_test(halves_and_other_forms),
        cmocka_unit_test(bare_years_need_an_era),
        cmocka_unit_test(what_is_no_period),
        cmocka_unit_test(both_styles_must_agree),
        cmocka_unit_test(order_and_distance),
        cmocka_unit_test(halves_have_an_order),
        cmocka_unit_test(only_like_periods_compare),
        cmocka_unit_test(unread_is_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
