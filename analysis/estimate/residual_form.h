/* Linear forms under calibrated weights. */
#ifndef SG_ANALYSIS_ESTIMATE_RESIDUAL_FORM_H
#define SG_ANALYSIS_ESTIMATE_RESIDUAL_FORM_H

#include "sample.h"

/* Takes from the form u of each class what the margins predict of it, with the weights before
   calibration, so that z = w (u - x'b) (Deville and Särndal 1992; R survey does the same). The
   first value of records is 1. */
void sg_residual_form(const struct sg_sample *sample, sg_linear *form);

#endif
