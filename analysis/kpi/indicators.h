/* Which columns of a table of indicators say what, and what they say of a row. */
#ifndef SG_ANALYSIS_KPI_INDICATORS_H
#define SG_ANALYSIS_KPI_INDICATORS_H

#include <sangyo/kpi.h>
#include "table/command.h"

/* A point in time: of a column, or one for all rows. */
struct kpi_time {
    const struct sg_column *column; /* NULL: none */
    struct sg_period fixed;         /* of no kind: none */
};

struct kpi_columns {
    const struct sg_table *table;
    const char *era;
    const struct sg_column *target, *actual, *base; /* numbers; NULL: none */
    double fixed_target;                            /* of all rows; NaN: that of the column */
    const struct sg_column *direction;              /* NULL: none */
    enum sg_kpi_direction otherwise;                /* where no column says */
    struct kpi_time when, base_time, target_time;
};

/* A number of the table: nil stands for "none was set", not for 0. */
struct kpi_cell {
    double value; /* NaN where there is none */
    sg_status status;
};

/* Finds the columns that the options name, else those with usual headers (目標, 実績 …). */
bool kpi_columns_find(struct kpi_columns *columns, struct sg_run *run, const struct sg_table *table,
                      struct sg_error *err);

/* `column` NULL: not_available. */
struct kpi_cell kpi_cell_at(const struct sg_column *column, size_t row);
struct kpi_cell kpi_target_at(const struct kpi_columns *columns, size_t row);
enum sg_kpi_direction kpi_direction_at(const struct kpi_columns *columns, size_t row);
/* The progress on the linear path at the time of the row; NaN with a status where there is none. */
double kpi_expected_at(const struct kpi_columns *columns, size_t row, sg_status *status);

/* Adds the copy of a label column to `out`; years that were read as numbers become periods. */
struct sg_column *kpi_key_add(struct sg_table *out, const struct sg_column *column);
void kpi_key_set(struct sg_column *key, const struct sg_column *from, size_t row);

#endif
