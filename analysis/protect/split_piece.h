/* A part of a table that is protected while all that lies outside stays as it is. */
#ifndef SG_ANALYSIS_PROTECT_SPLIT_PIECE_H
#define SG_ANALYSIS_PROTECT_SPLIT_PIECE_H

#include <sangyo/protect.h>

struct sg_piece {
    const struct sg_protect_table *whole;
    struct sg_protect_table table;
    uint32_t *cells; /* per cell of the piece: that of the whole */
};

/* The piece of the cells that are `in`: with a part also its sums must be. Cells that are `done` or
   not `own` need no proof here. What was suppressed for the sake of others stays suppressed. */
void sg_piece_make(struct sg_piece *piece, const struct sg_protect_table *whole, const bool in[],
                   const bool own[], const bool done[]);
/* Suppresses in the whole what was suppressed here. */
void sg_piece_give_back(const struct sg_piece *piece, struct sg_protect_table *whole, bool done[]);
void sg_piece_free(struct sg_piece *piece);

#endif
