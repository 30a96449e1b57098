/* A command line from the call to the result as it is handed on. */
#ifndef SG_COMMANDS_PERFORM_H
#define SG_COMMANDS_PERFORM_H

#include "execute.h"

/* Executes and shapes: the table has its rows, columns, sources and titles. `result` need not be
   initialised; release it with sg_command_result_free whatever happens. */
bool sg_perform(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err);

#endif
