/* Records as they are read, by any number of threads. */
#ifndef SG_ANALYSIS_PROTECT_GATHERING_H
#define SG_ANALYSIS_PROTECT_GATHERING_H

#include "table/command.h"

#include "axes.h"

struct sg_protect_record {
    uint32_t codes[SG_PROTECT_AXES];
    uint32_t enterprise;
    double value, weight;
    uint64_t key; /* --key, as in ptable.h */
};

struct sg_protect_gathering {
    struct sg_protect_axes *axes;      /* one for each column of --by */
    struct sg_protect_record *records; /* in the order of labels, enterprise, value, weight */
    size_t n, capacity;
};

/* Reads all records; those of one enterprise have one number, or each its own. */
bool sg_protect_gather(struct sg_protect_gathering *gathering, struct sg_run *run,
                       struct sg_rows *rows, struct sg_error *err);
void sg_protect_gathering_free(struct sg_protect_gathering *gathering);

#endif
