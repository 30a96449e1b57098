/* A made sample of a few thousand records, always the same, for tests of its statistics. */
#ifndef SG_TESTS_MADE_SAMPLE_H
#define SG_TESTS_MADE_SAMPLE_H

#include "analysis/estimate/sample.h"

enum { MADE_PSUS = 60, MADE_CLASSES = 200, MADE_VALUES = 2 };

/* At most MADE_CLASSES and MADE_VALUES; the first value is 1 in all records. */
struct made_size {
    uint32_t n_classes;
    size_t n_values;
};

struct made_sample {
    struct sg_moments moments;
    struct sg_sample_unit units[MADE_PSUS];
    uint32_t ranks[MADE_CLASSES];
    struct sg_sample sample;
};

/* One unit or more in each stratum, of the first stage or of two; some drawn without replacement.
 */
void made_sample_make(struct made_sample *made, const struct made_size *size, bool elements,
                      size_t stages, enum sg_lonely lonely);
void made_sample_free(struct made_sample *made);

#endif
