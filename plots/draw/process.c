#include "process.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"
#include "platform/process.h"

#include "plots/page/files.h"

enum { MOST_SHOWN = 300 }; /* of a list of folders, in a message */

/* The program of that name in a folder, or NULL. */
static char *in_folder(const char *folder, const char *name)
{
    struct sg_buffer file = {0};
    sg_buffer_printf(&file, "%s%s", name, sg_os_program_ending);
    char *path = sg_files_join(folder, file.text);
    sg_buffer_free(&file);
    if (sg_os_is_program(path))
        return path;
    free(path);
    return NULL;
}

char *sg_process_find(const char *name, struct sg_buffer *folders)
{
    const char mark[] = {sg_os_folder_mark, '\0'};
    char *all = sg_os_program_folders();
    char *found = NULL;
    for (const char *at = all; at && *at && !found;) {
        size_t n = strcspn(at, mark);
        char *folder = sg_copy_bytes(at, n);
        found = in_folder(n ? folder : ".", name);
        free(folder);
        at += n + (at[n] == sg_os_folder_mark);
    }
    if (!found && all && folders)
        sg_buffer_printf(folders, "%.*s%s", MOST_SHOWN, all, strlen(all) > MOST_SHOWN ? "…" : "");
    free(all);
    return found;
}

/* Ends with NULL. */
static void make_environment(struct sg_texts *environment)
{
    for (const char *const *kept = sg_os_kept_variables; *kept; kept++) {
        const char *value = getenv(*kept);
        struct sg_buffer setting = {0};
        if (!value)
            continue;
        sg_buffer_printf(&setting, "%s=%s", *kept, value);
        sg_texts_add(environment, sg_buffer_text(&setting));
        sg_buffer_free(&setting);
    }
    sg_texts_add(environment, "LC_ALL=C.UTF-8");
    sg_texts_add(environment, "TZ=UTC");
    environment->items = sg_resize(environment->items, environment->n + 1, sizeof(char *));
    environment->items[environment->n] = NULL;
}

enum { MOST_SAID = 1 << 16 };

static void keep_said(void *context, const char *bytes, size_t n)
{
    struct sg_buffer *said = context;
    size_t room = said->n < MOST_SAID ? MOST_SAID - said->n : 0;
    sg_buffer_add_bytes(said, bytes, n < room ? n : room);
}

bool sg_process_run(struct sg_process *process, struct sg_error *err)
{
    struct sg_texts environment = {0};
    make_environment(&environment);
    struct sg_os_process run = {.argv = process->argv,
                                .environment = environment.items,
                                .error_stream = process->error_stream,
                                .seconds = process->seconds,
                                .hear = keep_said,
                                .context = &process->said};
    int failure = sg_os_run(&run);
    process->status = run.status;
    sg_texts_free(&environment);
    if (failure)
        return sg_fail(err, SG_FAIL_TOOL, "%s could not be started: %s", process->argv[0],
                       sg_os_why(failure));
    return !run.stopped || sg_fail(err, SG_FAIL_TOOL, "%s was stopped after %g seconds",
                                   process->argv[0], process->seconds);
}
