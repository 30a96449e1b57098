#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <sangyo/memory.h>

/* What sg_text_next gives for a byte that begins no character. */
enum { REPLACEMENT = 0xFFFD };

/* Bytes of the character that starts at `s`, or 0 if it is malformed. Table 3-7 of the Unicode
   Standard: the second byte rules out overlong forms, surrogates and values past U+10FFFF. */
static size_t character_size(const unsigned char *s, size_t n)
{
    unsigned char lead = s[0];
    if (lead < 0x80)
        return 1;
    size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || n < size)
        return 0;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* Whether eight bytes are all ASCII other than NUL. */
static bool is_plain_word(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) == 0;
}

/* Most kana and kanji: three bytes, of whose leads any two others may follow. */
static bool is_wide(const char *bytes)
{
    const unsigned char *s = (const unsigned char *)bytes;
    return s[0] >= 0xE1 && s[0] <= 0xEC && ((s[1] ^ 0x80) | (s[2] ^ 0x80)) < 0x40;
}

bool sg_text_is_utf8(const char *bytes, size_t n, size_t *at)
{
    size_t i = 0;
    while (i < n) {
        if (n - i >= 3 && is_wide(bytes + i)) {
            i += 3;
            continue;
        }
        if (n - i >= 8 && is_plain_word(bytes + i)) {
            i += 8;
            continue;
        }
        size_t size = bytes[i] ? character_size((const unsigned char *)bytes + i, n - i) : 0;
        if (!size) {
            if (at)
                *at = i;
            return false;
        }
        i += size;
    }
    return true;
}

/* By the first bytes of characters: kana, kanji and other scripts are none that NFKC changes. */
bool sg_text_may_have_digit(const char *text)
{
    for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
        bool compatible = *s == 0xC2 || *s == 0xE1 || *s == 0xE2 || *s >= 0xEF;
        if ((*s >= '0' && *s <= '9') || compatible || (*s == 0xE3 && s[1] >= 0x88))
            return true;
    }
    return false;
}

int32_t sg_text_next(const char **text)
{
    const unsigned char *s = (const unsigned char *)*text;
    if (s[0] < 0x80) {
        *text += s[0] != 0;
        return s[0];
    }
    size_t size = character_size(s, strnlen(*text, 4));
    *text += size ? size : 1;
    switch (size) {
    case 2:
        return (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    case 3:
        return (s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    case 4:
        return (s[0] & 0x07) << 18 | (s[1] & 0x3F) << 12 | (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    default:
        return REPLACEMENT;
    }
}

size_t sg_text_width(const char *text)
{
    size_t width = 0;
    for (int32_t c; (c = sg_text_next(&text)) != 0;)
        width += c >= ' ' && c < 0x7F ? 1 : (size_t)utf8proc_charwidth(c);
    return width;
}

size_t sg_text_length(const char *text)
{
    size_t length = 0;
    while (sg_text_next(&text))
        length++;
    return length;
}

/* Matches the set after a `[` at `*pattern` and moves past its `]`. False, with `*pattern` NULL, if
   there is no `]`: then the bracket is a plain character. */
static bool matches_set(const char **pattern, int32_t c)
{
    const char *at = *pattern;
    bool negated = *at == '!' || *at == '^';
    bool found = false;
    at += negated;
    for (bool first = true; *at && (*at != ']' || first); first = false) {
        int32_t low = sg_text_next(&at);
        int32_t high = low;
        if (at[0] == '-' && at[1] && at[1] != ']') {
            at++;
            high = sg_text_next(&at);
        }
        found = found || (c >= low && c <= high);
    }
    *pattern = *at ? at + 1 : NULL;
    return *at && found != negated;
}

/* Whether the first part of the pattern, not a `*`, matches `c`; moves past it. */
static bool matches_one(const char **pattern, int32_t c)
{
    int32_t wanted = sg_text_next(pattern);
    if (wanted == '?')
        return true;
    if (wanted == '[') {
        const char *set = *pattern;
        bool matched = matches_set(&set, c);
        if (set) {
            *pattern = set;
            return matched;
        }
    }
    return wanted == c;
}

bool sg_text_glob(const char *pattern, const char *text)
{
    const char *star = NULL, *retry = NULL; /* after the last `*`; where it tries next */
    while (*text) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = text;
            continue;
        }
        const char *next = text;
        int32_t c = sg_text_next(&next);
        if (*pattern && matches_one(&pattern, c)) {
            text = next;
        } else if (star) {
            sg_text_next(&retry);
            text = retry;
            pattern = star;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment (Damerau 1964, restricted): no part is edited twice. */
size_t sg_text_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t *rows = sg_alloc(3 * (m + 1), sizeof *rows);
    size_t *before = rows, *last = rows + m + 1, *row = rows + 2 * (m + 1);
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]), least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    size_t distance = row[m];
    free(rows);
    return distance;
}

bool sg_text_has_japanese(const char *text)
{
    for (int32_t c; (c = sg_text_next(&text));)
        if ((c >= 0x3041 && c <= 0x30fa) || (c >= 0x4e00 && c <= 0x9fff))
            return true;
    return false;
}
