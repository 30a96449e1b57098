/* A result to where the command line wants it. */
#ifndef SANGYO_TOOLS_OUTPUT_H
#define SANGYO_TOOLS_OUTPUT_H

#include "execute.h"

/* Whether the options of output agree, before anything is computed. */
bool sg_output_check(const struct sg_call *call, struct sg_error *err);

/* Writes the result to --output or standard output, then draws --chart. */
bool sg_output(const struct sg_call *call, const struct sg_result *result, struct sg_error *err);

#endif
