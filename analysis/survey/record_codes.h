/* The codes of records as a data package declares them. */
#ifndef SG_ANALYSIS_SURVEY_RECORD_CODES_H
#define SG_ANALYSIS_SURVEY_RECORD_CODES_H

#include "table/rows.h"

enum sg_rows_answer sg_survey_answer(const struct sg_rows_notes *notes, const char *column,
                                     const char *text);
/* Says that so many records are left out of what is asked of a column. */
void sg_survey_left_out(const struct sg_rows_notes *notes, const char *column, size_t n);
/* Whether a text of a column stands for no value, and what to print for one that does not. */
bool sg_survey_is_missing(const struct sg_rows_notes *notes, const char *column, const char *text);
/* The same, or it says that there is no answer (無回答), itself or by its label. */
bool sg_survey_is_no_answer(const struct sg_rows_notes *notes, const char *column,
                            const char *text);
const char *sg_survey_label(const struct sg_rows_notes *notes, const char *column,
                            const char *value);
/* Fails with an answer that an option names and nobody gave: says what is near, else what there is.
 */
bool sg_survey_fail_answer(const struct sg_texts *known, const char *options, const char *asked,
                           struct sg_error *err);
/* The title of a column, else its name. */
const char *sg_survey_title(const struct sg_rows_notes *notes, const char *column);
/* The code that a text stands for: it is declared, or its label is; else the text itself. */
const char *sg_survey_code(const struct sg_rows_notes *notes, const char *column, const char *text);

#endif
