#include "xml.h"

#include <string.h>

#include "text.h"

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

const char *sg_xml_entity(char c)
{
    static const char special[] = "&<>\"'";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    const char *at = c ? strchr(special, c) : NULL;
    return at ? entities[at - special] : NULL;
}

/* Moves past a character or a byte that begins none; whether XML has it. */
static bool next_is_known(const char **text)
{
    static const int32_t no_character = 0xFFFD; /* what sg_text_next gives for such a byte */
    const char *from = *text;
    int32_t c = sg_text_next(text);
    if (c < ' ')
        return c == '\t' || c == '\n' || c == '\r';
    if (c == no_character)
        return strncmp(from, replacement, strlen(replacement)) == 0;
    return c != 0xFFFE && c != 0xFFFF;
}

static void add(const char *text, const char *special, struct sg_buffer *out)
{
    while (*text) {
        const char *from = text;
        bool known = next_is_known(&text);
        const char *entity = strchr(special, *from) ? sg_xml_entity(*from) : NULL;
        if (!known)
            sg_buffer_add(out, replacement);
        else if (entity)
            sg_buffer_add(out, entity);
        else
            sg_buffer_add_bytes(out, from, (size_t)(text - from));
    }
}

void sg_xml_characters(const char *text, struct sg_buffer *out)
{
    add(text, "", out);
}

void sg_xml_text(const char *text, bool apostrophes, struct sg_buffer *out)
{
    add(text, apostrophes ? "&<>\"'" : "&<>\"", out);
}
