/* Parsed options. Kinds were checked when they were parsed, so accessors cannot fail; asking for an
   option that the command does not have is a programming error and gives the empty answer. */
#ifndef SG_TABLE_ARGS_H
#define SG_TABLE_ARGS_H

#include "command.h"

struct sg_arg {
    const struct sg_option *option;
    char *value; /* NULL for a flag */
};

struct sg_args {
    const struct sg_option *const *options; /* all that may be given, NULL-terminated */
    struct sg_arg *items;                   /* as given, in order */
    size_t n, capacity;
};

/* Adds a value after checking it against the option's kind; messages name the option. */
bool sg_args_add(struct sg_args *args, const struct sg_option *option, const char *value,
                 struct sg_error *err);
void sg_args_free(struct sg_args *args);

/* Whether the command has such an option. */
bool sg_args_has(const struct sg_args *args, const char *name);
/* How often it was given. */
size_t sg_args_count(const struct sg_args *args, const char *name);
/* The i-th value given, NULL past the end. */
const char *sg_args_nth(const struct sg_args *args, const char *name, size_t i);
/* The last value given, else the preset, else NULL. */
const char *sg_args_text(const struct sg_args *args, const char *name);
/* The index of that among the option's choices; -1 if neither given nor preset. */
int sg_args_choice(const struct sg_args *args, const char *name);
bool sg_args_flag(const struct sg_args *args, const char *name);
/* As sg_args_text, as a number; `otherwise` if neither given nor preset. */
double sg_args_number(const struct sg_args *args, const char *name, double otherwise);

#endif
