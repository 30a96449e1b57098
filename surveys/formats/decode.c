#include "grid.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/converter.h"
#include "table/text.h"

#include "encoding.h"
#include "place.h"

/* Points at the byte after the `n` bytes of decoded `text`. */
static bool fail_at(struct sg_error *err, const char *text, size_t n)
{
    size_t line, field;
    sg_place_of(text, n, &line, &field);
    char column[32];
    snprintf(column, sizeof column, "%zu", field);
    sg_fail_at_row(err, line);
    return sg_fail_at_column(err, column);
}

static bool fail_nul(struct sg_error *err, const char *text, size_t n)
{
    sg_fail(err, SG_FAIL_DATA,
            "a NUL byte (0x00), which text does not have; UTF-16 without a byte order mark is read "
            "with --encoding utf-16le or utf-16be");
    return fail_at(err, text, n);
}

/* The second byte is shown where it can belong to the character: no trail byte is below 0x40. */
static bool fail_bytes(struct sg_error *err, const struct sg_encoding *encoding, const char *bytes,
                       size_t left)
{
    const unsigned char *s = (const unsigned char *)bytes;
    bool pair = left >= 2 && encoding->iconv && (encoding->unit == 2 || s[1] >= 0x40);
    char hex[16];
    if (pair)
        snprintf(hex, sizeof hex, "0x%02X 0x%02X", s[0], s[1]);
    else
        snprintf(hex, sizeof hex, "0x%02X", s[0]);
    return sg_fail(err, SG_FAIL_DATA,
                   "%s is no character of %s; if the file is in another encoding, name it with "
                   "--encoding",
                   hex, encoding->name);
}

/* Converts by iconv in one go; on false *n_text is what was decoded before the fault. */
static bool convert(struct sg_converter *converter, const struct sg_encoding *encoding,
                    const char *bytes, size_t n, char **text, size_t *n_text, struct sg_error *err)
{
    size_t capacity = n + n / 2 + 16; /* two bytes become three */
    char *all = sg_resize(NULL, capacity, 1);
    const char *in = bytes;
    size_t left = n;
    size_t used = 0;
    int failed = 0;
    while (left > 0) {
        char *out = all + used;
        size_t room = capacity - used;
        failed = sg_converter_run(converter, &in, &left, &out, &room) == (size_t)-1 ? errno : 0;
        used = (size_t)(out - all);
        all = sg_grow(all, &capacity, used + left + 16, 1);
        if (failed && failed != E2BIG)
            break;
    }
    all[used] = '\0';
    *text = all;
    *n_text = used;
    return failed && failed != E2BIG ? fail_bytes(err, encoding, in, left) : true;
}

static bool decode_iconv(const struct sg_encoding *encoding, const char *bytes, size_t n,
                         char **text, size_t *n_text, struct sg_error *err)
{
    struct sg_converter *converter = sg_converter_open("UTF-8", encoding->iconv);
    if (!converter)
        return sg_fail(err, SG_FAIL_IO, "the iconv of this system does not know %s",
                       encoding->iconv);
    bool converted = convert(converter, encoding, bytes, n, text, n_text, err);
    sg_converter_close(converter);
    return converted ? true : fail_at(err, *text, *n_text);
}

static bool decode_utf8(const struct sg_encoding *encoding, const char *bytes, size_t n,
                        char **text, size_t *n_text, struct sg_error *err)
{
    size_t at;
    if (!encoding->well_formed && !sg_text_is_utf8(bytes, n, &at)) {
        fail_bytes(err, encoding, bytes + at, n - at);
        return fail_at(err, bytes, at);
    }
    *text = sg_copy_bytes(bytes, n);
    *n_text = n;
    return true;
}

bool sg_decode(const char *bytes, size_t n, const char *asked, char **text, size_t *n_text,
               const char **encoding, struct sg_error *err)
{
    struct sg_encoding found;
    *text = NULL;
    *n_text = 0;
    *encoding = NULL;
    if (!sg_encoding_find(asked, bytes, n, &found, err))
        return false;
    bytes += found.bom;
    n -= found.bom;
    const char *nul = found.unit == 1 ? memchr(bytes, 0, n) : NULL;
    if (nul)
        return fail_nul(err, bytes, (size_t)(nul - bytes));
    bool decoded = found.iconv ? decode_iconv(&found, bytes, n, text, n_text, err)
                               : decode_utf8(&found, bytes, n, text, n_text, err);
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): a decoded text is there */
    nul = decoded && found.unit > 1 ? memchr(*text, 0, *n_text) : NULL;
    if (nul)
        decoded = fail_nul(err, *text, (size_t)(nul - *text));
    if (!decoded) {
        free(*text);
        *text = NULL;
        *n_text = 0;
        return false;
    }
    *encoding = found.name;
    return true;
}
