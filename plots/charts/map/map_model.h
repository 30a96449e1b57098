/* Areas of a table on their boundaries. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_MODEL_H
#define SG_PLOTS_CHARTS_MAP_MAP_MODEL_H

#include <sangyo/chart.h>

#include "geo.h"
#include "plots/charts/areas/area_words.h"

struct sg_map_area {
    const struct sg_area_value *item; /* NULL: no data */
    const char *name;
    bool coded; /* false: the map has no key for it */
};

/* What the rows are by their codes. */
enum sg_map_kind { SG_MAP_AREAS, SG_MAP_PREFECTURES, SG_MAP_MUNICIPALITIES };

struct sg_map {
    enum sg_map_kind kind;
    struct sg_geo geo;
    struct sg_area_values values;
    struct sg_map_area *areas;
    size_t n_areas;
    size_t *area_of; /* per feature */
    bool *drawn;     /* per feature: false where its prefecture has no data, as most have none */
    bool cropped;    /* some are not drawn */
    bool spanning;   /* municipalities of several prefectures */
    const char **absent; /* names of rows that the map lacks */
    size_t n_absent;
    const char **above; /* names of rows of areas that others of the table lie in */
    size_t n_above;
    ptrdiff_t focus; /* area to be framed; -1: none */
    char *credit;    /* whose boundaries these are */
};

/* Reads the boundaries and the table. Areas meet by codes of municipalities and prefectures however
   they are written (area_code.h), else by their names; wards make up their city, and municipalities
   their prefecture, where the table has that. Nothing in common is an error of kind DATA, no word
   of whose boundaries they are one of kind USAGE. */
bool sg_map_read(const struct sg_table *table, const struct sg_chart_options *options,
                 struct sg_map *map, struct sg_error *err);
void sg_map_free(struct sg_map *map);

#endif
