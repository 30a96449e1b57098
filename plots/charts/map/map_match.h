/* Which row of a table each area of a map is. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_MATCH_H
#define SG_PLOTS_CHARTS_MAP_MAP_MATCH_H

#include "map_model.h"

enum { SG_MAP_NO_CODE = -1 };

/* Rows and features by their codes, or by their names as keys of labels. */
struct sg_map_match {
    const struct sg_area_values *values;
    const struct sg_geo *geo;
    size_t n_items;    /* as they were matched */
    bool coded;        /* both have codes */
    bool wards;        /* rows are wards of cities */
    bool prefectures;  /* all rows are prefectures */
    long *codes;       /* per item */
    long *places;      /* per feature */
    char **texts;      /* keys of labels, per item by its key, then by its name; NULL where coded */
    ptrdiff_t *row_of; /* per feature, its item; -1: none */
    bool *used, *above;      /* per item: on the map; others of the table lie in it */
    struct sg_map_key *keys; /* of items, sorted */
    size_t n_keys;
};

struct sg_map_key {
    long code;
    const char *text;
    size_t item;
};

/* Two rows of one code or name are an error of kind DATA. Release with sg_map_match_free. */
bool sg_map_match_make(const struct sg_area_values *values, const struct sg_geo *geo,
                       struct sg_map_match *match, struct sg_error *err);
void sg_map_match_free(struct sg_map_match *match);

/* Drops the items that are not on the map, for whoever keeps the others. */
void sg_map_match_renumber(struct sg_map_match *match);

/* The code under which a feature without a row is drawn: of a ward its city where the table has no
   wards, of anything its prefecture where the table has nothing else; SG_MAP_NO_CODE of none. */
long sg_map_match_place(const struct sg_map_match *match, size_t feature);

#endif
