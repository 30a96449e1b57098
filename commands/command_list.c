#include "command_list.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
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

char *sg_command_file_name(const struct sg_command *command)
{
    char *name = sg_copy_text(command->name);
    char *space = strchr(name, ' ');
    if (space)
        *space = '-';
    return name;
}

static bool is_called(const struct sg_command *command, const char *name)
{
    char *one_word = sg_command_file_name(command);
    bool called = strcmp(command->name, name) == 0 || strcmp(one_word, name) == 0;
    free(one_word);
    return called;
}

/* The second word of the name of a command whose first is `group`; NULL if it has no such name. */
static const char *task_of(const struct sg_command *command, const char *group)
{
    size_t n = strlen(group);
    return n && strncmp(command->name, group, n) == 0 && command->name[n] == ' '
               ? command->name + n + 1
               : NULL;
}

/* False where no command is of this group, and nothing is said. */
static bool fail_group(const struct sg_command *const commands[], const char *group,
                       struct sg_error *err)
{
    struct sg_buffer tasks = {0};
    for (size_t i = 0; commands[i]; i++)
        if (task_of(commands[i], group))
            sg_buffer_printf(&tasks, "%s%s", tasks.n ? "|" : "", task_of(commands[i], group));
    bool is_group = tasks.n > 0;
    if (is_group)
        sg_fail(err, SG_FAIL_USAGE, "'%s' is followed by one of %s", group, sg_buffer_text(&tasks));
    sg_buffer_free(&tasks);
    return is_group;
}

const struct sg_command *sg_command_list_find(const struct sg_command *const commands[],
                                              const char *name, struct sg_error *err)
{
    size_t n = 0;
    for (; commands[n]; n++)
        if (is_called(commands[n], name))
            return commands[n];
    if (!fail_group(commands, name, err))
        fail_unknown(commands, n, name, err);
    return NULL;
}

const struct sg_command *sg_command_list_read(const struct sg_command *const commands[],
                                              const char *const words[], size_t n, size_t *used,
                                              struct sg_error *err)
{
    *used = 1;
    for (size_t i = 0; n > 1 && commands[i]; i++) {
        const char *task = task_of(commands[i], words[0]);
        if (task && strcmp(task, words[1]) == 0) {
            *used = 2;
            return commands[i];
        }
    }
    return sg_command_list_find(commands, words[0], err);
}
