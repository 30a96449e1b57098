#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table/args.h"

extern const struct sg_command sg_inspect_command;

static bool inspect(const char *path, enum sg_lang lang, struct sg_table *out, struct sg_error *err)
{
    struct sg_args args = {.options = sg_inspect_command.options};
    struct sg_run run = {.args = &args, .lang = lang};
    err->lang = lang;
    sg_table_init(out);
    bool done = sg_inspect_command.run_files(&run, &path, 1, out, err);
    sg_texts_free(&run.notes);
    sg_args_free(&args);
    return done;
}

static bool inspect_text(const char *text, enum sg_lang lang, struct sg_table *out,
                         struct sg_error *err)
{
    char path[] = "/tmp/sangyo-inspect-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    bool done = inspect(path, lang, out, err);
    unlink(path);
    return done;
}

/* Fails unless a row begins with section, item and value and its note contains `note`. */
static void assert_row(const struct sg_table *out, const char *const wanted[4])
{
    for (size_t row = 0; row < out->n_rows; row++) {
        bool same = true;
        for (size_t i = 0; i < 3 && same; i++)
            same = strcmp(sg_column_text(out->columns[i], row), wanted[i]) == 0;
        if (same && strstr(sg_column_text(out->columns[3], row), wanted[3]))
            return;
    }
    for (size_t row = 0; row < out->n_rows; row++)
        print_message("%s|%s|%s|%s\n", sg_column_text(out->columns[0], row),
                      sg_column_text(out->columns[1], row), sg_column_text(out->columns[2], row),
                      sg_column_text(out->columns[3], row));
    fail_msg("no row %s|%s|%s|…%s", wanted[0], wanted[1], wanted[2], wanted[3]);
}

static const char office[] = "表題：,事業所数,,,\nX,数値が秘匿されているもの,,,\n-,皆無,,,\n,,,,\n"
                             "年,地域,/軸,事業所【所】,従業者(人)\n"
                             "2016,全国,,10,100\n2016,A,,4,60\n2016,B,,6,X\n"
                             "2021,全国,,12,…\n2021,A,,5,X\n2021,B,,6,20\n2021,B,,-,\n"
                             "\n注）民営\n";

static void sections_say_what_is_there(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"file", "encoding", "UTF-8", ""},
        {"file", "delimiter", ",", ""},
        {"file", "title", "事業所数", ""},
        {"file", "rows before the header", "4", ""},
        {"file", "header rows", "1", "labels"},
        {"file", "rows of data", "7", ""},
        {"file", "columns", "4", ""},
        {"file", "note below", "注）民営", ""},
        {"file", "column left out", "/軸", ""},
        {"legend", "X", "2", "数値が秘匿されているもの: suppressed"},
        {"legend", "-", "1", "皆無: nil"},
        {"symbol", "…", "1", "not_available"},
        {"column", "年", "period", "role period; levels 2"},
        {"column", "地域", "category", "levels 3"},
        {"column", "事業所【所】", "number", "unit 所; minimum 0; maximum 12; nil 1"},
        {"column", "従業者(人)", "number",
         "unit 人; minimum 20; maximum 100; empty 1; not_available 1; suppressed 2"},
        {"period", "年", "2016 – 2021", "levels 2"},
        {"total", "地域", "全国", ""},
        {"total", "地域 / 事業所【所】", "sums that agree 1; that differ 1",
         "row 9; total 12; sum of parts 11"},
        {"key", "repeated keys", "1", "rows 11, 12"},
        {"account", "values", "9", "D6:E7, D8:D10, D11:E11"},
        {"account", "statuses", "4", "E8:E10, D12"},
        {"account", "labels", "14", "A6:B12"},
        {"account", "header", "5", "A5:E5"},
        {"account", "title", "2", "A1:B1"},
        {"account", "notes", "5", "A2:B3, A14"},
        {"account", "cells not blank", "39", ""},
    };
    struct sg_table out;
    struct sg_error err = {0};
    if (!inspect_text(office, SG_EN, &out, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_row(&out, rows[i]);
    sg_table_free(&out);
}

static void it_speaks_japanese(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"ファイル", "文字コード", "UTF-8", ""},
        {"凡例", "X", "2", "秘匿"},
        {"列", "事業所【所】", "数値", "単位 所; 最小 0; 最大 12"},
        {"総数", "地域 / 事業所【所】", "合計が一致 1; 不一致 1", "内訳の合計 11"},
        {"キー", "重複するキー", "1", "行 11"},
        {"セルの内訳", "見出し", "5", "A5:E5"},
    };
    struct sg_table out;
    struct sg_error err = {0};
    assert_true(inspect_text(office, SG_JA, &out, &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_row(&out, rows[i]);
    sg_table_free(&out);
}

static void small_and_bad_files(void **state)
{
    (void)state;
    static const char *const fine[] = {"n\n1\n", "name\nA\n", "a,b\n,\nx,\n", "a\tb\nx\t1\n"};
    static const char *const bad[] = {"",        "a,b\n",          "a,b\n1,2,3\n",
                                      "a,\"b\n", "a\xFF,b\n1,2\n", "年度,n\n10年度,1\n"};
    struct sg_table out;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        struct sg_error err = {0};
        if (!inspect_text(fine[i], SG_EN, &out, &err))
            fail_msg("%s: %s", fine[i], err.message);
        sg_table_free(&out);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_error err = {0};
        assert_false(inspect_text(bad[i], SG_EN, &out, &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_int_not_equal(err.file[0], '\0');
        sg_table_free(&out);
    }
}

/* Counts by csv.reader of Python 3.11 over the rows of data. */
static void the_legend_of_an_estat_file(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"file", "encoding", "CP932", ""},
        {"file", "rows before the header", "10", ""},
        {"file", "header rows", "2", "codes, labels"},
        {"file", "column left out", "/Ａ　人口・世帯", ""},
        {"legend", "***", "102576", "調査又は集計していないもの: not_available"},
        {"legend", "-", "57", "データが得られないもの: not_available"},
        {"legend", "X", "0", "数値が秘匿されているもの: suppressed"},
        {"period", "調査年", "1975年度 – 2022年度", "levels 48"},
        {"key", "repeated keys", "0", ""},
    };
    const char *path = shared_file("data/japan/FEH_00200502_240810184536.csv");
    struct sg_table out;
    struct sg_error err = {0};
    if (!path)
        return;
    assert_true(inspect(path, SG_EN, &out, &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_row(&out, rows[i]);
    sg_table_free(&out);
}

static void sums_of_decimals_have_the_decimals_of_their_parts(void **state)
{
    (void)state;
    struct sg_table out;
    struct sg_error err = {0};
    static const char *const differs[] = {"total", "業種 / 額", "that differ 1",
                                          "sum of parts -57.1"};
    /* -10.1 - 20.3 - 26.7 is -57.099999999999994 in doubles */
    const char *text = "年,業種,額\n2021,計,-80\n2021,A,-10.1\n2021,B,-20.3\n2021,C,-26.7\n";
    assert_true(inspect_text(text, SG_EN, &out, &err));
    assert_row(&out, differs);
    sg_table_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_decimals_have_the_decimals_of_their_parts),
        cmocka_unit_test(sections_say_what_is_there),
        cmocka_unit_test(it_speaks_japanese),
        cmocka_unit_test(small_and_bad_files),
        cmocka_unit_test(the_legend_of_an_estat_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
