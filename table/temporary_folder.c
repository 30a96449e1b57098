#define _XOPEN_SOURCE 700 /* realpath, mkdtemp */

#include "temporary.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include <sangyo/buffer.h>

char *sg_temporary_folder(const char *before)
{
    struct sg_buffer name = {0};
    sigset_t mask;
    sg_buffer_printf(&name, "%sXXXXXX", before);
    sg_temporary_hold(&mask);
    char *made = mkdtemp(name.text);
    char *path = made ? realpath(made, NULL) : NULL;
    if (path)
        sg_temporary_note(path);
    int why = errno;
    sg_temporary_release(&mask);
    sg_buffer_free(&name);
    errno = why;
    return path;
}

const char *sg_temporary_place(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

char *sg_temporary_folder_anywhere(void)
{
    struct sg_buffer before = {0};
    sg_buffer_printf(&before, "%s/sangyo-", sg_temporary_place());
    char *path = sg_temporary_folder(before.text);
    int why = errno;
    sg_buffer_free(&before);
    errno = why;
    return path;
}
