#include "fixture.h"

#include "reports/printed.h"
#include "table/text.h"

static void writers_are_found_by_name_and_ending(void **state)
{
    (void)state;
    static const struct {
        const char *path, *name;
    } cases[] = {
        {"a.csv", "csv"},
        {"dir.csv/a.JSON", "json"},
        {"a.b.tsv", "tsv"},
        {"a.tab", "tsv"},
        {"表.md", "markdown"},
        {"a.markdown", "markdown"},
        {"a.HTM", "html"},
        {"a.tex", "latex"},
        {"a.xlsx", "xlsx"},
        {"a.txt", "table"},
        {"a", NULL},
        {"dir.csv/a", NULL},
        {"a.csv.gz", NULL},
        {"a.", NULL},
        {"", NULL},
        {"a.csv|tsv", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sg_writer *writer = sg_writer_of_file(cases[i].path);
        assert_int_equal(writer != NULL, cases[i].name != NULL);
        if (writer)
            assert_string_equal(writer->name, cases[i].name);
    }
    assert_null(sg_writer_named("pdf"));
    size_t n = 0;
    for (; sg_writer_at(n); n++)
        assert_ptr_equal(sg_writer_named(sg_writer_at(n)->name), sg_writer_at(n));
    assert_int_equal(n, 9);
    assert_null(sg_writer_at(n + 1));
}

static void assert_cell(double value, sg_status status, const struct sg_write_options *options,
                        const char *name, const char *expected)
{
    struct sg_table table;
    struct sg_buffer out = {0};
    sg_table_init(&table);
    struct sg_column *column = add_numbers(&table, name, 1, &value, &status);
    struct sg_cell_style style = sg_cell_style_of(column, 1, options);
    size_t body = sg_write_cell(column, 0, &style, &out);
    assert_string_equal(sg_buffer_text(&out), expected);
    assert_true(body <= out.n);
    sg_buffer_free(&out);
    sg_table_free(&table);
}

static void cells_are_printed_as_offices_print_them(void **state)
{
    (void)state;
    static const struct {
        double value;
        sg_status status;
        const char *en, *ja;
    } cases[] = {
        {1234567, 0, "1,234,567", "1,234,567"},
        {-1234.5, 0, "−1,234.5", "△1,234.5"},
        {0, 0, "0", "0"},
        {-0.0, 0, "0", "0"},
        {NAN, 0, "", ""},
        {0, SG_STATUS_NIL, "-", "-"},
        {NAN, SG_STATUS_NIL, "-", "-"},
        {2, SG_STATUS_NIL, "2 -", "2 -"},
        {NAN, SG_STATUS_NOT_AVAILABLE, "…", "…"},
        {NAN, SG_STATUS_SUPPRESSED, "X", "X"},
        {7, SG_STATUS_SUPPRESSED, "X", "X"}, /* a suppressed number never shows */
        {NAN, SG_STATUS_NOT_APPLICABLE, "・", "・"},
        {NAN, SG_STATUS_UNDEFINED, "--", "--"},
        {NAN, SG_STATUS_NO_REGION_TOTAL, "--", "--"},
        {NAN, SG_STATUS_NO_REFERENCE, "--", "--"},
        {NAN, SG_STATUS_UNDEFINED | SG_STATUS_NO_REFERENCE, "--", "--"},
        {NAN, SG_STATUS_ENTRY, "new", "皆増"},
        {-100, SG_STATUS_EXIT, "−100 gone", "△100 皆減"},
        {NAN, SG_STATUS_BREAK, "・・", "・・"},
        {0.7, SG_STATUS_CAUTION, "0.7 †", "0.7 ※"},
        {12, SG_STATUS_SMALL_BASE, "12 (ref.)", "12 （参考）"},
        {12, SG_STATUS_REVISED, "12 r", "12 r"},
        {12, SG_STATUS_PROVISIONAL, "12 p", "12 p"},
        {12, SG_STATUS_ESTIMATED, "12 e", "12 e"},
        {12, SG_STATUS_FEW, "12 *", "12 *"},
        {12, SG_STATUS_NOT_ADDED, "12", "12"},
        {91, SG_STATUS_REPEATED, "(91)", "(91)"},
        {-91, SG_STATUS_REPEATED | SG_STATUS_REVISED | SG_STATUS_CAUTION, "(−91) † r", "(△91) ※ r"},
        {NAN, SG_STATUS_REPEATED | SG_STATUS_SUPPRESSED, "(X)", "(X)"},
        {NAN, SG_STATUS_SUPPRESSED | SG_STATUS_REVISED, "X r", "X r"},
        {NAN, SG_STATUS_CAUTION, " †", " ※"},
    };
    sg_status seen = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_cell(cases[i].value, cases[i].status, &in_english, "x", cases[i].en);
        assert_cell(cases[i].value, cases[i].status, &in_japanese, "x", cases[i].ja);
        seen |= cases[i].status;
    }
    assert_int_equal(seen, (1u << SG_STATUS_COUNT) - 1); /* every status has a case */
}

static void decimals_follow_the_column_and_the_option(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double value;
        int asked;
        const char *expected;
    } cases[] = {
        {"share_percent", 28.75, -1, "28.8"}, /* 46/160: half away from zero */
        {"share_percent", 28.75, 2, "28.75"},
        {"share_percent", 28.75, 0, "29"},
        {"share_percent", 100, -1, "100.0"},
        {"rank", 3, 2, "3"},
        {"value", 0.125, -1, "0.125"},
        {"value", 0.125, 1, "0.1"},
        {"value", 12, 1, "12"}, /* a column of whole numbers stays whole */
        {"share_percent", 1, 99, "1.000000000000000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sg_write_options options = {.lang = SG_EN, .decimals = cases[i].asked};
        assert_cell(cases[i].value, 0, &options, cases[i].name, cases[i].expected);
    }
}

static void numbers_are_told_from_symbols(void **state)
{
    (void)state;
    static const double values[] = {1, NAN, 0, 5, NAN};
    static const sg_status status[] = {SG_STATUS_REVISED, 0, SG_STATUS_NIL, SG_STATUS_SUPPRESSED,
                                       SG_STATUS_CAUTION};
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *column = add_numbers(&table, "x", 5, values, status);
    for (size_t row = 0; row < 5; row++)
        assert_int_equal(sg_cell_is_number(column, row), row == 0);
    static const char *const texts[] = {"5"};
    sg_table_free(&table);
    assert_false(sg_cell_is_number(add_texts(&table, "t", 1, texts), 0));
    sg_table_free(&table);
}

static void units_follow_titles_that_do_not_say_them(void **state)
{
    (void)state;
    static const struct {
        const char *name, *label, *unit, *en, *ja;
    } cases[] = {
        {"employees", NULL, NULL, "Persons engaged", "従業者数"},
        {"employees", NULL, "人", "Persons engaged (persons)", "従業者数（人）"},
        {"share_percent", NULL, "%", "Share (%)", "構成比（％）"},
        {"x", "売上\n金額", "百万円", "売上 金額 (million yen)", "売上 金額（百万円）"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer en = {0}, ja = {0};
        sg_table_init(&table);
        struct sg_column *column = sg_table_add(&table, cases[i].name, SG_COLUMN_NUMBER);
        column->label = sg_copy_text(cases[i].label);
        column->unit = sg_copy_text(cases[i].unit);
        sg_write_title(column, SG_EN, &en);
        sg_write_title(column, SG_JA, &ja);
        assert_string_equal(sg_buffer_text(&en), cases[i].en);
        assert_string_equal(sg_buffer_text(&ja), cases[i].ja);
        sg_buffer_free(&en);
        sg_buffer_free(&ja);
        sg_table_free(&table);
    }
}

static void plain_text_cannot_steer_a_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain;
    } cases[] = {
        {"", ""},
        {"農業，林業", "農業，林業"},
        {"\x1b[31mred", " [31mred"},
        {"a\r\n\tb\x7f", "a b "},
        {"\xc2\x9b"
         "31m\xc2\xa0x",
         " 31m\xc2\xa0x"},
        {"a\xe2\x80\xa8\xe2\x80\xae"
         "b\xe2\x81\xa6\xe2\x80\xa6",
         "a b …"},
        {"か\xe3\x82\x99", "か\xe3\x82\x99"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_buffer out = {0};
        sg_write_plain(cases[i].text, &out);
        assert_string_equal(sg_buffer_text(&out), cases[i].plain);
        sg_buffer_free(&out);
    }
}

/* Whatever the writer: no crash on hostile or empty tables, valid UTF-8, and no bare escape in the
   formats meant to be looked at. */
static void every_writer_stands_every_table(void **state)
{
    (void)state;
    struct sg_table tables[4];
    make_hostile(&tables[0]);
    make_industries(&tables[1]);
    sg_table_init(&tables[2]);
    sg_table_init(&tables[3]);
    sg_table_add(&tables[3], "value", SG_COLUMN_NUMBER);
    sg_table_add(&tables[3], "period", SG_COLUMN_PERIOD);
    tables[3].main = 0;
    for (size_t i = 0; i < 4 * 2; i++)
        for (size_t w = 0; sg_writer_at(w); w++) {
            const struct sg_writer *writer = sg_writer_at(w);
            struct sg_buffer out = {0};
            struct sg_error err = {0};
            if (!writer->write(&tables[i / 2], i % 2 ? &in_japanese : &in_english, &out, &err))
                assert_int_equal(err.kind, strcmp(writer->name, "px") == 0
                                               ? SG_FAIL_DATA   /* no cube */
                                               : SG_FAIL_TOOL); /* built without its library */
            if (writer->is_binary) {
                sg_buffer_free(&out);
                continue;
            }
            assert_true(sg_text_is_utf8(sg_buffer_text(&out), out.n, NULL));
            if (strcmp(writer->name, "csv") != 0 && strcmp(writer->name, "tsv") != 0)
                assert_null(strpbrk(sg_buffer_text(&out), "\x1b\r\t"));
            if (out.n)
                assert_int_equal(out.text[out.n - 1], '\n');
            sg_buffer_free(&out);
        }
    for (size_t i = 0; i < 4; i++)
        sg_table_free(&tables[i]);
}

/* Readers let no such bytes in, but a label might come from elsewhere: nothing is read past it. */
static void malformed_text_is_no_crash(void **state)
{
    (void)state;
    static const char *const texts[] = {"\xff",     "a\xe3",         "\xe3\x81",     "\xc2",
                                        "\xf0\x9f", "\xed\xa0\x80x", "\xe6\xe6\xe6", "\xe2\x80"};
    enum { N = sizeof texts / sizeof *texts };
    struct sg_table table;
    sg_table_init(&table);
    for (size_t i = 0; i < N; i++) {
        struct sg_column *column = add_texts(&table, texts[i], N, texts);
        column->label = sg_copy_text(texts[(i + 1) % N]);
        column->unit = sg_copy_text(texts[i]);
    }
    table.info.title = sg_copy_text(texts[1]);
    sg_texts_add(&table.info.notes, texts[2]);
    for (size_t w = 0; sg_writer_at(w); w++) {
        struct sg_buffer out = {0};
        bool written = sg_writer_at(w)->write(&table, &in_japanese, &out, NULL);
        bool refused = strcmp(sg_writer_at(w)->name, "px") == 0; /* twins of columns */
        assert_true(sg_writer_at(w)->is_binary || refused ||
                    (written && out.n == strlen(out.text)));
        sg_buffer_free(&out);
    }
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writers_are_found_by_name_and_ending),
        cmocka_unit_test(cells_are_printed_as_offices_print_them),
        cmocka_unit_test(decimals_follow_the_column_and_the_option),
        cmocka_unit_test(numbers_are_told_from_symbols),
        cmocka_unit_test(units_follow_titles_that_do_not_say_them),
        cmocka_unit_test(plain_text_cannot_steer_a_terminal),
        cmocka_unit_test(every_writer_stands_every_table),
        cmocka_unit_test(malformed_text_is_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
