/* Keys, normal forms and white space. */
#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <sangyo/memory.h>

static bool is_space(int32_t c)
{
    if (c < 0x80 || c > 0x3000) /* nearly all */
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xFEFF;
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* A character of a key after NFKC; 0: dropped. */
static int32_t fold(int32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (is_space(c))
        return 0;
    if (c == 0x3001)
        return ',';
    if (c == 0x301C || c == 0x223C)
        return '~';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c;
}

/* Whether NFKC leaves `c` alone whatever stands beside it, as long as its neighbours are such
   characters too: ASCII, kanji, kana, common marks. */
static bool is_inert(int32_t c)
{
    return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x3001 && c <= 0x3002) ||
           (c >= 0x3008 && c <= 0x3011) || c == 0x301C;
}

static char *write_character(char *to, int32_t c)
{
    return to + utf8proc_encode_char(c, (utf8proc_uint8_t *)to);
}

/* The key without utf8proc, or NULL if `text` needs its tables. */
static char *easy_key(const char *text)
{
    char *key = sg_alloc(strlen(text) + 4, 1); /* folding never lengthens */
    char *to = key;
    for (int32_t c; (c = sg_text_next(&text)) != 0;) {
        if (c >= 0xFF01 && c <= 0xFF5E) /* full-width ASCII */
            c -= 0xFEE0;
        else if (c == 0x3000)
            c = ' ';
        if (!is_inert(c)) {
            free(key);
            return NULL;
        }
        c = fold(c);
        if (c)
            to = write_character(to, c);
    }
    *to = '\0';
    return key;
}

/* Folds a well-formed text in place: what changes gets shorter. */
static void fold_text(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        int32_t c = fold(sg_text_next(&from));
        if (c)
            to = write_character(to, c);
    }
    *to = '\0';
}

char *sg_text_key(const char *text)
{
    if (!text)
        return NULL;
    char *key = easy_key(text);
    if (key)
        return key;
    if (!sg_text_is_utf8(text, strlen(text), NULL)) /* malformed text is its own key */
        return sg_copy_text(text);
    char *normal = sg_text_nfkc(text);
    fold_text(normal);
    key = sg_text_nfkc(normal); /* a mark may stand behind its letter now: ﾋ ﾞ */
    fold_text(key);
    free(normal);
    return key;
}

bool sg_text_same_key(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    if (strcmp(a, b) == 0)
        return true;
    char *key_a = sg_text_key(a);
    char *key_b = sg_text_key(b);
    bool same = strcmp(key_a, key_b) == 0;
    free(key_a);
    free(key_b);
    return same;
}

char *sg_text_nfkc(const char *text)
{
    utf8proc_uint8_t *normal = text ? utf8proc_NFKC((const utf8proc_uint8_t *)text) : NULL;
    return normal ? (char *)normal : sg_copy_text(text); /* malformed text stays as it is */
}

/* The first character that is no white space. */
static const char *after_spaces(const char *text)
{
    const char *start = text;
    for (const char *at = text; is_space(sg_text_next(&at));)
        start = at;
    return start;
}

size_t sg_text_indent(const char *text)
{
    size_t columns = 0;
    const char *end = after_spaces(text);
    for (const char *at = text; at < end;) {
        int32_t c = sg_text_next(&at);
        if (c < ' ')
            return 0;
        columns += c == 0x3000 ? 2 : 1;
    }
    return columns;
}

/* A copy from `start` to the last character that is no white space. */
static char *copy_trimmed(const char *start)
{
    const char *end = start;
    for (const char *at = start; *at;)
        if (!is_space(sg_text_next(&at)))
            end = at;
    return sg_copy_bytes(start, (size_t)(end - start));
}

char *sg_text_trim(const char *text)
{
    return copy_trimmed(after_spaces(text));
}

char *sg_text_trim_end(const char *text)
{
    return copy_trimmed(text);
}
