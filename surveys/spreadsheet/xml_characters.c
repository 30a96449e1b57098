/* Characters of XML: which are allowed, entities. */
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "xml_scan.h"

static size_t put_utf8(char *to, unsigned long c)
{
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n; i-- > 1; c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    to[0] = (char)(first[n] | c);
    return n;
}

/* An entity at `*from`, behind its &; 0 bytes: there is none of that name. */
static size_t decode_entity(const char **from, char *to)
{
    static const struct {
        const char *name;
        char is;
    } entities[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t n = strlen(entities[i].name);
        if (strncmp(*from, entities[i].name, n) == 0) {
            *from += n;
            *to = entities[i].is;
            return 1;
        }
    }
    if (**from != '#')
        return 0;
    bool hexadecimal = (*from)[0] == '#' && (*from)[1] == 'x';
    const char *digits = *from + 1 + hexadecimal;
    size_t n = strspn(digits, hexadecimal ? "0123456789abcdefABCDEF" : "0123456789");
    if (n == 0 || n > 8 || digits[n] != ';')
        return 0;
    unsigned long c = strtoul(digits, NULL, hexadecimal ? 16 : 10);
    bool character = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
                     (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
    *from = digits + n + 1;
    return character ? put_utf8(to, c) : 0;
}

/* Decodes a text in place, which a NUL ends; its length in `*n`. Line breaks become one character.
 */
static bool decode(char *text, size_t *n)
{
    char *to = text;
    for (const char *from = text, *end = text + *n; from < end;) {
        if (*from == '&') {
            from++;
            size_t length = decode_entity(&from, to);
            if (!length)
                return false;
            to += length;
        } else if (*from == '\r') {
            *to++ = '\n';
            from += from[1] == '\n' ? 2 : 1;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    *n = (size_t)(to - text);
    return true;
}

bool sg_xml_take_characters(char *text, size_t *n)
{
    enum { BAD = 1, SPECIAL = 2, WIDE = 4 };
    unsigned met = 0;
    for (size_t i = 0; i < *n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c > '&' && c < 0x80)
            continue;
        met |= c >= 0x80                            ? WIDE
               : c == '&' || c == '\r'              ? SPECIAL
               : c < 0x20 && c != '\t' && c != '\n' ? BAD
                                                    : 0u;
    }
    size_t at;
    return !(met & BAD) && (!(met & WIDE) || sg_text_is_utf8(text, *n, &at)) &&
           (!(met & SPECIAL) || decode(text, n));
}
