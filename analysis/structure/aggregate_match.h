/* The items of a table that a map names: by the labels of their column, or of one that goes with
   it. */
#ifndef SG_ANALYSIS_STRUCTURE_AGGREGATE_MATCH_H
#define SG_ANALYSIS_STRUCTURE_AGGREGATE_MATCH_H

#include "analysis/cube/cube.h"
#include "concordance_weights.h"

struct sg_map_match {
    uint32_t *item_of; /* per code of `from`: the item of the axis, or SG_NO_PAIR; free() */
    size_t column;     /* whose labels they are */
    size_t n;          /* codes that have an item */
};

/* Takes the first column in which any label is of the map. A label of the map that several items
   share is an error. */
bool sg_map_match(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                  const struct sg_concordance *map, struct sg_map_match *match,
                  struct sg_error *err);

#endif
