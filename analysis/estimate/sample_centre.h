/* Values of records about a level of their class: what varies around a large one would be lost
   where it is squared together with it. */
#ifndef SG_ANALYSIS_ESTIMATE_SAMPLE_CENTRE_H
#define SG_ANALYSIS_ESTIMATE_SAMPLE_CENTRE_H

#include "sample.h"

/* Whether the sample of these moments has values beside the constant. */
bool sg_moments_vary(const struct sg_moments *moments);
/* The numbers that a cell of such a sample needs. */
size_t sg_sample_centred_numbers(const struct sg_moments *moments);

/* Fills levels and cells, in the order of the moments; `numbers` is room for what cells point at.
 */
void sg_sample_centre(const struct sg_moments *moments, struct sg_sample *sample,
                      long double *numbers);
/* The same for the replicates, whose levels are known by now. */
void sg_sample_centre_replicates(const struct sg_moments *moments, struct sg_sample *sample);

#endif
