#include "compare_waves.h"

#include <math.h>

#include <sangyo/effective_size.h>
#include <sangyo/interval.h>

void sg_compare_waves_add(struct sg_compare_waves *waves, struct sg_result *result)
{
    static const char *const labels[] = {"from", "to"}, *const ns[] = {"previous_n", "current_n"};
    static const char *const lowers[] = {"previous_lower_percent", "current_lower_percent"};
    static const char *const uppers[] = {"previous_upper_percent", "current_upper_percent"};
    for (size_t i = 0; i < 2; i++)
        waves->label[i] = sg_table_add(result->out, labels[i], SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < 2; i++) {
        waves->n[i] = sg_result_number(result, ns[i]);
        waves->lower[i] = sg_result_number(result, lowers[i]);
        waves->upper[i] = sg_result_number(result, uppers[i]);
    }
}

/* Wilson's limits rise with the count: those of the least and of the most hold for all between. */
static bool limits_of(const struct sg_published *published, const struct sg_published_cell *cell,
                      double level, struct sg_interval *limits)
{
    struct sg_count_range counts = sg_published_counts(published, cell);
    double size = sg_effective_size_design(cell->n, published->deff), scale = size / cell->n;
    struct sg_interval low, high;
    if (!(cell->n > 0) || !sg_interval_wilson(counts.low * scale, size, level, &low) ||
        !sg_interval_wilson(counts.high * scale, size, level, &high))
        return false;
    *limits = (struct sg_interval){fmax(low.lower, 0), fmin(high.upper, 1)};
    return true;
}

void sg_compare_waves_set(const struct sg_compare_waves *waves, size_t out,
                          const struct sg_published *published,
                          const struct sg_published_cell cells[2])
{
    for (size_t i = 0; i < 2; i++) {
        const struct sg_published_cell *cell = &cells[i];
        struct sg_interval limits = {NAN, NAN};
        sg_status status = sg_status_void(cell->status) | sg_status_void(cell->base);
        if (!status && isnan(cell->n))
            status = SG_STATUS_NOT_AVAILABLE;
        if (!status && !limits_of(published, cell, waves->level, &limits))
            status = SG_STATUS_NOT_APPLICABLE;
        sg_column_set_text(waves->label[i], out, waves->labels[i]);
        sg_column_set(waves->n[i], out, cell->n, isnan(cell->n) ? SG_STATUS_NOT_AVAILABLE : 0);
        sg_column_set(waves->lower[i], out, 100 * limits.lower, status);
        sg_column_set(waves->upper[i], out, 100 * limits.upper, status);
    }
}
