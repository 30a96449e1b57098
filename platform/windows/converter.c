/* The code pages of Windows, one character at a time, so that what is no character is told and
   nothing is replaced by what looks like it. */
#include "platform/converter.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

enum { UTF16LE = 1200, UTF16BE = 1201, EUC_JP = 51932, LATIN1 = 28591, JIS_X_0212 = 20932 };

struct sg_converter {
    unsigned page;
    bool decodes; /* into UTF-8 */
};

static unsigned page_of(const char *name)
{
    static const struct {
        const char *name;
        unsigned page;
    } known[] = {{"UTF-16LE", UTF16LE},  {"UTF-16BE", UTF16BE}, {"EUC-JP-MS", EUC_JP},
                 {"ISO-8859-1", LATIN1}, {"ISO-8859-2", 28592}, {"ISO-8859-15", 28605},
                 {"MACINTOSH", 10000}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0)
            return known[i].page;
    unsigned page = strncmp(name, "CP", 2) == 0 ? (unsigned)strtoul(name + 2, NULL, 10) : 0;
    return IsValidCodePage(page) ? page : 0;
}

struct sg_converter *sg_converter_open(const char *to, const char *from)
{
    bool decodes = strcmp(to, "UTF-8") == 0;
    unsigned page = page_of(decodes ? from : to);
    struct sg_converter *converter = page ? malloc(sizeof *converter) : NULL;
    if (converter)
        *converter = (struct sg_converter){page, decodes};
    return converter;
}

void sg_converter_close(struct sg_converter *converter)
{
    free(converter);
}

/* --- a character of a file: its bytes and what it is; 0 bytes with errno */

static size_t fail(int number)
{
    errno = number;
    return 0;
}

/* By a code page that Windows has. */
static uint32_t by_page(unsigned page, const char *bytes, int n)
{
    wchar_t wide[4];
    int got = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes, n, wide, 4);
    return got == 1 ? wide[0] : UINT32_MAX;
}

/* Windows gives bytes that a code page leaves free a control or a private character. */
static bool is_free(unsigned page, unsigned char byte, uint32_t c)
{
    bool single = (page >= 1250 && page <= 1258) || page == 874 || page == 28592 || page == 28605;
    bool control = page >= 1250 && page <= 1258 && c >= 0x80 && c < 0xA0;
    return single && byte >= 0x80 && (control || (c >= 0xE000 && c < 0xF900));
}

static size_t take_utf16(bool big, const unsigned char *s, size_t left, uint32_t *c)
{
    size_t high = big ? 0 : 1, low = 1 - high;
    if (left < 2)
        return fail(EINVAL);
    *c = (uint32_t)(s[high] << 8 | s[low]);
    if (*c < 0xD800 || *c > 0xDFFF)
        return 2;
    if (*c > 0xDBFF)
        return fail(EILSEQ);
    if (left < 4)
        return fail(EINVAL);
    uint32_t second = (uint32_t)(s[2 + high] << 8 | s[2 + low]);
    if (second < 0xDC00 || second > 0xDFFF)
        return fail(EILSEQ);
    *c = 0x10000 + ((*c - 0xD800) << 10) + (second - 0xDC00);
    return 4;
}

static size_t take_multi(unsigned page, const unsigned char *s, size_t left, uint32_t *c)
{
    size_t n = IsDBCSLeadByteEx(page, s[0]) ? 2 : 1;
    if (left < n)
        return fail(EINVAL);
    *c = by_page(page, (const char *)s, (int)n);
    return *c == UINT32_MAX || is_free(page, s[0], *c) ? fail(EILSEQ) : n;
}

/* A place of JIS X 0208, rows from 1, in CP932. */
static uint32_t by_jis(unsigned row, unsigned cell)
{
    unsigned pair = (row - 1) / 2, lead = pair + (pair < 31 ? 0x81 : 0xC1);
    unsigned trail = row % 2 ? cell + 0x3F + (cell > 63) : cell + 0x9E;
    const char bytes[2] = {(char)lead, (char)trail};
    return by_page(932, bytes, 2);
}

/* EUC-JP as glibc's EUC-JP-MS has it: JIS X 0208 and NEC's row 13 as in CP932, users' characters in
   rows 85 to 94, JIS X 0212 behind 0x8F, where Windows has it in a form of its own. */
static size_t take_euc(const unsigned char *s, size_t left, uint32_t *c)
{
    if (s[0] < 0x80) {
        *c = s[0];
        return 1;
    }
    size_t n = s[0] == 0x8F ? 3 : 2, at = n - 2;
    for (size_t i = 1; i < n; i++) {
        if (i >= left)
            return fail(EINVAL);
        if (s[i] < 0xA1 || s[i] == 0xFF)
            return fail(EILSEQ);
    }
    if (s[0] == 0x8E) {
        *c = s[1] < 0xE0 ? (uint32_t)0xFF61 + s[1] - 0xA1 : UINT32_MAX;
        return *c == UINT32_MAX ? fail(EILSEQ) : 2;
    }
    if (s[at] < 0xA1 || s[at] == 0xFF)
        return fail(EILSEQ);
    unsigned row = s[at] - 0xA0u, cell = s[at + 1] - 0xA0u;
    const char pair[2] = {(char)s[at], (char)(s[at + 1] & 0x7F)};
    if (row >= 85)
        *c = (n == 3 ? 0xE3AC : 0xE000) + (row - 85) * 94 + cell - 1;
    else
        *c = n == 3 ? by_page(JIS_X_0212, pair, 2) : by_jis(row, cell);
    return *c == UINT32_MAX ? fail(EILSEQ) : n;
}

static size_t take(unsigned page, const unsigned char *s, size_t left, uint32_t *c)
{
    switch (page) {
    case UTF16LE:
    case UTF16BE:
        return take_utf16(page == UTF16BE, s, left, c);
    case EUC_JP:
        return take_euc(s, left, c);
    case LATIN1:
        *c = s[0];
        return 1;
    default:
        return take_multi(page, s, left, c);
    }
}

static size_t write_utf8(uint32_t c, unsigned char to[4])
{
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n; i-- > 1; c >>= 6)
        to[i] = (unsigned char)(0x80 | (c & 0x3F));
    to[0] = (unsigned char)(first[n] | c);
    return n;
}

/* --- a character of UTF-8 in a code page; 0 bytes with errno */

static size_t length_of(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xC0 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The bytes for which the code page has this character, by trying them: EUC and JIS are few. */
static size_t search(unsigned page, const char *utf8, size_t n_utf8, unsigned char to[4])
{
    for (unsigned high = 0xA1; high < 0xFF; high++)
        for (unsigned low = 0xA1; low < 0xFF; low++) {
            unsigned char pair[2] = {(unsigned char)high, (unsigned char)low}, found[4];
            uint32_t c;
            if (take(page, pair, 2, &c) == 2 && write_utf8(c, found) == n_utf8 &&
                memcmp(found, utf8, n_utf8) == 0) {
                memcpy(to, pair, 2);
                return 2;
            }
        }
    return fail(EILSEQ);
}

static size_t encode(unsigned page, const char *utf8, size_t n, unsigned char to[4])
{
    wchar_t wide[2];
    BOOL replaced = FALSE;
    int n_wide = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8, (int)n, wide, 2);
    if (n == 1) {
        to[0] = (unsigned char)*utf8;
        return 1;
    }
    if (page == EUC_JP)
        return search(page, utf8, n, to);
    int got = n_wide == 1 ? WideCharToMultiByte(page, WC_NO_BEST_FIT_CHARS, wide, n_wide,
                                                (char *)to, 4, NULL, &replaced)
                          : 0;
    return got > 0 && !replaced ? (size_t)got : fail(EILSEQ);
}

size_t sg_converter_run(struct sg_converter *converter, const char **in, size_t *left, char **out,
                        size_t *room)
{
    while (*left) {
        unsigned char made[4];
        uint32_t c = 0;
        errno = EILSEQ;
        size_t used = converter->decodes
                          ? take(converter->page, (const unsigned char *)*in, *left, &c)
                          : length_of((unsigned char)**in);
        if (!used)
            return (size_t)-1;
        if (!converter->decodes && used > *left) {
            errno = EINVAL;
            return (size_t)-1;
        }
        size_t n =
            converter->decodes ? write_utf8(c, made) : encode(converter->page, *in, used, made);
        if (!n)
            return (size_t)-1;
        if (n > *room) {
            errno = E2BIG;
            return (size_t)-1;
        }
        memcpy(*out, made, n);
        *out += n;
        *room -= n;
        *in += used;
        *left -= used;
    }
    return 0;
}
