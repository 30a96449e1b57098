/* From a parsed command line to its result. */
#ifndef SG_TOOLS_EXECUTE_H
#define SG_TOOLS_EXECUTE_H

#include "parse.h"

/* What a command read first. */
struct sg_origin {
    char *file;                 /* NULL: nothing, or not known */
    size_t first_row, last_row; /* of the file, of the rows that were used; 0: not known */
};
void sg_origin_free(struct sg_origin *origin);

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
