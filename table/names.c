#include "names.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "nearest.h"
#include "text.h"

enum { NEAR = 5, LISTED = 40 }; /* names that a message lists */

char *sg_name_seen(const char *name)
{
    char *normal = sg_text_nfkc(name), *trimmed = sg_text_trim(normal);
    struct sg_buffer seen = {0};
    for (const char *at = trimmed; *at;) {
        const char *from = at;
        sg_text_next(&at);
        char *one = sg_copy_bytes(from, (size_t)(at - from)), *kept = sg_text_trim(one);
        bool space = !*kept, after_space = seen.n && seen.text[seen.n - 1] == ' ';
        if (!space || !after_space)
            sg_buffer_add(&seen, space ? " " : kept);
        free(one);
        free(kept);
    }
    free(normal);
    free(trimmed);
    return sg_buffer_take(&seen);
}

char *sg_name_written(const char *cell)
{
    char *label = sg_text_trim(cell);
    char *to = label;
    for (const char *from = label; *from; from++) {
        if (*from != '\n' && *from != '\r') {
            *to++ = *from;
            continue;
        }
        const char *next = from + strspn(from, "\r\n \t");
        if (to > label && (unsigned char)to[-1] < 0x80 && (unsigned char)*next < 0x80)
            *to++ = ' ';
        from = next - 1;
    }
    *to = '\0';
    return label;
}

typedef bool same_fn(const char *a, const char *b);

static bool same_bytes(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool looks_same(const char *a, const char *b)
{
    char *left = sg_name_seen(a), *right = sg_name_seen(b);
    bool same = strcmp(left, right) == 0;
    free(left);
    free(right);
    return same;
}

static size_t count_same(const char *const names[], size_t n, const char *asked, same_fn *same,
                         size_t *last)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (same(names[i], asked)) {
            *last = i;
            found++;
        }
    return found;
}

size_t sg_names_find(const char *const names[], size_t n, const char *asked)
{
    size_t at = 0;
    if (count_same(names, n, asked, same_bytes, &at))
        return at;
    size_t by_key = count_same(names, n, asked, sg_text_same_key, &at);
    if (by_key > 1 && count_same(names, n, asked, looks_same, &at) == 1)
        return at;
    return by_key == 1 ? at : SIZE_MAX;
}

static bool is_glob(const char *asked)
{
    return strpbrk(asked, "*?[") != NULL;
}

static bool matches(const char *glob, const char *seen_glob, const char *name)
{
    if (sg_text_glob(glob, name))
        return true;
    char *seen = sg_name_seen(name);
    bool match = sg_text_glob(seen_glob, seen);
    free(seen);
    return match;
}

size_t sg_names_match(const char *const names[], size_t n, const char *asked, bool meant[])
{
    size_t found = 0, at = sg_names_find(names, n, asked);
    memset(meant, 0, n * sizeof *meant);
    if (at != SIZE_MAX) {
        meant[at] = true;
        return 1;
    }
    if (!is_glob(asked))
        return 0;
    char *seen = sg_name_seen(asked);
    for (size_t i = 0; i < n; i++) {
        meant[i] = matches(asked, seen, names[i]);
        found += meant[i];
    }
    free(seen);
    return found;
}

bool sg_name_is_meant(const char *asked, const char *name)
{
    bool meant;
    return sg_names_match(&name, 1, asked, &meant) > 0;
}

/* Whether one of two names is a part of the other, as labels. */
static bool holds(const char *name, const char *asked)
{
    char *its = sg_text_key(name), *own = sg_text_key(asked);
    bool part = *its && *own && (strstr(its, own) || strstr(own, its));
    free(its);
    free(own);
    return part;
}

/* Adds those that are near by spelling or hold each other, at most NEAR of them. */
static size_t add_near(const char *const names[], const char *const shown[], size_t n,
                       const char *asked, struct sg_buffer *list)
{
    size_t added = 0;
    const char *nearest = sg_nearest(asked, names, n);
    for (size_t i = 0; i < n && added < NEAR; i++)
        if (names[i] == nearest || holds(shown[i], asked))
            sg_buffer_printf(list, "%s'%s'", added++ ? ", " : "", shown[i]);
    return added;
}

bool sg_names_fail_shown(const char *const names[], const char *const shown[], size_t n,
                         const char *asked, struct sg_error *err)
{
    struct sg_buffer list = {0};
    if (add_near(names, shown, n, asked, &list)) {
        sg_fail(err, SG_FAIL_USAGE, "no column '%s'; did you mean %s?", asked,
                sg_buffer_text(&list));
    } else {
        for (size_t i = 0; i < n && i < LISTED; i++)
            sg_buffer_printf(&list, "%s'%s'", i ? ", " : "", shown[i]);
        sg_buffer_add(&list, n > LISTED ? ", …" : "");
        sg_fail(err, SG_FAIL_USAGE, "no column '%s'; the columns are %s", asked,
                sg_buffer_text(&list));
    }
    sg_buffer_free(&list);
    return false;
}

bool sg_names_fail(const char *const names[], size_t n, const char *asked, struct sg_error *err)
{
    return sg_names_fail_shown(names, names, n, asked, err);
}
