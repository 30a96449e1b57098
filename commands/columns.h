/* The columns that options name, found in the input. */
#ifndef SG_COMMANDS_COLUMNS_H
#define SG_COMMANDS_COLUMNS_H

#include "table/args.h"

/* A copy of `args` in which every option that names columns of the input has their exact names: a
   glob of a repeatable option becomes one value for each column. What is no column stays as it is,
   for the command to say so. Release with sg_args_free, also on false. */
bool sg_columns_resolve(const struct sg_args *args, const char *const names[], size_t n,
                        struct sg_args *resolved, struct sg_error *err);

#endif
