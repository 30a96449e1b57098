#include "http.h"

#ifdef SG_WITH_LIBMICROHTTPD

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <microhttpd.h>

#include <sangyo/memory.h>
#include "table/library.h"

/* clang-format off */
#define MHD_FUNCTIONS(X) \
    X(MHD_start_daemon) X(MHD_stop_daemon) X(MHD_run_wait) X(MHD_get_daemon_info) \
    X(MHD_lookup_connection_value) X(MHD_create_response_from_buffer) \
    X(MHD_create_response_from_fd64) X(MHD_add_response_header) X(MHD_queue_response) \
    X(MHD_destroy_response)
/* clang-format on */

static struct {
    MHD_FUNCTIONS(SG_LIBRARY_POINTER)
} mhd;

static const char *const names[] = {MHD_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_LIBMICROHTTPD), names,
                                    sizeof names / sizeof *names, &mhd, false};

struct sg_http {
    struct MHD_Daemon *daemon;
};

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return mhd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* The page loads its own files and nothing else; what is made from data may do nothing at all,
   whatever is in it. */
static void add_headers(struct MHD_Response *response, const struct sg_reply *reply)
{
    static const char own[] =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'";
    static const char alien[] =
        "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    const char *const headers[][2] = {{"Content-Type", reply->type},
                                      {"Content-Security-Policy", reply->is_alien ? alien : own},
                                      {"X-Content-Type-Options", "nosniff"},
                                      {"Referrer-Policy", "no-referrer"},
                                      {"Cache-Control", "no-store"},
                                      {"Cross-Origin-Resource-Policy", "same-origin"},
                                      {"Cross-Origin-Opener-Policy", "same-origin"}};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        mhd.MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

/* A link that came into the place of a file is not followed. */
static struct MHD_Response *response_of_file(const char *path)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode))
        return mhd.MHD_create_response_from_fd64((uint64_t)about.st_size, file);
    if (file >= 0)
        close(file);
    return NULL;
}

static enum MHD_Result queue(struct MHD_Connection *connection, const struct sg_reply *reply)
{
    struct MHD_Response *response =
        reply->file ? response_of_file(reply->file)
        : reply->page
            ? mhd.MHD_create_response_from_buffer(reply->n_page, (void *)(uintptr_t)reply->page,
                                                  MHD_RESPMEM_PERSISTENT)
            : mhd.MHD_create_response_from_buffer(reply->body.n,
                                                  (void *)(uintptr_t)sg_buffer_text(&reply->body),
                                                  MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    add_headers(response, reply);
    enum MHD_Result queued = mhd.MHD_queue_response(connection, reply->status, response);
    mhd.MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result answer(struct sg_routes *routes, struct sg_request *request,
                              struct MHD_Connection *connection)
{
    struct sg_reply reply = {0};
    sg_request_answer(routes, request, &reply);
    enum MHD_Result queued = queue(connection, &reply);
    sg_reply_free(&reply);
    return queued;
}

/* Without a word on what is wrong with it. */
static enum MHD_Result refuse(struct MHD_Connection *connection)
{
    struct sg_reply reply = {.status = 403, .type = "text/plain", .page = "403\n", .n_page = 4};
    return queue(connection, &reply);
}

static enum sg_lang lang_of(const struct sg_routes *routes, struct MHD_Connection *connection)
{
    const char *lang = mhd.MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "lang");
    return !lang ? routes->lang : strcmp(lang, "ja") == 0 ? SG_JA : SG_EN;
}

static enum MHD_Result begin(struct sg_routes *routes, struct MHD_Connection *connection,
                             const char *url, const char *method, void **context)
{
    const struct sg_guard_request asked = {.path = url,
                                           .host = header(connection, "Host"),
                                           .origin = header(connection, "Origin"),
                                           .site = header(connection, "Sec-Fetch-Site")};
    const char *path;
    if (!sg_guard_allows(&routes->guard, &asked, &path))
        return refuse(connection);
    struct sg_request *request = sg_alloc(1, sizeof *request);
    request->method = method;
    request->path = path;
    request->lang = request->err.lang = lang_of(routes, connection);
    *context = request;
    return sg_request_begin(request) ? MHD_YES : answer(routes, request, connection);
}

/* Called when the headers are there, for each part of the body, and when all is there. What comes
   after a failure is let pass, since an answer in between is not heard. */
static enum MHD_Result handle(void *data, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *bytes, size_t *n,
                              void **context)
{
    struct sg_routes *routes = data;
    struct sg_request *request = *context;
    (void)version;
    if (!request)
        return begin(routes, connection, url, method, context);
    if (*n == 0)
        return answer(routes, request, connection);
    if (!request->err.kind)
        sg_request_take(request, bytes, *n);
    *n = 0;
    return MHD_YES;
}

static void finish(void *data, struct MHD_Connection *connection, void **context,
                   enum MHD_RequestTerminationCode code)
{
    struct sg_request *request = *context;
    (void)data;
    (void)connection;
    (void)code;
    if (request)
        sg_request_free(request);
    free(request);
    *context = NULL;
}

/* MHD says of most failures no more than that there was one. */
static bool fail_to_listen(unsigned port, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_IO, "port %u of 127.0.0.1 cannot be listened on: %s", port,
                   errno ? strerror(errno) : "?");
}

struct sg_http *sg_http_open(struct sg_routes *routes, unsigned port, struct sg_error *err)
{
    enum { MOST_CONNECTIONS = 256, SECONDS = 60 };
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!sg_library_load(&library, err))
        return NULL;
    struct sg_http *http = sg_alloc(1, sizeof *http);
    errno = 0;
    http->daemon =
        mhd.MHD_start_daemon(MHD_USE_AUTO, 0, NULL, NULL, handle, routes, MHD_OPTION_SOCK_ADDR,
                             &here, MHD_OPTION_NOTIFY_COMPLETED, finish, NULL,
                             MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS,
                             MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS, MHD_OPTION_END);
    if (http->daemon) {
        routes->guard.port = mhd.MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
        return http;
    }
    free(http);
    fail_to_listen(port, err);
    return NULL;
}

void sg_http_wait(struct sg_http *http, int milliseconds)
{
    mhd.MHD_run_wait(http->daemon, milliseconds);
}

void sg_http_close(struct sg_http *http)
{
    mhd.MHD_stop_daemon(http->daemon);
    free(http);
}

#else

struct sg_http *sg_http_open(struct sg_routes *routes, unsigned port, struct sg_error *err)
{
    (void)routes;
    (void)port;
    sg_fail(err, SG_FAIL_TOOL,
            "this sangyo was built without libmicrohttpd: install libmicrohttpd-dev and run make "
            "again");
    return NULL;
}

void sg_http_wait(struct sg_http *http, int milliseconds)
{
    (void)http;
    (void)milliseconds;
}

void sg_http_close(struct sg_http *http)
{
    (void)http;
}

#endif
