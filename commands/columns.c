#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "table/names.h"

struct resolver {
    const char *const *names;
    size_t n;
    bool *meant; /* per name: by the last text that was matched */
    struct sg_args *to;
};

static size_t match(struct resolver *resolver, const char *text)
{
    return sg_names_match(resolver->names, resolver->n, text, resolver->meant);
}

/* The name that the last text meant, from number `from` on. */
static const char *name_meant(const struct resolver *resolver, size_t *from)
{
    while (*from < resolver->n && !resolver->meant[*from])
        ++*from;
    return *from < resolver->n ? resolver->names[(*from)++] : NULL;
}

static bool fail_several(struct resolver *resolver, const struct sg_option *option,
                         const char *value, struct sg_error *err)
{
    struct sg_buffer list = {0};
    size_t at = 0;
    for (const char *name; (name = name_meant(resolver, &at)) != NULL;)
        sg_buffer_printf(&list, "%s'%s'", list.n ? ", " : "", name);
    sg_fail(err, SG_FAIL_USAGE, "--%s takes one column, and '%s' means several: %s", option->name,
            value, sg_buffer_text(&list));
    sg_buffer_free(&list);
    return false;
}

/* Adds `before`, each name that the last text meant, and `behind` as a value. */
static bool add_each(struct resolver *resolver, const struct sg_option *option, const char *behind,
                     struct sg_error *err)
{
    size_t at = 0;
    bool ok = true;
    for (const char *name; ok && (name = name_meant(resolver, &at)) != NULL;) {
        struct sg_buffer value = {0};
        sg_buffer_add(&value, name);
        sg_buffer_add(&value, behind);
        ok = sg_args_add(resolver->to, option, sg_buffer_text(&value), err);
        sg_buffer_free(&value);
    }
    return ok;
}

/* COL, or COL and what follows. */
static bool add_names(struct resolver *resolver, const struct sg_option *option, const char *text,
                      const char *behind, struct sg_error *err)
{
    size_t n = match(resolver, text);
    if (n > 1 && !option->repeatable)
        return fail_several(resolver, option, text, err);
    if (n)
        return add_each(resolver, option, behind, err);
    struct sg_buffer value = {0};
    sg_buffer_add(&value, text);
    sg_buffer_add(&value, behind);
    bool ok = sg_args_add(resolver->to, option, sg_buffer_text(&value), err);
    sg_buffer_free(&value);
    return ok;
}

/* A*B, A/B: the exact names with `sign` between them where each part means one column, else NULL.
 */
static char *join_parts(struct resolver *resolver, const char *value, char sign)
{
    struct sg_buffer joined = {0};
    for (const char *part = value; part;) {
        const char *end = strchr(part, sign);
        char *text = end ? sg_copy_bytes(part, (size_t)(end - part)) : sg_copy_text(part);
        size_t at = 0, n = *text ? match(resolver, text) : 0;
        free(text);
        if (n != 1) {
            sg_buffer_free(&joined);
            return NULL;
        }
        if (joined.n)
            sg_buffer_add_char(&joined, sign);
        sg_buffer_add(&joined, name_meant(resolver, &at));
        part = end ? end + 1 : NULL;
    }
    return sg_buffer_take(&joined);
}

static bool add_joined(struct resolver *resolver, const struct sg_option *option, const char *value,
                       char sign, struct sg_error *err)
{
    char *joined = join_parts(resolver, value, sign);
    bool ok = joined ? sg_args_add(resolver->to, option, joined, err)
                     : add_names(resolver, option, value, "", err);
    free(joined);
    return ok;
}

static bool add_before(struct resolver *resolver, const struct sg_option *option, const char *value,
                       char sign, struct sg_error *err)
{
    const char *end = strrchr(value, sign);
    if (!end)
        return add_names(resolver, option, value, "", err);
    char *text = sg_copy_bytes(value, (size_t)(end - value));
    bool ok = add_names(resolver, option, text, end, err);
    free(text);
    return ok;
}

static bool add(struct resolver *resolver, const struct sg_arg *arg, struct sg_error *err)
{
    const struct sg_option *option = arg->option;
    switch (option->columns) {
    case SG_COLUMNS_PRODUCT:
        return add_joined(resolver, option, arg->value, '*', err);
    case SG_COLUMNS_RATIO:
        return add_joined(resolver, option, arg->value, '/', err);
    case SG_COLUMNS_AT:
        return add_before(resolver, option, arg->value, '@', err);
    case SG_COLUMNS_MAYBE:
        return add_names(resolver, option, arg->value, "", err);
    case SG_COLUMNS_USUAL:
        if (option->kind == SG_OPTION_COLUMN)
            return add_names(resolver, option, arg->value, "", err);
        break;
    case SG_COLUMNS_ELSEWHERE:
        break;
    }
    return sg_args_add(resolver->to, option, arg->value, err);
}

bool sg_columns_resolve(const struct sg_args *args, const char *const names[], size_t n,
                        struct sg_args *resolved, struct sg_error *err)
{
    struct resolver resolver = {names, n, sg_alloc(n, sizeof *resolver.meant), resolved};
    *resolved = (struct sg_args){.options = args->options};
    bool ok = true;
    for (size_t i = 0; ok && i < args->n; i++)
        ok = add(&resolver, &args->items[i], err);
    free(resolver.meant);
    return ok;
}
