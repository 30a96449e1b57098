#include "tests/cube_text.h"
#include "tests/surveys/dump.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/reader.h"
#include "tests/database_file.h"

#define HOSTILE "a\"; DROP TABLE x; --"

static const char made[] =
    "CREATE TABLE \"a\"\"; DROP TABLE x; --\"(code TEXT, n INTEGER, r REAL, big INTEGER, mixed);"
    "INSERT INTO \"a\"\"; DROP TABLE x; --\" "
    "VALUES('0012',5,1.5,9007199254740993,'X'),('02',NULL,0.1,1,3),"
    "(NULL,7,-2,2,4);"
    "CREATE TABLE x(year INTEGER, 産業 TEXT, value REAL);"
    "INSERT INTO x VALUES(2020,'製造業',1),(2021,'製造業',2.5),(2020,'\"引用\", "
    "業',3),(2021,'\"引用\", 業',NULL);"
    "CREATE TABLE b(z BLOB); INSERT INTO b VALUES(x'00ff'); CREATE TABLE none(y);"
    "CREATE TABLE bad(t TEXT); INSERT INTO bad VALUES(CAST(x'ff' AS TEXT));"
    "CREATE VIEW v AS SELECT 産業, sum(value) AS s FROM x GROUP BY 産業 ORDER BY s DESC;";

static bool read_made(const char *statements, const char *part, const char *sql,
                      struct sg_table *table, struct sg_error *err)
{
    size_t n;
    char *bytes = made_database(statements, &n);
    if (!bytes)
        skip();
    struct sg_content content = {0};
    const struct sg_reader_hints hints = {.file = NULL, .part = part, .sql = sql};
    const struct sg_reader *reader = sg_reader_of(bytes, n);
    assert_string_equal(reader->name, "sqlite");
    bool read = reader->read(bytes, n, &hints, &content, err);
    sg_table_init(table);
    for (size_t c = 0; read && c < content.fields.n; c++) {
        struct sg_column *column =
            sg_table_add(table, content.fields.items[c].name, SG_COLUMN_CATEGORY);
        column->decimals = (int)content.fields.items[c].type;
        for (size_t row = 1; row < content.grid.n_rows; row++) {
            if (c == 0)
                sg_table_add_row(table);
            sg_column_set_text(column, row - 1, sg_grid_cell(&content.grid, row, c));
        }
    }
    sg_content_free(&content);
    free(bytes);
    return read;
}

static void assert_read(const char *part, const char *sql, const char *expected)
{
    struct sg_table table;
    struct sg_error err = {0};
    if (!read_made(made, part, sql, &table, &err))
        fail_msg("%s: %s", part ? part : sql, err.message);
    char *found = csv_of(&table);
    assert_string_equal(found, expected);
    free(found);
    sg_table_free(&table);
}

static void tables_views_and_queries(void **state)
{
    (void)state;
    assert_read(HOSTILE, NULL,
                "code,n,r,big,mixed\n0012,5,1.5,9007199254740993,X\n02,,0.1,1,3\n,7,-2,2,4");
    assert_read(
        "x", NULL,
        "year,産業,value\n2020,製造業,1\n2021,製造業,2.5\n2020,\"引用\", 業,3\n2021,\"引用\", 業,");
    assert_read("v", NULL, "産業,s\n製造業,3.5\n\"引用\", 業,3");
    assert_read(NULL, "WITH t AS (SELECT year, max(value) m FROM x GROUP BY 1) SELECT * FROM t; ",
                "year,m\n2020,3\n2021,2.5");
}

/* Integers that no double holds are texts, as are columns that are declared so. */
static void types_are_those_of_the_values(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_made(made, HOSTILE, NULL, &table, &err));
    static const int types[] = {SG_FIELD_STRING, SG_FIELD_NUMBER, SG_FIELD_NUMBER, SG_FIELD_STRING,
                                SG_FIELD_ANY};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(table.columns[i]->decimals, types[i]);
    sg_table_free(&table);
}

static void nothing_but_reading_is_done(void **state)
{
    (void)state;
    static const struct {
        const char *part, *sql, *message;
        enum sg_failure kind;
    } cases[] = {
        {NULL, NULL,
         "the database has 6 tables: '" HOSTILE "', 'b', 'bad', 'none', 'v', 'x'; name one as",
         SG_FAIL_DATA},
        {"nope", NULL, "there is no table 'nope'", SG_FAIL_USAGE},
        {"x; DROP TABLE x", NULL, "there is no table", SG_FAIL_USAGE},
        {"b", NULL, "binary data", SG_FAIL_DATA},
        {"none", NULL, "no rows", SG_FAIL_DATA},
        {"bad", NULL, "no UTF-8", SG_FAIL_DATA},
        {NULL, "DELETE FROM x", "it may only read", SG_FAIL_USAGE},
        {NULL, "DROP TABLE x", "it may only read", SG_FAIL_USAGE},
        {NULL, "ATTACH 'z' AS z", "it may only read", SG_FAIL_USAGE},
        {NULL, "PRAGMA table_info(x)", "it may only read", SG_FAIL_USAGE},
        {NULL, "SELECT load_extension('x')", "it may only read", SG_FAIL_USAGE},
        {NULL, "VACUUM INTO '/tmp/sangyo-vacuum'", "one query", SG_FAIL_USAGE},
        {NULL, "SELECT 1; SELECT 2", "one query", SG_FAIL_USAGE},
        {NULL, "", "one query", SG_FAIL_USAGE},
        {NULL, "SELECT * FROM nope", "no such table", SG_FAIL_USAGE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        if (read_made(made, cases[i].part, cases[i].sql, &table, &err) ||
            !strstr(err.message, cases[i].message))
            fail_msg("%zu: %s", i, err.message);
        assert_int_equal(err.kind, cases[i].kind);
        sg_table_free(&table);
    }
    struct sg_table table;
    struct sg_error err = {0};
    assert_false(read_made("CREATE TABLE t(a); DROP TABLE t", NULL, NULL, &table, &err));
    assert_string_equal(err.message, "the database has no tables");
}

static void what_is_cut_off_is_refused(void **state)
{
    (void)state;
    size_t n;
    char *bytes = made_database(made, &n);
    if (!bytes)
        skip();
    for (size_t k = 16; k < n; k += 509) {
        struct sg_content content = {0};
        struct sg_error err = {0};
        const struct sg_reader_hints hints = {.part = "x"};
        const struct sg_reader *reader = sg_reader_of(bytes, k);
        if (reader->read(bytes, k, &hints, &content, &err))
            fail_msg("cut at %zu", k);
        assert_true(*err.message);
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_views_and_queries),
        cmocka_unit_test(types_are_those_of_the_values),
        cmocka_unit_test(nothing_but_reading_is_done),
        cmocka_unit_test(what_is_cut_off_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
