#include "guard.h"

#include <stdio.h>
#include <string.h>

#include "token.h"

/* "127.0.0.1:PORT" or "localhost:PORT", after `scheme`. */
static bool is_here(const struct sg_guard *guard, const char *scheme, const char *text)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char here[64];
        snprintf(here, sizeof here, "%s%s:%u", scheme, names[i], guard->port);
        if (strcmp(text, here) == 0)
            return true;
    }
    return false;
}

/* Browsers that say where a request comes from must say that it is from here, or from the user. */
static bool is_own(const struct sg_guard *guard, const struct sg_guard_request *request)
{
    if (request->origin && !is_here(guard, "http://", request->origin))
        return false;
    return !request->site || strcmp(request->site, "same-origin") == 0 ||
           strcmp(request->site, "none") == 0;
}

bool sg_guard_allows(const struct sg_guard *guard, const struct sg_guard_request *request,
                     const char **rest)
{
    const char *path = request->path;
    if (!request->host || !is_here(guard, "", request->host) || !is_own(guard, request))
        return false;
    if (*path != '/')
        return false;
    size_t n = strcspn(path + 1, "/");
    if (!sg_token_is(guard->token, path + 1, n) || path[1 + n] != '/')
        return false;
    *rest = path + 1 + n + 1;
    return true;
}
