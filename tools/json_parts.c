#include "json_parts.h"

#include "reports/json_text.h"

void sg_json_part_text(const char *key, const char *text, struct sg_buffer *out)
{
    sg_json_add_key(key, ", ", out);
    sg_json_add(text, out);
}

void sg_json_part_flag(const char *key, bool value, struct sg_buffer *out)
{
    sg_json_add_key(key, ", ", out);
    sg_buffer_add(out, value ? "true" : "false");
}

void sg_json_part_bilingual(const char *key, struct sg_bilingual text, struct sg_buffer *out)
{
    sg_json_add_key(key, ", ", out);
    if (!text.en) {
        sg_buffer_add(out, "null");
        return;
    }
    sg_json_add_key("en", "{", out);
    sg_json_add(text.en, out);
    sg_json_part_text("ja", sg_lang_pick(text, SG_JA), out);
    sg_buffer_add_char(out, '}');
}
