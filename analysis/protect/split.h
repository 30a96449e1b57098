/* Suppression of a large table piece by piece: some labels of one column at a time, with all their
   sums. What proves that a cell is protected leaves all that lies outside of its piece as it is,
   and so holds for the whole table. */
#ifndef SG_ANALYSIS_PROTECT_SPLIT_H
#define SG_ANALYSIS_PROTECT_SPLIT_H

#include <sangyo/protect.h>

/* Cells of a piece, beyond which it has no more labels than two; and programmes × cells that are
   not begun without a split. */
enum { SG_SPLIT_CELLS = 400, SG_PROGRAMME_EFFORT = 2000000 };

struct sg_split_counts {
    size_t pieces, wider; /* and how many had to take in more labels */
    bool audited_whole;   /* else piece by piece */
};

/* About how many programmes × cells it takes to protect the table; 0: it is a network, and takes
   none. */
double sg_programme_effort(const struct sg_protect_table *table);

/* As sg_protect_suppress, with the layer of each cell (below n_layers) along the column. Intervals
   are those within pieces: what outsiders find out is at least as wide. Of a table for whose
   programmes that is not too much the result is audited once more as a whole. */
bool sg_protect_split(struct sg_protect_table *table, const uint32_t layer[], size_t n_layers,
                      size_t cells_of_a_piece, const struct sg_protect_options *options,
                      struct sg_protect_result *result, struct sg_split_counts *counts,
                      struct sg_error *err);

#endif
