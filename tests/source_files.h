/* For tests that read the project's own sources; tests run from its root. */
#ifndef SG_TESTS_SOURCE_FILES_H
#define SG_TESTS_SOURCE_FILES_H

#include <sangyo/memory.h>

/* Adds the paths of all files below `folder` whose names end in `end`, sorted. A folder that is not
   there adds nothing. */
void find_sources(const char *folder, const char *end, struct sg_texts *paths);

/* The whole text of a file, to be released with free(); fails the test if it cannot be read. */
char *read_source(const char *path);

#endif
