/* The cells of moments: found and made. */
#ifndef SG_ANALYSIS_ESTIMATE_MOMENTS_CELLS_H
#define SG_ANALYSIS_ESTIMATE_MOMENTS_CELLS_H

#include "moments.h"

/* The cell of this key, made if need be. */
size_t sg_moments_cell(struct sg_moments *moments, uint64_t key);
/* Room for the replicates of a class. */
void sg_moments_need_class(struct sg_moments *moments, uint32_t class);

#endif
