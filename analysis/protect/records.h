/* Microdata as a table with its totals, in which everybody behind a cell is known. */
#ifndef SG_ANALYSIS_PROTECT_RECORDS_H
#define SG_ANALYSIS_PROTECT_RECORDS_H

#include <sangyo/protect.h>
#include "table/rows.h"

#include "hierarchy.h"

/* What one enterprise has in a cell. */
struct sg_protect_share {
    uint32_t enterprise;
    double amount; /* of one contributor, without its sign */
    double weight; /* how many like it it stands for */
};

struct sg_protect_records {
    struct sg_table table; /* labels and value, a row for every sum of labels that has records */
    struct sg_protect_share *shares; /* of each row from start[row] on, by enterprise */
    size_t *start;
};

/* Reads the records, by --by, --value (else they are counted), --enterprise, --design-weight and
   --hierarchy. */
bool sg_protect_records_read(struct sg_protect_records *records, struct sg_run *run,
                             struct sg_rows *rows, struct sg_error *err);
void sg_protect_records_free(struct sg_protect_records *records);
/* Those behind several rows together. */
void sg_protect_records_unite(const struct sg_protect_records *records, const size_t rows[],
                              size_t n, struct sg_protect_contributions *contributions);

extern const struct sg_option sg_protect_option_from_records, sg_protect_option_enterprise,
    sg_protect_option_design_weight;

#endif
