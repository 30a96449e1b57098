/* A region within the nation of an input-output table: location quotients of a measure that both
   have, and what they make of national coefficients. */
#ifndef SG_ANALYSIS_IO_IO_REGION_H
#define SG_ANALYSIS_IO_IO_REGION_H

#include "io_model.h"
#include "io_side.h"

enum { IO_DELTAS = 3 }; /* --delta, and the ends of --delta-range */

struct io_region {
    const struct io_table *t;
    struct io_side side;
    struct io_vector region, nation; /* the measure by industry */
    double totals[2];                /* of both, over the industries that have figures */
    double *slq;
    enum sg_io_method method;
    double delta[IO_DELTAS];
    size_t n_deltas; /* 1 without a range */
    bool domestic;   /* national coefficients are of domestic products */
};

/* Reads --region and what goes with it, and says what the result rests on. */
bool io_region_read(struct io_region *region, const struct io_table *t, struct sg_run *run,
                    struct sg_error *err);
void io_region_free(struct io_region *region);

/* The region's coefficients for the k-th delta as a zeroed model, not solved yet. */
void io_region_model(const struct io_region *region, size_t k, struct sg_run *run,
                     struct io_model *model);
/* What part of a demand in the region is met by its industry i for the k-th delta: the quotient of
   an industry with itself, at most 1, and with --coefficients domestic 1 − m_i of that. */
double io_region_supply(const struct io_region *region, const struct io_model *model, size_t k,
                        size_t i);
/* The output of an industry of the region, as its part in the measure is. */
double io_region_output(const struct io_region *region, size_t i);

extern const struct sg_option io_option_region;
extern const struct sg_option io_option_region_value;
extern const struct sg_option io_option_nation_value;
extern const struct sg_option io_option_method;
extern const struct sg_option io_option_aflq;
extern const struct sg_option io_option_delta;
extern const struct sg_option io_option_delta_range;
extern const struct sg_option io_option_coefficients;
extern const struct sg_option io_option_uncovered;

#define IO_REGION_OPTIONS                                                                          \
    &io_option_region, &io_option_region_value, &io_option_nation_value, &io_option_method,        \
        &io_option_aflq, &io_option_delta, &io_option_delta_range, &io_option_coefficients,        \
        &io_option_uncovered

#endif
