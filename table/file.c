#include "file.h"
#include "messages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "platform/files.h"

static bool fail_to_write(struct sg_error *err, const char *path)
{
    if (errno == ETXTBSY)
        sg_fail(err, SG_FAIL_IO,
                "cannot be written: another program has this file open; close it there");
    else
        sg_fail(err, SG_FAIL_IO, "cannot be written: %s", sg_os_why(errno));
    return sg_fail_at_file(err, path);
}

bool sg_file_write_standard(const char *bytes, size_t n, struct sg_error *err)
{
    if (sg_os_write(SG_OS_OUTPUT, bytes, n) || errno == EPIPE)
        return true;
    sg_fail(err, SG_FAIL_IO, "cannot be written: %s", sg_os_why(errno));
    return sg_fail_at_file(err, sg_lang_message("standard output", err ? err->lang : SG_EN));
}

/* Where a link leads, also one to a file that is not there yet; released with free(). */
static char *target_of(const char *path, unsigned depth)
{
    char *real = sg_os_absolute(path);
    char *to = real || depth == 0 ? NULL : sg_os_link(path);
    if (!to)
        return real ? real : sg_copy_text(path);
    const char *slash = sg_os_is_absolute(to) ? NULL : strrchr(path, '/');
    struct sg_buffer next = {0};
    sg_buffer_printf(&next, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, to);
    char *target = target_of(sg_buffer_text(&next), depth - 1);
    sg_buffer_free(&next);
    free(to);
    return target;
}

char *sg_file_target(const char *path)
{
    enum { MOST_LINKS = 40 }; /* as Linux has it */
    return target_of(path, MOST_LINKS);
}

bool sg_file_write(const char *path, const char *bytes, size_t n, struct sg_error *err)
{
    struct sg_os_about old;
    bool exists = sg_os_about(path, &old);
    if (!exists && errno != ENOENT) /* a circle of links, for one */
        return fail_to_write(err, path);
    if (exists && old.kind != SG_OS_PLAIN)
        return sg_os_write_into(path, bytes, n) || errno == EPIPE || fail_to_write(err, path);
    if (exists && !sg_os_may_write(path))
        return fail_to_write(err, path);
    char *target = sg_file_target(path);
    bool ok = sg_os_replace(target, exists ? &old : NULL, bytes, n) || fail_to_write(err, path);
    free(target);
    return ok;
}
