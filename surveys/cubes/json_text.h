/* Texts of JSON that others write. */
#ifndef SG_SURVEYS_CUBES_JSON_TEXT_H
#define SG_SURVEYS_CUBES_JSON_TEXT_H

#include <jansson.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>

/* The text of a key, or NULL. */
const char *sg_json_text(const json_t *object, const char *key);
/* A number or text as text, in `buffer`; NULL for anything else. */
const char *sg_json_plain(const json_t *value, char buffer[32]);
/* The root of a file, or NULL with the place that is wrong. */
json_t *sg_json_root(const char *bytes, size_t n, struct sg_error *err);
/* Whether the file is an object among whose first bytes stands `word`. */
bool sg_json_begins(const char *bytes, size_t n, const char *word);

#endif
