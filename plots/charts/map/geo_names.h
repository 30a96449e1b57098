/* How the areas of a file of boundaries are called: keys, names, whose boundaries they are. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_NAMES_H
#define SG_PLOTS_CHARTS_MAP_GEO_NAMES_H

#include <jansson.h>

#include "geo.h"

/* The property that keys the features: *key if it is given and any of them has it, else that of the
   files that are known. An error of kind USAGE lists the properties. */
bool sg_geo_names_choose(const json_t *features, const char **key, struct sg_geo *geo,
                         struct sg_error *err);

/* The object of a topology whose geometries have the property, else the first; NULL: none. */
const json_t *sg_geo_names_object(const json_t *root, const char *key);

/* The key of a feature as text; NULL: none. Its name, or else its key or its number. Both to be
   released with free(). */
char *sg_geo_names_key(const json_t *feature, const char *key);
char *sg_geo_names_name(const json_t *feature, const char *key, size_t number);

/* The prefecture (1 to 47) that a feature of official boundaries lies in; 0: not known. */
int sg_geo_names_prefecture(const json_t *feature);

/* What a file says of its origin, to be released with free(); NULL: nothing. */
char *sg_geo_names_credit(const json_t *root);

#endif
