#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "reports/html.h"

#include "tests/figure_files.h"

static char *table_of(const struct sg_table *table, const struct sg_write_options *options,
                      const struct sg_html_place *place)
{
    struct sg_buffer out = {0};
    sg_html_table(table, options, place, &out);
    return sg_buffer_take(&out);
}

static void headers_have_scope_and_symbols_say_what_they_mean(void **state)
{
    (void)state;
    struct sg_table table;
    const struct sg_html_place place = {.id = "t1", .number = "表1"};
    make_industries(&table);
    table.columns[1]->status[3] |= SG_STATUS_REPEATED;
    char *html = table_of(&table, &in_japanese, &place);
    assert_string_equal(
        html,
        "<div class=\"sg-table sg-short\" id=\"t1\">\n"
        "<div class=\"sg-scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t1-title\">\n"
        "<table>\n"
        "<caption id=\"t1-title\">表1　産業別の構成比</caption>\n"
        "<thead>\n"
        "<tr><th scope=\"col\">産業</th><th scope=\"col\" class=\"n\">実数<span "
        "class=\"u\">（人）</span></th>"
        "<th scope=\"col\" class=\"n\">構成比<span class=\"u\">（％）</span></th></tr>\n"
        "</thead>\n"
        "<tbody>\n"
        "<tr><th scope=\"row\" class=\"w\">卸売業，小売業</th>"
        "<td class=\"n\">12,345<span class=\"m\" style=\"min-width:2ch\"></span></td>"
        "<td class=\"n\">28.8<span class=\"m\" style=\"min-width:3ch\">&nbsp;"
        "<abbr title=\"調査方法等の変更があり比較には注意を要する\">※</abbr></span></td></tr>\n"
        "<tr><th scope=\"row\" class=\"w\">製造業</th>"
        "<td class=\"n\">△67<span class=\"m\" style=\"min-width:2ch\">&nbsp;"
        "<abbr title=\"改定値\">r</abbr></span></td>"
        "<td class=\"n\">0.0<span class=\"m\" style=\"min-width:3ch\"></span></td></tr>\n"
        "<tr><th scope=\"row\" class=\"w\">鉱業</th>"
        "<td class=\"n\"><abbr title=\"皆無又は該当なし\">-</abbr>"
        "<span class=\"m\" style=\"min-width:2ch\"></span></td>"
        "<td class=\"n\"><abbr title=\"秘匿した数値\">X</abbr>"
        "<span class=\"m\" style=\"min-width:3ch\"></span></td></tr>\n"
        "<tr class=\"t\"><th scope=\"row\" class=\"w\">計</th>"
        "<td class=\"n\">(1,234,567.5)<span class=\"m\" style=\"min-width:2ch\"></span></td>"
        "<td class=\"n\">100.0<span class=\"m\" style=\"min-width:3ch\"></span></td></tr>\n"
        "</tbody>\n"
        "</table>\n"
        "</div>\n"
        "<ul class=\"sg-notes\">\n"
        "<li>-：皆無又は該当なし</li>\n"
        "<li>X：秘匿した数値</li>\n"
        "<li>※：調査方法等の変更があり比較には注意を要する</li>\n"
        "<li>r：改定値</li>\n"
        "<li>( )：再掲（合計に含めない）</li>\n"
        "<li>四捨五入のため計と一致しない。</li>\n"
        "<li>資料：経済センサス</li>\n"
        "</ul>\n"
        "</div>\n");
    free(html);
    sg_table_free(&table);
}

static void japanese_labels_of_an_english_page_are_named_as_such(void **state)
{
    (void)state;
    struct sg_table table;
    const struct sg_html_place place = {.id = "t", .title = "By industry"};
    make_industries(&table);
    sg_column_set_text(table.columns[0], 1, "食料品"); /* which no table of words knows */
    char *html = table_of(&table, &in_english, &place);
    assert_non_null(strstr(html, "<caption id=\"t-title\">By industry</caption>"));
    assert_non_null(strstr(html, "<th scope=\"row\" class=\"w\">Wholesale and retail trade</th>"));
    assert_non_null(strstr(html, "<th scope=\"row\" class=\"w\" lang=\"ja\">食料品</th>"));
    assert_non_null(strstr(html, "<th scope=\"col\">Industry</th>"));
    assert_non_null(strstr(html, "−67"));
    free(html);
    sg_table_free(&table);
}

static void no_label_is_markup(void **state)
{
    (void)state;
    static const struct {
        const char *text, *html;
    } cases[] = {
        {"<script>&amp;</script>", "&lt;script&gt;&amp;amp;&lt;/script&gt;"},
        {"\" onclick='x'", "&quot; onclick=&#39;x&#39;"},
        {"two\r\nlines", "two lines"},
        {"\x1b[31m", " [31m"},
        {"a\xef\xbf\xbe\x82", "a\xef\xbf\xbd\xef\xbf\xbd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer expected = {0};
        const struct sg_html_place place = {.id = "t", .number = cases[i].text};
        sg_table_init(&table);
        add_texts(&table, cases[i].text, 1, &cases[i].text);
        sg_texts_add(&table.info.notes, cases[i].text);
        table.info.title = sg_copy_text(cases[i].text);
        char *html = table_of(&table, &in_english, &place);
        assert_null(strstr(html, cases[i].text));
        sg_buffer_printf(&expected, "<caption id=\"t-title\">%s %s</caption>", cases[i].html,
                         cases[i].html);
        assert_non_null(strstr(html, expected.text));
        sg_buffer_clear(&expected);
        sg_buffer_printf(&expected, "<th scope=\"row\" class=\"%s\">%s</th>", i < 2 ? "w" : "s",
                         cases[i].html);
        assert_non_null(strstr(html, expected.text));
        sg_buffer_clear(&expected);
        sg_buffer_printf(&expected, "<li>%s</li>", cases[i].html);
        assert_non_null(strstr(html, expected.text));
        free(html);
        sg_buffer_free(&expected);
        sg_table_free(&table);
    }
}

static void only_labels_left_of_the_numbers_are_row_headers(void **state)
{
    (void)state;
    static const char *const texts[] = {"a"};
    static const double one[] = {1};
    struct sg_table table;
    const struct sg_html_place place = {.id = "t"};
    sg_table_init(&table);
    add_texts(&table, "x", 1, texts);
    add_texts(&table, "y", 1, texts);
    char *html = table_of(&table, &in_english, &place);
    assert_non_null(strstr(html, "<th scope=\"row\" class=\"s\">a</th><td class=\"s\">a</td>"));
    assert_non_null(strstr(html, "aria-label=\"table\""));
    free(html);
    add_numbers(&table, "n", 1, one, NULL);
    add_texts(&table, "z", 1, texts);
    html = table_of(&table, &in_english, &place);
    assert_non_null(
        strstr(html, "<th scope=\"row\" class=\"s\">a</th><th scope=\"row\" class=\"s\">a</th>"
                     "<td class=\"n\">1</td><td class=\"s\">a</td>"));
    free(html);
    sg_table_free(&table);
}

/* libxml2 in HTML mode: says unclosed, misplaced and doubly named elements. */
static void assert_valid(const struct sg_table *table, const struct sg_write_options *options)
{
    struct sg_buffer out = {0};
    char *file = strdup(figure_path("page.html"));
    assert_true(sg_writer_named("html")->write(table, options, &out, NULL));
    FILE *stream = fopen(file, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(out.text, 1, out.n, stream), out.n);
    assert_int_equal(fclose(stream), 0);
    struct sg_buffer command = {0};
    sg_buffer_printf(&command, "test -z \"$(xmllint --html --noout '%s' 2>&1)\"", file);
    if (run_program("sh", "-c", command.text, NULL) != 0)
        fail_msg("xmllint finds faults in %s", file);
    sg_buffer_free(&command);
    sg_buffer_free(&out);
    free(file);
}

static void pages_are_valid(void **state)
{
    (void)state;
    if (run_program("xmllint", "--version", NULL, NULL) != 0) {
        print_message("skipped: no xmllint (libxml2-utils)\n");
        skip();
    }
    struct sg_table table;
    make_industries(&table);
    assert_valid(&table, &in_english);
    assert_valid(&table, &in_japanese);
    sg_table_free(&table);
    make_hostile(&table);
    assert_valid(&table, &in_english);
    sg_table_free(&table);
    assert_valid(&table, &in_japanese);
    sg_table_add(&table, "rank", SG_COLUMN_NUMBER);
    sg_table_add_row(&table);
    assert_valid(&table, &in_japanese);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_have_scope_and_symbols_say_what_they_mean),
        cmocka_unit_test(japanese_labels_of_an_english_page_are_named_as_such),
        cmocka_unit_test(no_label_is_markup),
        cmocka_unit_test(only_labels_left_of_the_numbers_are_row_headers),
        cmocka_unit_test(pages_are_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
