#include "tests/cube_text.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

static const char json[] =
    "{\"GET_STATS_DATA\":{\"RESULT\":{\"STATUS\":0,\"ERROR_MSG\":\"正常に終了しました。\",\"DATE\":"
    "\"x\"},\"PARAMETER\":{\"LANG\":\"J\"},\"STATISTICAL_DATA\":{\"RESULT_INF\":{\"TOTAL_NUMBER\":"
    "9,\"FROM_NUMBER\":1,\"TO_NUMBER\":4,\"NEXT_KEY\":5},\n"
    "\"TABLE_INF\":{\"@id\":\"0003\",\"STAT_NAME\":{\"@code\":\"00200553\",\"$\":\"経済センサス\"},"
    "\"GOV_ORG\":{\"@code\":\"00200\",\"$\":\"総務省\"},\"STATISTICS_NAME\":\"x\",\"TITLE\":{\"@"
    "no\":\"1\",\"$\":\"産業別事業所数\"},\"UPDATED_DATE\":\"2023-06-27\"},\n"
    "\"CLASS_INF\":{\"CLASS_OBJ\":[{\"@id\":\"tab\",\"@name\":\"表章項目\",\"CLASS\":[{\"@code\":"
    "\"102\",\"@name\":\"事業所数\",\"@level\":\"\",\"@unit\":\"事業所\"},{\"@code\":\"113\",\"@"
    "name\":\"従業者数\",\"@unit\":\"人\"}]},\n"
    "{\"@id\":\"cat01\",\"@name\":\"産業\",\"CLASS\":[{\"@code\":\"A\",\"@name\":\"全産業\",\"@"
    "level\":\"1\"},{\"@code\":\"E\",\"@name\":\"製造業\",\"@level\":\"2\",\"@parentCode\":\"A\"}]}"
    ",\n"
    "{\"@id\":\"area\",\"@name\":\"地域\",\"CLASS\":{\"@code\":\"14130\",\"@name\":\"川崎市\",\"@"
    "level\":\"2\"}},{\"@id\":\"time\",\"@name\":\"時間軸\",\"CLASS\":{\"@code\":\"2021000000\",\"@"
    "name\":\"2021年\"}}]},\n"
    "\"DATA_INF\":{\"NOTE\":[{\"@char\":\"***\",\"$\":\"該当数値がないもの\"},{\"@char\":\"X\",\"$"
    "\":\"秘匿\"},{\"@char\":\"-\",\"$\":\"該当数字なし\"}],\"ANNOTATION\":{\"@annotation\":\"1\","
    "\"$\":\"速報値\"},\n"
    "\"VALUE\":[{\"@tab\":\"102\",\"@cat01\":\"A\",\"@area\":\"14130\",\"@time\":\"2021000000\",\"@"
    "unit\":\"事業所\",\"$\":\"41223\"},{\"@tab\":\"102\",\"@cat01\":\"E\",\"@area\":\"14130\",\"@"
    "time\":\"2021000000\",\"@unit\":\"事業所\",\"$\":\"X\"},{\"@tab\":\"113\",\"@cat01\":\"A\",\"@"
    "area\":\"14130\",\"@time\":\"2021000000\",\"@unit\":\"人\",\"$\":\"-\"},{\"@tab\":\"113\",\"@"
    "cat01\":\"E\",\"@area\":\"14130\",\"@time\":\"2021000000\",\"@unit\":\"人\",\"$\":\"12,345\","
    "\"@annotation\":\"1\"}]}}}}\n";

static void values_symbols_and_sources(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = SG_JA};
    assert_true(read_cube(json, "e-stat", &table, &notes, &err));
    char *found = csv_of(&table);
    assert_string_equal(found, "産業,地域_code,地域,measure,period,unit,value\n全産業,14130,川崎市,"
                               "事業所数,2021年,事業所,41223\n"
                               "製造業,14130,川崎市,事業所数,2021年,事業所, suppressed\n"
                               "全産業,14130,川崎市,従業者数,2021年,人,0 nil\n"
                               "製造業,14130,川崎市,従業者数,2021年,人,12345 provisional");
    free(found);
    assert_string_equal(table.info.title, "産業別事業所数");
    assert_string_equal(table.info.sources[0].title, "総務省「経済センサス」 2023-06-27");
    assert_int_equal(notes.n, 1); /* a part of nine values */
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void what_is_broken_is_refused(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {"\"STATUS\":0", "\"STATUS\":100", "e-Stat gave no data but the error 100"},
        {"\"@cat01\":\"E\",\"@area\"", "\"@cat01\":\"Q\",\"@area\"", "VALUE 2 has 'Q' as @cat01"},
        {"\"41223\"", "\"many\"", "VALUE 1 is 'many', neither"},
        {"\"$\":\"41223\"", "\"v\":1", "VALUE 1 is '', neither"},
        {"\"@code\":\"113\"", "\"@code\":\"102\"", "item 2 of 'tab' has no code of its own"},
        {"\"@id\":\"tab\"", "\"id\":\"tab\"", "has no \"@id\""},
        {"\"VALUE\"", "\"VALUES\"", "no CLASS_INF or no VALUE"},
        {"]}}}}", "]", "not valid JSON"},
    };
    assert_refused(json, "e-stat", cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_symbols_and_sources),
        cmocka_unit_test(what_is_broken_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
