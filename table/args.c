#include "args.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "platform/files.h"

#include "nearest.h"

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
    const struct sg_choices *choices = &option->choices;
    struct sg_buffer all = {0};
    if (sg_choices_find(choices, value) < choices->n)
        return true;
    const char **words = sg_alloc(choices->n, sizeof *words);
    for (size_t i = 0; i < choices->n; i++)
        words[i] = sg_choices_at(choices, i)->word;
    const char *nearest = sg_nearest(value, words, choices->n);
    sg_choices_join(choices, "|", &all);
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "--%s takes one of %s, not '%s'; did you mean '%s'?",
                option->name, sg_buffer_text(&all), value, nearest);
    else
        sg_fail(err, SG_FAIL_USAGE, "--%s takes one of %s, not '%s'", option->name,
                sg_buffer_text(&all), value);
    free(words);
    sg_buffer_free(&all);
    return false;
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
    case SG_OPTION_OUTPUT:
    case SG_OPTION_OUTPUT_FLAG:
        break;
    }
    return true;
}

bool sg_args_add(struct sg_args *args, const struct sg_option *option, const char *value,
                 struct sg_error *err)
{
    bool is_flag = sg_option_is_flag(option);
    if (!is_flag && !value)
        return sg_fail(err, SG_FAIL_USAGE, "option --%s takes a value", option->name);
    if (!option->repeatable && !is_flag && sg_args_count(args, option->name))
        return sg_fail(err, SG_FAIL_USAGE, "--%s may be given once only", option->name);
    if (!check(option, value, err))
        return false;
    const char *taken = value && sg_option_is_path(option) ? sg_os_path(value) : value;
    args->items = sg_grow(args->items, &args->capacity, args->n + 1, sizeof *args->items);
    args->items[args->n++] = (struct sg_arg){option, sg_copy_text(taken)};
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

static const struct sg_option *find_option(const struct sg_args *args, const char *name)
{
    for (size_t k = args->n; k > 0; k--)
        if (strcmp(args->items[k - 1].option->name, name) == 0)
            return args->items[k - 1].option;
    for (size_t i = 0; args->options && args->options[i]; i++)
        if (strcmp(args->options[i]->name, name) == 0)
            return args->options[i];
    return NULL;
}

bool sg_args_has(const struct sg_args *args, const char *name)
{
    return find_option(args, name) != NULL;
}

const char *sg_args_text(const struct sg_args *args, const char *name)
{
    size_t n = sg_args_count(args, name);
    const struct sg_option *option = n ? NULL : find_option(args, name);
    return n ? sg_args_nth(args, name, n - 1) : option ? option->preset : NULL;
}

int sg_args_choice(const struct sg_args *args, const char *name)
{
    const char *word = sg_args_text(args, name);
    return word ? (int)sg_choices_find(&find_option(args, name)->choices, word) : -1;
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
