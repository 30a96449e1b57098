/* What several fuzz targets make of their bytes. */
#ifndef SG_TESTS_FUZZ_BYTES_H
#define SG_TESTS_FUZZ_BYTES_H

#include <stdint.h>

#include <sangyo/table.h>
#include "commands/execute.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program unless it holds; `what` is said. */
void require(bool holds, const char *what);

/* The table that a file of these bytes is; false if it is refused, `table` then being empty. */
bool table_of_bytes(const uint8_t *data, size_t size, enum sg_lang lang, struct sg_table *table);

/* A file that holds them, under one name for the whole run. */
const char *file_of_bytes(const uint8_t *data, size_t size);

/* The words of a line that ends with NULL, or has `most`; gives their number. */
size_t words_of_line(const char *const line[], size_t most, const char *words[]);

/* Runs a command line, as the program would, but writes nothing; a failure must say why. */
bool run_line(const char *const words[], size_t n, struct sg_command_result *result);

#endif
