#include "file_uses.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/chart.h>
#include "platform/files.h"
#include "surveys/layout/sheet.h"
#include "table/file.h"
#include "table/messages.h"

struct sg_file_use {
    char *place;  /* absolute, links followed; of a folder with a / at its end */
    char *writer; /* what writes it, as messages call it; NULL: it is read */
    bool exists;
    uint64_t device, number;
};

void sg_file_uses_free(struct sg_file_uses *uses)
{
    for (size_t i = 0; i < uses->n; i++) {
        free(uses->items[i].place);
        free(uses->items[i].writer);
    }
    free(uses->items);
    *uses = (struct sg_file_uses){0};
}

/* The absolute path of a file that need not be there. */
static char *place_of(const char *path)
{
    char *target = sg_file_target(path);
    char *whole = sg_os_absolute(target);
    const char *slash = strrchr(target, '/');
    char *folder = slash == target ? sg_copy_text("/")
                   : slash         ? sg_copy_bytes(target, (size_t)(slash - target))
                                   : sg_copy_text(".");
    char *real = whole ? NULL : sg_os_absolute(folder);
    struct sg_buffer place = {0};
    if (real)
        sg_buffer_printf(&place, "%s/%s", strcmp(real, "/") == 0 ? "" : real,
                         slash ? slash + 1 : target);
    else
        sg_buffer_add(&place, whole ? whole : target);
    free(real);
    free(folder);
    free(whole);
    free(target);
    return sg_buffer_take(&place);
}

static bool is_folder(const char *place)
{
    return *place && place[strlen(place) - 1] == '/';
}

static bool is_same(const struct sg_file_use *a, const struct sg_file_use *b)
{
    if (is_folder(a->place) || is_folder(b->place)) {
        const char *folder = is_folder(a->place) ? a->place : b->place;
        const char *file = is_folder(a->place) ? b->place : a->place;
        return strncmp(file, folder, strlen(folder)) == 0;
    }
    return a->exists && b->exists ? a->device == b->device && a->number == b->number
                                  : strcmp(a->place, b->place) == 0;
}

static bool refuse(const struct sg_file_use *old, const struct sg_file_use *use, const char *path,
                   struct sg_error *err)
{
    if (old->writer && use->writer)
        return sg_fail(err, SG_FAIL_USAGE, "%s and %s would write the same file, '%s'", old->writer,
                       use->writer, path);
    return sg_fail(err, SG_FAIL_USAGE, "%s would write over '%s', which is read: name another file",
                   old->writer ? old->writer : use->writer, path);
}

/* Takes `use`, or refuses and frees it. */
static bool add(struct sg_file_uses *uses, struct sg_file_use use, const char *path,
                struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < uses->n; i++)
        if ((uses->items[i].writer || use.writer) && is_same(&uses->items[i], &use))
            ok = refuse(&uses->items[i], &use, path, err);
    if (ok) {
        uses->items = sg_grow(uses->items, &uses->capacity, uses->n + 1, sizeof *uses->items);
        uses->items[uses->n++] = use;
    } else {
        free(use.place);
        free(use.writer);
    }
    return ok;
}

/* Terminals, pipes and the like are never the same: what goes in there does not come out. */
static bool is_plain(const struct sg_os_about *about)
{
    return about->kind == SG_OS_PLAIN;
}

static bool add_file(struct sg_file_uses *uses, const char *path, const char *writer,
                     struct sg_error *err)
{
    struct sg_os_about about;
    bool exists = sg_os_about(path, &about);
    if (exists ? !is_plain(&about) : !writer) /* what is read and not there fails by itself */
        return true;
    struct sg_file_use use = {place_of(path), sg_copy_text(writer), exists, 0, 0};
    if (exists) {
        use.device = about.device;
        use.number = about.number;
    }
    return add(uses, use, path, err);
}

bool sg_file_uses_write(struct sg_file_uses *uses, const char *path, const char *option,
                        struct sg_error *err)
{
    struct sg_buffer writer = {0};
    sg_buffer_printf(&writer, "--%s", option);
    bool ok = add_file(uses, path, sg_buffer_text(&writer), err);
    sg_buffer_free(&writer);
    return ok;
}

bool sg_file_uses_read(struct sg_file_uses *uses, const char *path, struct sg_error *err)
{
    struct sg_os_about about;
    char *file = sg_package_is_path(path) ? sg_package_file(path) : sg_copy_text(path);
    for (char *part; !sg_os_about(file, &about) && (part = strrchr(file, '#'));)
        *part = '\0';
    bool ok = add_file(uses, file, NULL, err);
    free(file);
    return ok;
}

/* A file that the caller opened as one of our standard streams. */
static bool add_stream(struct sg_file_uses *uses, int stream, struct sg_error *err)
{
    struct sg_os_about about;
    bool writes = stream == SG_OS_OUTPUT;
    const char *name =
        sg_lang_message(writes ? "standard output" : "standard input", err ? err->lang : SG_EN);
    if (!sg_os_about_open(stream, &about) || !is_plain(&about))
        return true;
    struct sg_file_use use = {sg_copy_text(name), writes ? sg_copy_text(name) : NULL, true,
                              about.device, about.number};
    return add(uses, use, name, err);
}

/* Beside a figure lie its inputs, where they are kept. */
static bool add_figure_inputs(struct sg_file_uses *uses, const char *path, struct sg_error *err)
{
    struct sg_buffer folder = {0};
    sg_buffer_printf(&folder, "%s.gp.d", path);
    char *place = place_of(folder.text);
    sg_buffer_clear(&folder);
    sg_buffer_printf(&folder, "%s/", place);
    free(place);
    struct sg_file_use use = {sg_buffer_take(&folder), sg_copy_text("--keep"), false, 0, 0};
    return add(uses, use, use.place, err);
}

bool sg_file_uses_outputs(struct sg_file_uses *uses, const struct sg_args *args,
                          struct sg_error *err)
{
    bool ok = true, to_file = false;
    for (size_t i = 0; ok && i < args->n; i++) {
        const struct sg_arg *arg = &args->items[i];
        bool is_main = strcmp(arg->option->name, "output") == 0;
        if (arg->option->kind != SG_OPTION_OUTPUT || (is_main && strcmp(arg->value, "-") == 0))
            continue;
        to_file = to_file || is_main;
        ok = sg_file_uses_write(uses, arg->value, arg->option->name, err) &&
             (!sg_args_flag(args, "keep") || add_figure_inputs(uses, arg->value, err));
    }
    return ok && (to_file || add_stream(uses, SG_OS_OUTPUT, err));
}

/* The file and, if it is a package, those that it names. */
static bool add_input(struct sg_file_uses *uses, const char *path, struct sg_error *err)
{
    struct sg_package_resource resource;
    if (!sg_file_uses_read(uses, path, err))
        return false;
    if (!sg_sheet_is_package(path) || !sg_package_read(path, &resource, NULL))
        return true; /* what is wrong with it is said where it is read */
    bool ok = true;
    for (size_t i = 0; ok && i < resource.paths.n; i++)
        ok = sg_file_uses_read(uses, resource.paths.items[i], err);
    sg_package_resource_free(&resource);
    return ok;
}

bool sg_file_uses_inputs(struct sg_file_uses *uses, const struct sg_call *call,
                         struct sg_error *err)
{
    bool ok = true;
    size_t first = sg_call_first_file(call);
    enum sg_input input = sg_call_input(call);
    if (uses->n == 0 || input == SG_INPUT_NONE) /* nothing is written */
        return true;
    for (size_t i = 0; ok && i < call->args.n; i++)
        if (call->args.items[i].option->kind == SG_OPTION_FILE)
            ok = (call->args.items[i].option->plain ? sg_file_uses_read : add_input)(
                uses, call->args.items[i].value, err);
    for (size_t i = first; ok && i < call->n_files; i++)
        ok = strcmp(call->files[i], "-") == 0 ? add_stream(uses, SG_OS_INPUT, err)
                                              : add_input(uses, call->files[i], err);
    return ok && (call->n_files > first || add_stream(uses, SG_OS_INPUT, err));
}
