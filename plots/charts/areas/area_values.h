/* One value of each area of a table, for charts in which areas are where they are. */
#ifndef SG_PLOTS_CHARTS_AREAS_AREA_VALUES_H
#define SG_PLOTS_CHARTS_AREAS_AREA_VALUES_H

#include <sangyo/table.h>

#include "plots/charts/classes.h"
#include "table/quantity.h"

struct sg_area_value {
    size_t row;
    const char *key, *name; /* the code where there is one; its name, else the key */
    double value;           /* as printed once classed; NaN: none */
    sg_status voids;
    bool none; /* a quotient of 0 for want of cases */
    int klass; /* −1: none */
};

struct sg_area_values {
    const struct sg_table *table;
    const struct sg_column *value, *key, *name;
    const char *category, *measure, *unit, *period; /* what all rows are about; may be NULL */
    struct sg_period when;
    bool quotients;
    struct sg_area_value *items;
    size_t n;
    ptrdiff_t whole; /* row of the country or of all areas together, which is no item; -1 */
    struct sg_classes classes;
    struct sg_quantity quantity;
};

/* The rows of the newest period. Areas are those of the role area, else of area names, else
   categories; in other columns the rows agree. An area that stands twice is an error of kind DATA.
 */
bool sg_area_values_read(const struct sg_table *table, struct sg_area_values *values,
                         struct sg_error *err);
void sg_area_values_free(struct sg_area_values *values);

/* Keeps the items for which keep[i] is true. */
void sg_area_values_keep(struct sg_area_values *values, const bool keep[]);

/* Sorts the values into classes (classes.h) and rounds them. */
bool sg_area_values_classify(struct sg_area_values *values, const char *asked,
                             struct sg_error *err);

/* What has no number, all together. */
sg_status sg_area_values_voids(const struct sg_area_values *values);

#endif
