/* Whether an estimated proportion is fit to print: the rule of the National Center for Health
   Statistics (Parker et al. 2017). */
#ifndef SANGYO_PRESENTATION_H
#define SANGYO_PRESENTATION_H

#include <sangyo/api.h>
#include <sangyo/proportion.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_presentation {
    SG_PRESENT_PLAIN,
    SG_PRESENT_EXTREME,    /* p is 0 or 1: a statistician looks at it */
    SG_PRESENT_COMPLEMENT, /* what 1 - p says is unreliable */
    SG_PRESENT_NOT         /* not to be shown */
};

/* Not shown: n or n_e (at most n) below 30; a Korn-Graubard interval, by no more than n, of 0.30 or
   wider at 95 %; or one wider than 0.05 and than 1.3 p. */
SG_API enum sg_presentation sg_presentation_of(const struct sg_estimated_proportion *proportion);

#ifdef __cplusplus
}
#endif
#endif
