/* HTTP by libmicrohttpd, for one thread. */
#ifndef SG_SERVE_HTTP_H
#define SG_SERVE_HTTP_H

#include "routes.h"

struct sg_http;

/* Listens on 127.0.0.1; the port, if it is 0 then the one that was found, goes into the guard. NULL
   with an error. */
struct sg_http *sg_http_open(struct sg_routes *routes, unsigned port, struct sg_error *err);

/* Answers what comes within that time; returns early when something came. */
void sg_http_wait(struct sg_http *http, int milliseconds);
void sg_http_close(struct sg_http *http);

#endif
