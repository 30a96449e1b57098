#include "joined.h"

#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

/* What follows the sign of escapes. */
enum { IS_ESCAPE = '0', IS_JOIN = '1' };

char *sg_joined_put(char *to, const char *label, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = label[i];
        if (c == SG_JOIN || c == SG_JOIN_ESCAPE) {
            *to++ = SG_JOIN_ESCAPE;
            c = c == SG_JOIN ? IS_JOIN : IS_ESCAPE;
        }
        *to++ = c;
    }
    return to;
}

void sg_joined_add(struct sg_buffer *text, bool first, const char *label, size_t n)
{
    if (!first)
        sg_buffer_add_char(text, SG_JOIN);
    text->text = sg_grow(text->text, &text->capacity, text->n + 2 * n + 1, 1);
    char *end = sg_joined_put(text->text + text->n, label, n);
    *end = '\0';
    text->n = (size_t)(end - text->text);
}

static size_t part_length(const char *text)
{
    size_t n = 0;
    while (text[n] && text[n] != SG_JOIN)
        n++;
    return n;
}

size_t sg_joined_length(const char *text, size_t n)
{
    size_t end = 0;
    for (size_t k = 0; k < n && (k == 0 || text[end]); k++) {
        end += k > 0;
        end += part_length(text + end);
    }
    return end;
}

/* Takes the escapes out of a part, in place. */
static void unescape(char *part)
{
    char *to = part;
    for (const char *from = part; *from; from++) {
        bool escaped = *from == SG_JOIN_ESCAPE && from[1];
        from += escaped;
        *to++ = escaped ? (*from == IS_JOIN ? SG_JOIN : SG_JOIN_ESCAPE) : *from;
    }
    *to = '\0';
}

char *sg_joined_part(const char *text, size_t i)
{
    for (; i > 0; i--) {
        text += part_length(text);
        if (!*text)
            return NULL;
        text++;
    }
    char *part = sg_copy_bytes(text, part_length(text));
    unescape(part);
    return part;
}

static int compare_part(const char *a, size_t n, const char *b, size_t m)
{
    double x, y;
    bool left = sg_number_read(a, n, &x), right = sg_number_read(b, m, &y);
    if (left != right)
        return left ? -1 : 1;
    if (left && (x < y || x > y))
        return x < y ? -1 : 1;
    int order = memcmp(a, b, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

int sg_joined_compare(const char *a, const char *b)
{
    for (;;) {
        size_t n = part_length(a), m = part_length(b);
        int order = compare_part(a, n, b, m);
        if (order || !a[n] || !b[m])
            return order ? order : (a[n] != 0) - (b[m] != 0);
        a += n + 1;
        b += m + 1;
    }
}

const char *sg_joined_show(char *text)
{
    for (char *at = text; *at; at++)
        if (*at == SG_JOIN)
            *at = '/';
    unescape(text);
    return text;
}
