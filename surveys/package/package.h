/* A resource of a Frictionless Data Package (v2): where its data are and what they mean. Source of
   the format: specs at datapackage.org (Data Package, Data Resource, Table Schema, Table Dialect,
   version 2.0). Own properties carry the prefix `sangyo:`. */
#ifndef SG_SURVEYS_PACKAGE_PACKAGE_H
#define SG_SURVEYS_PACKAGE_PACKAGE_H

#include <sangyo/table.h>
#include "surveys/formats/field.h"

/* How far the schema lists the columns of the file: schema `fieldsMatch`. */
enum sg_fields_match {
    SG_FIELDS_EXACT,    /* the same, in the same order */
    SG_FIELDS_EQUAL,    /* the same, in any order */
    SG_FIELDS_SUBSET,   /* all fields are columns; there may be more columns */
    SG_FIELDS_SUPERSET, /* all columns are fields; there may be more fields */
    SG_FIELDS_PARTIAL   /* at least one is both */
};

/* Rows count from 1 as in the file. */
struct sg_package_dialect {
    char delimiter;      /* 0 if not said */
    bool no_header;      /* header: false: names come from the schema */
    size_t *header_rows; /* ascending; n 0: not said, to be found */
    size_t n_header_rows;
    char *header_join;    /* between the texts of several header rows; NULL: not said */
    size_t *comment_rows; /* ascending */
    size_t n_comment_rows;
    char *comment_char; /* rows that begin with this text are skipped; NULL: none */
};

struct sg_package_resource {
    char *name;
    struct sg_texts paths; /* as to be opened: the folder of the json is in front */
    char *encoding;        /* NULL: detect */
    struct sg_package_dialect dialect;
    struct sg_package_field *fields; /* none: no schema */
    size_t n_fields;
    enum sg_fields_match match;
    struct sg_marks marks;    /* the schema's missingValues, for columns that are no field */
    struct sg_texts licenses; /* titles, else names */
    /* title, universe, total, sources, breaks and cautions, dates; no file */
    struct sg_table_info info;
};

/* Whether `path` asks for a package: it ends in ".json" or holds ".json#". */
bool sg_package_is_path(const char *path);

/* The file of such a path, which is all that is opened of it; to be released with free(). */
char *sg_package_file(const char *path);

/* Reads `datapackage.json[#resource]`; without #resource the package must have one only. Texts
   given in two languages are those of err->lang. `resource` is filled, or left empty on false. */
bool sg_package_read(const char *path, struct sg_package_resource *resource, struct sg_error *err);

/* The same from `n` bytes of JSON that would lie at `path`, which also says which resource. */
bool sg_package_parse(const char *json, size_t n, const char *path,
                      struct sg_package_resource *resource, struct sg_error *err);

void sg_package_resource_free(struct sg_package_resource *resource); /* NULL-safe */

/* The field whose name has the same label key as `name`, or NULL. */
const struct sg_package_field *sg_package_field(const struct sg_package_resource *resource,
                                                const char *name);

#endif
