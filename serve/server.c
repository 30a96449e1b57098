#define _XOPEN_SOURCE 700 /* realpath */

#include "server.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "http.h"
#include "platform/temporary.h"
#include "token.h"

/* A signal says no more than that it came. */
static volatile sig_atomic_t is_told_to_end;

static void note_end(int signal_number)
{
    (void)signal_number;
    is_told_to_end = 1;
}

static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_ENDS = sizeof ends / sizeof *ends };

/* In the place of the handler of temporary files, which ends a run at once. */
static void catch_ends(struct sigaction before[N_ENDS])
{
    struct sigaction action = {0};
    action.sa_handler = note_end;
    sigemptyset(&action.sa_mask);
    is_told_to_end = 0;
    for (size_t i = 0; i < N_ENDS; i++)
        sigaction(ends[i], &action, &before[i]);
}

static void release_ends(const struct sigaction before[N_ENDS])
{
    for (size_t i = 0; i < N_ENDS; i++)
        sigaction(ends[i], &before[i], NULL);
}

static size_t processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 1 ? (size_t)n : 1;
}

static bool enter(const struct sg_server *server, char **folder, struct sg_error *err)
{
    *folder = realpath(server->folder, NULL);
    if (*folder && chdir(*folder) == 0)
        return true;
    sg_fail(err, SG_FAIL_IO, "cannot be served: %s", strerror(errno));
    return sg_fail_at_file(err, server->folder);
}

static void serve_until_told(struct sg_http *http, struct sg_routes *routes)
{
    enum { BUSY_MS = 20, IDLE_MS = 1000 };
    while (!is_told_to_end)
        sg_http_wait(http, sg_runs_tend(&routes->runs) ? BUSY_MS : IDLE_MS);
}

static bool listen_and_serve(const struct sg_server *server, struct sg_routes *routes,
                             struct sg_error *err)
{
    struct sg_http *http = sg_http_open(routes, server->port, err);
    struct sigaction before[N_ENDS];
    struct sg_buffer address = {0};
    if (!http)
        return false;
    catch_ends(before);
    sg_buffer_printf(&address, "http://127.0.0.1:%u/%s/", routes->guard.port, routes->guard.token);
    server->ready(server->context, address.text);
    serve_until_told(http, routes);
    sg_http_close(http);
    sg_buffer_free(&address);
    sg_runs_free(&routes->runs);
    release_ends(before);
    return true;
}

bool sg_server_run(const struct sg_server *server, struct sg_error *err)
{
    char token[SG_TOKEN_LENGTH + 1];
    char *folder = NULL, *root = NULL;
    struct sg_buffer place = {0};
    struct sg_routes routes = {.guard = {.token = token},
                               .runs = {.program = server->program, .most_at_once = processors()},
                               .lang = server->lang,
                               .version = server->version};
    bool ok = sg_token_make(token) ||
              sg_fail(err, SG_FAIL_IO, "the system has no random numbers for the address");
    ok = ok && enter(server, &folder, err);
    if (ok && !(root = sg_temporary_folder_anywhere()))
        ok = sg_fail(err, SG_FAIL_IO, "there is no room for temporary files");
    if (ok) {
        sg_buffer_printf(&place, "%s/run-", root);
        routes.place = place.text;
        routes.folder = folder;
        ok = listen_and_serve(server, &routes, err);
        sg_temporary_remove(root);
    }
    sg_buffer_free(&place);
    free(root);
    free(folder);
    return ok;
}
