/* What unknown flows leave unknown, and between which limits it lies. */
#ifndef SG_ANALYSIS_IO_IO_UNKNOWN_H
#define SG_ANALYSIS_IO_IO_UNKNOWN_H

#include "io_model.h"

/* Coefficients with each unknown flow as large as what its row and its column leave: n × n, to be
   released with free(). NULL where neither total of one is known, or more is unknown than flows. No
   flow is taken to be below 0. */
double *io_upper_coefficients(const struct io_model *model);

/* Marks what of the inverse depends on an unknown coefficient: b_kl where k supplies its seller and
   its buyer supplies l, however indirectly. Fills b_upper where there are bounds: elements of the
   inverse rise with every coefficient as long as none of them is below 0. */
void io_unknown_inverse(struct io_model *model);

/* Adds to `status` what is unknown of B d: of the elements of B that d meets, and of d (`of`). */
void io_unknown_output(const struct io_model *model, const double d[], const sg_status of[],
                       sg_status status[]);

#endif
