/* The functions of libsqlite3 that are used, which is loaded when such a file is read. Only
   compiled where it was there. */
#ifndef SG_SURVEYS_DATASETS_SQLITE_LIBRARY_H
#define SG_SURVEYS_DATASETS_SQLITE_LIBRARY_H

#include <sqlite3.h>

#include "table/library.h"

/* clang-format off */
#define SG_SQLITE_FUNCTIONS(X) \
    X(sqlite3_open_v2) X(sqlite3_close) X(sqlite3_deserialize) X(sqlite3_errmsg) \
    X(sqlite3_set_authorizer) X(sqlite3_db_config) X(sqlite3_prepare_v2) X(sqlite3_step) \
    X(sqlite3_finalize) X(sqlite3_column_count) X(sqlite3_column_name) X(sqlite3_column_type) \
    X(sqlite3_column_decltype) X(sqlite3_column_int64) X(sqlite3_column_double) \
    X(sqlite3_column_text) X(sqlite3_column_bytes)
/* clang-format on */

extern struct sg_sqlite_functions {
    SG_SQLITE_FUNCTIONS(SG_LIBRARY_POINTER)
} sg_sqlite;

#endif
