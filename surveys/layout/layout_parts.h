/* What the parts of the layout finder share. */
#ifndef SG_SURVEYS_LAYOUT_LAYOUT_PARTS_H
#define SG_SURVEYS_LAYOUT_LAYOUT_PARTS_H

#include "layout.h"

/* What the body of a grid looks like, by which its header is told apart. */
struct sg_profile {
    size_t n_columns;
    size_t most;   /* the most cells that are not blank in a row */
    bool *numeric; /* columns of values: of numbers and symbols, right of the stub */
    size_t n_numeric;
    size_t n_stub;         /* columns of labels before the first one of values */
    enum sg_place *places; /* what each column is */
    size_t *filled;        /* per row: cells that are not blank */
    unsigned char *kinds;  /* per row: what header_cells.c found it to be; 0: not asked yet */
};

/* The stub of a profile whose columns of numbers are known: takes codes and years out of them. */
void sg_stub_find(const struct sg_grid *grid, struct sg_profile *profile);
void sg_profile_of(const struct sg_grid *grid, struct sg_profile *profile);
void sg_profile_free(struct sg_profile *profile);

/* A year from 1800 to 2200 or another period of those years. */
bool sg_header_is_period(const char *cell);
/* What says the unit of a whole table: a text in brackets that stands alone, 単位：人. */
bool sg_header_is_unit_remark(const char *cell);
/* A symbol with its meaning, a title, a remark: no row of a table of `most` columns. */
bool sg_header_is_preamble(const struct sg_grid *grid, const struct sg_profile *profile,
                           size_t row);

/* Whether the cells over the values are codes of variables. */
bool sg_header_is_codes(const struct sg_grid *grid, const struct sg_profile *profile, size_t row);
/* The first header row and the depth; false where two readings are possible. */
bool sg_header_find(const struct sg_grid *grid, struct sg_layout_options options,
                    const struct sg_profile *profile, struct sg_layout *layout,
                    struct sg_error *err);
/* What the header rows are, and with them the columns. */
void sg_header_read(const struct sg_grid *grid, const struct sg_profile *profile, const char *join,
                    struct sg_layout *layout);

/* The unit of the whole table is that of the values whose header says no other. */
void sg_layout_give_unit(struct sg_layout *layout);
/* Symbols explained and title, from rows `from` to `to`. */
void sg_legend_read(const struct sg_grid *grid, size_t from, size_t to, struct sg_layout *layout);
/* The row past the last one of data: notes below start there or the grid ends. */
size_t sg_legend_find_notes(const struct sg_grid *grid, size_t data, size_t n_columns);

#endif
