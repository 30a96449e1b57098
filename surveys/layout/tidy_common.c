/* What the values of several files have, and have in common. */
#include <stdlib.h>
#include <string.h>

#include "header_cells.h"
#include "header_period.h"
#include "tidy.h"

bool sg_tidy_has_measure(const struct sg_tidy_file files[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++)
            if (files[i].measure >= 0 || files[i].values[k].measure)
                return true;
    return false;
}

bool sg_tidy_has_unit(const struct sg_tidy_file files[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++)
            if (files[i].unit >= 0 || files[i].values[k].unit)
                return true;
    return false;
}

bool sg_tidy_has_period(const struct sg_tidy_file files[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++)
            if (files[i].period >= 0 || files[i].values[k].period)
                return true;
    return false;
}

/* The unit that all values share, or NULL. */
const char *sg_tidy_common_unit(const struct sg_tidy_file files[], size_t n)
{
    const char *unit = NULL;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++) {
            const char *own = files[i].table.columns[files[i].values[k].column]->unit;
            if (!own || (unit && strcmp(unit, own) != 0))
                return NULL;
            unit = own;
        }
    return unit;
}

/* The kind of measure that all values share. */
enum sg_measure_kind sg_tidy_common_kind(const struct sg_tidy_file files[], size_t n)
{
    enum sg_measure_kind kind = SG_MEASURE_UNKNOWN;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++) {
            enum sg_measure_kind own =
                files[i].table.columns[files[i].values[k].column]->measure_kind;
            if (i + k && own != kind)
                return SG_MEASURE_UNKNOWN;
            kind = own;
        }
    return kind;
}

/* A period column only if all labels are periods: text such as 平均 stays text. */
enum sg_column_kind sg_tidy_period_kind(const struct sg_tidy_file files[], size_t n,
                                        const char *era)
{
    struct sg_period period;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n_values; k++)
            if (files[i].values[k].period &&
                !sg_period_read(files[i].values[k].period, era, &period, NULL))
                return SG_COLUMN_CATEGORY;
    return SG_COLUMN_PERIOD;
}

/* Whether each year with each part is a period by itself. */
static bool all_join(const struct sg_tidy_file *file)
{
    const struct sg_levels *years = &file->table.columns[file->period]->levels;
    bool all = years->n > 0;
    for (size_t v = 0; v < file->n_values && all; v++)
        for (size_t i = 0; i < years->n && all; i++) {
            char *joined = sg_header_join_periods(years->texts[i], file->values[v].measure);
            struct sg_period period;
            all = joined && sg_period_read(joined, NULL, &period, NULL) && period.months < 12;
            free(joined);
        }
    return all;
}

void sg_tidy_take_parts(struct sg_tidy_file *file, const struct sg_tidy_options *options)
{
    bool parts = file->period >= 0 && file->n_values > 1 && !options->named && !options->measure;
    for (size_t v = 0; v < file->n_values && parts; v++)
        parts =
            file->values[v].measure && sg_header_class_of(file->values[v].measure) == SG_CLASS_PART;
    if (!parts || !all_join(file))
        return;
    for (size_t v = 0; v < file->n_values; v++) {
        file->values[v].part = file->values[v].measure;
        file->values[v].measure = NULL;
    }
}
