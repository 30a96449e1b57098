/* From a parsed command line to its result. */
#ifndef SG_COMMANDS_EXECUTE_H
#define SG_COMMANDS_EXECUTE_H

#include "inputs.h"

struct sg_command_result {
    struct sg_table table;
    struct sg_table whole; /* before columns were chosen from it, for figures and sentences; no
                              columns: none were */
    struct sg_buffer text; /* instead of the table, of a command that gives text */
    struct sg_texts notes; /* filled on failure too */
    bool found;            /* a check found something */
    struct sg_origin origin;
    struct sg_table_info inputs; /* the sources of all that was read */
};

/* Reads the input, takes the rows of --where and runs the command; writes nothing. `result` need
   not be initialised; release it with sg_command_result_free whatever happens. */
bool sg_execute(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err);
/* The table with all columns. */
const struct sg_table *sg_command_result_whole(const struct sg_command_result *result);
void sg_command_result_free(struct sg_command_result *result);

#endif
