/* A database in memory that can only be read. */
#ifndef SG_SURVEYS_DATASETS_SQLITE_DATABASE_H
#define SG_SURVEYS_DATASETS_SQLITE_DATABASE_H

#ifdef SG_WITH_SQLITE3

#include "sqlite_library.h"

/* `copy` is its bytes, which are changed and outlive it. NULL: it is none. */
sqlite3 *sg_database_open(unsigned char *copy, size_t n, struct sg_error *err);
/* What was written in WAL mode is read as it stands in the file; whether all does, the file beside
   tells. */
bool sg_database_check_log(const char *file, struct sg_error *err);

#endif
#endif
