/* Files that are written: whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/files.h"
#include "platform/interrupts.h"
#include "platform/temporary.h"

bool sg_os_write(int file, const char *bytes, size_t n)
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

/* Keeps the errno of the first failure. */
static bool write_and_close(int file, const char *bytes, size_t n)
{
    bool ok = sg_os_write(file, bytes, n);
    int why = errno;
    if (close(file) < 0 && ok) {
        ok = false;
        why = errno;
    }
    errno = why;
    return ok;
}

bool sg_os_write_into(const char *path, const char *bytes, size_t n)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    return file >= 0 && write_and_close(file, bytes, n);
}

/* Opens a new file in the folder of `path` under a name of its own, now in `name`, which has
   `room`. The mode is that of `old`, else what the umask leaves. */
static int open_beside(const char *path, const struct sg_os_about *old, char *name, size_t room)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        snprintf(name, room, "%.*s.sangyo-%ld-%u", folder, path, (long)getpid(), attempt);
        int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 && old)
            (void)fchmod(file, old->mode & 0777);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

/* Fills and closes `file`, then renames it; removes it on failure and keeps errno. */
static bool finish(int file, const char *name, const char *path, const char *bytes, size_t n)
{
    if (write_and_close(file, bytes, n) && rename(name, path) == 0)
        return true;
    int why = errno;
    unlink(name);
    errno = why;
    return false;
}

bool sg_os_replace(const char *path, const struct sg_os_about *old, const char *bytes, size_t n)
{
    size_t room = strlen(path) + 64; /* for two numbers */
    char *name = malloc(room);
    sg_held before;
    if (!name)
        return false;
    sg_interrupts_hold(&before);
    int file = open_beside(path, old, name, room);
    int why = errno;
    if (file >= 0)
        sg_temporary_note(name);
    sg_interrupts_release(&before);
    bool ok = file >= 0 && finish(file, name, path, bytes, n);
    if (file >= 0) {
        why = errno;
        sg_temporary_forget(name);
    }
    free(name);
    errno = why;
    return ok;
}

bool sg_os_has_room(const char *path, size_t n)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int why = file < 0 ? errno : posix_fallocate(file, 0, (off_t)n);
    if (file >= 0)
        close(file);
    unlink(path);
    errno = why;
    return !why || why == EOPNOTSUPP || why == EINVAL; /* a file system that cannot tell */
}
