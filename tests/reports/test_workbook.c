#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plots/page/theme.h"
#include "reports/workbook.h"

#include "tests/composition_table.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

/* Writes the sheets and gives what tests/reports/xlsx_cells.py says of them; NULL, with a message,
   where that cannot be. */
static char *cells_of(const struct sg_sheet sheets[], size_t n,
                      const struct sg_write_options *options)
{
    struct sg_buffer out = {0}, command = {0};
    struct sg_error err = {0};
    if (!sg_workbook_write(sheets, n, options, &out, &err)) {
        if (err.kind != SG_FAIL_TOOL)
            fail_msg("%s", err.message);
        print_message("skipped: %s\n", err.message);
        return NULL;
    }
    if (run_program("python3", "--version", NULL, NULL) != 0) {
        print_message("skipped: no python3 for tests/reports/xlsx_cells.py\n");
        sg_buffer_free(&out);
        return NULL;
    }
    const char *file = figure_path("book.xlsx");
    FILE *stream = fopen(file, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(out.text, 1, out.n, stream), out.n);
    assert_int_equal(fclose(stream), 0);
    sg_buffer_clear(&out);
    sg_buffer_printf(&command, "python3 tests/reports/xlsx_cells.py '%s'", file);
    FILE *pipe = popen(command.text, "r");
    assert_non_null(pipe);
    for (int c; (c = fgetc(pipe)) != EOF;)
        sg_buffer_add_char(&out, (char)c);
    assert_int_equal(pclose(pipe), 0);
    sg_buffer_free(&command);
    return sg_buffer_take(&out);
}

static void assert_line(const char *cells, const char *line)
{
    struct sg_buffer whole = {0};
    sg_buffer_printf(&whole, "\n%s\n", line);
    if (!strstr(cells, whole.text) && strncmp(cells, whole.text + 1, whole.n - 1) != 0)
        fail_msg("no line '%s' in\n%s", line, cells);
    sg_buffer_free(&whole);
}

static void numbers_are_numbers_and_symbols_are_text(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "表1\tA1\ts\t産業別の構成比\t",
        "表1\tA3\ts\t産業\t",
        "表1\tB3\ts\t実数（人）\t",
        "表1\tA4\ts\t卸売業，小売業\t",
        "表1\tB4\tn\t12345\t#,##0;△#,##0",
        "表1\tC4\tn\t28.75\t#,##0.0\" ※\";△#,##0.0\" ※\"",
        "表1\tB5\tn\t-67\t#,##0\" r\";△#,##0\" r\"",
        "表1\tC5\tn\t-0.04\t#,##0.0;#,##0.0", /* prints 0.0, without a sign */
        "表1\tB6\ts\t-\t",
        "表1\tC6\ts\tX\t",
        "表1\tB7\tn\t1234567.5\t\"(\"#,##0.0\")\";\"(\"△#,##0.0\")\"",
        "表1\tC7\tn\t100\t#,##0.0;△#,##0.0",
        "表1\tA9\ts\t-：皆無又は該当なし\t",
        "表1\tA10\ts\tX：秘匿した数値\t",
        "表1\tfrozen\tfrozen\t3\t1",
        "表1\twidth\t1\t19", /* 14 half letters */
        "資料\tA1\ts\t表1\t",
        "資料\tB1\ts\t表題\t",
        "資料\tC1\ts\t産業別の構成比\t",
        "資料\tB2\ts\t資料\t",
        "資料\tC2\ts\t経済センサス\t",
        "資料\tB3\ts\tコマンド\t",
        "資料\tC3\ts\tsangyo composition a.csv\t",
    };
    struct sg_table table;
    make_industries(&table);
    table.columns[1]->status[3] |= SG_STATUS_REPEATED;
    const struct sg_sheet sheet = {&table, "sangyo composition a.csv", NULL};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    sg_table_free(&table);
    if (!cells)
        skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_line(cells, lines[i]);
    free(cells);
}

static void english_has_a_minus_sign(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    const struct sg_sheet sheet = {&table, NULL, NULL};
    char *cells = cells_of(&sheet, 1, &in_english);
    sg_table_free(&table);
    if (!cells)
        skip();
    assert_line(cells, "Table 1\tB5\tn\t-67\t#,##0\" r\";−#,##0\" r\"");
    assert_line(cells, "Sources\tC2\ts\t経済センサス\t");
    free(cells);
}

static void no_label_is_a_formula_or_a_link(void **state)
{
    (void)state;
    static const char *const texts[] = {"=1+1",
                                        "+1",
                                        "-1",
                                        "@SUM(A1)",
                                        "{=A1}",
                                        "http://a.b/c",
                                        "mailto:a@b.c",
                                        "internal:x!A1",
                                        "0123",
                                        "1e5",
                                        "TRUE",
                                        "\x1b[31m",
                                        "<b>&\"",
                                        "_x0041_",
                                        "a\xef\xbf\xbe"
                                        "b\x82"};
    static const char *const shown[] = {"=1+1",
                                        "+1",
                                        "-1",
                                        "@SUM(A1)",
                                        "{=A1}",
                                        "http://a.b/c",
                                        "mailto:a@b.c",
                                        "internal:x!A1",
                                        "0123",
                                        "1e5",
                                        "TRUE",
                                        " [31m",
                                        "<b>&\"",
                                        "_x0041_",
                                        "a\xef\xbf\xbd"
                                        "b\xef\xbf\xbd"};
    enum { N = sizeof texts / sizeof *texts };
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "=A2", N, texts);
    table.info.title = sg_copy_text("=cmd|' /C calc'!A0");
    sg_texts_add(&table.info.notes, "=note()");
    const struct sg_sheet sheet = {&table, "=command()", NULL};
    char *cells = cells_of(&sheet, 1, &in_english);
    sg_table_free(&table);
    if (!cells)
        skip();
    assert_null(strstr(cells, "formula"));
    assert_null(strstr(cells, "\tlink\t"));
    for (size_t i = 0; i < N; i++) {
        struct sg_buffer line = {0};
        sg_buffer_printf(&line, "Table 1\tA%zu\ts\t%s\t", i + 4, shown[i]);
        assert_line(cells, line.text);
        sg_buffer_free(&line);
    }
    assert_line(cells, "Table 1\tA1\ts\t=cmd|' /C calc'!A0\t");
    assert_line(cells, "Table 1\tA3\ts\t=A2\t");
    assert_line(cells, "Sources\tC2\ts\t=command()\t");
    free(cells);
}

static size_t count_lines(const char *cells, const char *start)
{
    size_t n = 0;
    struct sg_buffer line = {0};
    sg_buffer_printf(&line, "\n%s", start);
    for (const char *at = cells; (at = strstr(at, line.text)); at++)
        n++;
    sg_buffer_free(&line);
    return n;
}

static void titles_are_broken_before_their_brackets_in_a_row_as_high(void **state)
{
    (void)state;
    static const char *const labels[] = {"建設業", "製造業"};
    static const double changes[] = {1.5, -2.5};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "industry", 2, labels);
    add_numbers(&table, "change_percent", 2, changes, NULL);
    add_numbers(&table, "n_effective", 2, changes, NULL);
    const struct sg_sheet sheet = {&table, NULL, NULL};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    sg_table_free(&table);
    if (!cells)
        skip();
    assert_line(cells, "表1\tB1\ts\t増減率\\n（％）\t");
    assert_line(cells, "表1\theight\t1\t37.5"); /* two lines of 18.75 */
    assert_line(cells, "表1\tC1\ts\t有効標本の大きさ\t");
    /* 16 half letters of 1.2 digits, 1 for the edges; the file adds 5 of 7 px, rounded here */
    assert_line(cells, "表1\twidth\t3\t21");
    free(cells);
}

static void what_is_long_takes_lines_and_rows(void **state)
{
    (void)state;
    struct sg_buffer label = {0}, title = {0};
    sg_buffer_add_repeated(&label, "製造業", 10); /* 60 half letters, of which 48 fit */
    sg_buffer_add_repeated(&title, "表題", 40);
    const char *const labels[] = {label.text, "建設業"};
    static const double values[] = {1, 2};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "industry", 2, labels);
    add_numbers(&table, "value", 2, values, NULL);
    table.info.title = sg_copy_text(title.text);
    const struct sg_sheet sheet = {&table, NULL, NULL};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    sg_table_free(&table);
    sg_buffer_free(&label);
    sg_buffer_free(&title);
    if (!cells)
        skip();
    assert_non_null(strstr(cells, "表1\tA2\ts\t")); /* the title goes on: two rows, one blank */
    assert_line(cells, "表1\tA4\ts\t産業\t");
    assert_line(cells, "表1\theight\t5\t37.5");
    assert_line(cells, "表1\theight\t6\t18.75");
    free(cells);
}

/* A table of `n` columns of numbers as a workbook, and what its page is. */
static char *pages_of(size_t n)
{
    static const char *const labels[] = {"a", "b"};
    static const double values[] = {1234567, -7654321};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "industry", 2, labels);
    for (size_t i = 0; i < n; i++) {
        char name[24];
        snprintf(name, sizeof name, "v%zu", i);
        add_numbers(&table, name, 2, values, NULL);
    }
    const struct sg_sheet sheet = {&table, NULL, NULL};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    sg_table_free(&table);
    return cells;
}

/* Of 8 pt the page across has room for 1054 pt; the label column takes 52, each of the numbers,
   10 half letters wide, 72: 13 beside it. */
static void a_wide_table_turns_the_page_and_takes_more_with_its_keys(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        const char *page, *titles, *breaks;
    } cases[] = {
        {3, "表1\tpage\t9\tportrait\tNone\tNone", "name\t_xlnm.Print_Titles\t'表1'!$1:$1", NULL},
        {10, "表1\tpage\t9\tlandscape\tNone\tNone", "name\t_xlnm.Print_Titles\t'表1'!$1:$1", NULL},
        {30, "表1\tpage\t9\tlandscape\t73\tNone",
         "name\t_xlnm.Print_Titles\t'表1'!$A:$A,'表1'!$1:$1", "表1\tbreaks\t14\t27"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *cells = pages_of(cases[i].n);
        if (!cells)
            skip();
        assert_line(cells, cases[i].page);
        assert_line(cells, cases[i].titles);
        if (cases[i].breaks)
            assert_line(cells, cases[i].breaks);
        else
            assert_line(cells, "表1\tfit\t1");
        free(cells);
    }
}

/* 56 lines of 18.75 pt are one page of 770 pt in 8 pt instead of 11; the header of one line, the
   row above the notes and a note (none here) are lines too. */
static void a_table_little_longer_than_a_page_takes_one(void **state)
{
    (void)state;
    static const struct {
        size_t n_rows;
        const char *page;
    } cases[] = {{53, "表1\tpage\t9\tportrait\tNone\tNone"},
                 {60, "表1\tpage\t9\tportrait\tNone\t0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        sg_table_init(&table);
        struct sg_column *industry = sg_table_add(&table, "industry", SG_COLUMN_CATEGORY);
        struct sg_column *value = sg_table_add(&table, "value", SG_COLUMN_NUMBER);
        for (size_t row = 0; row < cases[i].n_rows; row++) {
            sg_table_add_row(&table);
            sg_column_set_text(industry, row, row % 2 ? "建設業" : "製造業");
            sg_column_set(value, row, (double)row, 0);
        }
        const struct sg_sheet sheet = {&table, NULL, NULL};
        char *cells = cells_of(&sheet, 1, &in_japanese);
        sg_table_free(&table);
        if (!cells)
            skip();
        assert_line(cells, cases[i].page);
        free(cells);
    }
}

static void a_composition_has_a_native_chart(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "図1\tdrawing",
        "chart\tbar\tstacked",
        "axis\tcatAx\tmaxMin\tl\tautoZero", /* years from the top down */
        "axis\tvalAx\tminMax\tb\tmax",      /* 0 % to 100 %, below the bars */
        "series\t'図1'!$B$13\t'図1'!$A$14:$A$15\t'図1'!$B$14:$B$15",
        "図1\tA14\ts\t2016年\t",
        "図1\tA15\ts\t2021年\t",
        "図1\tB13\ts\t卸売・小売\t", /* the largest of 2021 first */
        "図1\tH13\ts\tその他\t",
        "図1\tpage\t9\tportrait\tNone\t0",
    };
    struct sg_table table;
    struct sg_theme theme;
    kawasaki_table(&table);
    assert_true(sg_theme_read("plots", &theme, NULL));
    const struct sg_sheet sheet = {&table, NULL, "stack100"};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    sg_table_free(&table);
    if (!cells)
        skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_line(cells, lines[i]);
    assert_null(strstr(cells, "表1\tdrawing"));
    assert_int_equal(count_lines(cells, "series\t"), 7); /* six and the rest */
    for (enum sg_color color = SG_COLOR_SERIES1; color <= SG_COLOR_SERIES6; color++) {
        struct sg_buffer line = {0};
        sg_buffer_printf(&line, "colour\tsolidFill\t%06X", (unsigned)theme.colors[color]);
        assert_line(cells, line.text);
        sg_buffer_free(&line);
    }
    free(cells);
}

/* What is suppressed is left open: the known shares are not stretched to 100 %, and no number
   stands for the others. */
static void the_unknown_is_left_open_in_the_native_chart(void **state)
{
    (void)state;
    static const struct composition_row rows[] = {
        {NULL, "建設業", "2016", 25, 100, 0},
        {NULL, "製造業", "2016", 30, 100, 0},
        {NULL, "鉱業", "2016", NAN, 100, SG_STATUS_SUPPRESSED},
        {NULL, "建設業", "2021", 40, 100, 0},
        {NULL, "製造業", "2021", 50, 100, 0},
        {NULL, "鉱業", "2021", 10, 100, 0}};
    struct sg_table table;
    composition_table(&table, rows, sizeof rows / sizeof *rows);
    const struct sg_sheet sheet = {&table, NULL, "stack100"};
    char *cells = cells_of(&sheet, 1, &in_english);
    sg_table_free(&table);
    if (!cells)
        skip();
    const char *last = strstr(cells, "\ts\tX\t\nChart 1\tA"); /* behind the three names */
    assert_non_null(last);
    assert_int_equal(count_lines(cells, "series\t"), 3);
    assert_null(strstr(last, "\tn\t45\t"));
    assert_non_null(strstr(last, "\ts\tX\t\n")); /* of 2016 */
    assert_non_null(strstr(last, "What is missing up to 100 % is not published (X)."));
    free(cells);
}

/* Periods side by side are bars beside one another, without the total and what was computed of
   them; statuses are texts. */
static void numbers_side_by_side_have_a_native_chart(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "図1\tdrawing",
        "chart\tbar\tclustered",
        "axis\tcatAx\tmaxMin\tl\tautoZero",
        "axis\tvalAx\tminMax\tb\tmax",
    };
    struct sg_table table;
    table_of(&table, "industry|2016#|2021#|change_percent#\n建設業|4|5|25\n製造業|3|X|X\n"
                     "全産業|7|9|28.6\n");
    table.beside = true;
    const struct sg_sheet sheet = {&table, NULL, NULL};
    char *cells = cells_of(&sheet, 1, &in_japanese);
    if (!cells)
        skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_line(cells, lines[i]);
    assert_int_equal(count_lines(cells, "series\t"), 2);
    const char *chart = strstr(cells, "図1\tA");
    assert_non_null(chart);
    assert_non_null(strstr(chart, "\ts\tX\t"));
    assert_null(strstr(chart, "全産業"));
    free(cells);
    table.beside = false; /* numbers of one another's kind are not known to be of one */
    cells = cells_of(&sheet, 1, &in_japanese);
    assert_null(strstr(cells, "drawing"));
    free(cells);
    sg_table_free(&table);
}

static void shares_of_answers_have_a_native_chart(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "question|option|domain|n#|estimate_percent#\n業況|好転|製造業|10|23.5\n"
                     "業況|悪化|製造業|20|41\n業況|好転|建設業|5|12\n");
    const struct sg_sheet sheet = {&table, NULL, "multi2"};
    char *cells = cells_of(&sheet, 1, &in_english);
    sg_table_free(&table);
    if (!cells)
        skip();
    assert_line(cells, "chart\tbar\tclustered");
    assert_int_equal(count_lines(cells, "series\t"), 1);
    assert_non_null(strstr(cells, "\ts\t悪化 製造業\t"));
    free(cells);
}

static void what_is_no_composition_has_no_chart(void **state)
{
    (void)state;
    struct sg_table tables[3];
    make_industries(&tables[0]);
    tables[0].main = -1;
    make_hostile(&tables[1]);
    sg_table_init(&tables[2]);
    for (size_t i = 0; i < 3; i++) {
        const struct sg_sheet sheet = {&tables[i], NULL, "stack100"};
        char *cells = cells_of(&sheet, 1, &in_japanese);
        sg_table_free(&tables[i]);
        if (!cells)
            continue;
        assert_null(strstr(cells, "drawing"));
        free(cells);
    }
}

static void several_tables_have_a_sheet_each(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    const struct sg_sheet sheets[] = {{&table, "first", NULL}, {&table, "second", NULL}};
    char *cells = cells_of(sheets, 2, &in_english);
    sg_table_free(&table);
    if (!cells)
        skip();
    assert_line(cells, "Table 2\tA4\ts\t卸売業，小売業\t");
    assert_line(cells, "Sources\tA5\ts\tTable 2\t");
    assert_line(cells, "Sources\tC7\ts\tsecond\t");
    free(cells);
}

static void the_same_table_gives_the_same_bytes(void **state)
{
    (void)state;
    struct sg_buffer out[2] = {{0}};
    struct sg_table table;
    bool written = true;
    kawasaki_table(&table);
    const struct sg_sheet sheet = {&table, "x", "stack100"};
    for (size_t i = 0; i < 2; i++)
        written = sg_workbook_write(&sheet, 1, &in_japanese, &out[i], NULL) && written;
    if (written) {
        assert_int_equal(out[0].n, out[1].n);
        assert_memory_equal(out[0].text, out[1].text, out[0].n);
    }
    sg_buffer_free(&out[0]);
    sg_buffer_free(&out[1]);
    sg_table_free(&table);
}

static void what_does_not_fit_is_said(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_buffer out = {0}, text = {0};
    struct sg_error err = {0};
    sg_buffer_add_repeated(&text, "あ", 32768);
    const char *const texts[] = {text.text};
    sg_table_init(&table);
    add_texts(&table, "x", 1, texts);
    const struct sg_sheet sheet = {&table, NULL, NULL};
    assert_false(sg_workbook_write(&sheet, 1, &in_english, &out, &err));
    assert_true(err.kind == SG_FAIL_TOOL || err.kind == SG_FAIL_DATA);
    sg_table_free(&table);
    sg_buffer_free(&text);
    sg_buffer_free(&out);
}

/* A limit on the size of files stands for a full disk. */
static void without_room_it_is_refused_in_our_words(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_buffer said = {0}, out = {0};
    struct sg_error err = {0};
    if (sg_workbook_write(NULL, 0, &in_english, &out, &err) || err.kind != SG_FAIL_TOOL)
        sg_buffer_free(&out);
    else
        skip();
    int status, ends[2];
    fflush(NULL);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit limit = {20000, 20000};
        dup2(ends[1], STDERR_FILENO);
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        kawasaki_table(&table);
        const struct sg_sheet sheet = {&table, "x", "stack100"};
        bool written = sg_workbook_write(&sheet, 1, &in_english, &out, &err);
        _exit(written || !strstr(err.message, "has no room for") ? 99 : (int)err.kind);
    }
    close(ends[1]);
    char bytes[256];
    for (ssize_t n; (n = read(ends[0], bytes, sizeof bytes)) > 0;)
        sg_buffer_add_bytes(&said, bytes, (size_t)n);
    close(ends[0]);
    waitpid(child, &status, 0);
    assert_string_equal(sg_buffer_text(&said), ""); /* the library prints, we do not */
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), SG_FAIL_IO);
    sg_buffer_free(&said);
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
        cmocka_unit_test(numbers_are_numbers_and_symbols_are_text),
        cmocka_unit_test(english_has_a_minus_sign),
        cmocka_unit_test(no_label_is_a_formula_or_a_link),
        cmocka_unit_test(titles_are_broken_before_their_brackets_in_a_row_as_high),
        cmocka_unit_test(what_is_long_takes_lines_and_rows),
        cmocka_unit_test(a_wide_table_turns_the_page_and_takes_more_with_its_keys),
        cmocka_unit_test(a_table_little_longer_than_a_page_takes_one),
        cmocka_unit_test(a_composition_has_a_native_chart),
        cmocka_unit_test(the_unknown_is_left_open_in_the_native_chart),
        cmocka_unit_test(numbers_side_by_side_have_a_native_chart),
        cmocka_unit_test(shares_of_answers_have_a_native_chart),
        cmocka_unit_test(what_is_no_composition_has_no_chart),
        cmocka_unit_test(several_tables_have_a_sheet_each),
        cmocka_unit_test(the_same_table_gives_the_same_bytes),
        cmocka_unit_test(what_does_not_fit_is_said),
        cmocka_unit_test(without_room_it_is_refused_in_our_words),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
