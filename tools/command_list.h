/* The commands of a program as a list that ends with NULL, which those who need it are given. */
#ifndef SG_TOOLS_COMMAND_LIST_H
#define SG_TOOLS_COMMAND_LIST_H

#include "table/command.h"

/* NULL with an error that names the nearest. */
const struct sg_command *sg_command_list_find(const struct sg_command *const commands[],
                                              const char *name, struct sg_error *err);

#endif
