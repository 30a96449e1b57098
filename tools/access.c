#define _XOPEN_SOURCE 700 /* realpath */

#include "access.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sangyo/buffer.h>
#include "surveys/formats/grid.h"
#include "surveys/layout/sheet.h"
#include "surveys/spreadsheet/book_choice.h"

static bool add_root(struct sg_access *access, const char *path, struct sg_error *err)
{
    char *real = realpath(path, NULL);
    if (!real) {
        sg_source_fail(errno, err);
        return sg_fail_at_file(err, path);
    }
    sg_texts_add(&access->roots, real);
    free(real);
    return true;
}

bool sg_access_open(struct sg_access *access, const char *document, const char *const more[],
                    size_t n_more, struct sg_error *err)
{
    const char *slash = document ? strrchr(document, '/') : NULL;
    *access = (struct sg_access){0};
    access->folder = slash == document && slash ? sg_copy_text("/")
                     : slash ? sg_copy_bytes(document, (size_t)(slash - document))
                             : sg_copy_text(".");
    bool ok = add_root(access, access->folder, err);
    for (size_t i = 0; ok && i < n_more; i++)
        ok = add_root(access, more[i], err);
    return ok;
}

void sg_access_free(struct sg_access *access)
{
    free(access->folder);
    sg_texts_free(&access->roots);
    *access = (struct sg_access){0};
}

static bool is_within(const char *real, const char *root)
{
    size_t n = strlen(root);
    return strcmp(root, "/") == 0 || (strncmp(real, root, n) == 0 && (real[n] == '/' || !real[n]));
}

/* A pipe may never end, a device may do something. Folders are refused where they are opened. */
static bool is_plain(const char *real)
{
    struct stat about;
    return stat(real, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

/* `shown` is the path as the document has it. */
static bool may_read(const struct sg_access *access, const char *path, const char *shown,
                     struct sg_error *err)
{
    char *real = realpath(path, NULL);
    if (!real) {
        sg_source_fail(errno, err);
        return sg_fail_at_file(err, shown);
    }
    bool allowed = false;
    for (size_t i = 0; i < access->roots.n; i++)
        allowed = allowed || is_within(real, access->roots.items[i]);
    bool plain = is_plain(real);
    free(real);
    if (!allowed)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' lies outside the folder of the document: allow its folder with "
                       "--allow-dir",
                       shown);
    if (!plain)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' is a pipe or a device: a report reads plain files only", shown);
    return !access->uses || sg_file_uses_read(access->uses, path, err);
}

/* The files of a package, one of which may be a link. */
static bool may_read_package(const struct sg_access *access, const char *path, const char *shown,
                             struct sg_error *err)
{
    struct sg_package_resource resource;
    char *json = sg_package_file(path);
    bool ok = may_read(access, json, shown, err) && sg_package_read(path, &resource, err);
    free(json);
    if (!ok)
        return false;
    for (size_t i = 0; ok && i < resource.paths.n; i++)
        ok = may_read(access, resource.paths.items[i], resource.paths.items[i], err);
    sg_package_resource_free(&resource);
    return ok;
}

/* A file, or the one of which the path names a part: a sheet, a table of a database. */
static bool may_read_file(const struct sg_access *access, const char *path, const char *shown,
                          struct sg_error *err)
{
    char *file;
    bool part = sg_book_part_of(path, &file) != NULL;
    bool ok = may_read(access, part ? file : path, shown, err);
    free(file);
    return ok;
}

/* Whether it is a table as JSON, in a file that may be read. */
static bool is_table(const struct sg_access *access, const char *path)
{
    return may_read(access, path, path, NULL) && !sg_sheet_is_package(path);
}

/* The path from the document's folder on. */
static char *from_document(const struct sg_access *access, const char *path)
{
    struct sg_buffer whole = {0};
    if (*path != '/' && strcmp(access->folder, ".") != 0)
        sg_buffer_printf(&whole, "%s/", access->folder);
    sg_buffer_add(&whole, path);
    return sg_buffer_take(&whole);
}

char *sg_access_path(const struct sg_access *access, const char *path, struct sg_error *err)
{
    if (*path == '@') {
        sg_fail(err, SG_FAIL_USAGE,
                "no block before makes a table '%s': a block that ends in | id=%s, without show=, "
                "does",
                path, path + 1);
        return NULL;
    }
    char *whole = from_document(access, path);
    if ((sg_package_is_path(path) && !is_table(access, whole) ? may_read_package : may_read_file)(
            access, whole, path, err))
        return whole;
    free(whole);
    return NULL;
}

/* The same of a file that is no table. */
static char *plain_path(const struct sg_access *access, const char *path, struct sg_error *err)
{
    char *whole = from_document(access, path);
    if (may_read(access, whole, path, err))
        return whole;
    free(whole);
    return NULL;
}

static bool check_options(const struct sg_call *call, struct sg_error *err)
{
    for (size_t i = 0; i < call->args.n; i++)
        if (sg_option_writes(call->args.items[i].option))
            return sg_fail(err, SG_FAIL_USAGE, "--%s writes, which a block of a report may not",
                           call->args.items[i].option->name);
    return true;
}

static bool set_options(const struct sg_access *access, struct sg_call *call, struct sg_error *err)
{
    for (size_t i = 0; i < call->args.n; i++) {
        struct sg_arg *arg = &call->args.items[i];
        if (arg->option->kind != SG_OPTION_FILE || sg_named_table(call->named, arg->value))
            continue;
        char *path = (arg->option->plain ? plain_path : sg_access_path)(access, arg->value, err);
        if (!path)
            return false;
        free(arg->value);
        arg->value = path;
    }
    return true;
}

static bool check_source(const struct sg_call *call, bool is_piped, struct sg_error *err)
{
    const struct sg_command *command = call->command;
    enum sg_input input = sg_call_input(call);
    size_t first = sg_call_first_file(call);
    bool of_table =
        input == SG_INPUT_TABLE || input == SG_INPUT_UNITS || input == SG_INPUT_NAMED_TABLE;
    if (is_piped && !of_table)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' reads files, not what another command gives",
                       command->name);
    if (is_piped && call->n_files > first + 1)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", command->name,
                       call->n_files - first);
    bool none = call->n_files <= first || sg_source_is_standard(call->files[first]);
    if (is_piped && !none)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' is given a table by the command before it and names the file '%s' too",
                       command->name, call->files[first]);
    if (!is_piped && none && input != SG_INPUT_NONE)
        return sg_fail(err, SG_FAIL_USAGE,
                       "a block of a report reads no standard input: name a FILE");
    return true;
}

bool sg_access_call(const struct sg_access *access, struct sg_call *call, bool is_piped,
                    struct sg_texts *paths, struct sg_error *err)
{
    if (call->command->input == SG_INPUT_NONE || call->command->input == SG_INPUT_DOCUMENT)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' gives nothing for a report", call->command->name);
    if (!check_options(call, err) || !check_source(call, is_piped, err) ||
        !set_options(access, call, err))
        return false;
    for (size_t i = sg_call_first_file(call); i < call->n_files; i++) {
        if (sg_source_is_standard(call->files[i]) || sg_named_table(call->named, call->files[i]))
            continue;
        char *path = sg_access_path(access, call->files[i], err);
        if (!path)
            return false;
        sg_texts_add(paths, path);
        free(path);
        call->files[i] = paths->items[paths->n - 1];
    }
    return true;
}
