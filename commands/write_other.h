/* Tables that a command writes besides its result. */
#ifndef SG_COMMANDS_WRITE_OTHER_H
#define SG_COMMANDS_WRITE_OTHER_H

#include "table/command.h"

/* The callback of a run (command.h): the ending of the path says the format. */
bool sg_write_other(struct sg_run *run, const char *path, const struct sg_table *table,
                    struct sg_error *err);

#endif
