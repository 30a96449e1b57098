/* A whole text of JSON. */
#ifndef SG_TABLE_JSON_LOAD_H
#define SG_TABLE_JSON_LOAD_H

#include <jansson.h>

#include <sangyo/error.h>

/* The root of `n` bytes, which may begin with a byte order mark, to be released with json_decref;
   all numbers are reals. NULL with an error of kind DATA and its line where it is no valid JSON, or
   a key stands twice. */
json_t *sg_json_load(const char *bytes, size_t n, struct sg_error *err);

/* How many bytes the byte order mark takes. */
size_t sg_json_start(const char *bytes, size_t n);

#endif
