/* What rose and what fell: facts without words. */
#ifndef SG_FINDINGS_MOVES_H
#define SG_FINDINGS_MOVES_H

#include "ranking.h"

/* `up` and `down` rank the changes that are more than slight, and only these are compared, so that
   the only rise is not called the largest; a ranking is empty where a slight change is as large as
   its first. The values of `down` are positive. */
struct sg_moves {
    struct sg_ranking up, down;
    size_t n;            /* items whose change is known */
    size_t n_up, n_down; /* of these: more than slightly */
    size_t n_slight;     /* the rest: nearly unchanged, or quite */
    bool down_first;     /* the larger move, or the only one, is down */
};

/* Of entries whose values are changes. Release with sg_moves_free. */
void sg_moves_make(struct sg_moves *moves, const struct sg_entry changes[], size_t n, int decimals);
void sg_moves_free(struct sg_moves *moves);

/* How many of all items went the way of the larger move, where that is what is to be said of them:
   three in four of three or more, and none unknown. 0: it is not. */
size_t sg_moves_most(const struct sg_moves *moves);
/* Whether all are known, and nearly unchanged. */
bool sg_moves_are_slight(const struct sg_moves *moves);

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
