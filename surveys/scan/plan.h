/* Which columns of one file are wanted, and under which filters. */
#ifndef SG_SURVEYS_SCAN_PLAN_H
#define SG_SURVEYS_SCAN_PLAN_H

#include "records.h"
#include "source.h"

struct sg_file_plan {
    struct sg_plan plan;
    struct sg_wanted *keys, *values;
    struct sg_wanted_filter *filters;
    struct sg_texts accepted; /* filter values in the encoding of the file */
    struct sg_field *accepted_fields;
    size_t *conditions; /* of the accepted */
};

bool sg_plan_make(struct sg_file_plan *plan, const struct sg_input *input,
                  const struct sg_scan_request *request, const struct sg_scan_options *options,
                  struct sg_error *err);
void sg_plan_free(struct sg_file_plan *plan);

/* Whether `other` has the columns of `first`, in any order. */
bool sg_plan_same_columns(const struct sg_input *first, const struct sg_input *other,
                          struct sg_error *err);

#endif
