/* An XLS file: what all sheets share, and where they are. */
#include "xls.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

static void add_font(struct xls_book *xls, const struct xls_record *record)
{
    enum { STRUCK = 8, RAISED = 1 };
    xls->fonts = sg_grow(xls->fonts, &xls->fonts_capacity, xls->n_fonts + 1, sizeof *xls->fonts);
    xls->fonts[xls->n_fonts++] =
        (struct xls_font){record->n > 3 && (sg_u16(record->data + 2) & STRUCK),
                          record->n > 9 && sg_u16(record->data + 8) == RAISED};
}

static bool add_format(struct xls_book *xls, const struct xls_record *record, struct sg_error *err)
{
    struct sg_book_label code = {0};
    if (record->n < 2)
        return sg_xls_fail_cut(record->kind, err);
    struct xls_source source = {NULL, record->data + 2, record->data + record->n};
    bool read = sg_xls_text_read(xls, &source, xls->unicode ? 2 : 1, &code, err);
    xls->formats =
        sg_grow(xls->formats, &xls->formats_capacity, xls->n_formats + 1, sizeof *xls->formats);
    xls->formats[xls->n_formats].number = sg_u16(record->data);
    xls->formats[xls->n_formats++].format = sg_number_format_of(sg_buffer_text(&code.text));
    sg_book_label_free(&code);
    return read;
}

static struct sg_number_format format_of(const struct xls_book *xls, unsigned number)
{
    for (size_t i = 0; i < xls->n_formats; i++)
        if (xls->formats[i].number == number)
            return xls->formats[i].format;
    return sg_number_format_built_in(number);
}

static bool add_look(struct xls_book *xls, const struct xls_record *record, struct sg_error *err)
{
    if (record->n < 4)
        return sg_xls_fail_cut(record->kind, err);
    size_t font = sg_u16(record->data);
    font -= font > 4;
    xls->looks = sg_grow(xls->looks, &xls->looks_capacity, xls->n_looks + 1, sizeof *xls->looks);
    xls->looks[xls->n_looks++] = (struct sg_book_look){
        format_of(xls, sg_u16(record->data + 2)), font < xls->n_fonts && xls->fonts[font].struck};
    return true;
}

/* Where the records of each sheet begin; SIZE_MAX: it has no cells, as a chart. */
struct places {
    size_t *items, n, capacity;
};

static bool add_sheet(struct xls_book *xls, const struct xls_record *record, struct places *places,
                      struct sg_error *err)
{
    enum { STATE = 3, CELLS = 0 };
    struct sg_book_label name = {0};
    if (record->n < 7)
        return sg_xls_fail_cut(record->kind, err);
    struct xls_source source = {NULL, record->data + 6, record->data + record->n};
    bool read = sg_xls_text_read(xls, &source, 1, &name, err);
    places->items = sg_grow(places->items, &places->capacity, places->n + 1, sizeof *places->items);
    places->items[places->n++] = record->data[5] == CELLS ? sg_u32(record->data) : SIZE_MAX;
    sg_book_add_sheet(xls->book, sg_buffer_text(&name.text))->hidden = record->data[4] & STATE;
    sg_book_label_free(&name);
    return read;
}

static bool take_record(struct xls_book *xls, struct xls_stream *stream,
                        const struct xls_record *record, struct places *places,
                        struct sg_error *err)
{
    unsigned number = record->n >= 2 ? sg_u16(record->data) : 0;
    switch (record->kind) {
    case XLS_FILEPASS:
        return sg_fail(err, SG_FAIL_DATA,
                       "an encrypted workbook; save it without a password and give that");
    case XLS_CODEPAGE:
        xls->code_page = number;
        return true;
    case XLS_DATEMODE:
        xls->book->since_1904 = number == 1;
        return true;
    case XLS_FONT:
        add_font(xls, record);
        return true;
    case XLS_FORMAT:
        return add_format(xls, record, err);
    case XLS_XF:
        return add_look(xls, record, err);
    case XLS_SST:
        return sg_xls_strings_read(xls, stream, record, err);
    case XLS_BOUNDSHEET:
        return add_sheet(xls, record, places, err);
    default:
        return true;
    }
}

static bool read_shared(struct xls_book *xls, struct xls_stream *stream, struct places *places,
                        struct sg_error *err)
{
    struct xls_record record;
    if (!sg_xls_next(stream, &record) || record.kind != XLS_BOF || record.n < 2)
        return sg_xls_fail_cut(XLS_BOF, err);
    unsigned version = sg_u16(record.data);
    if (version != 0x0600 && version != 0x0500)
        return sg_fail(err, SG_FAIL_DATA,
                       "a workbook of Excel version %#x; save it as XLSX and give that", version);
    xls->unicode = version == 0x0600;
    while (sg_xls_next(stream, &record)) {
        if (record.kind == XLS_EOF)
            return true;
        if (!take_record(xls, stream, &record, places, err))
            return false;
    }
    return sg_xls_fail_cut(XLS_EOF, err);
}

static bool read_sheets(struct xls_book *xls, struct xls_stream *stream,
                        const struct places *places, const struct sg_book_wish *wish,
                        struct sg_error *err)
{
    for (size_t i = 0; i < places->n; i++) {
        struct sg_book_sheet *sheet = &xls->book->sheets[i];
        if (places->items[i] == SIZE_MAX || !sg_book_wants(xls->book, wish, sheet))
            continue;
        if (places->items[i] >= stream->n)
            return sg_fail(err, SG_FAIL_DATA, "the sheet '%s' lies beyond the end of the workbook",
                           sheet->name);
        stream->at = places->items[i];
        if (!sg_xls_sheet_read(xls, stream, sheet, err))
            return false;
        sheet->read = true;
    }
    return true;
}

static void free_shared(struct xls_book *xls)
{
    free(xls->fonts);
    free(xls->formats);
    free(xls->looks);
    free(xls->items);
    sg_buffer_free(&xls->texts);
}

bool sg_xls_fits(const char *bytes, size_t n)
{
    return sg_ole_fits(bytes, n);
}

bool sg_xls_read(const char *bytes, size_t n, const struct sg_book_wish *wish, struct sg_book *book,
                 struct sg_error *err)
{
    static const char *const names[] = {"EncryptedPackage", "Workbook", "Book", NULL};
    struct sg_buffer bytes_of = {0};
    struct xls_book xls = {.book = book};
    struct places places = {0};
    size_t which;
    if (!sg_ole_stream(bytes, n, names, &which, &bytes_of, err)) {
        sg_buffer_free(&bytes_of);
        return false;
    }
    struct xls_stream stream = {(const unsigned char *)bytes_of.text, bytes_of.n, 0};
    sg_buffer_add_char(&xls.texts, '\0');
    bool read = which == 0 ? sg_fail(err, SG_FAIL_DATA,
                                     "an encrypted workbook; save it without a password and give "
                                     "that")
                           : read_shared(&xls, &stream, &places, err) &&
                                 read_sheets(&xls, &stream, &places, wish, err);
    free(places.items);
    free_shared(&xls);
    sg_buffer_free(&bytes_of);
    return read;
}
