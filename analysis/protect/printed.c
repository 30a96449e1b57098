#include "printed.h"

#include <stdlib.h>

/* What may stand beside a changed value: it does not tell how large the true one is. */
static const sg_status neutral = SG_STATUS_CAUTION | SG_STATUS_REVISED | SG_STATUS_PROVISIONAL |
                                 SG_STATUS_ESTIMATED | SG_STATUS_REPEATED | SG_STATUS_NOT_ADDED;

/* As it stands in the sheet, or as the method changed it: what became 0 must not be told from what
   was nil, nor what was few. */
void sg_protect_print(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet,
                      size_t row, struct sg_column *out)
{
    uint32_t c = sheet->cells[row];
    sg_status status = sheet->value->status[row];
    if (c == SG_NO_CELL || !job->printed)
        sg_column_set(out, row, sheet->value->values[row], status);
    else
        sg_column_set(out, row, job->printed[c], status & neutral);
}

/* Whether the sheet has a row for all combinations of its labels. */
static bool is_complete(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet)
{
    double combinations = 1;
    for (size_t axis = 0; axis < job->axes.n; axis++) {
        size_t n = job->axes.list[axis].keys->levels.n, present = 0;
        bool *met = sg_alloc(n, sizeof *met);
        for (size_t row = 0; row < sheet->table->n_rows; row++) {
            present += !met[sheet->codes[row][axis]];
            met[sheet->codes[row][axis]] = true;
        }
        free(met);
        combinations *= (double)present;
    }
    return (double)sheet->table->n_rows >= combinations;
}

/* Where cells of 0 have no rows, as records make none, a row of 0 would tell that it was changed.
 */
void sg_protect_leave_out_zeros(const struct sg_protect_job *job,
                                const struct sg_protect_sheet *sheet, struct sg_table *out)
{
    if (!job->printed || (!job->records && is_complete(job, sheet)))
        return;
    bool *keep = sg_alloc(out->n_rows, sizeof *keep);
    for (size_t row = 0; row < out->n_rows; row++)
        keep[row] = sheet->cells[row] == SG_NO_CELL || job->printed[sheet->cells[row]] != 0;
    sg_table_keep_rows(out, keep);
    free(keep);
}
