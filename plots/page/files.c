#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/files.h"

char *sg_files_join(const char *folder, const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", folder, name);
    return sg_buffer_take(&path);
}

char *sg_files_absolute(const char *path)
{
    return sg_os_absolute(path);
}

static bool fail_on(const char *path, const char *format, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_IO, format, sg_os_why(errno));
    return sg_fail_at_file(err, path);
}

bool sg_files_read(const char *path, struct sg_buffer *out, struct sg_error *err)
{
    FILE *file = sg_os_stream(path);
    if (!file)
        return fail_on(path, "cannot be read: %s", err);
    char bytes[8192];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file));)
        sg_buffer_add_bytes(out, bytes, n);
    bool ok = !ferror(file) || fail_on(path, "cannot be read: %s", err);
    fclose(file);
    return ok;
}
