#include "eurostat.h"

#include <string.h>
#include <strings.h>

/* Where the backslash before the name of the periods stands; n: nowhere. */
static size_t backslash_in(const char *cell, size_t n)
{
    static const char *const ends[] = {"\\time_period", "\\time"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t m = strlen(ends[i]);
        if (n > m && strncasecmp(cell + n - m, ends[i], m) == 0)
            return n - m;
    }
    return n;
}

bool sg_eurostat_begins(const char *text, size_t n)
{
    const char *tab = n ? memchr(text, '\t', n) : NULL;
    size_t end = tab ? (size_t)(tab - text) : n;
    return !memchr(text, '\n', end) && backslash_in(text, end) < end;
}

size_t sg_eurostat_names(const char *cell)
{
    return backslash_in(cell, strlen(cell));
}
