/* The server of a local page: on 127.0.0.1 alone, until it is interrupted. */
#ifndef SG_SERVE_SERVER_H
#define SG_SERVE_SERVER_H

#include <stdbool.h>

#include <sangyo/error.h>

struct sg_server {
    const char *program; /* the file of this program, which each run starts */
    const char *version;
    const char *folder; /* what is served; it becomes the current one */
    unsigned port;      /* 0: any that is free */
    enum sg_lang lang;
    void (*ready)(void *context, const char *address); /* when it listens */
    void *context;
};

/* Serves until SIGINT, SIGTERM or SIGHUP, which are no failure; then nothing runs on and no
   temporary file stays. Kind TOOL if the program was built without libmicrohttpd, or cannot load
   it. */
bool sg_server_run(const struct sg_server *server, struct sg_error *err);

#endif
