/* Who may ask: only the page itself. A page of another site that finds the port knows neither the
   token, nor can it say that it comes from here; a name of another site that leads to this machine
   (DNS rebinding) says so in Host. */
#ifndef SG_SERVE_GUARD_H
#define SG_SERVE_GUARD_H

#include <stdbool.h>

struct sg_guard {
    const char *token;
    unsigned port;
};

/* Of a request; NULL: the header is not there. */
struct sg_guard_request {
    const char *path; /* decoded, with its first / */
    const char *host, *origin;
    const char *site; /* Sec-Fetch-Site */
};

/* Whether it may be answered; *rest is then what follows "/TOKEN/" in the path. */
bool sg_guard_allows(const struct sg_guard *guard, const struct sg_guard_request *request,
                     const char **rest);

#endif
