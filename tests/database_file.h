/* Databases as bytes. */
#ifndef SG_TESTS_DATABASE_FILE_H
#define SG_TESTS_DATABASE_FILE_H

#include <stddef.h>

/* What SQLite makes of the statements, to be freed; NULL where the library is not there. */
char *made_database(const char *statements, size_t *n);

#endif
