#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "table/text.h"

void sg_settings_free(struct sg_settings *settings)
{
    for (size_t i = 0; i < settings->n; i++) {
        free(settings->items[i].name);
        free(settings->items[i].value);
    }
    free(settings->items);
    *settings = (struct sg_settings){0};
}

struct sg_setting *sg_settings_find(const struct sg_settings *settings, const char *name)
{
    for (size_t i = 0; i < settings->n; i++)
        if (strcmp(settings->items[i].name, name) == 0)
            return &settings->items[i];
    return NULL;
}

void sg_settings_set(struct sg_settings *settings, const char *name, const char *value)
{
    struct sg_setting *found = sg_settings_find(settings, name);
    if (found) {
        free(found->value);
        found->value = sg_copy_text(value);
        return;
    }
    settings->items =
        sg_grow(settings->items, &settings->capacity, settings->n + 1, sizeof *settings->items);
    settings->items[settings->n++] =
        (struct sg_setting){sg_copy_text(name), sg_copy_text(value), false};
}

/* --- front matter */

static size_t line_length(const char *at)
{
    return strcspn(at, "\n");
}

static bool is_fence(const char *at, const char *fence)
{
    size_t n = line_length(at);
    while (n > 3 && (at[n - 1] == ' ' || at[n - 1] == '\r'))
        n--;
    return n == 3 && strncmp(at, fence, 3) == 0;
}

static const char *next_line(const char *at)
{
    at += line_length(at);
    return at + (*at == '\n');
}

static bool is_blank(const char *line)
{
    return !line[strspn(line, " \t\r")] || *line == '#';
}

/* A value in quotes is what stands between them. */
static char *value_of(const char *text)
{
    char *value = sg_text_trim(text);
    size_t n = strlen(value);
    if (n >= 2 && (*value == '"' || *value == '\'') && value[n - 1] == *value) {
        value[n - 1] = '\0';
        memmove(value, value + 1, n - 1);
    }
    return value;
}

/* "NAME: VALUE"; false if it is none. */
static bool take_line(struct sg_settings *settings, const char *line)
{
    size_t n = strcspn(line, ":");
    char *name = sg_copy_bytes(line, n);
    bool ok = line[n] == ':' && n > 0 && !strpbrk(name, " \t{}") && *name != '-';
    struct sg_setting *given = ok ? sg_settings_find(settings, name) : NULL;
    if (given)
        given->used = true; /* the document knows the name */
    else if (ok) {
        char *value = value_of(line + n + 1);
        sg_settings_set(settings, name, value);
        free(value);
    }
    free(name);
    return ok;
}

static bool take_lines(struct sg_settings *settings, const char *at, const char *end,
                       struct sg_error *err)
{
    for (size_t row = 2; at < end; at = next_line(at), row++) {
        char *line = sg_copy_bytes(at, line_length(at));
        bool ok = is_blank(line) || take_line(settings, line);
        if (!ok) {
            sg_fail(err, SG_FAIL_USAGE, "the front matter has lines NAME: VALUE, not '%s'", line);
            sg_fail_at_row(err, row);
        }
        free(line);
        if (!ok)
            return false;
    }
    return true;
}

bool sg_settings_front(struct sg_settings *settings, char *document, struct sg_error *err)
{
    static const char mark[] = "\xef\xbb\xbf";
    char *start = document + (strncmp(document, mark, 3) == 0 ? 3 : 0);
    if (!is_fence(start, "---"))
        return true;
    const char *first = next_line(start), *end = first;
    while (*end && !is_fence(end, "---") && !is_fence(end, "..."))
        end = next_line(end);
    size_t colon = strcspn(first, ":\n"), space = strcspn(first, " \t");
    bool is_front =
        *end && (first == end || (first[colon] == ':' && colon < space) || *first == '#');
    if (!is_front)
        return true; /* a rule, and what follows is text */
    if (!take_lines(settings, first, end, err))
        return false;
    for (char *at = start; at < next_line(end); at++)
        if (*at != '\n')
            *at = ' ';
    return true;
}

/* --- text */

/* The end of {{NAME}} at `at`, or NULL. */
static const char *mark_end(const char *at)
{
    if (at[0] != '{' || at[1] != '{')
        return NULL;
    size_t n = strcspn(at + 2, " \t\n{}");
    return n > 0 && strncmp(at + 2 + n, "}}", 2) == 0 ? at + n + 4 : NULL;
}

bool sg_settings_in(const char *text)
{
    for (const char *at = text; (at = strstr(at, "{{")); at++)
        if (mark_end(at))
            return true;
    return false;
}

static bool fail_unknown(const struct sg_settings *settings, const char *name, struct sg_error *err)
{
    struct sg_buffer all = {0};
    for (size_t i = 0; i < settings->n; i++)
        sg_buffer_printf(&all, "%s%s", i ? ", " : "", settings->items[i].name);
    if (all.n)
        sg_fail(err, SG_FAIL_USAGE,
                "{{%s}} has no value: give --set %s=VALUE; there are values for %s", name, name,
                all.text);
    else
        sg_fail(err, SG_FAIL_USAGE, "{{%s}} has no value: give --set %s=VALUE", name, name);
    sg_buffer_free(&all);
    return false;
}

bool sg_settings_fill(struct sg_settings *settings, const char *text, struct sg_buffer *out,
                      bool *begins, struct sg_error *err)
{
    if (begins)
        *begins = mark_end(text) != NULL;
    for (const char *at = text, *end; *at; at = end) {
        end = mark_end(at);
        if (!end) {
            end = at + 1;
            sg_buffer_add_char(out, *at);
            continue;
        }
        char *name = sg_copy_bytes(at + 2, (size_t)(end - at) - 4);
        struct sg_setting *found = sg_settings_find(settings, name);
        bool known = found || fail_unknown(settings, name, err);
        free(name);
        if (!known)
            return false;
        found->used = true;
        sg_buffer_add(out, found->value);
    }
    return true;
}
