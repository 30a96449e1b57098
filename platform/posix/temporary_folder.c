#define _XOPEN_SOURCE 700 /* realpath, mkdtemp */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/interrupts.h"
#include "platform/temporary.h"

char *sg_temporary_folder(const char *before)
{
    size_t room = strlen(before) + sizeof "XXXXXX";
    char *name = malloc(room);
    sg_held held;
    if (!name)
        return NULL;
    snprintf(name, room, "%sXXXXXX", before);
    sg_interrupts_hold(&held);
    char *made = mkdtemp(name);
    char *path = made ? realpath(made, NULL) : NULL;
    if (path)
        sg_temporary_note(path);
    int why = errno;
    sg_interrupts_release(&held);
    free(name);
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
    static const char name[] = "/sangyo-";
    const char *place = sg_temporary_place();
    size_t n = strlen(place);
    char *before = malloc(n + sizeof name);
    if (!before)
        return NULL;
    memcpy(before, place, n);
    memcpy(before + n, name, sizeof name);
    char *path = sg_temporary_folder(before);
    int why = errno;
    free(before);
    errno = why;
    return path;
}
