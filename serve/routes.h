/* What is asked for and what is answered, without HTTP. */
#ifndef SG_SERVE_ROUTES_H
#define SG_SERVE_ROUTES_H

#include "folder.h"
#include "guard.h"
#include "runs.h"

struct sg_routes {
    struct sg_guard guard;
    struct sg_runs runs;
    enum sg_lang lang;
    const char *version, *folder; /* as the page shows them */
    char *place;                  /* the beginning of the folders of runs */
};

struct sg_request {
    const char *method, *path; /* behind the token */
    enum sg_lang lang;
    struct sg_buffer body;
    struct sg_folder_file file; /* instead of the body, of a file that is received */
    struct sg_error err;        /* kind NONE: nothing failed so far */
};

struct sg_reply {
    unsigned status;
    const char *type;
    const void *page; /* n_page bytes that stay; NULL: the body, or the file */
    size_t n_page;
    struct sg_buffer body;
    char *file;    /* a path */
    bool is_alien; /* made from data: it may do nothing, whatever is in it */
};

/* In this order; false: it failed, and is to be answered without what is still to come. */
bool sg_request_begin(struct sg_request *request);
bool sg_request_take(struct sg_request *request, const char *bytes, size_t n);
void sg_request_answer(struct sg_routes *routes, struct sg_request *request,
                       struct sg_reply *reply);
void sg_request_free(struct sg_request *request);

/* {"error"} with a status by the kind of the error. */
void sg_reply_fail(struct sg_reply *reply, const struct sg_error *err);
void sg_reply_free(struct sg_reply *reply);

#endif
