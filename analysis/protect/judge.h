/* Which cells of a layout are unsafe. */
#ifndef SG_ANALYSIS_PROTECT_JUDGE_H
#define SG_ANALYSIS_PROTECT_JUDGE_H

#include "layout.h"
#include "records.h"

/* Judges a cell by those behind it: its reason, need and owner. */
void sg_judge_cell(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                   uint32_t cell, const struct sg_protect_contributions *contributions);
/* All cells, by what their sheets say of them, which the table of the layout then has too. */
bool sg_judge_cells(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                    struct sg_error *err);
/* The same by the records of which the one sheet was made, which then must outlive the table. */
struct sg_protect_records_view {
    const struct sg_protect_layout *layout;
    const struct sg_protect_records *records;
};
void sg_judge_records(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                      struct sg_protect_records_view *view);

#endif
