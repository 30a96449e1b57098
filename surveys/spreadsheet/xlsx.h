/* The parts of an XLSX file (ECMA-376). */
#ifndef SG_SURVEYS_SPREADSHEET_XLSX_H
#define SG_SURVEYS_SPREADSHEET_XLSX_H

#include "archive.h"
#include "book_cell.h"

/* Texts that cells name by number. `notes` are footnote marks set high at the end, taken off the
   text; an offset of 0 is the empty text. */
struct sg_xlsx_strings {
    struct sg_buffer texts; /* NUL-terminated */
    size_t *items, *notes;  /* offsets */
    bool *broken;           /* had breaks of lines */
    size_t n, items_capacity, notes_capacity, broken_capacity;
    size_t n_phonetic;
};

/* One text as it is read: runs and their kinds. Shared by the table of texts and by cells. */
struct sg_xlsx_text {
    struct sg_book_label label;
    bool taking, phonetic, raised_run;
    size_t n_phonetic;
};
void sg_xlsx_text_start(struct sg_xlsx_text *text, const char *name, const char **attributes);
void sg_xlsx_text_take(struct sg_xlsx_text *text, const char *piece, size_t n);
void sg_xlsx_text_end(struct sg_xlsx_text *text, const char *name);
/* Ends a text: escapes decoded, line breaks gone. To be cleared for the next. */
void sg_xlsx_text_finish(struct sg_xlsx_text *text);
void sg_xlsx_text_clear(struct sg_xlsx_text *text);
void sg_xlsx_text_free(struct sg_xlsx_text *text);

bool sg_xlsx_strings_read(struct sg_archive *archive, const char *part,
                          struct sg_xlsx_strings *strings, struct sg_error *err);
void sg_xlsx_strings_free(struct sg_xlsx_strings *strings);

struct sg_xlsx_styles {
    struct sg_book_look *items;
    size_t n, capacity;
};

bool sg_xlsx_styles_read(struct sg_archive *archive, const char *part,
                         struct sg_xlsx_styles *styles, struct sg_error *err);

/* What the cells of a sheet are read with. */
struct sg_xlsx_context {
    const struct sg_xlsx_strings *strings;
    const struct sg_xlsx_styles *styles;
    bool since_1904;
};

bool sg_xlsx_sheet_read(struct sg_archive *archive, const char *part,
                        const struct sg_xlsx_context *context, struct sg_book_sheet *sheet,
                        struct sg_error *err);

#endif
