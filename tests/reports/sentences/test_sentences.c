#include "tests/table_of.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/sentences.h>
#include "table/text.h"

/* What a CSV does not carry: the level, and how p values were adjusted. */
struct known {
    double level;
    char *adjustment;
};

/* The sentences for a table, joined by |, against the expected ones. */
static void assert_says_knowing(const char *text, struct known known, enum sg_lang lang,
                                const char *expected)
{
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_buffer joined = {0};
    struct sg_error err = {0};
    table_of(&table, text);
    table.info.level = known.level;
    table.info.adjustment = sg_copy_text(known.adjustment);
    assert_true(sg_sentences(&table, lang, &said, &err));
    for (size_t i = 0; i < said.n; i++)
        sg_buffer_printf(&joined, "%s%s", i ? "|" : "", said.items[i]);
    assert_string_equal(sg_buffer_text(&joined), expected);
    assert_true(sg_text_is_utf8(sg_buffer_text(&joined), joined.n, NULL));
    sg_buffer_free(&joined);
    sg_texts_free(&said);
    sg_table_free(&table);
}

static void assert_says(const char *text, enum sg_lang lang, const char *expected)
{
    assert_says_knowing(text, (struct known){0}, lang, expected);
}

#define SHARES "year@|industry|value#|total#|share_percent#\n"

/* Kawasaki 2021 (the establishments of the census table; 8,152/41,223 = 19.8 %, 4,845 = 11.8 %,
   4,836 = 11.7 %), as the report words it. */
static void the_largest_shares_are_named(void **state)
{
    (void)state;
    const char *table = SHARES "2021|卸売業，小売業|8152|41223|19.775\n"
                               "2021|医療，福祉|4836|41223|11.731\n"
                               "2021|宿泊業，飲食サービス業|4845|41223|11.753\n"
                               "2021|漁業|3|41223|0.007\n"
                               "2021|全産業|41223|41223|100\n";
    assert_says(
        table, SG_JA,
        "2021年の構成比は、「卸売業，小売業」が19.8％で最も多く、次いで「宿泊業，飲食サービス業」の"
        "11.8％、「医療，福祉」の11.7％となっている。");
    assert_says(
        table, SG_EN,
        "In 2021, the largest share was that of wholesale and retail trade (19.8%), followed by "
        "accommodations, eating and drinking services (11.8%) and medical, health care and "
        "welfare (11.7%).");
}

static void what_is_all_suppressed_is_said(void **state)
{
    (void)state;
    assert_says(SHARES "2021|製造業|X|X|X\n2021|建設業|X|X|X\n", SG_JA,
                "2021年の構成比は、すべて秘匿されている。");
    assert_says(SHARES "2021|製造業|X|X|X\n2021|建設業|X|X|X\n", SG_EN,
                "In 2021, all shares are suppressed.");
    assert_says(SHARES "2021|製造業|…|X|…\n2021|建設業|X|X|X\n", SG_EN,
                "In 2021, no share is published.");
}

/* 11.75 and 11.84 both print as 11.8. */
static void equal_prints_are_ties(void **state)
{
    (void)state;
    assert_says(SHARES "2021|甲|1|9|30\n2021|乙|1|9|11.75\n2021|丙|1|9|11.84\n2021|丁|1|9|9\n",
                SG_JA,
                "2021年の構成比は、「甲」が30.0％で最も多く、次いで「乙」と「丙」がともに11."
                "8％となっている。");
    assert_says(SHARES "2021|甲|1|9|30\n2021|乙|1|9|30.04\n2021|丙|1|9|29.96\n2021|丁|1|9|9\n",
                SG_JA,
                "2021年の構成比は、「甲」、「乙」、「丙」がいずれも30.0％で最も多くなっている。");
    assert_says(SHARES "2021|甲|1|2|50\n2021|乙|1|2|50\n", SG_EN,
                "In 2021, the shares were those of “甲” and “乙” (50.0% each).");
    assert_says(SHARES "2021|a|1|6|1\n2021|b|1|6|1\n2021|c|1|6|1\n2021|d|1|6|1\n2021|e|1|6|1\n",
                SG_JA,
                "2021年の構成比は、「a」、「b」、「c」など5項目がいずれも1.0％となっている。");
}

static void residual_items_are_not_ranked(void **state)
{
    (void)state;
    assert_says(SHARES "2021|その他|9|9|60\n2021|無回答|9|9|30\n2021|甲|1|9|6\n2021|乙|1|9|4\n",
                SG_JA,
                "2021年の構成比は、「甲」が6.0％で最も多く、次いで「乙」の4.0％となっている。");
    assert_says(SHARES "2021|その他|9|9|100\n", SG_JA, "");
}

static void unknown_items_make_no_claim_about_all(void **state)
{
    (void)state;
    assert_says(
        SHARES "2021|甲|X|9|X\n2021|乙|1|9|40\n2021|丙|1|9|20\n", SG_JA,
        "2021年の構成比は、数値の得られる項目では、「乙」が40.0％、「丙」が20.0％となっている。");
    assert_says(SHARES "2021|甲|X|9|X\n2021|乙|X|9|X\n", SG_JA,
                "2021年の構成比は、すべて秘匿されている。");
    assert_says(SHARES, SG_JA, "");
}

static void each_period_and_area_has_its_sentence(void **state)
{
    (void)state;
    assert_says(
        "year@|area_code|area|industry|value#|total#|share_percent#\n"
        "2016|1|川崎市|甲|1|2|50\n2016|1|川崎市|乙|1|2|49\n"
        "2021|2|鎌倉市|甲|1|2|40\n2021|2|鎌倉市|乙|1|2|60\n",
        SG_JA,
        "川崎市の2016年の構成比は、「甲」が50.0％で最も多く、次いで「乙」の49.0％となっている。|"
        "鎌倉市の2021年の構成比は、「乙」が60.0％で最も多く、次いで「甲」の40.0％となっている。");
}

#define CHANGES "industry|from@|to@|previous#|current#|change#|change_percent#\n"

/* Kawasaki 2016 to 2021: 40,934 to 41,223, +289, +0.7 %. */
static void a_change_of_a_census_is_one(void **state)
{
    (void)state;
    assert_says(CHANGES "医療，福祉|2016|2021|4173|4836|663|15.888\n"
                        "卸売業，小売業|2016|2021|8846|8152|-694|-7.845\n"
                        "全産業|2016|2021|40934|41223|289|0.706\n",
                SG_JA,
                "2021年の総数は41,223で、2016年とほぼ同じである（289増、0.7％増）。"
                "「卸売業，小売業」が694減少し、「医療，福祉」が663増加した。");
    assert_says(CHANGES "全産業|2016|2021|41223|40934|-289|-0.701\n", SG_EN,
                "In 2021, the total was 40,934, almost the same as in 2016 (down 289, 0.7%).");
    assert_says(CHANGES "甲|2016|2021|5|7|2|40\n乙|2016|2021|5|4|-1|-20\n", SG_EN,
                "From 2016 to 2021, “甲” rose by 2 and “乙” fell by 1.");
    assert_says(CHANGES "全産業|2016|2021|5|5|0|0\n", SG_JA,
                "2021年の総数は5で、2016年と同数である。");
    assert_says(CHANGES "全産業|2016|2021|0|5|5|--\n", SG_JA,
                "2021年の総数は5で、2016年から5増加した。");
}

static void breaks_forbid_and_cautions_warn(void **state)
{
    (void)state;
    const char *text = CHANGES "全産業|2016|2021|40934|41223|289|0.706\n";
    for (int caution = 0; caution < 2; caution++) {
        struct sg_table table;
        struct sg_texts said = {0};
        table_of(&table, text);
        struct sg_column *change = table.columns[sg_table_find(&table, "change")];
        sg_column_set(change, 0, 289, caution ? SG_STATUS_CAUTION : SG_STATUS_BREAK);
        assert_true(sg_sentences(&table, SG_JA, &said, NULL));
        assert_int_equal(said.n, 1);
        assert_string_equal(
            said.items[0],
            caution ? "2021年の総数は41,223で、2016年とほぼ同じである（289増、0.7％増）。ただし、"
                      "調査方法等の変更があり、比較には注意を要する。"
                    : "2021年の総数は41,223である。系列に断層があるため、2016年とは比較しない。");
        sg_texts_free(&said);
        sg_table_free(&table);
    }
}

static void only_quotients_above_one_are_named(void **state)
{
    (void)state;
    const char *head = "industry|value#|area_total#|coefficient#|lower#|upper#\n";
    char text[512];
    snprintf(text, sizeof text, "%s甲|1|9|1.52|1.4|1.6\n乙|1|9|1.2|0.9|1.5\n丙|1|9|0.7|0.6|0.8\n",
             head);
    assert_says(text, SG_JA,
                "特化係数は、「甲」が1.52で最も高くなっている。"
                "信頼区間を考慮しても1を上回るのは、3項目のうち1項目である。");
    snprintf(text, sizeof text, "%s甲|1|9|1.004|0.9|1.1\n", head);
    assert_says(text, SG_JA, "");
}

static void answers_name_multiple_response_and_small_bases(void **state)
{
    (void)state;
    assert_says(
        "question|option|domain|n#|base#|estimate_percent#|lower_percent#|upper_percent#\n"
        "課題|人手不足|製造業|20|20|67|40|90\n課題|設備|製造業|10|20|50|30|70\n"
        "課題|その他|製造業|1|20|5|1|20\n課題|人手不足|建設業|80|100|80|70|90\n",
        SG_JA,
        "「製造業」の「課題」は、「人手不足」が67.0％（参考値）で最も多く、次いで「設備」の50.0％"
        "（参考値）となっている（複数回答）。|「建設業」の「課題」は、「人手不足」が80."
        "0％となっている。");
}

#define WAVES                                                                                      \
    "question|option|previous_percent#|current_percent#|difference_points#|p_adjusted#|"           \
    "direction|from|to|previous_n#|current_n#\n"

/* Kawasaki, FY2022 and FY2023: the printed percentages of the issues that firms face. */
static void only_tested_differences_rise_or_fall(void **state)
{
    (void)state;
    const char *table = WAVES "課題|人手不足|57.6|67.0|9.4|0.00014|▲|令和4年度|令和5年度|1079|985\n"
                              "課題|諸経費|37.6|36.2|-1.4|1||令和4年度|令和5年度|1079|985\n";
    assert_says(table, SG_JA,
                "令和5年度の「課題」は、「人手不足」が67.0％で最も多く、次いで「諸経費」の36.2％と"
                "なっている（複数回答）。令和4年度と比べると、「人手不足」が9."
                "4ポイント上昇した（有意な差。多重性を調整した検定）。"
                "その他の項目はほぼ横ばいである。");
    assert_says(WAVES "課題|設備|40|45|5|0.2||R4|R5|100|100\n", SG_JA,
                "R5の「課題」は、「設備」が45.0％となっている。R4と比べると、有意な差はなく"
                "（多重性を調整した検定）、ほぼ横ばいである。");
    assert_says(WAVES "課題|設備|…|45|…|…||R4|R5|100|100\n", SG_JA,
                "R5の「課題」は、「設備」が45.0％となっている。");
}

static void tests_are_named_with_their_level(void **state)
{
    (void)state;
    const char *table = WAVES "課題|設備|40|52|12|0.002|▲|R4|R5|100|100\n";
    assert_says_knowing(
        table, (struct known){0.95, "holm"}, SG_JA,
        "R5の「課題」は、「設備」が52.0％となっている。R4と比べると、「設備」が12.0ポイント"
        "上昇した（有意な差。Holm法で調整した検定、有意水準5％）。");
    assert_says_knowing(
        table, (struct known){0.99, "none"}, SG_EN,
        "In R5, the answer to “課題” was “設備” (52.0%). Compared with R4, “設備” rose by "
        "12.0 points (significant; test without adjustment, at the 1% level).");
}

#define INDEX "indicator|period@|di#|change_points#|change_year_points#|assessment|streak#\n"

/* The Kawasaki report: 業況DI of April to June 2024, △10.7, up 2.8 points. */
static void an_index_is_compared_with_the_period_before(void **state)
{
    (void)state;
    assert_says(INDEX "業況DI|2024-Q1|-13.5|1|…||1\n業況DI|2024-Q2|-10.7|2.8|…|横ばい|2\n", SG_JA,
                "2024-Q2の業況DIは、前期比2.8ポイント上昇の△10.7となり、マイナス幅が縮小した。"
                "2期連続の上昇である。判断は「横ばい」である。");
    assert_says(INDEX "業況DI|2024-Q2|3|-4|…||-1\n", SG_JA,
                "2024-Q2の業況DIは、前期比4.0ポイント低下の3.0となり、プラス幅が縮小した。");
    assert_says(INDEX "業況DI|2024-Q2|1|4|-1.5||1\n", SG_JA,
                "2024-Q2の業況DIは、前期比4.0ポイント上昇の1.0となり、プラスに転じた。"
                "前年同期比では1.5ポイント低下した。");
    assert_says(INDEX "業況DI|2024-Q2|1|0|…||0\n", SG_JA,
                "2024-Q2の業況DIは、前期と同じ1.0である。");
    assert_says(INDEX "DI|2024-Q2|-10.7|2.8|…|flat|1\n", SG_EN,
                "In 2024-Q2, DI was −10.7, up 2.8 points on the period before, less negative than "
                "before. The assessment is “flat”.");
    assert_says(INDEX "DI|2024-Q2|…|…|…||…\n", SG_JA, "");
}

#define TARGETS "fiscal_year|indicator|target#|actual#|attainment_percent#|grade\n"

static void met_targets_are_counted(void **state)
{
    (void)state;
    assert_says(TARGETS "令和5年度|甲|8|8|100|A\n令和5年度|乙|10|9|90|B\n令和5年度|丙|10|…|…|\n"
                        "令和5年度|丁|…|5|…|\n令和5年度|戊|5|5|100|\n",
                SG_JA,
                "令和5年度は、評価した2指標のうち1指標が目標を達成した（A 1、B 1）。目指す方向等が"
                "定まらず評価していない指標が1ある。実績のない指標が1ある。目標を定めていない指標"
                "が"
                "1ある。");
    assert_says(TARGETS "令和5年度|甲|8|8|100|達成\n令和5年度|乙|8|7|87.5|未達成\n", SG_JA,
                "令和5年度は、2指標のうち1指標が目標を達成した（達成 1、未達成 1）。");
    assert_says(TARGETS "令和5年度|甲|8|8|100|達成\n令和5年度|乙|8|7|87.5|未達成\n"
                        "令和5年度|丙|8|大会中止|…|\n令和5年度|丁|8|…|…|\n",
                SG_JA,
                "令和5年度は、4指標のうち1指標が目標を達成し、1指標は中止、1指標は実績がない"
                "（達成 1、未達成 1）。");
    assert_says(TARGETS "令和5年度|乙|8|7|87.5|未達成\n", SG_JA,
                "令和5年度は、目標を達成していない（未達成 1）。");
    assert_says(TARGETS "令和5年度|甲|8|8|100|fine\n", SG_JA,
                "令和5年度は、1指標を評価した（fine 1）。");
}

/* Of the whole both rates, of its parts the highest birth rate. */
static void births_and_deaths_are_held_together(void **state)
{
    (void)state;
    static const char *const table =
        "industry|method|to@|birth_rate_percent#|death_rate_percent#|survivor_percent#\n"
        "製造業|census|2021-06-01|2.58|4.08|79.6\n医療，福祉|census|2021-06-01|5.74|3.28|83.6\n"
        "全産業|census|2021-06-01|4.8|5.71|71.4\n";
    static const char *const one =
        "area|method|year@|birth_rate_percent#|death_rate_percent#|survivor_percent#\n"
        "川崎市|employment-insurance|2021年|5|5.04|90\n";
    assert_says(
        table, SG_JA,
        "2021-06-01の開業率は4.8％、廃業率は5.7％（ともに年率）で、廃業率が0.9ポイント上回る。"
        "開業率は、「医療，福祉」が5.7％で最も高く、次いで「製造業」の2.6％となっている。");
    assert_says(table, SG_EN,
                "In 2021-06-01, the birth rate was 4.8% and the death rate 5.7% a year, 0.9 points "
                "more. The highest birth rate was that of medical, health care and welfare (5.7%), "
                "followed by manufacturing (2.6%).");
    assert_says(
        one, SG_JA,
        "川崎市の2021年の開業率（雇用保険）は5.0％、廃業率は5.0％（ともに年率）で、両者は等し"
        "い。");
    assert_says(one, SG_EN,
                "In 2021, the birth rate in Kawasaki (employment insurance) was 5.0% and the death "
                "rate 5.0% a year, which is the same.");
}

#define FLOWS                                                                                      \
    "industry|sizes|from@|to@|entrants#|exits#|continuing#|creation#|creation_percent#|"           \
    "destruction#|destruction_percent#\n"

/* Units are counted, jobs only where they are known. */
static void units_and_jobs_come_and_go(void **state)
{
    (void)state;
    static const char *const apart = FLOWS
        "製造業|known|2016|2021|1|0|4|6.5|20|2|5\n"
        "総数|known|2016|2021|1200|1|4|10|24.69|5|12.35\n総数|unknown|2016|2021|0|0|1|X|X|X|X\n";
    static const char *const hidden = FLOWS "総数||2016|2021|1|2|4|X|X|X|X\n";
    assert_says(
        apart, SG_JA,
        "2016年から2021年までの参入は1,200件、退出は1件、存続は4件である。雇用は10（24.7％）が"
        "創出され、5（12.4％）が失われた。");
    assert_says(apart, SG_EN,
                "From 2016 to 2021, of the units 1,200 entered, 1 left and 4 continued; 10 jobs "
                "(24.7%) were created and 5 (12.4%) destroyed.");
    assert_says(hidden, SG_JA, "2016年から2021年までの参入は1件、退出は2件、存続は4件である。");
    assert_says(hidden, SG_EN,
                "From 2016 to 2021, of the units 1 entered, 2 left and 4 continued.");
}

#define TERMS "from@|to@|method|within#|between#|cross#|entry#|exit#|total#\n"

/* Made: terms that add up. */
static void a_change_of_productivity_has_its_largest_term(void **state)
{
    (void)state;
    const char *groups = "industry|" TERMS "製造業|2016|2021|fhk|0.07|0.02|0.01|0.03|0.05|0.18\n"
                         "漁業|2016|2021|fhk|0.01|0|0|-0.07|0|-0.06\n";
    assert_says(
        groups, SG_JA,
        "「製造業」の2016年から2021年までの生産性の変化は+0.180（fhk）で、内部効果（+0.070）"
        "が最も大きい。「漁業」の2016年から2021年までの生産性の変化は△0.060（fhk）で、"
        "参入効果（△0.070）が最も大きい。");
    assert_says(groups, SG_EN,
                "From 2016 to 2021, the change of productivity of manufacturing was +0.180 (fhk), "
                "mostly from within (+0.070). From 2016 to 2021, the change of productivity of "
                "fisheries was −0.060 (fhk), mostly from entry (−0.070).");
    assert_says(
        TERMS "2016|2021|gr|0.09|0.03|0|0.01|0.05|0.18\n"
              "2016|2021|bg|0.05|0.03|0|0.1|0|0.18\n",
        SG_JA,
        "2016年から2021年までの生産性の変化は+0.180（gr）で、内部効果（+0.090）が最も大きい。"
        "2016年から2021年までの生産性の変化は+0.180（bg）で、参入効果（+0.100）が最も大きい。");
    /* one that is not published might be the highest; terms may be undefined */
    assert_says("industry|" TERMS "製造業|2016|2021|fhk|0.07|0.02|0.01|0.03|0.05|0.18\n"
                "漁業|2016|2021|fhk|X|X|X|X|X|X\n",
                SG_JA, "");
    assert_says(TERMS "2016|2021|bg|-|-|-|-|-|0.18\n", SG_EN,
                "From 2016 to 2021, the change of productivity was +0.180 (bg).");
}

static void other_tables_are_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_error err = {0};
    table_of(&table, "a|b#\nx|1\n");
    assert_false(sg_sentences_fit(&table));
    assert_false(sg_sentences(&table, SG_JA, &said, &err));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    assert_non_null(strstr(err.message, "composition"));
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_shares_are_named),
        cmocka_unit_test(what_is_all_suppressed_is_said),
        cmocka_unit_test(equal_prints_are_ties),
        cmocka_unit_test(residual_items_are_not_ranked),
        cmocka_unit_test(unknown_items_make_no_claim_about_all),
        cmocka_unit_test(each_period_and_area_has_its_sentence),
        cmocka_unit_test(a_change_of_a_census_is_one),
        cmocka_unit_test(breaks_forbid_and_cautions_warn),
        cmocka_unit_test(only_quotients_above_one_are_named),
        cmocka_unit_test(answers_name_multiple_response_and_small_bases),
        cmocka_unit_test(only_tested_differences_rise_or_fall),
        cmocka_unit_test(tests_are_named_with_their_level),
        cmocka_unit_test(an_index_is_compared_with_the_period_before),
        cmocka_unit_test(met_targets_are_counted),
        cmocka_unit_test(births_and_deaths_are_held_together),
        cmocka_unit_test(units_and_jobs_come_and_go),
        cmocka_unit_test(a_change_of_productivity_has_its_largest_term),
        cmocka_unit_test(other_tables_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
