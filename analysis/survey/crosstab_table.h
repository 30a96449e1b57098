/* crosstab over a published table. */
#ifndef SG_ANALYSIS_SURVEY_CROSSTAB_TABLE_H
#define SG_ANALYSIS_SURVEY_CROSSTAB_TABLE_H

#include "table/args.h"
#include "table/command.h"

/* Shares of --value in the totals of --rows, of --cols and of the whole: published totals where the
   table has them, else the sums of the parts. Other labels that vary make tables of their own. */
bool sg_crosstab_table(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err);

#endif
