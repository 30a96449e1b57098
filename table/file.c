#define _XOPEN_SOURCE 700 /* realpath */

#include "file.h"
#include "messages.h"
#include "temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>

static bool write_all(int file, const char *bytes, size_t n)
{
    while (n) {
        ssize_t done = write(file, bytes, n);
        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
        }
    }
    return true;
}

static bool fail_to_write(struct sg_error *err, const char *path)
{
    sg_fail(err, SG_FAIL_IO, "cannot be written: %s", strerror(errno));
    return sg_fail_at_file(err, path);
}

bool sg_file_write_standard(const char *bytes, size_t n, struct sg_error *err)
{
    if (write_all(STDOUT_FILENO, bytes, n) || errno == EPIPE)
        return true;
    sg_fail(err, SG_FAIL_IO, "cannot be written: %s", strerror(errno));
    return sg_fail_at_file(err, sg_lang_message("standard output", err ? err->lang : SG_EN));
}

static bool write_directly(const char *path, const char *bytes, size_t n, struct sg_error *err)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return fail_to_write(err, path);
    bool ok = write_all(file, bytes, n) || errno == EPIPE;
    int why = errno;
    if (close(file) < 0 && ok) {
        ok = false;
        why = errno;
    }
    errno = why;
    return ok || fail_to_write(err, path);
}

/* Opens a new file in the folder of `path` under a name of its own, now in *name. The mode is that
   of `old`, else what the umask leaves. */
static int open_beside(const char *path, const struct stat *old, char **name)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, "%.*s.sangyo-%ld-%u", folder, path, (long)getpid(), attempt);
        *name = sg_buffer_take(&text);
        int file = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 && old)
            (void)fchmod(file, old->st_mode & 0777);
        if (file >= 0 || errno != EEXIST)
            return file;
        free(*name);
        *name = NULL;
    }
    return -1;
}

/* Fills and closes `file`, then renames it; removes it on failure and keeps errno. */
static bool finish(int file, const char *name, const char *path, const char *bytes, size_t n)
{
    bool ok = write_all(file, bytes, n);
    int why = errno;
    if (close(file) < 0 && ok) {
        ok = false;
        why = errno;
    }
    if (ok && rename(name, path) == 0)
        return true;
    if (ok)
        why = errno;
    unlink(name);
    errno = why;
    return false;
}

static bool replace(const char *path, const struct stat *old, const char *bytes, size_t n)
{
    char *name = NULL;
    sigset_t before;
    sg_temporary_hold(&before);
    int file = open_beside(path, old, &name);
    int why = errno;
    if (file >= 0)
        sg_temporary_note(name);
    sg_temporary_release(&before);
    bool ok = file >= 0 && finish(file, name, path, bytes, n);
    if (file >= 0) {
        why = errno;
        sg_temporary_forget(name);
    }
    free(name);
    errno = why;
    return ok;
}

/* Where a link leads, also one to a file that is not there yet; released with free(). */
static char *target_of(const char *path, unsigned depth)
{
    char to[PATH_MAX];
    char *real = realpath(path, NULL);
    ssize_t n = real ? 0 : readlink(path, to, sizeof to - 1);
    if (real || n <= 0 || depth == 0)
        return real ? real : sg_copy_text(path);
    to[n] = '\0';
    const char *slash = *to == '/' ? NULL : strrchr(path, '/');
    struct sg_buffer next = {0};
    sg_buffer_printf(&next, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, to);
    char *target = target_of(sg_buffer_text(&next), depth - 1);
    sg_buffer_free(&next);
    return target;
}

char *sg_file_target(const char *path)
{
    enum { MOST_LINKS = 40 }; /* as Linux has it */
    return target_of(path, MOST_LINKS);
}

bool sg_file_write(const char *path, const char *bytes, size_t n, struct sg_error *err)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    if (!exists && errno != ENOENT) /* a circle of links, for one */
        return fail_to_write(err, path);
    if (exists && !S_ISREG(old.st_mode))
        return write_directly(path, bytes, n, err);
    if (exists && access(path, W_OK) < 0)
        return fail_to_write(err, path);
    char *target = sg_file_target(path);
    bool ok = replace(target, exists ? &old : NULL, bytes, n);
    if (!ok)
        fail_to_write(err, path);
    free(target);
    return ok;
}
