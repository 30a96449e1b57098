/* From a parsed command line to its result. */
#ifndef SG_TOOLS_EXECUTE_H
#define SG_TOOLS_EXECUTE_H

#include "origin.h"
#include "parse.h"

struct sg_command_result {
    struct sg_table table;
    struct sg_buffer text; /* instead of the table, of a command that gives text */
    struct sg_texts notes; /* filled on failure too */
    bool found;            /* a check found something */
    struct sg_origin origin;
};

/* Reads the input, takes the rows of --where and runs the command; writes nothing. `result` need
   not be initialised; release it with sg_command_result_free whatever happens. */
bool sg_execute(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err);
void sg_command_result_free(struct sg_command_result *result);

#endif
