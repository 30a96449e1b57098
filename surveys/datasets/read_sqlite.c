/* Tables of SQLite databases, read from memory: nothing is written, locked or attached. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "surveys/formats/field.h"
#include "surveys/formats/reader.h"
#include "table/text.h"

static const char magic[] = "SQLite format 3"; /* with its NUL */

#ifdef SG_WITH_SQLITE3

#include "sqlite_database.h"

static bool fail_database(sqlite3 *database, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA, "the database cannot be read (%s)",
                   sg_sqlite.sqlite3_errmsg(database));
}

/* The tables and views of the database. */
static bool list_tables(sqlite3 *database, struct sg_texts *tables, struct sg_error *err)
{
    static const char query[] = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                                "AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name";
    sqlite3_stmt *statement;
    if (sg_sqlite.sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK)
        return fail_database(database, err);
    int step;
    while ((step = sg_sqlite.sqlite3_step(statement)) == SQLITE_ROW)
        sg_texts_add(tables, (const char *)sg_sqlite.sqlite3_column_text(statement, 0));
    sg_sqlite.sqlite3_finalize(statement);
    return step == SQLITE_DONE || fail_database(database, err);
}

static bool fail_tables(const struct sg_texts *tables, const struct sg_reader_hints *hints,
                        struct sg_error *err)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < tables->n; i++)
        sg_buffer_printf(&list, "%s'%s'", i ? ", " : "", tables->items[i]);
    if (tables->n == 0)
        sg_fail(err, SG_FAIL_DATA, "the database has no tables");
    else if (hints->part)
        sg_fail(err, SG_FAIL_USAGE, "there is no table '%s'; the tables are %s", hints->part,
                sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_DATA, "the database has %zu tables: %s; name one as '%s#%s'",
                tables->n, sg_buffer_text(&list), hints->file ? hints->file : "-",
                tables->items[0]);
    sg_buffer_free(&list);
    return false;
}

/* The query asked for, or all of the table that is meant; the name is never code. */
static bool make_query(sqlite3 *database, const struct sg_reader_hints *hints,
                       struct sg_buffer *query, struct sg_error *err)
{
    struct sg_texts tables = {0};
    if (hints->sql) {
        sg_buffer_add(query, hints->sql);
        return true;
    }
    if (!list_tables(database, &tables, err)) {
        sg_texts_free(&tables);
        return false;
    }
    const char *table = tables.n == 1 && !hints->part ? tables.items[0] : NULL;
    for (size_t i = 0; hints->part && i < tables.n; i++)
        if (strcmp(tables.items[i], hints->part) == 0)
            table = tables.items[i];
    if (!table)
        fail_tables(&tables, hints, err);
    sg_buffer_add(query, "SELECT * FROM \"");
    for (const char *at = table; at && *at; at++) {
        if (*at == '"')
            sg_buffer_add_char(query, '"');
        sg_buffer_add_char(query, *at);
    }
    sg_buffer_add_char(query, '"');
    sg_texts_free(&tables);
    return table != NULL;
}

/* What kinds of values a column has. */
struct kinds {
    bool text, number, large;
};

static bool put_text(sqlite3_stmt *statement, int c, struct sg_grid *grid, struct sg_error *err)
{
    const char *text = (const char *)sg_sqlite.sqlite3_column_text(statement, c);
    size_t n = (size_t)sg_sqlite.sqlite3_column_bytes(statement, c);
    if (!text || !sg_text_is_utf8(text, n, NULL))
        return sg_fail(err, SG_FAIL_DATA, "a text of the database is no UTF-8");
    sg_grid_put(grid, text, n);
    return true;
}

/* Integers that no double holds are texts, such as long numbers of establishments. */
static bool put_value(sqlite3_stmt *statement, int c, struct kinds *kinds, struct sg_grid *grid,
                      struct sg_error *err)
{
    char text[SG_NUMBER_SIZE];
    int64_t whole;
    switch (sg_sqlite.sqlite3_column_type(statement, c)) {
    case SQLITE_INTEGER:
        whole = sg_sqlite.sqlite3_column_int64(statement, c);
        kinds->number = true;
        kinds->large = kinds->large || whole > 1LL << 53 || whole < -(1LL << 53);
        snprintf(text, sizeof text, "%" PRId64, whole);
        break;
    case SQLITE_FLOAT:
        kinds->number = true;
        sg_number_shortest(sg_sqlite.sqlite3_column_double(statement, c), text);
        break;
    case SQLITE_TEXT:
        kinds->text = true;
        return put_text(statement, c, grid, err);
    case SQLITE_BLOB:
        return sg_fail(err, SG_FAIL_DATA,
                       "the column holds binary data; choose other columns with --sql");
    default:
        text[0] = '\0';
    }
    sg_grid_put(grid, text, strlen(text));
    return true;
}

static bool read_rows(sqlite3 *database, sqlite3_stmt *statement, int n, struct kinds *kinds,
                      struct sg_grid *grid, struct sg_error *err)
{
    size_t line = 1;
    int step;
    while ((step = sg_sqlite.sqlite3_step(statement)) == SQLITE_ROW) {
        line++;
        for (int c = 0; c < n; c++)
            if (!put_value(statement, c, &kinds[c], grid, err)) {
                sg_fail_at_row(err, line);
                return sg_fail_at_column(err, sg_sqlite.sqlite3_column_name(statement, c));
            }
        sg_grid_end_row(grid, line);
    }
    if (step != SQLITE_DONE)
        return fail_database(database, err);
    return line > 1 || sg_fail(err, SG_FAIL_DATA, "the table has no rows");
}

static bool is_declared_text(const char *type)
{
    return type && (strstr(type, "CHAR") || strstr(type, "char") || strstr(type, "TEXT") ||
                    strstr(type, "text") || strstr(type, "CLOB"));
}

static void make_fields(sqlite3_stmt *statement, int n, const struct kinds *kinds,
                        struct sg_content *content)
{
    content->fields.items = sg_alloc((size_t)n, sizeof *content->fields.items);
    content->fields.n = (size_t)n;
    for (int c = 0; c < n; c++) {
        const char *name = sg_sqlite.sqlite3_column_name(statement, c);
        bool text = is_declared_text(sg_sqlite.sqlite3_column_decltype(statement, c));
        content->fields.items[c] = (struct sg_package_field){
            .name = sg_copy_text(name ? name : ""),
            .decimals = -1,
            .type = (kinds[c].text && text) || kinds[c].large ? SG_FIELD_STRING
                    : kinds[c].number && !kinds[c].text       ? SG_FIELD_NUMBER
                                                              : SG_FIELD_ANY};
    }
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n;")] == '\0';
}

static bool read_query(sqlite3 *database, const char *query, struct sg_content *content,
                       struct sg_error *err)
{
    sqlite3_stmt *statement = NULL;
    const char *rest = "";
    if (sg_sqlite.sqlite3_prepare_v2(database, query, -1, &statement, &rest) != SQLITE_OK)
        return sg_fail(err, SG_FAIL_USAGE, "the query is refused (%s); it may only read",
                       sg_sqlite.sqlite3_errmsg(database));
    int n = statement ? sg_sqlite.sqlite3_column_count(statement) : 0;
    bool fine = n > 0 && is_blank(rest);
    if (!fine)
        sg_fail(err, SG_FAIL_USAGE, "--sql takes one query that gives rows");
    struct kinds *kinds = sg_alloc((size_t)n, sizeof *kinds);
    sg_grid_begin(&content->grid, 4096);
    for (int c = 0; c < n; c++) {
        const char *name = sg_sqlite.sqlite3_column_name(statement, c);
        sg_grid_put(&content->grid, name ? name : "", name ? strlen(name) : 0);
    }
    sg_grid_end_row(&content->grid, 1);
    fine = fine && read_rows(database, statement, n, kinds, &content->grid, err);
    if (fine)
        make_fields(statement, n, kinds, content);
    free(kinds);
    sg_sqlite.sqlite3_finalize(statement);
    return fine;
}

static bool read_sqlite(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                        struct sg_content *content, struct sg_error *err)
{
    struct sg_buffer query = {0};
    if (hints->file && !sg_database_check_log(hints->file, err))
        return false;
    char *copy = sg_copy_bytes(bytes, n);
    sqlite3 *database = sg_database_open((unsigned char *)copy, n, err);
    bool read = database && make_query(database, hints, &query, err) &&
                read_query(database, sg_buffer_text(&query), content, err);
    if (database)
        sg_sqlite.sqlite3_close(database);
    sg_buffer_free(&query);
    free(copy);
    if (!read)
        sg_content_free(content);
    return read;
}

#else

static bool read_sqlite(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                        struct sg_content *content, struct sg_error *err)
{
    (void)bytes;
    (void)n;
    (void)hints;
    (void)content;
    return sg_fail(err, SG_FAIL_TOOL,
                   "this sangyo was built without libsqlite3: install libsqlite3-dev and run make "
                   "again");
}

#endif

static bool is_sqlite(const char *bytes, size_t n)
{
    return n >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

const struct sg_reader sg_sqlite_reader = {
    .name = "sqlite",
    .endings = "sqlite|sqlite3|db",
    .summary = {"a table of an SQLite database, after #, or a query (--sql)",
                "SQLiteデータベースの表（# のあとに）、又は問合せ（--sql）"},
    .known_by = {"SQLite format 3", "SQLite format 3"},
    .library = "libsqlite3",
#ifndef SG_WITH_SQLITE3
    .lacking = true,
#endif
    .fits = is_sqlite,
    .read = read_sqlite,
};
