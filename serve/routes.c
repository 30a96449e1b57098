#include "routes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/temporary.h"

#include "ask.h"
#include "document.h"
#include "page.h"

enum { MOST_BODY = 8 << 20 };
static const size_t most_file = (size_t)1 << 30;

/* What follows a beginning of the path; NULL: it begins otherwise. */
static const char *after(const char *path, const char *begins)
{
    size_t n = strlen(begins);
    return strncmp(path, begins, n) == 0 ? path + n : NULL;
}

static bool is_method(const struct sg_request *request, const char *method)
{
    return strcmp(request->method, method) == 0;
}

static bool is_asked(const struct sg_request *request, const char *method, const char *path)
{
    return is_method(request, method) && strcmp(request->path, path) == 0;
}

bool sg_request_begin(struct sg_request *request)
{
    const char *name = after(request->path, "files/");
    request->file.file = -1;
    return !name || !is_method(request, "PUT") ||
           sg_folder_file_open(&request->file, name, &request->err);
}

bool sg_request_take(struct sg_request *request, const char *bytes, size_t n)
{
    struct sg_error *err = &request->err;
    if (request->file.part)
        return request->file.bytes + n <= most_file
                   ? sg_folder_file_add(&request->file, bytes, n, err)
                   : sg_fail(err, SG_FAIL_USAGE,
                             "a file of more than %zu MB is put into the "
                             "folder by other means",
                             most_file >> 20);
    if (request->body.n + n > MOST_BODY)
        return sg_fail(err, SG_FAIL_USAGE, "this is too long: %d MB at most", MOST_BODY >> 20);
    sg_buffer_add_bytes(&request->body, bytes, n);
    return true;
}

void sg_request_free(struct sg_request *request)
{
    sg_folder_file_free(&request->file);
    sg_buffer_free(&request->body);
}

void sg_reply_free(struct sg_reply *reply)
{
    sg_buffer_free(&reply->body);
    free(reply->file);
}

static void reply_json(struct sg_reply *reply, unsigned status, json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT);
    reply->status = status;
    reply->type = "application/json";
    sg_buffer_add(&reply->body, text ? text : "null");
    free(text);
    json_decref(json);
}

void sg_reply_fail(struct sg_reply *reply, const struct sg_error *err)
{
    char text[sizeof *err];
    json_t *json = json_object();
    sg_error_format(err, text, sizeof text);
    json_object_set_new(json, "error", json_string(text));
    reply_json(reply,
               err->kind == SG_FAIL_USAGE  ? 400
               : err->kind == SG_FAIL_DATA ? 409
                                           : 500,
               json);
}

static void reply_unknown(struct sg_reply *reply, const struct sg_request *request)
{
    struct sg_error err = {.lang = request->lang};
    sg_fail(&err, SG_FAIL_USAGE, "'%s' is not there", request->path);
    sg_reply_fail(reply, &err);
    reply->status = 404;
}

static const char *type_of(const char *name)
{
    static const char *const types[][2] = {{".html", "text/html; charset=utf-8"},
                                           {".css", "text/css; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".json", "application/json"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"},
                                           {".pdf", "application/pdf"},
                                           {".csv", "text/csv; charset=utf-8"},
                                           {".txt", "text/plain; charset=utf-8"},
                                           {"out", "text/plain; charset=utf-8"}};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(dot ? dot : name, types[i][0]) == 0)
            return types[i][1];
    return "application/octet-stream";
}

static bool answer_page(const struct sg_request *request, struct sg_reply *reply)
{
    const char *name = *request->path ? request->path : "index.html";
    for (const struct sg_page_file *file = sg_page_files; file->name; file++)
        if (strcmp(file->name, name) == 0 && is_method(request, "GET")) {
            *reply = (struct sg_reply){
                .status = 200, .type = type_of(name), .page = file->bytes, .n_page = file->n};
            return true;
        }
    return false;
}

static void answer_about(const struct sg_routes *routes, struct sg_reply *reply)
{
    json_t *about = json_object();
    json_object_set_new(about, "lang", json_string(routes->lang == SG_JA ? "ja" : "en"));
    json_object_set_new(about, "version", json_string(routes->version));
    json_object_set_new(about, "folder", json_string(routes->folder));
    reply_json(reply, 200, about);
}

static void reply_done(struct sg_reply *reply, bool ok, const struct sg_error *err)
{
    if (ok)
        reply_json(reply, 200, json_object());
    else
        sg_reply_fail(reply, err);
}

static void answer_file(struct sg_request *request, const char *path, struct sg_reply *reply)
{
    if (request->file.part) {
        reply_done(reply, sg_folder_file_finish(&request->file, &request->err), &request->err);
        return;
    }
    if (!is_method(request, "GET") || !sg_folder_may_read(path, &request->err)) {
        reply_unknown(reply, request);
        return;
    }
    *reply = (struct sg_reply){.status = 200,
                               .type = "application/octet-stream",
                               .file = sg_copy_text(path),
                               .is_alien = true};
}

static void answer_document(struct sg_request *request, const char *name, struct sg_reply *reply)
{
    json_t *json = json_loadb(sg_buffer_text(&request->body), request->body.n, 0, NULL);
    bool ok = is_method(request, "POST") ? sg_serve_document_append(name, json, &request->err)
              : is_method(request, "PUT")
                  ? sg_serve_document_replace(name, json, &request->err)
                  : sg_fail(&request->err, SG_FAIL_USAGE, "%s is not what one does with a document",
                            request->method);
    reply_done(reply, ok, &request->err);
    json_decref(json);
}

static void add_run(struct sg_routes *routes, struct sg_request *request, struct sg_reply *reply)
{
    struct sg_texts words = {0};
    json_t *ask = json_loadb(sg_buffer_text(&request->body), request->body.n, 0, NULL);
    char *folder = sg_temporary_folder(routes->place);
    struct sg_serve_run *run = NULL;
    if (!folder)
        sg_fail(&request->err, SG_FAIL_IO, "there is no room for temporary files");
    else if (sg_ask_words(ask, folder, request->lang == SG_JA ? "ja" : "en", &words, &request->err))
        run = sg_runs_add(&routes->runs, &words, sg_copy_text(folder), &request->err);
    if (run) {
        sg_runs_tend(&routes->runs);
        reply_json(reply, 201, sg_run_about(run));
    } else {
        if (folder)
            sg_temporary_remove(folder);
        sg_reply_fail(reply, &request->err);
    }
    free(folder);
    sg_texts_free(&words);
    json_decref(ask);
}

/* A file that a run left, by a name without folders. */
static void answer_part(const struct sg_request *request, const struct sg_serve_run *run,
                        const char *name, struct sg_reply *reply)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", run->folder, name);
    FILE *file = *name && *name != '.' && !strchr(name, '/') ? fopen(path.text, "rb") : NULL;
    if (file) {
        fclose(file);
        *reply = (struct sg_reply){
            .status = 200, .type = type_of(name), .file = sg_buffer_take(&path), .is_alien = true};
    } else {
        reply_unknown(reply, request);
    }
    sg_buffer_free(&path);
}

static void answer_run(struct sg_routes *routes, const struct sg_request *request, const char *path,
                       struct sg_reply *reply)
{
    char *end;
    unsigned long id = strtoul(path, &end, 10);
    struct sg_serve_run *run = end > path && (!*end || *end == '/') && id <= routes->runs.last_id
                                   ? sg_runs_find(&routes->runs, (unsigned)id)
                                   : NULL;
    bool stops = is_method(request, "DELETE") && run && !*end;
    if (!run || !(stops || is_method(request, "GET"))) {
        reply_unknown(reply, request);
        return;
    }
    if (*end) {
        answer_part(request, run, end + 1, reply);
        return;
    }
    if (stops)
        sg_runs_stop(run);
    sg_runs_tend(&routes->runs);
    reply_json(reply, 200, sg_run_about(run));
}

void sg_request_answer(struct sg_routes *routes, struct sg_request *request, struct sg_reply *reply)
{
    const char *rest;
    if (request->err.kind)
        sg_reply_fail(reply, &request->err);
    else if (answer_page(request, reply))
        return;
    else if (is_asked(request, "GET", "about"))
        answer_about(routes, reply);
    else if (is_asked(request, "GET", "files"))
        reply_json(reply, 200, sg_folder_list());
    else if ((rest = after(request->path, "files/")))
        answer_file(request, rest, reply);
    else if ((rest = after(request->path, "documents/")))
        answer_document(request, rest, reply);
    else if (is_asked(request, "POST", "runs"))
        add_run(routes, request, reply);
    else if ((rest = after(request->path, "runs/")))
        answer_run(routes, request, rest, reply);
    else
        reply_unknown(reply, request);
}
