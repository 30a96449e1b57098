/* The records of an XLS file ([MS-XLS], BIFF8 and BIFF5). */
#ifndef SG_SURVEYS_SPREADSHEET_XLS_H
#define SG_SURVEYS_SPREADSHEET_XLS_H

#include "book_cell.h"
#include "ole.h"

enum xls_kind {
    XLS_FORMULA = 0x0006,
    XLS_EOF = 0x000A,
    XLS_DATEMODE = 0x0022,
    XLS_FILEPASS = 0x002F,
    XLS_FONT = 0x0031,
    XLS_CONTINUE = 0x003C,
    XLS_CODEPAGE = 0x0042,
    XLS_OBJ = 0x005D,
    XLS_COLINFO = 0x007D,
    XLS_BOUNDSHEET = 0x0085,
    XLS_MULRK = 0x00BD,
    XLS_RSTRING = 0x00D6,
    XLS_XF = 0x00E0,
    XLS_MERGECELLS = 0x00E5,
    XLS_SST = 0x00FC,
    XLS_LABELSST = 0x00FD,
    XLS_NUMBER = 0x0203,
    XLS_LABEL = 0x0204,
    XLS_BOOLERR = 0x0205,
    XLS_STRING = 0x0207,
    XLS_ROW = 0x0208,
    XLS_RK = 0x027E,
    XLS_FORMAT = 0x041E,
    XLS_BOF = 0x0809
};

struct xls_record {
    unsigned kind;
    const unsigned char *data;
    size_t n;
};

struct xls_stream {
    const unsigned char *bytes;
    size_t n, at;
};
/* The next record; false at the end, or where the last one is cut. */
bool sg_xls_next(struct xls_stream *stream, struct xls_record *record);

struct xls_font {
    bool struck, raised;
};

struct xls_text {
    size_t text, note; /* offsets in `texts` */
    bool broken;
};

struct xls_book {
    bool unicode; /* BIFF8 */
    unsigned code_page;
    struct xls_font *fonts;
    size_t n_fonts, fonts_capacity;
    struct {
        unsigned number;
        struct sg_number_format format;
    } * formats;
    size_t n_formats, formats_capacity;
    struct sg_book_look *looks; /* by style of cells */
    size_t n_looks, looks_capacity;
    struct xls_text *items; /* the texts that cells name by number */
    size_t n_texts, texts_capacity;
    struct sg_buffer texts;
    size_t n_phonetic;
    struct sg_book *book;
};

/* Where texts are read: over the ends of records into those that go on. */
struct xls_source {
    struct xls_stream *stream;
    const unsigned char *at, *end;
};

/* Reads a text of `n_length` bytes of length (1 or 2) with what follows it: UTF-16 or Latin-1 with
   runs and readings in BIFF8, else bytes of the code page. False (data): it is cut, or the code
   page is not known. */
bool sg_xls_text_read(struct xls_book *xls, struct xls_source *source, size_t n_length,
                      struct sg_book_label *label, struct sg_error *err);
bool sg_xls_strings_read(struct xls_book *xls, struct xls_stream *stream,
                         const struct xls_record *record, struct sg_error *err);
/* The cells of a sheet whose records begin where the stream is. */
bool sg_xls_sheet_read(struct xls_book *xls, struct xls_stream *stream, struct sg_book_sheet *sheet,
                       struct sg_error *err);

bool sg_xls_fail_cut(unsigned kind, struct sg_error *err);

#endif
