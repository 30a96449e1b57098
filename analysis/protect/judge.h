/* Which cells of a layout are unsafe. */
#ifndef SG_ANALYSIS_PROTECT_JUDGE_H
#define SG_ANALYSIS_PROTECT_JUDGE_H

#include "layout.h"

/* Judges a cell by those behind it: its reason, need and owner. */
void sg_judge_cell(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                   uint32_t cell, const struct sg_protect_contributions *contributions);
/* All cells, by what their sheets say of them, which the table of the layout then has too. */
bool sg_judge_cells(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                    struct sg_error *err);

#endif
