/* The codes of records as a data package declares them. */
#ifndef SG_ANALYSIS_SURVEY_RECORD_CODES_H
#define SG_ANALYSIS_SURVEY_RECORD_CODES_H

#include "table/rows.h"

/* Whether a text of a column stands for no value, and what to print for one that does not. */
bool sg_survey_is_missing(const struct sg_rows_notes *notes, const char *column, const char *text);
const char *sg_survey_label(const struct sg_rows_notes *notes, const char *column,
                            const char *value);
/* The title of a column, else its name. */
const char *sg_survey_title(const struct sg_rows_notes *notes, const char *column);
/* The code that a text stands for: it is declared, or its label is; else the text itself. */
const char *sg_survey_code(const struct sg_rows_notes *notes, const char *column, const char *text);

#endif
