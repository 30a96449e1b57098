#include "tests/cube_text.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/write.h>

static char *written(const struct sg_table *table, enum sg_lang lang)
{
    struct sg_buffer out = {0};
    struct sg_error err = {0};
    const struct sg_write_options options = {.lang = lang, .decimals = -1};
    if (!sg_writer_named("px")->write(table, &options, &out, &err))
        fail_msg("%s", err.message);
    return sg_buffer_take(&out);
}

static void assert_reads_back(const struct sg_table *table, const char *expected)
{
    for (enum sg_lang lang = SG_EN; lang <= SG_JA; lang++) {
        struct sg_table again;
        struct sg_error err = {.lang = lang};
        char *text = written(table, lang);
        if (!read_cube(text, "px", &again, NULL, &err))
            fail_msg("%s\n%s", err.message, text);
        char *found = csv_of(&again);
        assert_string_equal(found, expected);
        free(found);
        free(text);
        sg_table_free(&again);
    }
}

static void statuses_flags_and_missing_rows(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "industry|period@|value#\n製造業|2016|12\n製造業|2021|X\n\"IT\" "
                     "業|2016|-\n\"IT\" 業|2021|…\n");
    table.columns[2]->status[0] = SG_STATUS_PROVISIONAL | SG_STATUS_REVISED;
    table.columns[2]->values[2] = 0;
    table.info.measure = sg_copy_text("事業所数");
    table.info.unit = NULL;
    sg_info_add_source(&table.info, "総務省", NULL);
    sg_texts_add(&table.info.notes, "注記 \"1\"");
    assert_reads_back(&table,
                      "industry,measure,period,value\n製造業,事業所数,2016,12 revised+provisional\n"
                      "製造業,事業所数,2021, suppressed\n'IT' 業,事業所数,2016,0 nil\n"
                      "'IT' 業,事業所数,2021, not_available");
    bool keep[] = {true, true, true, false};
    sg_table_keep_rows(&table, keep);
    assert_reads_back(&table,
                      "industry,measure,period,value\n製造業,事業所数,2016,12 revised+provisional\n"
                      "製造業,事業所数,2021, suppressed\n'IT' 業,事業所数,2016,0 nil");
    sg_table_free(&table);
}

static void several_numbers_are_measures(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "area|x1#|rate#\n甲|1|2.25\n乙|3|4\n");
    table.columns[2]->unit = sg_copy_text("%");
    assert_reads_back(&table,
                      "area,measure,unit,value\n甲,x1,,1\n甲,rate,%,2.25\n乙,x1,,3\n乙,rate,%,4");
    char *text = written(&table, SG_EN);
    assert_non_null(strstr(text, "DECIMALS=2;\n"));
    assert_non_null(strstr(text, "UNITS(\"rate\")=\"%\";\n"));
    free(text);
    sg_table_free(&table);
}

static void codes_units_totals_and_times(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "市区町村_code|市区町村|measure|period@|unit|value#\n14|全県|人口|2020-01|人|"
                     "9\n14|全県|世帯|2020-01|世帯|3\n"
                     "14100|横浜市|人口|2020-01|人|5\n14100|横浜市|世帯|2020-01|世帯|2\n");
    table.columns[0]->role = SG_ROLE_AREA;
    table.columns[1]->role = SG_ROLE_AREA_NAME;
    table.info.total_label = sg_copy_text("全県");
    char *text = written(&table, SG_JA);
    assert_non_null(strstr(text, "CODES(\"市区町村\")=\"14\",\"14100\";"));
    assert_non_null(strstr(text, "CONTVARIABLE=\"measure\";"));
    assert_non_null(strstr(text, "UNITS(\"世帯\")=\"世帯\";"));
    assert_non_null(strstr(text, "ELIMINATION(\"市区町村\")=\"全県\";"));
    assert_non_null(strstr(text, "TIMEVAL(\"period\")=TLIST(M1),\"202001\";"));
    free(text);
    assert_reads_back(
        &table,
        "市区町村,measure,period,unit,value\n全県,人口,2020-01,人,9\n全県,世帯,2020-01,世帯,3\n"
        "横浜市,人口,2020-01,人,5\n横浜市,世帯,2020-01,世帯,2");
    sg_table_free(&table);
}

static void what_no_cell_can_be_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *table, *message;
    } cases[] = {
        {"a|value#\nx|1\nx|2\n", "rows 1 and 2 have the same labels"},
        {"a|value#\n|1\n", "row 1 has no label"},
        {"a|b\nx|y\n", "no numbers"},
        {"value#\n1\n", "no labels"},
        {"a|value#\n", "no numbers"},
        {"measure|a|unit|value#\nn|x|人|1\nn|y|円|2\n", "units differ within a measure (row 2)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer out = {0};
        struct sg_error err = {0};
        const struct sg_write_options options = {.decimals = -1};
        table_of(&table, cases[i].table);
        if (sg_writer_named("px")->write(&table, &options, &out, &err) ||
            !strstr(err.message, cases[i].message))
            fail_msg("%zu: %s", i, err.message);
        sg_buffer_free(&out);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_flags_and_missing_rows),
        cmocka_unit_test(several_numbers_are_measures),
        cmocka_unit_test(codes_units_totals_and_times),
        cmocka_unit_test(what_no_cell_can_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
