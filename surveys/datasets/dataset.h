/* A file of a statistical package: records of variables, which the file describes. It becomes a
   grid of what stands in the cells (codes, numbers, dates) and the fields that say what they mean.
 */
#ifndef SG_SURVEYS_DATASETS_DATASET_H
#define SG_SURVEYS_DATASETS_DATASET_H

#include "dates.h"
#include "surveys/formats/field.h"
#include "surveys/formats/reader.h"

enum { DATASET_TAGS = 26, DATASET_MOST_MET = 4096 };

struct dataset_label {
    char *value, *label; /* ".a" for a tagged missing value */
    double number;       /* to sort by */
    char tag;            /* 0: none */
};

struct dataset_labels {
    char *name;
    struct dataset_label *items;
    size_t n, capacity;
};

struct dataset_variable {
    char *name, *title;
    char *labels; /* the name of its set; NULL: none */
    bool text, nominal;
    struct dataset_format date;
    struct sg_table met; /* two columns of labels: the values, those that are declared missing */
    size_t n_missing, tags[DATASET_TAGS];
};

struct dataset {
    enum dataset_origin origin;
    struct dataset_variable *variables;
    size_t n_variables, capacity;
    struct dataset_labels *sets;
    size_t n_sets, sets_capacity;
    struct sg_grid grid;
    size_t n_records;
    char *title, *weight;
    bool missing_out; /* --user-missing missing: what is declared missing is no category */
    struct sg_error *err;
    bool failed;
};

void sg_dataset_free(struct dataset *dataset);
struct dataset_variable *sg_dataset_add(struct dataset *dataset, const char *name,
                                        const char *title, const char *labels);
struct dataset_label *sg_dataset_add_label(struct dataset *dataset, const char *set);
/* The header, once all variables are known. */
void sg_dataset_begin(struct dataset *dataset);
/* A cell of the record that is being made. */
void sg_dataset_put(struct dataset *dataset, const char *text);
void sg_dataset_put_value(struct dataset *dataset, size_t variable, const char *text,
                          bool declared_missing);
void sg_dataset_put_tag(struct dataset *dataset, size_t variable, char tag);
void sg_dataset_end_record(struct dataset *dataset);
/* Grid, fields and notes, taken out of the dataset. */
bool sg_dataset_give(struct dataset *dataset, struct sg_content *content, struct sg_error *err);

#endif
