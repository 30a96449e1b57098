/* The parts of an OpenDocument spreadsheet (ISO/IEC 26300). */
#ifndef SG_SURVEYS_SPREADSHEET_ODS_H
#define SG_SURVEYS_SPREADSHEET_ODS_H

#include "archive.h"
#include "book_cell.h"

/* A style of cells, texts, sheets (family 't', 's', 'b'), as `look` says it when all are read. */
struct ods_style {
    char *name, *parent, *data;
    size_t order; /* the later of two of one name holds */
    char family;
    bool struck, strike_said, raised, hidden;
    struct sg_book_look look;
};

/* A style of numbers: as a code of number formats. */
struct ods_format {
    char *name, *first; /* first: the style of the first condition, or NULL */
    size_t order;
    struct sg_buffer code;
};

struct ods_styles {
    struct ods_style *items;
    size_t n, capacity;
    struct ods_format *formats;
    size_t n_formats, formats_capacity;
    bool in_format, in_text, percentage, elapsed; /* of the format that is read */
    char family;                                  /* of the style that is read; 0: none */
};

/* An element of styles begins, ends, has text; others are left alone. */
void sg_ods_styles_start(struct ods_styles *styles, const char *name, const char **attributes);
void sg_ods_styles_end(struct ods_styles *styles, const char *name);
void sg_ods_styles_text(struct ods_styles *styles, const char *piece, size_t n);
/* All are read: each gets what it inherits. */
void sg_ods_styles_settle(struct ods_styles *styles);
/* NULL where there is none. */
const struct ods_style *sg_ods_style(const struct ods_styles *styles, char family,
                                     const char *name);
void sg_ods_styles_free(struct ods_styles *styles);

/* content.xml: its styles, and the cells of all sheets. */
bool sg_ods_content_read(struct sg_archive *archive, struct ods_styles *styles, bool big,
                         struct sg_book *book, struct sg_error *err);

#endif
