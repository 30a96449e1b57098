#include "dump.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <unistd.h>

static const struct text_case cases[] = {
    {"kinds", "year,industry,n\n2016,A,1\n2021,A,2\n", "year:p=2016,2021|industry:c=A,A|n:n=1,2"},
    {"codes stay text", "地域コード,x_id,zip,n\n1000,1,0100,1\n2000,2,0200,2\n",
     "地域コード:c=1000,2000|x_id:c=1,2|zip:c=0100,0200|n:n=1,2"},
    {"numbers that name industries stay labels", "industry,n\n35,1\n36,2\n",
     "industry:c=35,36|n:n=1,2"},
    {"symbols", "name,n\nA,X\nB,-\nC,…\nD,***\nE,\"1,234\"\nF,△ 1.7\nG,(△ 91)\nH,\nI,12 r\n",
     "name:c=A,B,C,D,E,F,G,H,I|n:n=<suppressed>,0<nil>,<not_available>,<not_available>,1234,-1.7,"
     "-91<repeated>,,12<revised>"},
    {"brackets around all numbers", "name,n\nA,(91)\nB,-\nC,(5)\n", "name:c=A,B,C|n:n=91,0<nil>,5"},
    {"brackets as a note says", "name,n\nA,(91)\nB,3\nNote: brackets are negative\n",
     "name:c=A,B|n:n=-91,3"},
    {"brackets of a small base", "業種,率\nA,(91)\nB,3\n注（　）は回答が少ないため参考値\n",
     "業種:c=A,B|率:n=91<small_base>,3"},
    {"brackets of parts", "業種,n\nA,91\n（うち女）,(3)\n",
     "業種:c=A,（うち女）|n:n=91,3<repeated>"},
    {"nil is no ratio of zero", "name,rate(%),n\nA,-,-\nB,1,2\n",
     "name:c=A,B|rate(%):n=<undefined>,1|n:n=0<nil>,2"},
    {"one text makes a column text", "name,n\nA,\"1,23,4\"\nB,2\nC,3\n",
     "name:c=A,B,C|n:c=1,23,4,2,3"},
    {"too large for a number", "name,n\nA,1e400\nB,2\nC,3\n", "name:c=A,B,C|n:c=1e400,2,3"},
    {"marks alone are no numbers", "name,mark\nA,X\nB,\n", "name:c=A,B|mark:c=X,"},
    {"missing numbers under a code are numbers",
     "c,A1,A2\n地域,人口,出生\n札幌,***,1\n函館,***,2\n",
     "地域:c=札幌,函館|人口:n=<not_available>,<not_available>|出生:n=1,2"},
    {"an empty column", "name,n,note\nA,1,\nB,2,\n", "name:c=A,B|n:n=1,2|note:c=,"},
    {"periods of many kinds", "t,n\n令和5年,1\n2024-Q2,2\n", "t:p=令和5年,2024-Q2|n:n=1,2"},
    {"texts in a period column leave labels", "年,n\n2016,1\n平均,2\n", "年:c=2016,平均|n:n=1,2"},
    {"spaces at the ends", "name,n\n　川崎市 , 1\n横浜市, 2 \n", "name:c=川崎市,横浜市|n:n=1,2"},
    {"duplicate keys survive", "year,name,n\n2016,A,1\n2016,A,2\n",
     "year:p=2016,2016|name:c=A,A|n:n=1,2"},
    {"short rows", "name,n,m\nA,1\nB,2,3\n", "name:c=A,B|n:n=1,2|m:n=,3"},
    {"a status column goes to the value",
     "name,value,status\nA,5,caution\nB,,suppressed\nC,0,nil\nD,7,\n",
     "name:c=A,B,C,D|value*:n=5<caution>,<suppressed>,0<nil>,7"},
    {"void statuses go to all empty numbers, marks to the last",
     "name,n,rate,status\nA,5,,undefined\nB,6,2,small_base\nC,,,suppressed\n",
     "name:c=A,B,C|n:n=5,6,<suppressed>|rate*:n=<undefined>,2<small_base>,<suppressed>"},
    {"a status beside a number voids it where nothing is empty", "name,n,status\nA,0,suppressed\n",
     "name:c=A|n*:n=<suppressed>"},
    {"a status column of other words is text", "name,value,status\nA,5,printed\nB,6,\n",
     "name:c=A,B|value:n=5,6|status:c=printed,"},
    {"the legend decides", "-,データが得られないもの\n\nname,n\nA,-\nB,1\n",
     "name:c=A,B|n:n=<not_available>,1"},
    {"one column", "n\n1\n2\n", "n:n=1,2"},
    {"tabs", "name\tn\nA\t1\nB\t2\n", "name:c=A,B|n:n=1,2"},
};

static void texts_become_tables(void **state)
{
    (void)state;
    assert_texts_read(cases, sizeof cases / sizeof *cases);
}

static void options_matter(void **state)
{
    (void)state;
    const char *missing[] = {"-=suppressed", "秘=suppressed"};
    const char *labels[] = {"size"};
    struct sg_read_options options;
    struct sg_table table;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    options.missing = missing;
    options.n_missing = 2;
    options.text_columns = labels;
    options.n_text_columns = 1;
    options.era = "heisei";
    options.total_label = "全部";
    assert_true(read_text("年度,size,n\n10年度,5,-\n11年度,6,秘\n12年度,7,3\n", &options, &table,
                          NULL, &err));
    char *text = dump(&table);
    assert_string_equal(text,
                        "年度:p=10年度,11年度,12年度|size:c=5,6,7|n:n=<suppressed>,<suppressed>,3");
    assert_int_equal(table.columns[0]->levels.periods[0].month / 12, 1998);
    assert_string_equal(table.info.total_label, "全部");
    free(text);
    sg_table_free(&table);
    assert_true(read_text("年度,n\n平成9年度,1\n10年度,5\n", NULL, &table, NULL, &err));
    assert_int_equal(table.columns[0]->levels.periods[1].month / 12, 1998);
    sg_table_free(&table);
    assert_false(read_text("年度,n\n9年度,1\n10年度,5\n", NULL, &table, NULL, &err));
    assert_int_equal(err.row, 2);
    assert_string_equal(err.column, "年度");
    assert_non_null(strstr(err.message, "--era"));
}

/* A table as JSON is what it says, but for labels that an option asks for. */
static void json_gives_labels_when_asked(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\": \"sangyo.table\", \"version\": 2, \"columns\": ["
        "{\"name\": \"q\", \"kind\": \"number\"}, {\"name\": \"n\", \"kind\": \"number\", "
        "\"main\": true}],\n\"records\": [{\"q\": 1, \"n\": 5}, {\"q\": null, \"n\": 6}]}";
    static const char *names[] = {"q"};
    struct sg_read_options options;
    sg_read_options_init(&options);
    for (size_t asked = 0; asked < 2; asked++) {
        struct sg_table table;
        struct sg_error err = {0};
        options.text_columns = names;
        options.n_text_columns = asked;
        assert_true(read_text(text, &options, &table, NULL, &err));
        char *found = dump(&table);
        assert_string_equal(found, asked ? "q:c=1,|n*:n=5,6" : "q:n=1,|n*:n=5,6");
        free(found);
        sg_table_free(&table);
    }
}

static void a_flag_column_voids_the_number_before_it(void **state)
{
    (void)state;
    struct sg_read_options options;
    struct sg_table table;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    options.flag_column = "flag";
    assert_true(read_text("name,n,flag,m\nA,0,X,1\nB,2,,3\nC,0,秘匿,5\nD,4,r,6\n", &options, &table,
                          NULL, &err) == false);
    assert_non_null(strstr(err.message, "'r' is no flag"));
    assert_int_equal(err.row, 5);
    assert_true(read_text("name,n,flag,m\nA,0,X,1\nB,2,,3\nC,0,秘匿,5\nD,4,revised,6\n", &options,
                          &table, NULL, &err));
    char *text = dump(&table);
    assert_string_equal(text,
                        "name:c=A,B,C,D|n*:n=<suppressed>,2,<suppressed>,4<revised>|m:n=1,3,5,6");
    free(text);
    sg_table_free(&table);
    options.flag_column = "nowhere";
    assert_false(read_text("name,n\nA,1\nB,2\n", &options, &table, NULL, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
}

static void the_bad_cell_is_named_when_numbers_are_needed(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    assert_true(read_text("name,employees,kind\nA,1,w\nB,X,y\nC,\"1,23,4\",z\nD,\"1,234\",z\n",
                          NULL, &table, &notes, &err));
    assert_false(sg_column_require_number(&table, table.columns[1], &err));
    assert_int_equal(err.row, 4);
    assert_string_equal(err.column, "employees");
    assert_non_null(strstr(err.message, "'1,23,4'"));
    assert_int_equal(notes.n, 1);
    assert_non_null(strstr(notes.items[0], "row 4 has '1,23,4'"));
    assert_false(sg_column_require_number(&table, table.columns[2], &err));
    assert_int_equal(err.row, 2);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void units_and_titles_are_kept(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_text("表題：,人口推計\n\n地域,人口【千人】,率（％）\nA,1,2\nB,3,4\n", NULL,
                          &table, NULL, &err));
    assert_string_equal(table.info.title, "人口推計");
    assert_string_equal(table.columns[1]->unit, "千人");
    assert_string_equal(table.columns[2]->unit, "％");
    assert_int_equal(sg_table_file_row(&table, 1), 5);
    sg_table_free(&table);
}

/* 67.0 is told from 67: what rounding a percentage had depends on it. */
static void printed_decimals_are_kept(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    assert_true(read_text("option,percent,n,rate\nA,67.0,985,６７．００\nB,58,985,△ 1.5\n", NULL,
                          &table, &notes, &err));
    assert_int_equal(table.columns[0]->printed_decimals, -1);
    assert_int_equal(table.columns[1]->printed_decimals, 1);
    assert_int_equal(table.columns[2]->printed_decimals, 0);
    assert_int_equal(table.columns[3]->printed_decimals, 2);
    sg_table_free(&table);
    sg_texts_free(&notes);
}

static void real_files(void **state)
{
    (void)state;
    struct sg_read_options options;
    struct sg_table table;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    const char *path = shared_file("data/di/onomichi_business_conditions_2006.csv");
    if (path) { /* printed: △ 1.7, (91), --- */
        assert_true(sg_read_table(path, &options, &table, NULL, &err));
        assert_int_equal(table.n_rows, 13);
        assert_close(table.columns[3]->values[0], -1.7, 0);
        assert_close(table.columns[2]->values[0], 91, 0);
        assert_int_equal(table.columns[2]->status[0], 0); /* all of 対象数 are in brackets */
        assert_int_equal(table.columns[4]->status[4], SG_STATUS_UNDEFINED);
        sg_table_free(&table);
    }
    path = shared_file("data/japan/FEH_00200502_240810184536.csv");
    if (path) { /* counted by csv.reader of Python 3.11 */
        size_t missing = 0;
        assert_true(sg_read_table(path, &options, &table, NULL, &err));
        assert_int_equal(table.n_rows, 2304);
        assert_int_equal(table.n_columns, 85);
        for (size_t i = 0; i < table.n_columns; i++)
            for (size_t row = 0; row < table.n_rows; row++)
                missing += table.columns[i]->kind == SG_COLUMN_NUMBER &&
                           table.columns[i]->status[row] == SG_STATUS_NOT_AVAILABLE;
        assert_int_equal(missing, 102576 + 57);
        assert_int_equal(table.columns[1]->kind, SG_COLUMN_PERIOD);
        sg_table_free(&table);
    }
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

static void drop(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static const char package[] =
    "{\"name\":\"p\",\"resources\":["
    "{\"name\":\"a\",\"path\":[\"a1.csv\",\"a2.csv\"],\"sangyo:universe\":\"民営\","
    "\"dialect\":{\"headerRows\":[2],\"commentRows\":[1]},"
    "\"schema\":{\"missingValues\":[{\"value\":\"-\",\"label\":\"suppressed\"}],"
    "\"fields\":[{\"name\":\"year\",\"type\":\"year\"},"
    "{\"name\":\"kind\",\"categories\":[{\"value\":\"1\",\"label\":\"製造業\"}]},"
    "{\"name\":\"n\",\"type\":\"integer\",\"title\":\"件数\",\"sangyo:role\":\"value\"}]}},"
    "{\"name\":\"b\",\"path\":\"b.csv\",\"dialect\":{\"header\":false},"
    "\"schema\":{\"fields\":[{\"name\":\"x\"},{\"name\":\"n\"}]}},"
    "{\"name\":\"c\",\"path\":\"b.csv\",\"schema\":{\"fields\":[{\"name\":\"nowhere\"}]}}]}";

static void packages_say_what_columns_are(void **state)
{
    (void)state;
    char folder[] = "/tmp/sangyo-read-XXXXXX", path[256];
    struct sg_read_options options;
    struct sg_table table;
    struct sg_error err = {0};
    assert_non_null(mkdtemp(folder));
    put(folder, "datapackage.json", package);
    put(folder, "a1.csv", "a comment, with a comma\nyear,kind,n\n2016,1,-");
    put(folder, "a2.csv", "year,kind,n\n2021,2,5\n");
    put(folder, "b.csv", "A,1\nB,2\n");
    sg_read_options_init(&options);
    snprintf(path, sizeof path, "%s/datapackage.json#a", folder);
    if (!sg_read_table(path, &options, &table, NULL, &err))
        fail_msg("%s", err.message);
    char *text = dump(&table);
    assert_string_equal(text, "year:p=2016,2021|kind:c=製造業,2|n:n=<suppressed>,5");
    assert_string_equal(table.info.universe, "民営");
    assert_string_equal(table.columns[2]->label, "件数");
    assert_int_equal(table.columns[2]->role, SG_ROLE_VALUE);
    free(text);
    sg_table_free(&table);
    snprintf(path, sizeof path, "%s/datapackage.json#b", folder);
    if (!sg_read_table(path, &options, &table, NULL, &err))
        fail_msg("%s", err.message);
    text = dump(&table);
    assert_string_equal(text, "x:c=A,B|n:n=1,2");
    free(text);
    sg_table_free(&table);
    snprintf(path, sizeof path, "%s/datapackage.json#c", folder);
    assert_false(sg_read_table(path, &options, &table, NULL, &err));
    assert_non_null(strstr(err.message, "'nowhere'"));
    drop(folder, "datapackage.json");
    drop(folder, "a1.csv");
    drop(folder, "a2.csv");
    drop(folder, "b.csv");
    rmdir(folder);
}

static void missing_files_are_named(void **state)
{
    (void)state;
    struct sg_read_options options;
    struct sg_table table;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    assert_false(sg_read_table("no/such.csv", &options, &table, NULL, &err));
    assert_int_equal(err.kind, SG_FAIL_IO);
    assert_string_equal(err.file, "no/such.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_tables),
        cmocka_unit_test(options_matter),
        cmocka_unit_test(a_flag_column_voids_the_number_before_it),
        cmocka_unit_test(json_gives_labels_when_asked),
        cmocka_unit_test(the_bad_cell_is_named_when_numbers_are_needed),
        cmocka_unit_test(units_and_titles_are_kept),
        cmocka_unit_test(printed_decimals_are_kept),
        cmocka_unit_test(real_files),
        cmocka_unit_test(packages_say_what_columns_are),
        cmocka_unit_test(missing_files_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
