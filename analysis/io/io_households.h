/* What households earn and spend: the second round of an impact, and Type II. */
#ifndef SG_ANALYSIS_IO_IO_HOUSEHOLDS_H
#define SG_ANALYSIS_IO_IO_HOUSEHOLDS_H

#include "io_side.h"
#include "io_table.h"

struct io_households {
    struct io_vector income;   /* of residents, per unit of output */
    struct io_vector spending; /* shares, which add up to 1 */
    double rate;               /* --consumption-rate */
};

/* `side` (may be NULL) has the column of --resident-share. */
bool io_households_make(struct io_households *h, const struct io_table *t,
                        const struct io_side *side, struct sg_run *run, struct sg_error *err);
void io_households_free(struct io_households *h);

/* Each element over output; 0 where there is none. */
void io_per_output(const struct io_table *t, const struct io_vector *of, struct io_vector *out);

extern const struct sg_option io_option_consumption_rate;
extern const struct sg_option io_option_resident_share;

#endif
