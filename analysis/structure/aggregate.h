/* Sums over areas by their codes, or over any items by a map: what belongs to what. */
#ifndef SG_ANALYSIS_STRUCTURE_AGGREGATE_H
#define SG_ANALYSIS_STRUCTURE_AGGREGATE_H

#include "analysis/cube/cube.h"
#include "concordance_weights.h"

/* What is summed to: a prefecture, the nation, a group of a map. */
struct sg_aggregate_target {
    char *code, *name;  /* the same where there is no code */
    long order, number; /* of rows: by level, then by code, or as the map has them */
    size_t expected;    /* members that a sum needs; 0: those that are there */
    uint32_t own;       /* item that is the target itself, or SG_NO_PAIR */
};

/* Rows of one unit count towards a target. */
struct sg_aggregate_link {
    uint32_t unit, target;
    double weight; /* below 1: an estimate */
};

struct sg_aggregate {
    struct sg_run *run;
    const struct sg_cube *cube;
    const struct sg_cube_axis *axis; /* cube->area or cube->by */
    /* Of areas a unit is a slice: an area at a period, with all its categories; else a row. */
    bool of_areas;
    uint32_t n_units;
    uint32_t *frame; /* per unit: what of it stays apart, the group and period, or the slice */
    struct sg_aggregate_target *targets;
    size_t n_targets, targets_capacity;
    struct sg_aggregate_link *links;
    size_t n_links, links_capacity;
};

/* Numbers units and frames of an axis. Release with sg_aggregate_free. */
void sg_aggregate_init(struct sg_aggregate *aggregate, struct sg_run *run,
                       const struct sg_cube *cube, bool of_areas);
void sg_aggregate_free(struct sg_aggregate *aggregate);

static inline uint32_t sg_aggregate_unit(const struct sg_aggregate *aggregate, size_t row)
{
    return aggregate->of_areas ? aggregate->cube->row_slice[row] : (uint32_t)row;
}
/* The item of the axis that a unit is of. */
uint32_t sg_aggregate_item(const struct sg_aggregate *aggregate, uint32_t unit);

/* Adds a target, whose texts are copied, and returns its number. */
uint32_t sg_aggregate_add_target(struct sg_aggregate *aggregate, const char *code,
                                 const char *name);
void sg_aggregate_link(struct sg_aggregate *aggregate, uint32_t unit, uint32_t target,
                       double weight);

/* Links what the levels of --to say: city, prefecture, nation, by codes of areas. An area that the
   table has itself is its own sum, and what lies in it is not added beside it. */
bool sg_aggregate_levels(struct sg_aggregate *aggregate, struct sg_error *err);

/* Links what the map of --groups says; item_of[] is that of sg_map_match. A group with a total
   beside its parts, or an area beside one that it lies in, is an error. */
bool sg_aggregate_groups(struct sg_aggregate *aggregate, const struct sg_concordance *map,
                         const uint32_t item_of[], struct sg_error *err);

#endif
