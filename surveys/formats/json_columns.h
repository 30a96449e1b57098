/* What a table as JSON says besides its records. */
#ifndef SG_SURVEYS_FORMATS_JSON_COLUMNS_H
#define SG_SURVEYS_FORMATS_JSON_COLUMNS_H

#include <jansson.h>

#include <sangyo/table.h>

/* The columns with their levels, and the main one. */
bool sg_json_read_columns(const json_t *root, struct sg_table *table, struct sg_error *err);
bool sg_json_read_info(const json_t *root, struct sg_table_info *info, struct sg_error *err);

/* Says that `key` is missing or holds something else; returns false. */
bool sg_json_fail_key(const char *key, struct sg_error *err);

#endif
