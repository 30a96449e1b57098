/* What must hold of an input-output table before anything is computed of it. */
#ifndef SG_ANALYSIS_IO_IO_BALANCE_H
#define SG_ANALYSIS_IO_IO_BALANCE_H

#include "io_table.h"

bool io_balance_check(const struct io_table *t, struct sg_run *run, struct sg_error *err);

#endif
