/* `compare` over microdata. */
#ifndef SG_ANALYSIS_SURVEY_COMPARE_RECORDS_H
#define SG_ANALYSIS_SURVEY_COMPARE_RECORDS_H

#include "table/command.h"

/* Differences of shares between two waves under the design: --wave, --single, --multiple, --id. */
sg_run_rows_fn sg_compare_records;

/* Indices of records by wave: --single, --up, --down, --period, --id. */
sg_run_rows_fn sg_di_records;

#endif
