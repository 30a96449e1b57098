#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "surveys/formats/reader.h"

static bool read_text(const char *text, struct sg_table *table, struct sg_error *err)
{
    struct sg_content content = {0};
    const struct sg_reader_hints hints = {0};
    const struct sg_reader *reader = sg_reader_of(text, strlen(text));
    assert_string_equal(reader->name, "json");
    if (!reader->read(text, strlen(text), &hints, &content, err))
        return false;
    assert_true(content.is_table);
    *table = content.table;
    return true;
}

#define HEAD "{\"format\": \"sangyo.table\", \"version\": 2, \"title\": null,\n"
#define COLUMNS                                                                                    \
    "\"columns\": [{\"name\": \"industry\", \"kind\": \"category\", \"role\": \"by\"},\n"          \
    "{\"name\": \"value\", \"kind\": \"number\", \"unit\": \"千円\", \"main\": true,\n"          \
    "\"measure_kind\": \"amount\", \"decimals\": 1}],\n"

static void readers_know_their_own(void **state)
{
    (void)state;
    static const struct {
        const char *text, *reader;
    } cases[] = {
        {HEAD, "json"}, /* marked: what follows is wrong, and will be told */
        {"\xEF\xBB\xBF  {\"format\":\"sangyo.table\"}", "json"},
        {"{\"format\": \"sangyo.table\"", "json"},                       /* cut off */
        {"{\"title\": null, \"columns\": [], \"records\": []}", "json"}, /* version 1 */
        {"{\"records\": [], \"columns\": []}", "json"},
        {"{\"resources\": []}", "csv"},
        {"{\"format\": \"other\", \"columns\": 1}", "csv"},
        {"{a,b\n1,2\n", "csv"},
        {"a,b\n1,2\n", "csv"},
        {"", "csv"},
        {"{", "csv"},
        {"[]", "csv"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(sg_reader_of(cases[i].text, strlen(cases[i].text))->name,
                            cases[i].reader);
    size_t n = 0; /* the last takes what no other does */
    while (sg_reader_at(n + 1))
        n++;
    assert_string_equal(sg_reader_at(n)->name, "csv");
    assert_null(sg_reader_at(n)->fits);
}

static void cells_and_statuses(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_text(HEAD
                          "\"place\": \"川崎市\", \"total_label\": \"計\",\n" COLUMNS
                          "\"records\": [{\"industry\": \"a\\n\\\"b\\\"\\u0007\", \"value\": "
                          "123456789012345678901234567890, \"status\": \"revised\"},\n"
                          "{\"industry\": null, \"value\": null, \"status\": \"suppressed\"},\n"
                          "{\"value\": 0.1, \"industry\": \"=1+1\"}, {}],\n"
                          "\"notes\": [\"n1\"], \"sources\": [{\"title\": \"t\", \"path\": null}]}",
                          &table, &err));
    const struct sg_column *industry = table.columns[0], *value = table.columns[1];
    assert_int_equal(table.n_rows, 4);
    assert_int_equal(table.main, 1);
    assert_string_equal(table.info.place, "川崎市");
    assert_string_equal(table.info.total_label, "計");
    assert_string_equal(table.info.notes.items[0], "n1");
    assert_string_equal(table.info.sources[0].title, "t");
    assert_string_equal(sg_column_text(industry, 0), "a\n\"b\"\x07");
    assert_int_equal(industry->codes[1], SG_EMPTY);
    assert_int_equal(industry->role, SG_ROLE_BY);
    assert_string_equal(value->unit, "千円");
    assert_int_equal(value->measure_kind, SG_MEASURE_AMOUNT);
    assert_int_equal(value->decimals, 1);
    assert_close(value->values[0], 123456789012345678901234567890.0, 0);
    assert_int_equal(value->status[0], SG_STATUS_REVISED);
    assert_close(value->values[1], NAN, 0);
    assert_int_equal(value->status[1], SG_STATUS_SUPPRESSED);
    assert_close(value->values[2], 0.1, 0);
    assert_close(value->values[3], NAN, 0);
    sg_table_free(&table);
}

static void levels_keep_order_and_dates(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_text(HEAD "\"columns\": [{\"name\": \"t\", \"kind\": \"period\", \"levels\": "
                               "[\"10年度\", \"9年度\"], \"periods\": [[\"fiscal_year\", 23979, 1, "
                               "12], [\"fiscal_year\", 23967, 1, 12]]}],\n"
                               "\"records\": [{\"t\": \"9年度\"}],\n"
                               "\"breaks\": [{\"label\": \"10年度\", \"period\": [\"fiscal_year\", "
                               "23979, 1, 12], \"note\": null, \"caution\": true}]}",
                          &table, &err));
    const struct sg_column *t = table.columns[0];
    assert_int_equal(t->levels.n, 2);
    assert_int_equal(t->codes[0], 1);
    assert_int_equal(t->levels.periods[0].kind, SG_PERIOD_FISCAL_YEAR);
    assert_int_equal(t->levels.periods[1].month, 23967);
    assert_true(table.info.breaks[0].caution);
    assert_int_equal(table.info.breaks[0].period.month, 23979);
    sg_table_free(&table);
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
        size_t row;
    } cases[] = {
        {HEAD, "this is not valid JSON", 2},
        {HEAD "\"columns\": 1, \"records\": []}", "'columns' is missing", 0},
        {HEAD COLUMNS "\"records\": {}}", "'records' is missing", 0},
        {HEAD COLUMNS "\"records\": [{}, 5]}", "'records' is missing", 2},
        {HEAD COLUMNS "\"records\": [{\"value\": \"12\"}]}",
         "found \"12\" where a number or null is needed", 1},
        {HEAD COLUMNS "\"records\": [{}, {\"industry\": 12}]}", "found 12", 2},
        {HEAD COLUMNS "\"records\": [{\"status\": \"hidden\"}]}", "'hidden' is no status", 1},
        {HEAD COLUMNS "\"records\": [{\"value\": 1, \"value\": 2}]}", "this is not valid JSON", 5},
        {HEAD "\"columns\": [{\"name\": \"a\"}], \"records\": []}", "'columns' is missing", 0},
        {HEAD "\"columns\": [{\"name\": \"a\", \"kind\": \"text\"}], \"records\": []}",
         "'kind' is missing", 0},
        {HEAD "\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"role\": \"king\"}], "
              "\"records\": []}",
         "'role' is missing", 0},
        {HEAD "\"columns\": [{\"name\": \"a\", \"kind\": \"number\"}, {\"name\": \"a\", \"kind\": "
              "\"number\"}], \"records\": []}",
         "two columns are called 'a'", 0},
        {HEAD "\"columns\": [{\"name\": \"a\", \"kind\": \"category\", \"levels\": [\"x\", "
              "\"x\"]}], \"records\": []}",
         "'levels' is missing", 0},
        {HEAD "\"columns\": [{\"name\": \"a\", \"kind\": \"period\", \"levels\": [\"x\"], "
              "\"periods\": []}], \"records\": []}",
         "'period' is missing", 0},
        {"{\"format\": \"sangyo.table\", \"version\": 3, \"columns\": [], \"records\": []}",
         "the table is of a later version", 0},
        {HEAD COLUMNS
         "\"records\": [], \"tests\": [{\"test\": \"t\", \"of\": \"q\", \"f\": \"3\"}]}",
         "'f' is missing", 0},
        {HEAD "\"place\": 5, \"columns\": [], \"records\": []}", "'place' is missing", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {.lang = SG_EN};
        if (read_text(cases[i].text, &table, &err))
            fail_msg("read: %s", cases[i].text);
        if (strncmp(err.message, cases[i].message, strlen(cases[i].message)) != 0 ||
            err.row != cases[i].row)
            fail_msg("row %zu: %s\nexpected row %zu: %s", err.row, err.message, cases[i].row,
                     cases[i].message);
    }
}

/* The first version, as 0.1.0 wrote it. */
static void version_one_is_read(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_text(
        "{\n\"title\": \"T\",\n\"columns\": [\n"
        "{\"name\": \"year\", \"label\": \"年\", \"unit\": null, \"kind\": \"period\", \"role\": "
        "\"period\", \"main\": false},\n"
        "{\"name\": \"share_percent\", \"label\": \"構成比（％）\", \"unit\": null, \"kind\": "
        "\"number\", \"role\": null, \"main\": true}],\n"
        "\"records\": [\n{\"year\": \"2021\", \"share_percent\": null, \"status\": "
        "\"suppressed\"}],\n\"notes\": [],\n\"sources\": []\n}\n",
        &table, &err));
    assert_string_equal(table.info.title, "T");
    assert_int_equal(table.columns[0]->levels.periods[0].kind, SG_PERIOD_YEAR);
    assert_int_equal(table.columns[1]->measure_kind, SG_MEASURE_SHARE);
    assert_null(table.columns[1]->label); /* the usual title, in whatever language is asked */
    assert_int_equal(table.columns[1]->status[0], SG_STATUS_SUPPRESSED);
    sg_table_free(&table);
}

/* A title of the file's own may be one that sangyo prints in the other language. */
static void own_titles_stay(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_text(
        "{\n\"format\": \"sangyo.table\",\n\"version\": 2,\n\"columns\": [\n"
        "{\"name\": \"period\", \"label\": \"時点\", \"own\": [\"label\"], \"kind\": "
        "\"category\", \"main\": false},\n"
        "{\"name\": \"measure\", \"label\": \"表章項目\", \"kind\": \"category\", \"main\": "
        "false}],\n\"records\": []\n}\n",
        &table, &err));
    assert_string_equal(table.columns[0]->label, "時点");
    assert_null(table.columns[1]->label);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_know_their_own),      cmocka_unit_test(cells_and_statuses),
        cmocka_unit_test(levels_keep_order_and_dates), cmocka_unit_test(faults_are_named),
        cmocka_unit_test(version_one_is_read),         cmocka_unit_test(own_titles_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
