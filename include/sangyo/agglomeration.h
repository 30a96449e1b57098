/* Concentration of an industry over areas beyond what the sizes of its plants explain. s = shares
   of the areas in the industry, x = their shares in everything; both are given as amounts and
   divided by their sums. NaN where undefined: nothing at all, one area that has everything, H = 1.
 */
#ifndef SANGYO_AGGLOMERATION_H
#define SANGYO_AGGLOMERATION_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* γ = (G/(1−Σx²) − H)/(1−H), G = Σ(s−x)² (Ellison and Glaeser 1997); H is the Herfindahl index of
   the sizes of the industry's plants (sg_herfindahl). About 0 for plants thrown at random. */
SG_API double sg_agglomeration_ellison_glaeser(const double s[], const double x[], size_t n,
                                               double plant_herfindahl);

/* The same with G = Σs² − Σx² (Maurel and Sédillot 1999). */
SG_API double sg_agglomeration_maurel_sedillot(const double s[], const double x[], size_t n,
                                               double plant_herfindahl);

/* Coagglomeration of two industries, Σ(s₁−x)(s₂−x)/(1−Σx²) (Ellison and Glaeser 1997). */
SG_API double sg_agglomeration_pair(const double s1[], const double s2[], const double x[],
                                    size_t n);

#ifdef __cplusplus
}
#endif
#endif
