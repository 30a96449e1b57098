/* Files that are written: whole or not at all. */
#include <errno.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "platform/files.h"
#include "platform/interrupts.h"
#include "platform/temporary.h"

#include "names.h"

static bool write_all(HANDLE file, const char *bytes, size_t n)
{
    enum { MOST = 1 << 20 };
    while (n) {
        DWORD done = 0;
        if (!WriteFile(file, bytes, (DWORD)(n < MOST ? n : MOST), &done, NULL)) {
            sg_windows_errno();
            return false;
        }
        bytes += done;
        n -= done;
    }
    return true;
}

bool sg_os_write(int file, const char *bytes, size_t n)
{
    return write_all((HANDLE)_get_osfhandle(file), bytes, n);
}

/* Keeps the errno of the first failure. */
static bool write_and_close(HANDLE file, const char *bytes, size_t n)
{
    bool ok = write_all(file, bytes, n);
    int why = errno;
    if (!CloseHandle(file) && ok) {
        ok = false;
        sg_windows_errno();
        why = errno;
    }
    errno = why;
    return ok;
}

static HANDLE open_to_write(const char *path, DWORD how)
{
    wchar_t *wide = sg_windows_path(path);
    HANDLE file = wide ? CreateFileW(wide, GENERIC_WRITE, FILE_SHARE_READ, NULL, how,
                                     FILE_ATTRIBUTE_NORMAL, NULL)
                       : INVALID_HANDLE_VALUE;
    if (wide && file == INVALID_HANDLE_VALUE)
        sg_windows_errno();
    free(wide);
    return file;
}

bool sg_os_write_into(const char *path, const char *bytes, size_t n)
{
    HANDLE file = open_to_write(path, OPEN_EXISTING);
    return file != INVALID_HANDLE_VALUE && write_and_close(file, bytes, n);
}

/* Opens a new file in the folder of `path` under a name of its own, now in `name`, which has
   `room`. */
static HANDLE open_beside(const char *path, char *name, size_t room)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    HANDLE file = INVALID_HANDLE_VALUE;
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        snprintf(name, room, "%.*s.sangyo-%lu-%u", folder, path, GetCurrentProcessId(), attempt);
        file = open_to_write(name, CREATE_NEW);
        if (file != INVALID_HANDLE_VALUE || errno != EEXIST)
            break;
    }
    return file;
}

/* Fills and closes `file`, then renames it; removes it on failure and keeps errno. Whom the old
   file is open with is asked by opening it: the failed rename does not tell that from a lack of
   rights.
 */
static bool finish(HANDLE file, const char *name, const char *path, const char *bytes, size_t n)
{
    bool written = write_and_close(file, bytes, n);
    if (written && sg_os_rename(name, path))
        return true;
    int why = errno;
    if (written && why == EACCES && !sg_os_may_write(path))
        why = errno;
    else if (written && why == EACCES)
        why = ETXTBSY;
    sg_os_remove(name);
    errno = why;
    return false;
}

bool sg_os_replace(const char *path, const struct sg_os_about *old, const char *bytes, size_t n)
{
    size_t room = strlen(path) + 64; /* for two numbers */
    char *name = malloc(room);
    sg_held before;
    (void)old; /* no modes here */
    if (!name)
        return false;
    sg_interrupts_hold(&before);
    HANDLE file = open_beside(path, name, room);
    int why = errno;
    bool opened = file != INVALID_HANDLE_VALUE;
    if (opened)
        sg_temporary_note(name);
    sg_interrupts_release(&before);
    bool ok = opened && finish(file, name, path, bytes, n);
    if (opened) {
        why = errno;
        sg_temporary_forget(name);
    }
    free(name);
    errno = why;
    return ok;
}

bool sg_os_has_room(const char *path, size_t n)
{
    HANDLE file = open_to_write(path, CREATE_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    LARGE_INTEGER size = {.QuadPart = (LONGLONG)n};
    bool fits = SetFilePointerEx(file, size, NULL, FILE_BEGIN) && SetEndOfFile(file);
    if (!fits)
        sg_windows_errno();
    int why = errno;
    CloseHandle(file);
    sg_os_remove(path);
    errno = why;
    return fits;
}
