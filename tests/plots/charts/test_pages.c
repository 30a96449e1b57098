#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/pages.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Rows of 20 points below a head of 50 and above a foot of 30. */
static void assert_divided(size_t n_rows, double most, const char *expected)
{
    struct sg_figure figure = {.n_rows = n_rows, .rows_top = 50};
    struct sg_part parts[SG_PAGES_MOST] = {{0}};
    struct sg_buffer found = {0};
    figure.row_ends = sg_alloc(n_rows, sizeof *figure.row_ends);
    for (size_t i = 0; i < n_rows; i++)
        figure.row_ends[i] = 50 + 20 * (double)(i + 1);
    figure.height = 80 + 20 * (double)n_rows;
    size_t n = sg_pages_divide(&figure, most, parts), next = 0;
    sg_buffer_printf(&found, "%zu:", n);
    for (size_t i = 0; i < n && n > 1; i++) {
        sg_buffer_printf(&found, " %zu", parts[i].n);
        assert_int_equal(parts[i].first, next);
        assert_int_equal(parts[i].index, i + 1);
        assert_int_equal(parts[i].of, n);
        next += parts[i].n;
    }
    assert_true(n == 1 || next == n_rows);
    assert_string_equal(found.text, expected);
    sg_buffer_free(&found);
    free(figure.row_ends);
}

static void rows_are_divided_evenly(void **state)
{
    (void)state;
    assert_divided(28, 650, "1:");
    assert_divided(29, 650, "2: 15 14");
    assert_divided(60, 650, "3: 20 20 20");
    assert_divided(61, 650, "3: 21 21 19");
    assert_divided(29, 100, "1:"); /* head and foot leave no room */
    assert_divided(1, 60, "1:");
}

static void assert_name(const char *file, const char *expected)
{
    char *name = sg_pages_name(file, 2);
    assert_string_equal(name, expected);
    free(name);
}

static void parts_are_numbered(void **state)
{
    (void)state;
    assert_name("a.svg", "a-2.svg");
    assert_name("x.y/a", "x.y/a-2");
    assert_name("x.y/a.b.pdf", "x.y/a.b-2.pdf");
}

static void rows(struct sg_buffer *text, const char *header)
{
    sg_buffer_add(text, header);
    for (int i = 0; i < 60; i++)
        sg_buffer_printf(text, "\n第%d産業（とても長い名前を持つ分類項目の一つ）|%d|%d|0", i,
                         100 - i, 50 + i);
}

/* The figure as asked for stands whole; beside it its parts, each of them low enough and checked.
 */
static void a_high_figure_is_drawn_in_parts_too(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    struct sg_table table;
    struct sg_texts notes = {0};
    if (!can_draw())
        skip();
    rows(&text, "industry|previous#|current#|change_percent#");
    table_of(&table, text.text);
    assert_chart("dumbbell", &table, "high.svg",
                 (struct sg_chart_options){.lang = SG_JA, .notes = &notes});
    assert_int_equal(notes.n, 1);
    assert_non_null(strstr(notes.items[0], "high-1.svg"));
    for (int i = 1; i <= 3; i++) {
        char name[32], title[64];
        snprintf(name, sizeof name, "high-%d.svg", i);
        snprintf(title, sizeof title, "（%d/3）</title>", i);
        assert_figure_says(name, title);
        assert_figure_says(name, "<text>第");
        char *svg = read_whole(figure_path(name), NULL);
        assert_true(strtod(strstr(svg, "height=\"") + 8, NULL) <= 230);
        free(svg);
        assert_int_equal(can_check() ? check_figure(figure_path(name)) : 0, 0);
    }
    sg_texts_free(&notes);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

/* A table of any size has a text alternative that one can listen to. */
static void descriptions_are_short_and_say_what_they_leave_out(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    struct sg_table table;
    if (!can_draw())
        skip();
    rows(&text, "industry|previous#|current#|change_percent#");
    table_of(&table, text.text);
    assert_chart("dumbbell", &table, "said.svg", (struct sg_chart_options){.lang = SG_JA});
    char *svg = read_whole(figure_path("said.svg"), NULL);
    const char *from = strstr(svg, "<desc>"), *to = strstr(svg, "</desc>");
    size_t characters = 0;
    for (const char *c = from; c < to; c++)
        characters += (*c & 0xC0) != 0x80;
    assert_true(characters > 1000 && characters < 1500);
    assert_non_null(strstr(from, "\n第58産業"));
    assert_non_null(strstr(from, "以下の値は表を参照。</desc>"));
    free(svg);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

/* The height in millimetres of a figure at half width. */
static double height_of(const char *chart, const char *text, enum sg_lang lang)
{
    struct sg_table table;
    table_of(&table, text);
    char name[32];
    snprintf(name, sizeof name, "page-%s-%d.svg", chart, lang);
    assert_chart(chart, &table, name, (struct sg_chart_options){.lang = lang});
    char *svg = read_whole(figure_path(name), NULL);
    double height = strtod(strstr(svg, "height=\"") + 8, NULL);
    free(svg);
    sg_table_free(&table);
    return height;
}

/* As field/figures/kpi33.csv and forest30.csv: names as long, groups as many. */
static void thirty_three_rows_fit_a_page(void **state)
{
    (void)state;
    static const char *const names[] = {"創業支援件数", "市内総生産（その2）",
                                        "企業立地件数（累計）（その3）",
                                        "合同企業説明会参加者のうち市内企業に就職した若者の数",
                                        "温室効果ガス排出量削減率（その3）"};
    static const char *const divisions[] = {"不動産業，物品賃貸業",
                                            "学術研究，専門・技術サービス業",
                                            "生活関連サービス業，娯楽業", "製造業", "医療，福祉"};
    struct sg_buffer kpi = {0}, forest = {0};
    if (!can_draw())
        skip();
    sg_buffer_add(&kpi, "指標|unit|direction|base#|target#|actual#");
    for (int i = 0; i < 33; i++)
        sg_buffer_printf(&kpi, "\n%s %d|件|up|5|12000|%d", names[i % 5], i, 11000 + 100 * i);
    sg_buffer_add(&forest, "domain|group|n#|estimate_percent#|lower_percent#|upper_percent#\n"
                           "全体||900|40|38|42");
    for (int i = 0; i < 30; i++)
        sg_buffer_printf(&forest, "\n%s%d|区分%d|14|%d|%d|%d", divisions[i % 5], i, i / 10, 30 + i,
                         10 + i, 50 + i);
    for (int lang = SG_EN; lang <= SG_JA; lang++) {
        assert_true(height_of("bullet", kpi.text, (enum sg_lang)lang) <= 230);
        assert_true(height_of("forest", forest.text, (enum sg_lang)lang) <= 230);
    }
    sg_buffer_free(&kpi);
    sg_buffer_free(&forest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_divided_evenly),
        cmocka_unit_test(parts_are_numbered),
        cmocka_unit_test(a_high_figure_is_drawn_in_parts_too),
        cmocka_unit_test(thirty_three_rows_fit_a_page),
        cmocka_unit_test(descriptions_are_short_and_say_what_they_leave_out),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
