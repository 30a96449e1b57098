/* Databases that can only be read. */
#include "sqlite_database.h"

#ifdef SG_WITH_SQLITE3

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"

struct sg_sqlite_functions sg_sqlite;

static const char *const names[] = {SG_SQLITE_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_SQLITE3), names,
                                    sizeof names / sizeof *names, &sg_sqlite, false};

/* A query does nothing but read. */
static int allow(void *context, int action, const char *a, const char *b, const char *database,
                 const char *trigger)
{
    (void)context;
    (void)a;
    (void)database;
    (void)trigger;
    bool fine = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ||
                (action == SQLITE_FUNCTION && b && strcmp(b, "load_extension") != 0);
    return fine ? SQLITE_OK : SQLITE_DENY;
}

bool sg_database_check_log(const char *file, struct sg_error *err)
{
    char *log = sg_alloc(strlen(file) + sizeof "-wal", 1);
    sprintf(log, "%s-wal", file);
    FILE *stream = sg_os_stream(log);
    bool there = stream && fgetc(stream) != EOF;
    if (stream)
        fclose(stream);
    if (there)
        sg_fail(err, SG_FAIL_DATA,
                "the newest changes stand in '%s' yet: close the database in the program that "
                "writes it",
                log);
    free(log);
    return !there;
}

static size_t number_at(const unsigned char *at, size_t n)
{
    size_t number = 0;
    while (n-- > 0)
        number = number << 8 | *at++;
    return number;
}

/* The header counts the pages, which holds where its two counters of changes agree (The SQLite
   database file format, 1.3.7). */
static bool check_size(const unsigned char *bytes, size_t n, struct sg_error *err)
{
    enum { PAGE_SIZE = 16, CHANGES = 24, PAGES = 28, VALID_FOR = 92, HEADER = 100 };
    size_t page = n < HEADER ? 0 : number_at(bytes + PAGE_SIZE, 2);
    page = page == 1 ? 65536 : page;
    bool counted = n >= HEADER && number_at(bytes + CHANGES, 4) == number_at(bytes + VALID_FOR, 4);
    return (n >= HEADER && (!counted || n >= page * number_at(bytes + PAGES, 4))) ||
           sg_fail(err, SG_FAIL_DATA, "the database is cut off");
}

sqlite3 *sg_database_open(unsigned char *copy, size_t n, struct sg_error *err)
{
    sqlite3 *database = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
    if (!sg_library_load(&library, err) || !check_size(copy, n, err))
        return NULL;
    if (n > 20)
        copy[18] = copy[19] = 1; /* no write-ahead log in memory */
    bool fine =
        sg_sqlite.sqlite3_open_v2(":memory:", &database, flags, NULL) == SQLITE_OK &&
        sg_sqlite.sqlite3_deserialize(database, "main", copy, (sqlite3_int64)n, (sqlite3_int64)n,
                                      SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
    if (fine) {
        sg_sqlite.sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sg_sqlite.sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sg_sqlite.sqlite3_set_authorizer(database, allow, NULL);
        return database;
    }
    sg_fail(err, SG_FAIL_DATA, "the database cannot be read (%s)",
            sg_sqlite.sqlite3_errmsg(database));
    sg_sqlite.sqlite3_close(database);
    return NULL;
}

#endif
