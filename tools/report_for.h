/* A report for each row of a table: --for. */
#ifndef SG_TOOLS_REPORT_FOR_H
#define SG_TOOLS_REPORT_FOR_H

#include "report_one.h"

/* Makes the reports of `one`, whose output names a file for each row by {{NAME}}, as many at a time
   as there are processors. All names are checked before. A row that fails is named in a note, the
   others are made, and then it returns false. */
bool sg_report_for(struct sg_run *run, const struct sg_report_job *one, struct sg_error *err);

#endif
