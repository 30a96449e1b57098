/* What is declared of a column: by a data package, or by a file that knows its variables. */
#ifndef SG_SURVEYS_FORMATS_FIELD_H
#define SG_SURVEYS_FORMATS_FIELD_H

#include <sangyo/table.h>

#include "cell.h"
#include "decimal_mark.h"

enum sg_field_type {
    SG_FIELD_ANY, /* also when no type is given: found out from the cells */
    SG_FIELD_STRING,
    SG_FIELD_INTEGER,
    SG_FIELD_NUMBER,
    SG_FIELD_BOOLEAN,
    SG_FIELD_DATE,
    SG_FIELD_YEAR,
    SG_FIELD_YEARMONTH
};

/* A category: what stands in the cells and what to print for it (NULL: the same). */
struct sg_package_category {
    char *value;
    char *label;
};

struct sg_package_field {
    char *name;
    char *title; /* sangyo:label in the language asked, else title; NULL if neither */
    char *unit;  /* sangyo:unit; may be NULL */
    enum sg_field_type type;
    enum sg_role role;                 /* sangyo:role; SG_ROLE_NONE if not said */
    enum sg_measure_kind measure_kind; /* sangyo:kind; SG_MEASURE_UNKNOWN if not said */
    int decimals;                      /* sangyo:decimals; -1 if not said */
    struct sg_package_category *categories;
    size_t n_categories;
    bool ordered;          /* the levels of the column are in the order of the categories */
    struct sg_marks marks; /* the field's missingValues, else the schema's */
    struct sg_number_marks numbers; /* decimalChar, groupChar; of a field of numbers also what is
                                       meant where its cells do not tell, a point */
};

struct sg_fields {
    struct sg_package_field *items;
    size_t n;
};

/* Frees `n` fields and the array. */
void sg_fields_free(struct sg_package_field *fields, size_t n);

#endif
