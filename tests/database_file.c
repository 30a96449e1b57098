#include "database_file.h"

#ifdef SG_WITH_SQLITE3

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "surveys/datasets/sqlite_library.h"
#include "test_support.h"

/* clang-format off */
#define MAKER_FUNCTIONS(X) X(sqlite3_open) X(sqlite3_exec) X(sqlite3_serialize) X(sqlite3_free) X(sqlite3_close)
/* clang-format on */

static struct {
    MAKER_FUNCTIONS(SG_LIBRARY_POINTER)
} make_by;

static const char *const names[] = {MAKER_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_SQLITE3), names,
                                    sizeof names / sizeof *names, &make_by, false};

char *made_database(const char *statements, size_t *n)
{
    struct sg_error err = {0};
    sqlite3 *database;
    sqlite3_int64 size;
    if (!sg_library_load(&library, &err))
        return NULL;
    assert_int_equal(make_by.sqlite3_open(":memory:", &database), SQLITE_OK);
    assert_int_equal(make_by.sqlite3_exec(database, statements, NULL, NULL, NULL), SQLITE_OK);
    unsigned char *bytes = make_by.sqlite3_serialize(database, "main", &size, 0);
    *n = (size_t)size;
    char *copy = sg_copy_bytes((const char *)bytes, *n);
    make_by.sqlite3_free(bytes);
    make_by.sqlite3_close(database);
    return copy;
}

#else

char *made_database(const char *statements, size_t *n)
{
    (void)statements;
    *n = 0;
    return NULL;
}

#endif
