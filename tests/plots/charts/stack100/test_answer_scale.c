#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/stack100/answer_scale.h"
#include "plots/charts/stack100/stack100_words.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

static void answers_have_grades(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int grade;
    } cases[] = {{"好転している", 2},
                 {"特に変化はない", 0},
                 {"悪化している", -2},
                 {"やや増加", 1},
                 {"横ばい", 0},
                 {"やや減少", -1},
                 {"不満足", -2},
                 {"どちらかといえば満足", 1},
                 {"確保できていない", -2},
                 {"十分確保できている", 2},
                 {"良くない", -2},
                 {"Slightly worse", -1},
                 {"Increased", 2},
                 {"Unchanged", 0},
                 {"Decreased", -2},
                 {"Somewhat dissatisfied", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int grade = 9;
        assert_true(sg_answer_grade(cases[i].label, &grade));
        if (grade != cases[i].grade)
            fail_msg("'%s' has the grade %d", cases[i].label, grade);
    }
    int grade;
    assert_false(sg_answer_grade("製造業", &grade));
    assert_false(sg_answer_grade("", &grade));
}

static void a_scale_has_two_sides_and_no_step_twice(void **state)
{
    (void)state;
    static const char *const five[] = {"横ばい", "増加", "減少", "やや減少", "やや増加"};
    static const char *const one_side[] = {"増加", "やや増加", "横ばい"};
    static const char *const twice[] = {"増加", "拡大", "減少"};
    int step[5];
    assert_true(sg_answer_scale(five, 5, step));
    static const int expected[] = {2, 0, 4, 3, 1};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(step[i], expected[i]);
    assert_false(sg_answer_scale(one_side, 3, step));
    assert_false(sg_answer_scale(twice, 3, step));
    assert_false(sg_answer_scale(NULL, 0, step));
}

/* The first two waves: Kawasaki's survey (examples/kawasaki-survey); the others are made. */
static const char single[] =
    "question|option|wave@|n#|percent#\n"
    "経営状況|悪化している|令和4年度|1079|47.5\n経営状況|悪化している|令和5年度|985|34.6\n"
    "経営状況|好転している|令和4年度|1079|17.3\n経営状況|好転している|令和5年度|985|23.5\n"
    "経営状況|無回答|令和4年度|1079|0.7\n経営状況|無回答|令和5年度|985|0.9\n"
    "経営状況|特に変化はない|令和4年度|1079|34.5\n経営状況|特に変化はない|令和5年度|985|41.0\n";
static const char domains[] =
    "question|option|domain|base#|estimate_percent#\n"
    "業況|良い|全体|300|30\n業況|普通|全体|300|50\n業況|悪い|全体|300|20\n"
    "業況|良い|製造業|100|10\n業況|普通|製造業|100|60\n業況|悪い|製造業|100|30\n"
    "業況|良い|建設業|100|40\n業況|普通|建設業|100|60\n業況|悪い|建設業|100|-\n"
    "業況|良い|漁業|X|X\n業況|普通|漁業|X|X\n業況|悪い|漁業|X|X\n";

static void answers_are_stacked_from_good_to_bad(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_buffer said = {0};
    struct sg_stack100_words words = {SG_JA, false};
    table_of(&table, single);
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    assert_true(stack.is_scale);
    assert_int_equal(stack.n_series, 3);
    assert_string_equal(stack.names[0], "好転している");
    assert_string_equal(stack.names[2], "悪化している");
    assert_string_equal(stack.names[3], "無回答");
    assert_close(sg_stack100_index(&stack, &stack.bars[1]), 23.5 - 34.6, 1e-12);
    sg_stack100_title(&stack, words, &said);
    assert_string_equal(said.text, "「特に変化はない」が41.0％で最も多く、DIは△11.1");
    sg_buffer_free(&said);
    sg_stack100_free(&stack);
    sg_table_free(&table);
    table_of(&table, domains);
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    assert_true(isnan(sg_stack100_index(&stack, &stack.bars[3])));
    sg_stack100_title(&stack, words, &said); /* one index is not known */
    assert_string_equal(sg_buffer_text(&said), "");
    sg_buffer_free(&said);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void scales_are_drawn(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("stack100", single, "single");
    assert_figure_says("stack100-single-ja-82.svg", "<text>△11.1</text>");
    assert_figure_says("stack100-single-ja-82.svg", "DI＝好転している－悪化している。");
    assert_figure_says("stack100-single-ja-82.svg", "経営状況（％）");
    assert_chart_everywhere("stack100", domains, "domains");
    assert_figure_says("stack100-domains-ja-82.svg", "<text>+40.0</text>");
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
        cmocka_unit_test(answers_have_grades),
        cmocka_unit_test(a_scale_has_two_sides_and_no_step_twice),
        cmocka_unit_test(answers_are_stacked_from_good_to_bad),
        cmocka_unit_test(scales_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
