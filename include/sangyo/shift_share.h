/* Shift-share: the change of an industry in an area, e0 → e1, taken apart into what the reference
   (the nation), its industry and the area's own course contribute. g, g_i: growth of the reference
   and of its industry; g_ir, g_r: growth of the area's industry and of the area. */
#ifndef SANGYO_SHIFT_SHARE_H
#define SANGYO_SHIFT_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The parts add up to e1 − e0. */
struct sg_shift_share {
    double national_share; /* e0 g */
    double industry_mix;   /* e0 (g_i − g) */
    double competitive;    /* regional share */
    double allocation;     /* Esteban-Marquillas only, else 0 */
};

/* Each part at homothetic employment h = E0 N_i0/N0 (what the area would have with the reference's
   structure) and at the difference e0 − h. */
struct sg_shift_share_arcelus {
    double national[2], industry[2], regional[2], interaction[2]; /* at h, at e0 − h */
};

/* All return false, with every part NaN, where the decomposition is undefined: anything negative or
   not finite, no reference at the start (N0 = 0), or an industry that the reference lacks at the
   start while the area has it. `from` and `to` hold the cell (value), its area, and its industry
   and total in the reference. */

/* Dunn (1960): competitive = e1 − e0(1 + g_i), which is finite at e0 = 0. */
SG_API bool sg_shift_share_dunn(const struct sg_quotient_counts *from,
                                const struct sg_quotient_counts *to, struct sg_shift_share *parts);

/* Esteban-Marquillas (1972): competitive = h(g_ir − g_i), allocation = (e0 − h)(g_ir − g_i). Also
   undefined at e0 = 0, where the area's industry has no growth rate. */
SG_API bool sg_shift_share_esteban_marquillas(const struct sg_quotient_counts *from,
                                              const struct sg_quotient_counts *to,
                                              struct sg_shift_share *parts);

/* Arcelus (1984): g, g_i − g, g_r − g and (g_ir − g_r) − (g_i − g). Also undefined at e0 = 0. */
SG_API bool sg_shift_share_arcelus(const struct sg_quotient_counts *from,
                                   const struct sg_quotient_counts *to,
                                   struct sg_shift_share_arcelus *parts);

/* Barff and Knight (1988): Dunn's parts from each of `n` periods to the next, summed. */
SG_API bool sg_shift_share_dynamic(const struct sg_quotient_counts periods[], size_t n,
                                   struct sg_shift_share *parts);

#ifdef __cplusplus
}
#endif
#endif
