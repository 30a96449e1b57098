#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/role.h"

static void units(void **state)
{
    (void)state;
    static const struct {
        const char *text, *base;
        double scale;
        enum sg_measure_kind kind;
    } cases[] = {
        {"円", "円", 1, SG_MEASURE_AMOUNT},
        {"千円", "円", 1e3, SG_MEASURE_AMOUNT},
        {"百万円", "円", 1e6, SG_MEASURE_AMOUNT},
        {"億円", "円", 1e8, SG_MEASURE_AMOUNT},
        {"十億円", "円", 1e9, SG_MEASURE_AMOUNT},
        {"兆円", "円", 1e12, SG_MEASURE_AMOUNT},
        {"（百万円）", "円", 1e6, SG_MEASURE_AMOUNT},
        {"単位：千円", "円", 1e3, SG_MEASURE_AMOUNT},
        {"【万人】", "人", 1e4, SG_MEASURE_AMOUNT},
        {"人", "人", 1, SG_MEASURE_AMOUNT},
        {"千人", "人", 1e3, SG_MEASURE_AMOUNT},
        {"所", "所", 1, SG_MEASURE_AMOUNT},
        {"事業所", "事業所", 1, SG_MEASURE_AMOUNT},
        {"社", "社", 1, SG_MEASURE_AMOUNT},
        {"件", "件", 1, SG_MEASURE_AMOUNT},
        {"million yen", "円", 1e6, SG_MEASURE_AMOUNT},
        {"Yen million", "円", 1e6, SG_MEASURE_AMOUNT},
        {"Millions of dollars", "ドル", 1e6, SG_MEASURE_AMOUNT},
        {"1,000 persons", "人", 1e3, SG_MEASURE_AMOUNT},
        {"thousands", NULL, 1e3, SG_MEASURE_AMOUNT},
        {"US$ million", "米ドル", 1e6, SG_MEASURE_AMOUNT},
        {"千m2", "m2", 1e3, SG_MEASURE_AMOUNT},
        {"%", "％", 1, SG_MEASURE_SHARE},
        {"％", "％", 1, SG_MEASURE_SHARE},
        {"(%)", "％", 1, SG_MEASURE_SHARE},
        {"（％）", "％", 1, SG_MEASURE_SHARE},
        {"percent", "％", 1, SG_MEASURE_SHARE},
        {"ポイント", "ポイント", 1, SG_MEASURE_BALANCE},
        {"％ポイント", "ポイント", 1, SG_MEASURE_BALANCE},
        {"倍", "倍", 1, SG_MEASURE_RATIO},
        {"歳", "歳", 1, SG_MEASURE_RATIO},
        {"人/km2", NULL, 1, SG_MEASURE_RATIO},
        {"人口千人当たり", NULL, 1, SG_MEASURE_RATIO},
        {"per 1,000 persons", NULL, 1, SG_MEASURE_RATIO},
        {"指数", "指数", 1, SG_MEASURE_INDEX},
        {"2015=100", NULL, 1, SG_MEASURE_INDEX},
        {"（２０２０年＝１００）", NULL, 1, SG_MEASURE_INDEX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_unit unit;
        if (!sg_unit_read(cases[i].text, &unit))
            fail_msg("%s is no unit", cases[i].text);
        if (unit.scale != cases[i].scale || unit.kind != cases[i].kind ||
            !unit.base.ja != !cases[i].base ||
            (unit.base.ja && strcmp(unit.base.ja, cases[i].base) != 0))
            fail_msg("%s: scale %g, base %s, %s", cases[i].text, unit.scale,
                     unit.base.ja ? unit.base.ja : "-", sg_measure_rule(unit.kind)->word);
    }
    static const char *const others[] = {"", "民営", "女", "百", "千％", "=100", "/km2", "X"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct sg_unit unit;
        if (sg_unit_read(others[i], &unit))
            fail_msg("%s is a unit", others[i]);
        assert_int_equal(unit.kind, SG_MEASURE_UNKNOWN);
        assert_true(unit.scale == 1);
    }
}

/* Headers as printed, by hand. Sources: A e-Stat 社会生活統計指標 (FEH_00200502), E SSDSE-E-2024
   (統計センター), P e-Stat 人口推計 (FEH_00200524), K 川崎市, O 尾道商工会議所 景況調査 (2006),
   W 景気ウォッチャー調査, others as usual in print. */
static void names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *unit;
        enum sg_measure_kind kind;
    } cases[] = {
        {"#A011000_総人口【万人】", NULL, SG_MEASURE_AMOUNT},                     /* A */
        {"#A01101_全国総人口に占める人口割合【％】", NULL, SG_MEASURE_SHARE},     /* A */
        {"#A01201_総面積１km2当たり人口密度【人】", NULL, SG_MEASURE_RATIO},      /* A */
        {"#A01302_昼夜間人口比率【％】", NULL, SG_MEASURE_SHARE},                 /* A */
        {"#A01404_人口集中地区面積の変化率【％】", NULL, SG_MEASURE_BALANCE},     /* A */
        {"#A01601_外国人人口（人口10万人当たり）【人】", NULL, SG_MEASURE_RATIO}, /* A */
        {"#A02101_人口性比（総数）【‐】", NULL, SG_MEASURE_RATIO},                /* A */
        {"#A03401_年少人口指数【‐】", NULL, SG_MEASURE_INDEX},                    /* A */
        {"#A0410301_未婚者割合（20～24歳・男）【％】", NULL, SG_MEASURE_SHARE},   /* A */
        {"#A05101_人口増減率【％】", NULL, SG_MEASURE_BALANCE},                   /* A */
        {"#A05203_合計特殊出生率【‐】", NULL, SG_MEASURE_RATIO},                  /* A */
        {"#A05204_粗死亡率（人口千人当たり）【‐】", NULL, SG_MEASURE_RATIO},      /* A */
        {"総人口（男）", NULL, SG_MEASURE_AMOUNT},                                /* E */
        {"事業所数（民営）（卸売業、小売業）", NULL, SG_MEASURE_AMOUNT},          /* E */
        {"県内総生産額（平成27年基準）", NULL, SG_MEASURE_AMOUNT},                /* E */
        {"1人当たり県民所得（平成27年基準）", NULL, SG_MEASURE_RATIO},            /* E */
        {"1住宅当たり延べ面積", NULL, SG_MEASURE_RATIO},                          /* E */
        {"ごみのリサイクル率", NULL, SG_MEASURE_SHARE},                           /* E */
        {"消費支出（二人以上の世帯）", NULL, SG_MEASURE_AMOUNT},                  /* E */
        {"人口【千人】", NULL, SG_MEASURE_AMOUNT},                                /* P */
        {"contracts_count", NULL, SG_MEASURE_AMOUNT},                             /* K */
        {"contracts_count_share_percent", NULL, SG_MEASURE_SHARE},                /* K */
        {"contract_amount_million_yen", NULL, SG_MEASURE_AMOUNT},                 /* K */
        {"事業所数（中小企業の割合）", "%", SG_MEASURE_SHARE},                    /* K */
        {"倒産件数（負債総額1,000万円以上）", "件", SG_MEASURE_AMOUNT},           /* K */
        {"就業支援事業による就職決定者数", "人", SG_MEASURE_AMOUNT},              /* K */
        {"業況DI", NULL, SG_MEASURE_BALANCE},                                     /* K */
        {"DI 平成17年12月", NULL, SG_MEASURE_BALANCE},                            /* O */
        {"4～6月見通しDI", NULL, SG_MEASURE_BALANCE},                             /* O */
        {"好転(%)", NULL, SG_MEASURE_SHARE},                                      /* O */
        {"回収数", NULL, SG_MEASURE_AMOUNT},                                      /* O */
        {"景気の現状判断ＤＩ", NULL, SG_MEASURE_BALANCE},                         /* W */
        {"業況判断指数", NULL, SG_MEASURE_BALANCE},
        {"構成比（％）", NULL, SG_MEASURE_SHARE},
        {"増減率（％）", NULL, SG_MEASURE_BALANCE},
        {"対前年比", "％", SG_MEASURE_BALANCE},
        {"寄与度（ポイント）", NULL, SG_MEASURE_BALANCE},
        {"完全失業率", "％", SG_MEASURE_SHARE},
        {"有効求人倍率", "倍", SG_MEASURE_RATIO},
        {"有効求人倍率", NULL, SG_MEASURE_RATIO},
        {"平均年齢（歳）", NULL, SG_MEASURE_RATIO},
        {"平均給与額", "千円", SG_MEASURE_RATIO},
        {"特化係数", NULL, SG_MEASURE_RATIO},
        {"労働生産性", "万円", SG_MEASURE_RATIO},
        {"鉱工業生産指数", "2015=100", SG_MEASURE_INDEX},
        {"消費者物価指数（総合）", NULL, SG_MEASURE_INDEX},
        {"出荷額（百万円）", NULL, SG_MEASURE_AMOUNT},
        {"売上高", NULL, SG_MEASURE_AMOUNT},
        {"従業者の増減数", "人", SG_MEASURE_AMOUNT},
        {"Unemployment rate (%)", NULL, SG_MEASURE_SHARE},
        {"Sales per employee", NULL, SG_MEASURE_RATIO},
        {"Number of employees", NULL, SG_MEASURE_AMOUNT},
        {"growth rate", "%", SG_MEASURE_BALANCE},
        {"Price index", NULL, SG_MEASURE_INDEX},
        {"Balance", "points", SG_MEASURE_BALANCE},
        {"順位", NULL, SG_MEASURE_UNKNOWN},
        {"値", NULL, SG_MEASURE_UNKNOWN},
        {"rating", NULL, SG_MEASURE_UNKNOWN},
        {"district", NULL, SG_MEASURE_UNKNOWN},
        {"", NULL, SG_MEASURE_UNKNOWN},
        {NULL, NULL, SG_MEASURE_UNKNOWN},
        {NULL, "％", SG_MEASURE_SHARE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum sg_measure_kind kind = sg_measure_kind_of(cases[i].name, cases[i].unit);
        if (kind != cases[i].kind)
            fail_msg("%s [%s] is %s", cases[i].name ? cases[i].name : "-",
                     cases[i].unit ? cases[i].unit : "-", sg_measure_rule(kind)->word);
    }
}

static void rules_and_words(void **state)
{
    (void)state;
    for (int i = SG_MEASURE_UNKNOWN; i <= SG_MEASURE_INDEX; i++) {
        enum sg_measure_kind kind;
        assert_true(sg_measure_kind_read(sg_measure_rule((enum sg_measure_kind)i)->word, &kind));
        assert_int_equal(kind, i);
    }
    enum sg_measure_kind kind;
    assert_false(sg_measure_kind_read("total", &kind));
    assert_true(sg_measure_rule(SG_MEASURE_AMOUNT)->adds);
    assert_true(sg_measure_rule(SG_MEASURE_AMOUNT)->dash_is_nil);
    for (int i = SG_MEASURE_SHARE; i <= SG_MEASURE_INDEX; i++) {
        assert_false(sg_measure_rule((enum sg_measure_kind)i)->adds);
        assert_false(sg_measure_rule((enum sg_measure_kind)i)->dash_is_nil);
    }
    assert_true(sg_measure_rule(SG_MEASURE_BALANCE)->by_points);
    assert_false(sg_measure_rule(SG_MEASURE_BALANCE)->by_percent);
}

/* One author for what other columns' rows cannot add up to. */
static void rates_and_percentages(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool rate, percent;
    } cases[] = {
        {"構成比", false, true},
        {"構成比(%)", false, true},
        {"割合", false, true},
        {"好転(%)", false, true},
        {"好転%", false, true},
        {"就業率", true, true},
        {"自己資本比率", true, true},
        {"増減率（％）", true, true},
        {"業況ＤＩ", true, false},
        {"平均年齢", true, false},
        {"消費者物価指数", true, false},
        {"有効求人倍率", true, false},
        {"売上（億円）", false, false},
        {"増減数", false, false},
        {"値", false, false},
        {"share", false, true},
        {"unemployment rate", true, true},
        {"corporate", false, false},
        {"sex ratio", true, false},
        {"price index", true, false},
        {"shareholders", false, false},
        {"percent", false, true},
        {"mean wage", true, false},
        {"meaning", false, false},
        {"前年度比", true, false},
        {"人口性比", true, false},
        {"率先数", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        sg_table_init(&table);
        const struct sg_column *column = sg_table_add(&table, cases[i].name, SG_COLUMN_NUMBER);
        if (sg_column_is_rate(column) != cases[i].rate ||
            sg_column_is_percent(column) != cases[i].percent)
            fail_msg("%s: rate %d, percent %d", cases[i].name, sg_column_is_rate(column),
                     sg_column_is_percent(column));
        sg_table_free(&table);
    }
}

/* A column of ours is what its line says, any other what its header says. */
static void columns(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *share = sg_table_add(&table, "share_percent", SG_COLUMN_NUMBER);
    struct sg_column *value = sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    struct sg_column *previous = sg_table_add(&table, "previous", SG_COLUMN_NUMBER);
    struct sg_column *rate = sg_table_add(&table, "失業率（％）", SG_COLUMN_NUMBER);
    assert_int_equal(share->measure_kind, SG_MEASURE_SHARE);
    assert_string_equal(sg_column_unit(share, SG_JA), "％");
    assert_null(share->unit);
    assert_int_equal(sg_measure_kind_of_column(value), SG_MEASURE_UNKNOWN);
    value->unit = sg_copy_text("倍");
    assert_int_equal(sg_measure_kind_of_column(value), SG_MEASURE_RATIO);
    assert_int_equal(sg_measure_kind_of_column(rate), SG_MEASURE_SHARE);
    sg_column_measure_like(previous, value);
    assert_string_equal(previous->unit, "倍");
    assert_int_equal(previous->measure_kind, SG_MEASURE_RATIO);
    sg_column_measure_like(share, value); /* it keeps its kind */
    assert_int_equal(share->measure_kind, SG_MEASURE_SHARE);
    struct sg_table other;
    sg_table_init(&other);
    assert_int_equal(sg_table_add_like(&other, previous)->measure_kind, SG_MEASURE_RATIO);
    sg_table_free(&other);
    sg_table_free(&table);
}

/* Two lines of one name would be two titles, of which the second is never seen. */
static void names_are_unique(void **state)
{
    (void)state;
    const struct sg_column_info *info, *other;
    for (size_t i = 0; (info = sg_column_info_at(i)); i++) {
        for (size_t k = 0; k < i; k++) {
            other = sg_column_info_at(k);
            if (strcmp(info->name, other->name) == 0)
                fail_msg("columns.def has two lines for %s", info->name);
        }
        if (info->role != sg_role_of_header(info->name))
            fail_msg("%s: its header plays the role '%s'", info->name,
                     sg_role_word(sg_role_of_header(info->name)));
        if (info->kind != SG_COLUMN_NUMBER &&
            (info->measure_kind != SG_MEASURE_UNKNOWN || info->unit.en || info->of_input))
            fail_msg("%s holds no numbers, and measures nothing", info->name);
    }
    assert_string_equal(sg_column_info("sum_employees")->name, "sum_*");
    assert_string_equal(sg_column_info("emp_residual")->name, "*_residual");
    for (size_t i = 0; (info = sg_column_info_at(i)); i++) /* by which they are found quickly */
        assert_true(!strchr(info->name, '*') || strchr(info->name, '_'));
    assert_null(sg_column_info("sum_"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units),           cmocka_unit_test(names),
        cmocka_unit_test(columns),         cmocka_unit_test(rates_and_percentages),
        cmocka_unit_test(rules_and_words), cmocka_unit_test(names_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
