#include "tests/cube_text.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

static const char json[] =
    "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"失業\",\"source\":\"OECD\",\"updated\":"
    "\"2022-06-27T08:50:00Z\",\"note\":[\"n1\"],\n"
    "\"id\":[\"concept\",\"area\",\"year\"],\"size\":[2,3,2],\"role\":{\"time\":[\"year\"],\"geo\":"
    "[\"area\"],\"metric\":[\"concept\"]},\n"
    "\"dimension\":{\"concept\":{\"label\":\"indicator\",\"category\":{\"index\":{\"POP\":1,"
    "\"UNR\":0},\"label\":{\"UNR\":\"unemployment "
    "rate\",\"POP\":\"population\"},\"unit\":{\"UNR\":{\"decimals\":1,\"label\":\"%\"},\"POP\":{"
    "\"label\":\"persons\"}}}},\n"
    "\"area\":{\"label\":\"地域\",\"category\":{\"index\":[\"JP\",\"A\",\"B\"],\"label\":{\"JP\":"
    "\"日本\",\"A\":\"甲\",\"B\":\"乙\"},\"child\":{\"JP\":[\"A\",\"B\"]}}},\n"
    "\"year\":{\"category\":{\"index\":[\"2020\",\"2021\"]}}},\n"
    "\"value\":{\"0\":1.5,\"1\":2,\"3\":4,\"4\":5,\"11\":9},\"status\":{\"1\":\"p\",\"2\":\":\","
    "\"4\":\"c\"}}\n";

static void places_labels_units_and_statuses(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_cube(json, "json-stat", &table, NULL, &err));
    char *found = csv_of(&table);
    assert_string_equal(
        found,
        "地域_code,地域,measure,period,unit,value\nJP,日本,unemployment rate,2020,%,1.5\n"
        "JP,日本,unemployment rate,2021,%,2 provisional\nA,甲,unemployment rate,2020,%, "
        "not_available\nA,甲,unemployment rate,2021,%,4\nB,乙,unemployment rate,2020,%, "
        "suppressed\nB,乙,unemployment rate,2021,%, not_available\nJP,日本,population,2020,"
        "persons, not_available\nJP,日本,population,2021,persons, not_available\nA,甲,population,"
        "2020,persons, not_available\nA,甲,population,2021,persons, not_available\nB,乙,"
        "population,2020,persons, not_available\nB,乙,population,2021,persons,9");
    free(found);
    assert_string_equal(table.info.title, "失業");
    assert_string_equal(table.info.sources[0].title, "OECD, 2022-06-27");
    assert_string_equal(table.info.notes.items[0], "n1");
    assert_string_equal(table.info.total_label, "日本");
    assert_int_equal(table.columns[1]->role, SG_ROLE_AREA_NAME);
    sg_table_free(&table);
}

static void what_is_broken_is_refused(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {"\"id\"", "\"ids\"", "\"id\" and \"size\" must list"},
        {"[2,3,2]", "[2,3]", "\"id\" and \"size\" must list"},
        {"[2,3,2]", "[2,3,0]", "\"id\" and \"size\" must list"},
        {"[2,3,2]", "[2,3,3]", "'year' has no usable \"index\""},
        {"\"POP\":1", "\"POP\":0", "'concept' has no usable \"index\""},
        {"\"POP\":1", "\"POP\":2", "'concept' has no usable \"index\""},
        {"\"area\":{", "\"place\":{", "'area' has no usable \"category\""},
        {"\"11\":9", "\"12\":9", "an item '12', which no cell has"},
        {"\"11\":9", "\"11\":true", "value 11 is no number"},
        {"\"11\":9", "\"11\":\"many\"", "value 11 is 'many', no number"},
        {"\"1\":\"p\"", "\"1\":\"?\"", "the status '?' is none that is known"},
        {"\"1\":\"p\"", "\"1\":5", "something else than texts"},
        {"\"class\":\"dataset\"", "\"class\":\"collection\"",
         "a JSON-stat collection, which has no values"},
        {"\"value\":", "\"values\":", "no \"value\""},
        {"}}\n", "", "not valid JSON"},
    };
    assert_refused(json, "json-stat", cases, sizeof cases / sizeof *cases);
}

static void lists_and_what_the_file_explains(void **state)
{
    (void)state;
    static const char text[] =
        "{\"class\":\"dataset\",\"id\":[\"a\",\"b\"],\"size\":[1,3],\"dimension\":{\"a\":{"
        "\"category\":{\"label\":"
        "{\"x\":\"X\"}}},\"b\":{\"category\":{\"index\":[\"1\",\"2\",\"3\"]}}},\"value\":[1,null,"
        "\"-\"],\"status\":"
        "[null,\"k1\",\"\"],\"extension\":{\"status\":{\"label\":{\"k1\":\"confidential\"}}}}";
    struct sg_table table;
    struct sg_error err = {0};
    if (!read_cube(text, "json-stat", &table, NULL, &err))
        fail_msg("%s", err.message);
    char *found = csv_of(&table);
    assert_string_equal(found, "a,b,value\nX,1,1\nX,2, suppressed\nX,3,0 nil");
    free(found);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_labels_units_and_statuses),
        cmocka_unit_test(what_is_broken_is_refused),
        cmocka_unit_test(lists_and_what_the_file_explains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
