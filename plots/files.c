#define _XOPEN_SOURCE 700 /* realpath */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *sg_files_join(const char *folder, const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", folder, name);
    return sg_buffer_take(&path);
}

char *sg_files_absolute(const char *path)
{
    return realpath(path, NULL);
}

static bool fail_on(const char *path, const char *format, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_IO, format, strerror(errno));
    return sg_fail_at_file(err, path);
}

bool sg_files_read(const char *path, struct sg_buffer *out, struct sg_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return fail_on(path, "cannot be read: %s", err);
    char bytes[8192];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file));)
        sg_buffer_add_bytes(out, bytes, n);
    bool ok = !ferror(file) || fail_on(path, "cannot be read: %s", err);
    fclose(file);
    return ok;
}

static bool write_new(const char *path, int flags, const struct sg_buffer *bytes,
                      struct sg_error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
    if (fd < 0)
        return fail_on(path, "cannot be written: %s", err);
    for (size_t done = 0; done < bytes->n;) {
        ssize_t n = write(fd, bytes->text + done, bytes->n - done);
        if (n < 0 && errno != EINTR) {
            fail_on(path, "cannot be written: %s", err);
            close(fd);
            return false;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    return close(fd) == 0 || fail_on(path, "cannot be written: %s", err);
}

bool sg_files_write(const char *path, const struct sg_buffer *bytes, struct sg_error *err)
{
    return write_new(path, O_TRUNC, bytes, err);
}

bool sg_files_replace(const char *path, const struct sg_buffer *bytes, struct sg_error *err)
{
    struct sg_buffer beside = {0};
    sg_buffer_printf(&beside, "%s.%ld.tmp", path, (long)getpid());
    bool ok = write_new(beside.text, O_TRUNC, bytes, err);
    if (ok && rename(beside.text, path) != 0)
        ok = fail_on(path, "cannot be written: %s", err);
    if (!ok) {
        unlink(beside.text);
        sg_fail_at_file(err, path);
    }
    sg_buffer_free(&beside);
    return ok;
}
