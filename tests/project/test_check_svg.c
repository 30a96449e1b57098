/* scripts/check_svg.py must see what is planted. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/chart_checks.h"
#include "tests/composition_table.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

static void draw(const char *chart, const char *text, const char *name)
{
    struct sg_table table;
    table_of(&table, text);
    assert_chart(chart, &table, name, (struct sg_chart_options){.lang = SG_JA});
    sg_table_free(&table);
}

static bool able(void)
{
    return can_draw() && can_check();
}

struct fault {
    const char *from, *to;
};

static void assert_seen(const char *figure, const char *file, const struct fault faults[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_fault_seen(figure, file, faults[i].from, faults[i].to);
    assert_int_equal(check_figure(figure_path(figure)), 0);
}

static void faults_of_texts_and_bars_are_seen(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"translate(4.00,", "translate(60.00,"},        /* the title is clipped */
        {">2021年</text>", ">2021年の長い名前</text>"}, /* out on the left, over a bar's text */
        {"font-size=\"6.00\"", "font-size=\"5.50\""},
        {"fill=\"rgb(87,96,106)\"", "fill=\"rgb(200,200,200)\""},
        {"<text>21.6</text>", "<text>21.7</text>"},
        {" role=\"img\"", ""},
        {"<desc>", "<desc></desc><desc>"},
        {"68.53,83.02", "69.53,83.02"}, /* a bar of the wrong length */
    };
    static const struct fault bars[] = {{"21.6055", "22.6055"}};
    if (!able())
        skip();
    struct sg_table table;
    kawasaki_table(&table);
    assert_chart("stack100", &table, "stack.svg", (struct sg_chart_options){.lang = SG_JA});
    assert_seen("stack.svg", "stack.svg", faults, sizeof faults / sizeof *faults);
    assert_seen("stack.svg", "stack.svg.gp.d/parts.tsv", bars, 1);
    sg_table_free(&table);
}

/* The place of the second text becomes that of the first. */
static void overlaps_are_seen(void **state)
{
    (void)state;
    if (!able())
        skip();
    struct sg_table table;
    kawasaki_table(&table);
    assert_chart("stack100", &table, "stack.svg", (struct sg_chart_options){.lang = SG_JA});
    char *svg = read_whole(figure_path("stack.svg"), NULL);
    char *first = strstr(svg, "translate("), *second = strstr(first + 1, "translate(");
    first[strcspn(first, ")")] = '\0';
    second[strcspn(second, ")")] = '\0';
    assert_fault_seen("stack.svg", "stack.svg", second, first);
    free(svg);
    sg_table_free(&table);
}

static void bars_that_do_not_begin_at_zero_are_seen(void **state)
{
    (void)state;
    char x[32], top[32], from[100], to[100];
    if (!able())
        skip();
    draw("shiftshare", "industry|initial#|final#|a#|b#\nx|1|5|1|3\ny|9|2|-5|-2\n", "shift.svg");
    char *base = read_whole(figure_path("shift.svg.gp.d/base.tsv"), NULL);
    assert_int_equal(sscanf(strchr(base, '\n') + 1, "%31s %31s", x, top), 2);
    snprintf(from, sizeof from, "%s\t%s\t%s", x, top, x);
    snprintf(to, sizeof to, "3.5\t%s\t3.5", top);
    assert_fault_seen("shift.svg", "shift.svg.gp.d/base.tsv", from, to);
    free(base);
}

static void faults_of_circles_are_seen(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"\t50\t.", "\t40\t."}, {"\tbefore\t", "\tseries1\t"}, {"value\t.\n", "value\t.\n1"}};
    if (!able())
        skip();
    draw("bubble", "industry|log_coefficient#|employment_share_percent#\nx|-0.5|50\ny|1|20\n",
         "circles.svg");
    assert_seen("circles.svg", "circles.svg.gp.d/circles.tsv", faults, 3);
}

static void faults_of_lines_are_seen(void **state)
{
    (void)state;
    static const struct fault gap[] = {{"series1\t.\n", "series1\t.\n\n"}};
    static const struct fault bridge[] = {{"series1\t.\n\n", "series1\t.\n"}};
    static const struct fault unknown[] = {{"x\ty\tcolor\t.\n", "x\ty\tcolor\t.\n1\n"}};
    if (!able())
        skip();
    draw("lines", "industry|period@|di#\nx|2018|1\nx|2019|5\nx|2020|…\nx|2021|7\nx|2022|9\n",
         "lines.svg");
    assert_seen("lines.svg", "lines.svg.gp.d/series1.tsv", gap, 1);
    assert_seen("lines.svg", "lines.svg.gp.d/series1.tsv", bridge, 1);
    assert_seen("lines.svg", "lines.svg.gp.d/series1.tsv", unknown, 1);
}

static void faults_of_cells_and_turned_names_are_seen(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"fill=\"rgb(255,255,255)\"", "fill=\"rgb(31,35,40)\""},
        {"rotate(-90", "rotate(0"},
    };
    static const struct fault layers[] = {{"cells\t", "sells\t"}};
    if (!able())
        skip();
    draw("heat",
         "area|industry|coefficient#\nA very long name 1|x|3\nA very long name 2|x|1\n"
         "A very long name 3|x|1\nA very long name 4|x|1\n",
         "cells.svg");
    assert_seen("cells.svg", "cells.svg", faults, 2);
    assert_seen("cells.svg", "cells.svg.gp.d/layers.tsv", layers, 1);
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
        cmocka_unit_test(faults_of_texts_and_bars_are_seen),
        cmocka_unit_test(overlaps_are_seen),
        cmocka_unit_test(bars_that_do_not_begin_at_zero_are_seen),
        cmocka_unit_test(faults_of_circles_are_seen),
        cmocka_unit_test(faults_of_lines_are_seen),
        cmocka_unit_test(faults_of_cells_and_turned_names_are_seen),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
