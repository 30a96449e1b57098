/* What the parts of `help --json` have in common. */
#ifndef SG_TOOLS_JSON_PARTS_H
#define SG_TOOLS_JSON_PARTS_H

#include <sangyo/buffer.h>
#include <sangyo/lang.h>

/* Each begins with a comma: an object opens with its name. */
void sg_json_part_text(const char *key, const char *text, struct sg_buffer *out);
void sg_json_part_flag(const char *key, bool value, struct sg_buffer *out);
/* {"en": …, "ja": …}; null where there is no text. */
void sg_json_part_bilingual(const char *key, struct sg_bilingual text, struct sg_buffer *out);

#endif
