/* The options that the program adds to a command's own. */
#ifndef SG_COMMANDS_COMMON_H
#define SG_COMMANDS_COMMON_H

#include "table/command.h"

enum sg_option_group {
    SG_GROUP_OWN,
    SG_GROUP_READING,
    SG_GROUP_OUTPUT,
    SG_GROUP_FIGURE,
    SG_GROUP_GENERAL,
    SG_GROUP_COUNT
};

enum { SG_OPTION_LIST = 120 };

/* All options that may be given to one command, by group, NULL-terminated. */
struct sg_option_list {
    const struct sg_option *options[SG_OPTION_LIST];
    enum sg_option_group groups[SG_OPTION_LIST];
    size_t n;
};

/* Only options that do something for `command` are listed. */
void sg_common_list(const struct sg_command *command, struct sg_option_list *list);
/* The language that a value of --lang names; false if it names none. */
bool sg_common_lang(const char *word, enum sg_lang *asked);
struct sg_bilingual sg_common_group_title(enum sg_option_group group);

#endif
