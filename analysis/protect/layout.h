/* The cells of all tables that are protected together, each once, and the equations that the
   labels make of them. */
#ifndef SG_ANALYSIS_PROTECT_LAYOUT_H
#define SG_ANALYSIS_PROTECT_LAYOUT_H

#include "sheet.h"

#define SG_NO_CELL UINT32_MAX

struct sg_protect_layout {
    struct sg_protect_axes *axes;
    struct sg_protect_sheet *sheets;
    size_t n_sheets;
    struct sg_protect_table table;
    uint64_t *keys; /* per cell, rising: its labels */
    uint64_t weights[SG_PROTECT_AXES];
    size_t *sheet, *row; /* per cell: where it stands first */
    bool *hidden;        /* per cell: its value is not in the table */
    bool has_negative;
};

struct sg_protect_layout_request {
    bool may_be_hidden; /* suppressed cells are taken as unknown */
    double bounds;      /* percent of a value that outsiders know it to lie within; 0: only that
                           it is not negative */
};

/* Cells in the order of their labels. The sheets must be related, the axes ranked. */
bool sg_protect_layout_make(struct sg_protect_layout *layout,
                            const struct sg_protect_layout_request *request, struct sg_error *err);
void sg_protect_layout_free(struct sg_protect_layout *layout);
/* The cell of these codes, or SG_NO_CELL. */
uint32_t sg_protect_layout_find(const struct sg_protect_layout *layout,
                                const uint32_t codes[SG_PROTECT_AXES]);
/* The labels of a cell, to be released with free(). */
char *sg_protect_layout_name(const struct sg_protect_layout *layout, uint32_t cell);
/* Adds the names of some cells, of many the first few and how many more. */
void sg_protect_layout_list(const struct sg_protect_layout *layout, const uint32_t cells[],
                            size_t n, enum sg_lang lang, struct sg_buffer *out);
/* Who stands behind a row: what its sheet says of it. */
bool sg_protect_layout_contributions(const struct sg_protect_layout *layout,
                                     const struct sg_protect_sheet *sheet, size_t row,
                                     struct sg_protect_contributions *contributions,
                                     struct sg_error *err);

#endif
