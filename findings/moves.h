/* What rose and what fell: facts without words. */
#ifndef SG_FINDINGS_MOVES_H
#define SG_FINDINGS_MOVES_H

#include "ranking.h"

/* `up` and `down` rank the changes that print as one: their n says how many rose and fell, and only
   these are compared, so that the only rise is not called the largest. The values of `down` are
   positive. */
struct sg_moves {
    struct sg_ranking up, down;
    size_t n_flat; /* items whose change prints as nothing */
};

/* Of entries whose values are changes. Release with sg_moves_free. */
void sg_moves_make(struct sg_moves *moves, const struct sg_entry changes[], size_t n, int decimals);
void sg_moves_free(struct sg_moves *moves);

/* What a test says of the change of an item from one wave of a survey to the next. */
enum sg_tested { SG_TESTED_NOT, SG_TESTED_FLAT, SG_TESTED_ROSE, SG_TESTED_FELL };

/* The columns of `compare` that say it; NULL: not there. */
struct sg_tested_columns {
    const struct sg_column *direction, *difference, *p;
};
struct sg_tested_columns sg_tested_find(const struct sg_table *table);

/* Of a row of their table: a mark of direction, else an adjusted p that was computed. */
enum sg_tested sg_tested_at(const struct sg_tested_columns *columns, size_t row);

#endif
