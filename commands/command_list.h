/* The commands of a program as a list that ends with NULL, which those who need it are given. */
#ifndef SG_COMMANDS_COMMAND_LIST_H
#define SG_COMMANDS_COMMAND_LIST_H

#include "table/command.h"

/* A name may be of two words, `group task`: then group-task is the same. NULL with an error that
   names the nearest. */
const struct sg_command *sg_command_list_find(const struct sg_command *const commands[],
                                              const char *name, struct sg_error *err);

/* The command that the first of n words names, or the first two: *used. NULL with an error, which
   names the tasks of a group that stands alone. */
const struct sg_command *sg_command_list_read(const struct sg_command *const commands[],
                                              const char *const words[], size_t n, size_t *used,
                                              struct sg_error *err);

/* The name as one word, for names of files; to be released with free(). */
char *sg_command_file_name(const struct sg_command *command);

#endif
