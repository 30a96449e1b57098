/* Texts of an XLS file. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/converter.h"

#include "xls.h"

enum { WIDE = 1, PHONETIC = 4, RICH = 8 };

struct run {
    size_t from;
    bool raised;
};

/* What stands before the characters of a text. */
struct head {
    size_t n; /* characters */
    unsigned flags;
    size_t n_runs, n_phonetic;
};

static bool go_on(struct xls_source *source)
{
    struct xls_record record;
    size_t before = source->stream ? source->stream->at : 0;
    if (!source->stream)
        return false;
    if (!sg_xls_next(source->stream, &record) || record.kind != XLS_CONTINUE) {
        source->stream->at = before;
        return false;
    }
    source->at = record.data;
    source->end = record.data + record.n;
    return true;
}

/* Bytes that may lie in several records; NULL `to`: they are left out. */
static bool take(struct xls_source *source, unsigned char *to, size_t n)
{
    while (n) {
        size_t here = (size_t)(source->end - source->at);
        if (!here) {
            if (!go_on(source))
                return false;
            continue;
        }
        size_t piece = n < here ? n : here;
        if (to) {
            memcpy(to, source->at, piece);
            to += piece;
        }
        source->at += piece;
        n -= piece;
    }
    return true;
}

static void add_utf8(struct sg_buffer *out, uint32_t c)
{
    if (c < 0x80) {
        sg_buffer_add_char(out, (char)c);
    } else if (c < 0x800) {
        sg_buffer_add_char(out, (char)(0xC0 | c >> 6));
        sg_buffer_add_char(out, (char)(0x80 | (c & 0x3F)));
    } else {
        if (c >= 0x10000) {
            sg_buffer_add_char(out, (char)(0xF0 | c >> 18));
            sg_buffer_add_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
        } else {
            sg_buffer_add_char(out, (char)(0xE0 | c >> 12));
        }
        sg_buffer_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        sg_buffer_add_char(out, (char)(0x80 | (c & 0x3F)));
    }
}

/* One half of a pair becomes a whole with the other, alone the sign of what cannot be read. */
static uint32_t pair(uint16_t units[], size_t n, size_t *i)
{
    enum { HIGH = 0xD800, LOW = 0xDC00, END = 0xE000, UNREADABLE = 0xFFFD };
    uint32_t c = units[*i];
    if (c < HIGH || c >= END)
        return c ? c : ' ';
    if (c < LOW && *i + 1 < n && units[*i + 1] >= LOW && units[*i + 1] < END)
        return 0x10000 + ((c - HIGH) << 10) + (units[++*i] - (uint32_t)LOW);
    return UNREADABLE;
}

/* The characters; where a record ends among them, the next says anew how wide they are. */
static bool take_units(struct xls_source *source, struct head *head, uint16_t units[])
{
    bool wide = head->flags & WIDE;
    for (size_t i = 0; i < head->n; i++) {
        unsigned char unit[2] = {0, 0};
        if (source->at == source->end) {
            if (!go_on(source) || source->at == source->end)
                return false;
            wide = *source->at++ & WIDE;
        }
        if (!take(source, unit, wide ? 2 : 1))
            return false;
        units[i] = (uint16_t)sg_u16(unit);
    }
    return true;
}

static bool take_runs(const struct xls_book *xls, struct xls_source *source, size_t n,
                      struct run runs[])
{
    for (size_t i = 0; i < n; i++) {
        unsigned char run[4];
        if (!take(source, run, sizeof run))
            return false;
        size_t font = sg_u16(run + 2);
        font -= font > 4; /* there is no font 4 */
        runs[i] = (struct run){sg_u16(run), font < xls->n_fonts && xls->fonts[font].raised};
    }
    return true;
}

/* Run by run into the label. */
static void add_units(struct head *head, uint16_t units[], const struct run runs[],
                      struct sg_book_label *label)
{
    struct sg_buffer piece = {0};
    size_t run = 0;
    bool raised = false;
    for (size_t i = 0; i < head->n; i++) {
        for (; run < head->n_runs && runs[run].from <= i; run++) {
            sg_book_label_take(label, raised, sg_buffer_text(&piece), piece.n);
            sg_buffer_clear(&piece);
            raised = runs[run].raised;
        }
        add_utf8(&piece, pair(units, head->n, &i));
    }
    sg_book_label_take(label, raised, sg_buffer_text(&piece), piece.n);
    sg_buffer_free(&piece);
}

static bool read_unicode(struct xls_book *xls, struct xls_source *source, struct head *head,
                         struct sg_book_label *label)
{
    unsigned char bytes[4];
    if (!take(source, bytes, 1))
        return false;
    head->flags = bytes[0];
    if (head->flags & RICH) {
        if (!take(source, bytes, 2))
            return false;
        head->n_runs = sg_u16(bytes);
    }
    if (head->flags & PHONETIC) {
        if (!take(source, bytes, 4))
            return false;
        head->n_phonetic = sg_u32(bytes);
        xls->n_phonetic++;
    }
    uint16_t *units = sg_alloc(head->n + 1, sizeof *units);
    struct run *runs = sg_alloc(head->n_runs + 1, sizeof *runs);
    bool read = take_units(source, head, units) && take_runs(xls, source, head->n_runs, runs) &&
                take(source, NULL, head->n_phonetic);
    if (read)
        add_units(head, units, runs, label);
    free(units);
    free(runs);
    return read;
}

/* Bytes of a code page as UTF-8; what none means is the sign of what cannot be read. */
static bool recode(unsigned code_page, const char *bytes, size_t n, struct sg_buffer *out,
                   struct sg_error *err)
{
    enum { MAC_ROMAN = 10000, MAC_JAPANESE = 10001, ANSI = 1252, SPECIAL_ANSI = 0x8001 };
    char name[24], piece[256];
    if (code_page == MAC_ROMAN || code_page == 0x8000)
        snprintf(name, sizeof name, "MACINTOSH");
    else
        snprintf(name, sizeof name, "CP%u",
                 code_page == MAC_JAPANESE                 ? 932
                 : code_page == SPECIAL_ANSI || !code_page ? ANSI
                                                           : code_page);
    struct sg_converter *to = sg_converter_open("UTF-8", name);
    if (!to)
        return sg_fail(err, SG_FAIL_DATA, "the workbook is in code page %u, which is not known",
                       code_page);
    const char *in = bytes;
    while (n) {
        char *at = piece;
        size_t room = sizeof piece;
        bool bad = sg_converter_run(to, &in, &n, &at, &room) == (size_t)-1 && errno != E2BIG;
        sg_buffer_add_bytes(out, piece, sizeof piece - room);
        if (bad && n) {
            sg_buffer_add(out, "\xEF\xBF\xBD");
            in++;
            n--;
        }
    }
    sg_converter_close(to);
    return true;
}

static bool read_bytes(const struct xls_book *xls, struct xls_source *source, size_t n,
                       struct sg_book_label *label, struct sg_error *err)
{
    struct sg_buffer text = {0};
    char *bytes = sg_alloc(n + 1, 1);
    bool read = take(source, (unsigned char *)bytes, n)
                    ? recode(xls->code_page, bytes, n, &text, err)
                    : sg_xls_fail_cut(XLS_LABEL, err);
    sg_book_label_take(label, false, sg_buffer_text(&text), text.n);
    sg_buffer_free(&text);
    free(bytes);
    return read;
}

bool sg_xls_text_read(struct xls_book *xls, struct xls_source *source, size_t n_length,
                      struct sg_book_label *label, struct sg_error *err)
{
    unsigned char length[2] = {0, 0};
    struct head head = {0};
    sg_book_label_clear(label);
    if (!take(source, length, n_length))
        return sg_xls_fail_cut(XLS_LABEL, err);
    head.n = sg_u16(length);
    bool read = xls->unicode
                    ? read_unicode(xls, source, &head, label) || sg_xls_fail_cut(XLS_SST, err)
                    : read_bytes(xls, source, head.n, label, err);
    sg_book_label_join_lines(label);
    return read;
}

static size_t keep(struct xls_book *xls, const struct sg_buffer *text)
{
    size_t at = xls->texts.n;
    if (!text->n)
        return 0;
    sg_buffer_add_bytes(&xls->texts, text->text, text->n + 1);
    return at;
}

bool sg_xls_strings_read(struct xls_book *xls, struct xls_stream *stream,
                         const struct xls_record *record, struct sg_error *err)
{
    struct xls_source source = {stream, record->data, record->data + record->n};
    struct sg_book_label label = {0};
    unsigned char counts[8];
    bool read = take(&source, counts, sizeof counts) || sg_xls_fail_cut(XLS_SST, err);
    size_t n = read ? sg_u32(counts + 4) : 0;
    for (size_t i = 0; read && i < n; i++) {
        read = sg_xls_text_read(xls, &source, 2, &label, err);
        if (!read)
            break;
        xls->items =
            sg_grow(xls->items, &xls->texts_capacity, xls->n_texts + 1, sizeof *xls->items);
        xls->items[xls->n_texts].broken = label.broken;
        xls->items[xls->n_texts].text = keep(xls, &label.text);
        xls->items[xls->n_texts++].note = keep(xls, &label.note);
    }
    sg_book_label_free(&label);
    return read;
}
