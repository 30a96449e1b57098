/* Sums over areas that were merged, by a concordance of their codes. */
#ifndef SG_ANALYSIS_STRUCTURE_AREA_MERGE_H
#define SG_ANALYSIS_STRUCTURE_AREA_MERGE_H

#include "analysis/cube/cube.h"
#include "concordance_weights.h"

enum unknown_areas { UNKNOWN_STOP, UNKNOWN_KEEP, UNKNOWN_DROP };

/* One result: a target in a frame, which is a group and period with a category. */
struct merged_sum {
    size_t source; /* the first row that counts towards it */
    uint32_t target, place;
    struct sg_cube_cell cell;
    double known;     /* of the parts that are numbers */
    bool below;       /* one of them is below 0 */
    size_t n, itself; /* rows by links; rows of an area that stays what it is */
};

struct area_merge {
    struct sg_run *run;
    const struct sg_cube *cube;
    const struct sg_concordance *map;
    enum unknown_areas unknown;
    size_t *start; /* per code of `from`: its first link in `of_from` */
    const struct sg_concordance_link **of_from;
    int32_t *code_of;   /* per area of the cube: its code in `from`, or SG_EMPTY */
    int32_t *target_of; /* per area of the cube: its code in `to`, or SG_EMPTY */
    bool dated;         /* the map says when areas were merged */
    uint32_t n_targets; /* codes of `to`, then the areas of the cube that stay */
    ptrdiff_t *named;   /* per target: a row of the area that has its code, or -1 */
    struct sg_pairs places, frames, keys, present, expected;
    struct merged_sum *sums;
    size_t n, capacity;
    size_t *needed, needed_capacity; /* per number of `expected` */
};

/* Sums up; `run`, `cube`, `map` and `unknown` are given, all else zero. Areas without a target are
   an error unless `unknown` says otherwise. Release with area_merge_free whatever happens. */
bool area_merge_sum(struct area_merge *m, struct sg_error *err);
void area_merge_free(struct area_merge *m);
/* Whether all that a result is made of was there. */
bool area_merge_is_whole(struct area_merge *m, const struct merged_sum *sum);

#endif
