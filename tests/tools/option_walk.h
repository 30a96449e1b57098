/* All options of all commands of the program, one after another. */
#ifndef SG_TESTS_TOOLS_OPTION_WALK_H
#define SG_TESTS_TOOLS_OPTION_WALK_H

#include "tools/commands.h"
#include "commands/common.h"

/* Zeroed, it stands before the first. */
struct option_walk {
    const struct sg_command *command;
    const struct sg_option *option;
    struct sg_option_list list; /* of the command */
    size_t n, n_commands;       /* how many were met of the list, and of the commands */
};

static inline bool next_option(struct option_walk *walk)
{
    while (walk->n == walk->list.n) {
        walk->command = sg_commands[walk->n_commands++];
        if (!walk->command)
            return false;
        walk->n = 0;
        sg_common_list(walk->command, &walk->list);
    }
    walk->option = walk->list.options[walk->n++];
    return true;
}

#endif
