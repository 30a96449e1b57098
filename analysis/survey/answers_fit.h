/* The test of --expected. */
#ifndef SG_ANALYSIS_SURVEY_ANSWERS_FIT_H
#define SG_ANALYSIS_SURVEY_ANSWERS_FIT_H

#include "answers.h"

/* Says whether the answers (one each) are distributed as the table says: a column of answers (codes
   or labels) and one of their shares in any scale; with a column `question` only its rows. Records
   without an answer are left out. The test is also kept in `info`. */
bool sg_answers_fit(struct sg_run *run, const struct sg_answers *answers,
                    const struct sg_table *expected, struct sg_table_info *info,
                    struct sg_error *err);

#endif
