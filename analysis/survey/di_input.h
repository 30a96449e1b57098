/* Answers as a table has them: one row for each (long), or one column for each (wide). */
#ifndef SG_ANALYSIS_SURVEY_DI_INPUT_H
#define SG_ANALYSIS_SURVEY_DI_INPUT_H

#include "analysis/cube/cube.h"
#include "di_scale.h"
#include "published.h"

struct di_input {
    struct sg_table made;        /* the long table, where the input is wide */
    struct sg_published answers; /* table, n and constant; percent only if `percent` */
    bool percent;                /* else counts */
    int exact; /* decimals that sums and differences of printed percentages have; -1: not known */
    struct sg_cube cube; /* categories are the answers */
};

/* Finds the answers that the scale names. A wide table is made long. */
bool di_input_find(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                   const struct di_scale *scale, struct sg_error *err);
void di_input_free(struct di_input *input);

extern const struct sg_option di_option_answer;
extern const struct sg_option di_option_same;

#endif
