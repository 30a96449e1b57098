/* What the parts of `di` over records share: the result and how a row of it is made. */
#ifndef SG_ANALYSIS_SURVEY_DI_WRITER_H
#define SG_ANALYSIS_SURVEY_DI_WRITER_H

#include <sangyo/base_rule.h>

#include "answers.h"
#include "di_scale.h"
#include "di_series.h"

struct di_writer {
    struct sg_run *run;
    struct sg_table *out;
    struct di_scale scale;
    struct sg_base_rule rule;
    struct di_bands bands;
    struct sg_column *domain, *indicator, *period, *n, *up, *down, *di, *se, *lower, *upper,
        *change, *change_lower, *change_upper, *p, *year, *assessment, *streak;
};

/* Adds the row of a level (SIZE_MAX: all records), with its change from the level `before`
   (SIZE_MAX: none). */
bool di_write_row(struct di_writer *w, const struct sg_answers *answers, size_t level,
                  size_t before, struct sg_error *err);

/* Adds every group wave by wave, each against the wave before it that has the group. */
bool di_write_waves(struct di_writer *w, const struct sg_answers *answers, struct sg_error *err);

#endif
