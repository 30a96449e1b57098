/* What no chart may draw: rows without names, columns without numbers, values below its zero. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

/* Of each chart the header and the end of a row behind its name, with every number above zero. */
static const struct {
    const char *chart, *header, *rest;
} charts[] = {
    {"lq", "industry|coefficient#", "|1.5"},
    {"dumbbell", "industry|previous#|current#", "|1|2"},
    {"multi2", "option|previous_percent#|current_percent#", "|10|20"},
    {"forest", "domain|estimate#|lower#|upper#", "|5|4|6"},
    {"stack100", "industry|share_percent#", "|40"},
    {"lines", "industry|year@|value#", "|2021|5"},
    {"di_small", "industry|period@|di#", "|2021|5"},
    {"bubble", "industry|log_coefficient#|employment_share_percent#", "|0.2|12"},
    {"shiftshare", "industry|initial#|final#|national_share#|competitive#", "|5|7|1|1"},
    {"heat", "industry|area|coefficient#", "|川崎市|1.5"},
    {"bullet", "indicator|target#|actual#", "|5|7"},
    {"scatter", "industry|a#|b#", "|5|7"},
    {"lorenz", "industry|value#", "|5"},
    {"pyramid", "industry|a#|b#", "|5|7"},
    {"diband", "industry|period@|di#|lower#|upper#", "|2021|5|-1|11"},
};

static void every_row_needs_a_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, "%s\na%s\n%s\n", charts[i].header, charts[i].rest, charts[i].rest);
        if (strcmp(charts[i].chart, "lines") == 0) /* told apart by name only where names differ */
            sg_buffer_printf(&text, "b%s\n", charts[i].rest);
        assert_chart_refused(charts[i].chart, text.text, SG_FAIL_DATA, "without a name");
        sg_buffer_free(&text);
    }
}

static void a_column_of_the_right_name_needs_numbers(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"lq", "industry|coefficient\na|X\n"},
        {"dumbbell", "industry|period@|value\na|2020|\na|2021|\n"},
        {"multi2", "option|wave@|value\na|2020|X\n"},
        {"lines", "industry|year@|value\na|2021|\nb|2021|\n"},
        {"trend", "year@|value\n2021|\n"},
        {"bubble", "industry|log_coefficient|employment_share_percent#\na|X|1\n"},
        {"shiftshare", "industry|initial|final#\na|X|1\n"},
        {"bullet", "indicator|target|actual#\na|X|1\n"},
        {"di_small", "industry|period@|di\na|2021|X\n"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_chart_refused(texts[i][0], texts[i][1], SG_FAIL_DATA, "numbers are needed");
    assert_chart_refused("lines", "industry|year@\na|2021\n", SG_FAIL_USAGE, "--value");
}

static void nothing_is_drawn_below_a_zero_that_is_the_end(void **state)
{
    (void)state;
    assert_chart_refused("multi2", "option|percent#\na|5\nb|-3\n", SG_FAIL_DATA, "-3");
    assert_chart_refused("bubble",
                         "industry|log_coefficient#|employment_share_percent#\na|0.1|-2\n",
                         SG_FAIL_DATA, "-2");
    assert_chart_refused("stack100", "industry|share_percent#\na|0\nb|0\n", SG_FAIL_DATA,
                         "no whole");
    assert_chart_refused("shiftshare", "industry|initial#|final#|a#|b#\nx|100|150|40|30\n",
                         SG_FAIL_DATA, "add up to 70, not to its change, 50");
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots", .dual = true};
    table_of(&table, "year@|establishments#|employees#\n2020|5|50\n2021|4|-1\n");
    table.columns[1]->role = table.columns[2]->role = SG_ROLE_VALUE;
    assert_false(sg_chart_draw("trend", &table, figure_path("dual.svg"), &options, &err));
    assert_non_null(strstr(err.message, "-1"));
    sg_table_free(&table);
}

static void an_empty_focus_frames_nothing(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_table table;
    table_of(&table, "industry|area|coefficient#\na|川崎市|1.5\na|横浜市|0.5\n");
    assert_chart("heat", &table, "unframed.svg",
                 (struct sg_chart_options){.lang = SG_JA, .focus = ""});
    sg_table_free(&table);
}

static void tiny_targets_have_no_exponents(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("bullet", "indicator|unit|target#|actual#\na|件|50|0.000001\n", "tiny");
    assert_figure_says("bullet-tiny-ja-165.svg", "<text>0.000001件</text>");
    assert_figure_says("bullet-tiny-ja-165.svg", "<text>50件</text>");
}

static void answers_by_industry_are_a_bar_each(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("stack100",
                            "industry|option|n#|percent#\n製造業|増加|60|40\n製造業|減少|60|60\n"
                            "建設業|増加|50|70\n建設業|減少|50|30\n",
                            "industries");
    assert_figure_says("stack100-industries-ja-82.svg", "<text>建設業</text>");
}

static void what_makes_a_change_is_not_the_change(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("shiftshare",
                            "industry|initial#|final#|change#|national_share#|competitive#\n"
                            "a|5|7|2|1|1\nb|9|4|-5|1|-6\n",
                            "change");
    assert_figure_says("shiftshare-change-en-82.svg", "Net change = national share + competitive");
}

static void a_figure_without_words_still_has_a_title_for_readers(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_table table;
    struct sg_chart_options bare = {.title = "", .subtitle = "", .note = "", .source = ""};
    table_of(&table, "industry|coefficient#\n情報通信業|2\n建設業|0.5\n");
    assert_chart("lq", &table, "bare.svg", bare);
    assert_figure_says("bare.svg", "<title>Specialized in information and communications</title>");
    sg_table_free(&table);
    table_of(&table, "year@|establishments#\n2020|X\n");
    table.columns[1]->role = SG_ROLE_VALUE;
    assert_chart("trend", &table, "unknown.svg", (struct sg_chart_options){.lang = SG_JA});
    sg_table_free(&table);
}

static void the_narrowest_and_the_widest_have_room_for_their_words(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
        for (int wide = 0; wide < 2; wide++)
            for (int lang = SG_EN; lang <= SG_JA; lang++) {
                struct sg_table table;
                struct sg_buffer text = {0};
                char name[64];
                sg_buffer_printf(&text, "%s\n電気・ガス・熱供給・水道業%s\n", charts[i].header,
                                 charts[i].rest);
                table_of(&table, text.text);
                snprintf(name, sizeof name, "%s-%d-%d.svg", charts[i].chart, wide, lang);
                assert_chart(charts[i].chart, &table, name,
                             (struct sg_chart_options){.lang = (enum sg_lang)lang,
                                                       .width_mm = wide ? 420 : 40});
                sg_table_free(&table);
                sg_buffer_free(&text);
            }
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
        cmocka_unit_test(every_row_needs_a_name),
        cmocka_unit_test(a_column_of_the_right_name_needs_numbers),
        cmocka_unit_test(nothing_is_drawn_below_a_zero_that_is_the_end),
        cmocka_unit_test(a_figure_without_words_still_has_a_title_for_readers),
        cmocka_unit_test(the_narrowest_and_the_widest_have_room_for_their_words),
        cmocka_unit_test(answers_by_industry_are_a_bar_each),
        cmocka_unit_test(an_empty_focus_frames_nothing),
        cmocka_unit_test(tiny_targets_have_no_exponents),
        cmocka_unit_test(what_makes_a_change_is_not_the_change),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
