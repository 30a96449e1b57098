#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platform/temporary.h"

static bool fail_to_write(const char *name, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_IO, "cannot be written: %s", strerror(errno));
    return sg_fail_at_file(err, name);
}

static bool fail_taken(const char *name, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_USAGE, "'%s' is there already: give the new file another name",
                   name);
}

bool sg_folder_file_open(struct sg_folder_file *file, const char *name, struct sg_error *err)
{
    struct sg_buffer part = {0};
    static unsigned number; /* of the parts of this process, for names of their own */
    *file = (struct sg_folder_file){.file = -1};
    if (!sg_folder_may_write(name, err))
        return false;
    if (access(name, F_OK) == 0)
        return fail_taken(name, err);
    sg_buffer_printf(&part, ".sangyo-%ld-part-%u", (long)getpid(), number++);
    file->name = sg_copy_text(name);
    file->part = sg_buffer_take(&part);
    file->file = open(file->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file->file < 0)
        return fail_to_write(name, err);
    sg_temporary_note(file->part);
    return true;
}

bool sg_folder_file_add(struct sg_folder_file *file, const char *bytes, size_t n,
                        struct sg_error *err)
{
    while (n) {
        ssize_t done = write(file->file, bytes, n);
        if (done < 0 && errno != EINTR)
            return fail_to_write(file->name, err);
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
            file->bytes += (size_t)done;
        }
    }
    return true;
}

/* A second name instead of a rename, which would take the place of a file that came meanwhile. */
bool sg_folder_file_finish(struct sg_folder_file *file, struct sg_error *err)
{
    int closed = close(file->file);
    file->file = -1;
    if (closed != 0)
        return fail_to_write(file->name, err);
    if (link(file->part, file->name) == 0)
        return true;
    bool links =
        errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS; /* some disks have none */
    if (!links && access(file->name, F_OK) != 0 && rename(file->part, file->name) == 0)
        return true;
    return errno == EEXIST ? fail_taken(file->name, err) : fail_to_write(file->name, err);
}

void sg_folder_file_free(struct sg_folder_file *file)
{
    if (file->file >= 0)
        close(file->file);
    if (file->part)
        sg_temporary_remove(file->part);
    free(file->name);
    free(file->part);
    *file = (struct sg_folder_file){.file = -1};
}
