/* The parts of a table as JSON. */
#ifndef SG_REPORTS_JSON_TEXT_H
#define SG_REPORTS_JSON_TEXT_H

#include <sangyo/write.h>

/* A string, or null for NULL. Also escapes DEL and U+0080 to U+009F, which terminals obey. */
void sg_json_add(const char *text, struct sg_buffer *out);
/* JSON has no infinity: null, as for an undefined number. */
void sg_json_add_number(double value, struct sg_buffer *out);
/* `lead`, then the key with its colon. */
void sg_json_add_key(const char *key, const char *lead, struct sg_buffer *out);

/* The object from its start to the columns, and its end. */
void sg_json_add_head(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out);
void sg_json_add_foot(const struct sg_table_info *info, struct sg_buffer *out);

#endif
