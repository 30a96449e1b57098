#include "command_list.h"

#include <stdlib.h>
#include <string.h>

#include "table/nearest.h"

static void fail_unknown(const struct sg_command *const commands[], size_t n, const char *name,
                         struct sg_error *err)
{
    const char **names = sg_alloc(n, sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = commands[i]->name;
    const char *nearest = sg_nearest(name, names, n);
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "unknown command '%s'; did you mean '%s'?", name, nearest);
    else
        sg_fail(err, SG_FAIL_USAGE, "unknown command '%s'", name);
    free(names);
}

const struct sg_command *sg_command_list_find(const struct sg_command *const commands[],
                                              const char *name, struct sg_error *err)
{
    size_t n = 0;
    for (; commands[n]; n++)
        if (strcmp(commands[n]->name, name) == 0)
            return commands[n];
    fail_unknown(commands, n, name, err);
    return NULL;
}
