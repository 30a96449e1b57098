/* Weights before calibration: nonresponse and extreme ones. */
#ifndef SANGYO_WEIGHTING_H
#define SANGYO_WEIGHTING_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a class of units lost by nonresponse. */
struct sg_response_class {
    size_t n, n_responded;
    double weight, responded_weight; /* their rate is the weighted response rate */
};

/* Adds n units to their classes, which are zeroed before. */
SG_API void sg_response_classes(const size_t of_unit[], const bool responded[],
                                const double weights[], size_t n,
                                struct sg_response_class classes[]);

/* Σw/Σw of those that responded: those speak for all of their class. NaN if nobody did. */
SG_API double sg_response_factor(const struct sg_response_class *response);

struct sg_trimming {
    size_t n_low, n_high; /* weights that came to the limits */
};

/* Brings weights within the limits (which may be infinite) and spreads what that took or added
   equally among the others, again and again until all lie within: their sum stays. As R survey's
   trimWeights, strict. False, and the weights as they came out, if the sum cannot lie within. */
SG_API bool sg_trim(double weights[], size_t n, double lower, double upper,
                    struct sg_trimming *trimming);

#ifdef __cplusplus
}
#endif
#endif
