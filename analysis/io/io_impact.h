/* The impact of a demand by one model. */
#ifndef SG_ANALYSIS_IO_IO_IMPACT_H
#define SG_ANALYSIS_IO_IO_IMPACT_H

#include "io_model.h"
#include "io_region.h"

struct io_impact {
    struct io_vector direct, first, second;
    double loop;
};

struct io_asked {
    const struct io_vector *demand;
    const double *supply; /* per industry: the part of what is bought that is met here */
    const double *met;    /* the same of the demand itself; NULL: all of it */
    bool infinite;        /* rounds of consumption */
};

/* False, with an error, where rounds without end do not converge. */
bool io_impact_make(struct io_impact *impact, const struct io_model *model,
                    const struct io_asked *asked, const struct io_households *households,
                    struct sg_error *err);
void io_impact_free(struct io_impact *impact);

#endif
