#include "args.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

static bool check_number(const struct sg_option *option, const char *value, struct sg_error *err)
{
    double x;
    if (!sg_number_read(value, strlen(value), &x))
        return sg_fail(err, SG_FAIL_USAGE, "--%s takes a number, not '%s'", option->name, value);
    if ((option->minimum != 0 || option->maximum != 0) &&
        (x < option->minimum || x > option->maximum))
        return sg_fail(err, SG_FAIL_USAGE, "--%s takes a number from %g to %g, not '%s'",
                       option->name, option->minimum, option->maximum, value);
    return true;
}

static bool check_integer(const struct sg_option *option, const char *value, struct sg_error *err)
{
    double x;
    if (!sg_number_read(value, strlen(value), &x) || x != floor(x) || x < option->minimum ||
        x > 2147483647.0)
        return sg_fail(err, SG_FAIL_USAGE, "--%s takes a whole number of %g or more, not '%s'",
                       option->name, option->minimum, value);
    return true;
}

static bool check_choice(const struct sg_option *option, const char *value, struct sg_error *err)
{
    size_t n = strlen(value);
    for (const char *choice = option->choices; *choice;) {
        size_t length = strcspn(choice, "|");
        if (length == n && memcmp(choice, value, n) == 0)
            return true;
        choice += length + (choice[length] == '|');
    }
    return sg_fail(err, SG_FAIL_USAGE, "--%s takes one of %s, not '%s'", option->name,
                   option->choices, value);
}

static bool check(const struct sg_option *option, const char *value, struct sg_error *err)
{
    switch (option->kind) {
    case SG_OPTION_NUMBER:
        return check_number(option, value, err);
    case SG_OPTION_INTEGER:
        return check_integer(option, value, err);
    case SG_OPTION_CHOICE:
        return check_choice(option, value, err);
    case SG_OPTION_FLAG:
    case SG_OPTION_TEXT:
    case SG_OPTION_COLUMN:
    case SG_OPTION_FILE:
        break;
    }
    return true;
}

bool sg_args_add(struct sg_args *args, const struct sg_option *option, const char *value,
                 struct sg_error *err)
{
    if (option->kind != SG_OPTION_FLAG && !value)
        return sg_fail(err, SG_FAIL_USAGE, "option --%s takes a value", option->name);
    if (!option->repeatable && option->kind != SG_OPTION_FLAG && sg_args_count(args, option->name))
        return sg_fail(err, SG_FAIL_USAGE, "--%s may be given once only", option->name);
    if (!check(option, value, err))
        return false;
    args->items = sg_grow(args->items, &args->capacity, args->n + 1, sizeof *args->items);
    args->items[args->n++] = (struct sg_arg){option, sg_copy_text(value)};
    return true;
}

void sg_args_free(struct sg_args *args)
{
    for (size_t i = 0; i < args->n; i++)
        free(args->items[i].value);
    free(args->items);
    *args = (struct sg_args){0};
}

const char *sg_args_nth(const struct sg_args *args, const char *name, size_t i)
{
    for (size_t k = 0; k < args->n; k++)
        if (strcmp(args->items[k].option->name, name) == 0 && i-- == 0)
            return args->items[k].value;
    return NULL;
}

size_t sg_args_count(const struct sg_args *args, const char *name)
{
    size_t n = 0;
    for (size_t k = 0; k < args->n; k++)
        n += strcmp(args->items[k].option->name, name) == 0;
    return n;
}

const char *sg_args_text(const struct sg_args *args, const char *name)
{
    size_t n = sg_args_count(args, name);
    if (n)
        return sg_args_nth(args, name, n - 1);
    for (size_t i = 0; args->options && args->options[i]; i++)
        if (strcmp(args->options[i]->name, name) == 0)
            return args->options[i]->preset;
    return NULL;
}

bool sg_args_flag(const struct sg_args *args, const char *name)
{
    return sg_args_count(args, name) > 0;
}

double sg_args_number(const struct sg_args *args, const char *name, double otherwise)
{
    const char *text = sg_args_text(args, name);
    double x;
    return text && sg_number_read(text, strlen(text), &x) ? x : otherwise;
}
