/* A file as it was read, with what was found in it as comments at its cells. */
#ifndef SG_REPORTS_MARKED_H
#define SG_REPORTS_MARKED_H

#include <sangyo/write.h>

/* Places count from 0. Texts are borrowed. */
struct sg_marked_cell {
    size_t row, column;
    bool number; /* the text is a number */
    const char *text;
};

struct sg_marked_sheet {
    const char *name;
    struct sg_marked_cell *cells; /* by row, then column */
    size_t n_cells;
};

struct sg_comment {
    size_t sheet, row, column;
    const char *text;
};

struct sg_marked_book {
    struct sg_marked_sheet *sheets;
    size_t n_sheets;
    struct sg_comment *marks; /* by sheet, row, column; of one cell they become one comment */
    size_t n_marks;
    const struct sg_table *findings; /* on a last sheet of their own */
};

/* Writes the values of all sheets into `out` as XLSX: texts are texts, whatever they begin with;
   cells with marks are coloured. Kind TOOL if the program was built without libxlsxwriter. */
bool sg_marked_write(const struct sg_marked_book *marked, const struct sg_write_options *options,
                     struct sg_buffer *out, struct sg_error *err);

#endif
