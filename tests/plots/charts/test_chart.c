/* What all charts share: how large a figure is drawn, and what is said where it is too high. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/chart.h>

#include "tests/composition_table.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

/* Big-endian words of IHDR. */
static size_t word_at(const char *png, size_t at)
{
    size_t word = 0;
    for (size_t i = 0; i < 4; i++)
        word = word << 8 | (unsigned char)png[at + i];
    return word;
}

static size_t draw(const struct sg_table *table, const char *name, struct sg_chart_options options,
                   size_t *height)
{
    struct sg_error err = {0};
    size_t n;
    if (!sg_chart_draw("stack100", table, figure_path(name), &options, &err))
        fail_msg("%s", err.message);
    char *png = read_whole(figure_path(name), &n);
    assert_true(n > 24);
    size_t width = word_at(png, 16);
    *height = word_at(png, 20);
    free(png);
    return width;
}

/* 120 mm are 1417.3 pixels at 300 dpi, whatever the scale; letters and bars grow within them. */
static void a_scale_leaves_the_width(void **state)
{
    (void)state;
    struct sg_table table;
    size_t height = 0, higher = 0;
    if (!can_draw())
        skip();
    kawasaki_table(&table);
    assert_int_equal(draw(&table, "plain.png", (struct sg_chart_options){.width_mm = 120}, &height),
                     1417);
    size_t width = draw(&table, "scaled.png",
                        (struct sg_chart_options){.width_mm = 120, .scale = 1.5}, &higher);
    assert_in_range(width, 1415, 1419);
    assert_in_range(higher, height + height / 4, 3 * height);
    sg_table_free(&table);
}

static void a_figure_higher_than_the_page_is_said(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    size_t height;
    if (!can_draw())
        skip();
    kawasaki_table(&table);
    struct sg_chart_options options = {.width_mm = 120, .page_mm = 200, .notes = &notes};
    draw(&table, "fits.png", options, &height);
    assert_int_equal(notes.n, 0);
    options.page_mm = 20;
    options.title = "Shares";
    draw(&table, "high.png", options, &height);
    assert_int_equal(notes.n, 1);
    assert_non_null(strstr(notes.items[0], "the figure 'Shares' is "));
    assert_non_null(strstr(notes.items[0], " more than the 20 mm of a page"));
    sg_texts_free(&notes);
    sg_table_free(&table);
}

/* A font is looked for once: one that is known is not, be it there or not. */
static void a_font_is_looked_for_once(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts fonts = {0};
    size_t height;
    if (!can_draw())
        skip();
    kawasaki_table(&table);
    struct sg_chart_options options = {.fonts = &fonts};
    for (int i = 0; i < 2; i++) {
        draw(&table, "font.png", options, &height);
        assert_int_equal(fonts.n, 1);
    }
    assert_string_equal(fonts.items[0], "Noto Sans CJK JP");
    options.font = "No Such Font At All";
    struct sg_error err = {0};
    assert_false(sg_chart_draw("stack100", &table, figure_path("font.svg"), &options, &err));
    assert_int_equal(fonts.n, 1);
    sg_texts_add(&fonts, options.font);
    assert_true(sg_chart_draw("stack100", &table, figure_path("font.svg"), &options, &err));
    sg_texts_free(&fonts);
    sg_table_free(&table);
}

/* Where the title that is asked for is that of the table too, it is not repeated below. */
static void a_title_is_no_subtitle(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    static const char *const titles[] = {"Targets", "Other"};
    for (size_t i = 0; i < 2; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        table_of(&table, "indicator|target#|actual#|attainment_percent#\na|10|5|50\n");
        table.info.title = sg_copy_text("Targets");
        const struct sg_chart_options options = {.title = titles[i]};
        if (!sg_chart_draw("bullet", &table, figure_path("bullet.svg"), &options, &err))
            fail_msg("%s", err.message);
        char *svg = read_whole(figure_path("bullet.svg"), NULL);
        const char *text = strstr(svg, "<text>Targets</text>");
        assert_non_null(text); /* the title, or the subtitle below another */
        assert_null(strstr(text + 1, "<text>Targets</text>"));
        free(svg);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scale_leaves_the_width),
        cmocka_unit_test(a_figure_higher_than_the_page_is_said),
        cmocka_unit_test(a_title_is_no_subtitle),
        cmocka_unit_test(a_font_is_looked_for_once),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove_figure_folder();
    return failed;
}
