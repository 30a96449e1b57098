/* Figures held against tests/plots/golden/NAME.svg: texts exactly, coordinates within half a point.
   After a wanted change: SANGYO_GOLDEN=update build/tests/plots/test_golden, and look at them. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

static const char boundaries[] = "tests/plots/golden/map.geojson";

/* Tables of one chart each; the numbers are made but where test_NAME.c says otherwise. */
static const struct {
    const char *chart, *text;
    enum sg_lang lang;
    double width;
} cases[] = {
    {"lq",
     "area|industry|year@|value#|coefficient#|lower#|upper#\n"
     "川崎市|情報通信業|2021|930|1.52|1.43|1.62\n川崎市|建設業|2021|4108|1.06|1.03|1.09\n"
     "川崎市|農業，林業，漁業|2021|74|0.22|0.17|0.27\n"
     "川崎市|鉱業，採石業，砂利採取業|2021|0|0||\n",
     SG_JA, 82},
    {"dumbbell",
     "industry|from@|to@|previous#|current#|change#|change_percent#\n"
     "卸売業，小売業|2016|2021|8844|8150|-694|-7.847\n医療，福祉|2016|2021|4178|4841|663|15.869\n"
     "漁業|2016|2021|X|5|X|X\n",
     SG_EN, 165},
    {"multi2",
     "question|option|previous_percent#|current_percent#|direction|current_n#|"
     "current_lower_percent#|current_upper_percent#\n"
     "課題|人手不足|57.6|67|▲|985|64.0|69.9\n課題|業績の不振|31.9|27.7|▼|985|25.0|30.6\n"
     "課題|その他|4.5|3.2||985|2.3|4.5\n",
     SG_JA, 82},
    {"forest",
     "option|domain|n#|estimate_percent#|lower_percent#|upper_percent#\n"
     "人手不足|全体|985|67|64|69.9\n人手不足|規模：1～4人|250|41.2|35|47\n"
     "人手不足|規模：5～19人|320|66.3|61|71\n",
     SG_JA, 82},
    {"tiles",
     "area|value#|coefficient#\n北海道|44321|0.6\n神奈川県|129823|1.0\n東京都|1074343|3.3\n"
     "大阪府|180000|1.2\n鳥取県|X|X\n和歌山県|0|0\n",
     SG_JA, 82},
    {"map", "area_code|value#|coefficient#\n22100|5|0.9\n22424|7|2.4\n22429|X|X\n22461|0|0\n",
     SG_JA, 82},
    {"trend", "year@|establishments#|employees#\n2011|5|50\n2016|40934|543812\n2021|41223|547471\n",
     SG_EN, 82},
    {"lines", "year@|industry|di#\n2020|a|5\n2021|a|-3\n2022|a|4\n2020|b|1\n2022|b|2\n", SG_JA, 82},
    {"stack100",
     "question|option|wave@|n#|percent#\n"
     "経営状況|悪化している|2022|1079|47.5\n経営状況|悪化している|2023|985|34.6\n"
     "経営状況|好転している|2022|1079|17.3\n経営状況|好転している|2023|985|23.5\n"
     "経営状況|特に変化はない|2022|1079|35.2\n経営状況|特に変化はない|2023|985|41.9\n",
     SG_JA, 82},
    {"waves",
     "question|option|wave@|n#|percent#|lower_percent#|upper_percent#|direction\n"
     "課題|人手不足|2021|812|44.9|41.5|48.3|\n課題|人手不足|2022|1012|57.6|54.5|60.6|▲\n"
     "課題|人手不足|2023|947|67|63.9|69.9|▲\n課題|業績の不振|2021|812|40.2|36.9|43.6|\n"
     "課題|業績の不振|2022|1012|31.9|29.1|34.8|▼\n課題|業績の不振|2023|947|X|X|X|\n",
     SG_JA, 82},
    {"diband",
     "industry|period@|di#|lower#|upper#|di_adjusted#\n製造業|2021|-5|-11|1|-4\n"
     "製造業|2022|-9|-14|-4|-8\n製造業|2023|X|X|X|X\n製造業|2024|6|1|11|5\n建設業|2021|3|-5|11|2\n"
     "建設業|2022|4|-3|11|3\n建設業|2023|5|-2|12|4\n建設業|2024|-2|-9|5|-1\n",
     SG_JA, 82},
    {"pyramid",
     "area|industry|share_percent#\n川崎市|製造業|12.5\n川崎市|医療，福祉|15.6\n川崎市|漁業|X\n"
     "鎌倉市|医療，福祉|18.4\n鎌倉市|製造業|10.7\n鎌倉市|漁業|0.1\n",
     SG_JA, 82},
    {"lorenz",
     "area|industry|value#\nA市|建設業|1\nA市|製造業|2\nA市|小売業|9\nB市|建設業|4\nB市|製造業|5\n"
     "B市|小売業|6\nC市|建設業|X\nC市|製造業|X\nC市|小売業|3\nC市|全産業|10\n",
     SG_EN, 82},
    {"scatter",
     "industry|coefficient#|change_percent#\n製造業|0.82|0.1\n建設業|0.88|2.7\n"
     "医療，福祉|1.11|19.5\n情報通信業|1.91|-6.5\n鉱業|X|3\n全産業|1|0.7\n",
     SG_JA, 82},
};

/* Whether the figure agrees with its golden one; writes that when asked to. */
static int compare(const char *chart, const char *figure)
{
    char golden[128];
    const char *update = getenv("SANGYO_GOLDEN");
    snprintf(golden, sizeof golden, "tests/plots/golden/%s.svg", chart);
    if (update && strcmp(update, "update") == 0) {
        char *svg = read_whole(figure, NULL);
        write_whole(golden, svg);
        free(svg);
    }
    return run_program("python3", "scripts/compare_svg.py", golden, figure);
}

static void figures_are_as_they_were(void **state)
{
    (void)state;
    if (!can_draw() || !can_check())
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        char name[64];
        table_of(&table, cases[i].text);
        for (size_t k = 0; k < table.n_columns && strcmp(cases[i].chart, "trend") == 0; k++)
            if (table.columns[k]->kind == SG_COLUMN_NUMBER)
                table.columns[k]->role = SG_ROLE_VALUE;
        snprintf(name, sizeof name, "%s.svg", cases[i].chart);
        assert_chart(
            cases[i].chart, &table, name,
            (struct sg_chart_options){.lang = cases[i].lang,
                                      .width_mm = cases[i].width,
                                      .level = 0.95,
                                      .map = strcmp(cases[i].chart, "map") == 0 ? boundaries : NULL,
                                      .map_key = "code"});
        if (compare(cases[i].chart, figure_path(name)) != 0)
            fail_msg("%s is not as in tests/plots/golden", name);
        sg_table_free(&table);
    }
}

static void changed(const char *from, const char *to, int status)
{
    char *svg = read_whole("tests/plots/golden/lq.svg", NULL);
    char *at = strstr(svg, from);
    assert_non_null(at);
    struct sg_buffer text = {0};
    sg_buffer_add_bytes(&text, svg, (size_t)(at - svg));
    sg_buffer_printf(&text, "%s%s", to, at + strlen(from));
    write_whole(figure_path("changed.svg"), text.text);
    if (compare("lq", figure_path("changed.svg")) != status)
        fail_msg("'%s' for '%s' is wrongly judged", to, from);
    sg_buffer_free(&text);
    free(svg);
}

static void the_comparison_sees_what_matters(void **state)
{
    (void)state;
    if (!can_check() || getenv("SANGYO_GOLDEN"))
        skip();
    changed(">1.52<", ">1.53<", 1);
    changed("rgb( 23,  55,  99)", "rgb( 24,  55,  99)", 1);
    changed("translate(4.00,", "translate(4.40,", 0);
    changed("translate(4.00,", "translate(4.60,", 1);
    changed("font-weight=\"bold\"", "font-weight=\"normal\"", 1);
    changed("</svg>", "<g fill=\"none\">\n<g></g></g></svg>", 0); /* nothing is drawn */
    changed("</svg>", "<g fill=\"none\"><path d=\"M0,0 L1,1\"/></g></svg>", 1);
}

static int clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_as_they_were),
        cmocka_unit_test(the_comparison_sees_what_matters),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
