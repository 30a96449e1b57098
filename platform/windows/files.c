#include "platform/files.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "names.h"

enum { EVERYBODY = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

/* Opens what is there; INVALID_HANDLE_VALUE with errno. Folders, too, where only their attributes
   are asked for. */
static HANDLE open_path(const char *path, DWORD access)
{
    wchar_t *wide = sg_windows_path(path);
    if (!wide)
        return INVALID_HANDLE_VALUE;
    HANDLE file =
        CreateFileW(wide, access, EVERYBODY, NULL, OPEN_EXISTING,
                    access == FILE_READ_ATTRIBUTES ? FILE_FLAG_BACKUP_SEMANTICS : 0, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        sg_windows_errno();
        DWORD attributes = errno == EACCES ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;
        if (attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY)
            errno = EISDIR;
    }
    free(wide);
    return file;
}

static bool take(HANDLE file, struct sg_os_about *about)
{
    BY_HANDLE_FILE_INFORMATION info;
    *about = (struct sg_os_about){.kind = SG_OS_OTHER};
    DWORD type = GetFileType(file);
    if (type == FILE_TYPE_UNKNOWN && GetLastError() != NO_ERROR) {
        sg_windows_errno();
        return false;
    }
    if (type != FILE_TYPE_DISK)
        return true;
    if (!GetFileInformationByHandle(file, &info)) /* Wine does not tell it of standard input */
        return true;
    bool folder = info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
    about->kind = folder ? SG_OS_FOLDER : SG_OS_PLAIN;
    about->size = folder ? 0 : (uint64_t)info.nFileSizeHigh << 32 | info.nFileSizeLow;
    about->device = info.dwVolumeSerialNumber;
    about->number = (uint64_t)info.nFileIndexHigh << 32 | info.nFileIndexLow;
    return true;
}

bool sg_os_about(const char *path, struct sg_os_about *about)
{
    HANDLE file = open_path(path, FILE_READ_ATTRIBUTES);
    bool fine = file != INVALID_HANDLE_VALUE && take(file, about);
    if (file != INVALID_HANDLE_VALUE)
        CloseHandle(file);
    return fine;
}

bool sg_os_about_open(int file, struct sg_os_about *about)
{
    return take((HANDLE)_get_osfhandle(file), about);
}

bool sg_os_exists(const char *path)
{
    struct sg_os_about about;
    return sg_os_about(path, &about);
}

bool sg_os_may_write(const char *path)
{
    HANDLE file = open_path(path, GENERIC_WRITE);
    if (file != INVALID_HANDLE_VALUE)
        CloseHandle(file);
    return file != INVALID_HANDLE_VALUE;
}

bool sg_os_is_program(const char *path)
{
    struct sg_os_about about;
    return sg_os_about(path, &about) && about.kind == SG_OS_PLAIN;
}

/* Copies stay while the process runs: there are a few words of the command line. */
const char *sg_os_path(const char *typed)
{
    char *path = strchr(typed, '\\') ? strdup(typed) : NULL;
    for (char *at = path; at && *at; at++)
        if (*at == '\\')
            *at = '/';
    return path ? path : typed;
}

bool sg_os_is_absolute(const char *path)
{
    bool drive = ((*path >= 'A' && *path <= 'Z') || (*path >= 'a' && *path <= 'z')) &&
                 path[1] == ':' && (path[2] == '/' || path[2] == '\\');
    return drive || *path == '/' || *path == '\\';
}

char *sg_os_absolute(const char *path)
{
    HANDLE file = open_path(path, FILE_READ_ATTRIBUTES);
    if (file == INVALID_HANDLE_VALUE)
        return NULL;
    DWORD n = GetFinalPathNameByHandleW(file, NULL, 0, VOLUME_NAME_DOS);
    wchar_t *wide = n ? calloc((size_t)n + 1, sizeof *wide) : NULL;
    bool known = wide && GetFinalPathNameByHandleW(file, wide, n + 1, VOLUME_NAME_DOS);
    if (!known)
        sg_windows_errno();
    CloseHandle(file);
    char *absolute = known ? sg_windows_path_back(wide) : NULL;
    free(wide);
    return absolute;
}

/* What is there was followed already, and links to nothing are rare here. */
char *sg_os_link(const char *path)
{
    (void)path;
    errno = EINVAL;
    return NULL;
}

char *sg_os_program(void)
{
    enum { MOST = 32768 }; /* characters of a path */
    wchar_t *wide = calloc(MOST, sizeof *wide);
    bool known = wide && GetModuleFileNameW(NULL, wide, MOST);
    char *program = known ? sg_windows_path_back(wide) : NULL;
    free(wide);
    return program;
}

bool sg_os_make_folder(const char *path)
{
    wchar_t *wide = sg_windows_path(path);
    bool made = wide && CreateDirectoryW(wide, NULL);
    if (wide && !made)
        sg_windows_errno();
    free(wide);
    return made;
}

bool sg_os_list(const char *folder, void (*each)(void *context, const char *name), void *context)
{
    WIN32_FIND_DATAW entry;
    char *pattern = malloc(strlen(folder) + sizeof "/*");
    wchar_t *wide = pattern ? sg_windows_path(strcat(strcpy(pattern, folder), "/*")) : NULL;
    HANDLE list = wide ? FindFirstFileW(wide, &entry) : INVALID_HANDLE_VALUE;
    free(pattern);
    free(wide);
    if (list == INVALID_HANDLE_VALUE)
        return false;
    do {
        char *name = sg_windows_narrow(entry.cFileName);
        if (name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
            each(context, name);
        free(name);
    } while (FindNextFileW(list, &entry));
    FindClose(list);
    return true;
}

bool sg_os_rename(const char *from, const char *to)
{
    wchar_t *wide_from = sg_windows_path(from), *wide_to = sg_windows_path(to);
    bool done = wide_from && wide_to && MoveFileExW(wide_from, wide_to, MOVEFILE_REPLACE_EXISTING);
    if (wide_from && wide_to && !done)
        sg_windows_errno();
    free(wide_from);
    free(wide_to);
    return done;
}

bool sg_os_remove(const char *path)
{
    wchar_t *wide = sg_windows_path(path);
    bool done = wide && DeleteFileW(wide);
    if (wide && !done)
        sg_windows_errno();
    free(wide);
    return done;
}

int sg_os_open(const char *path)
{
    HANDLE file = open_path(path, GENERIC_READ);
    return file == INVALID_HANDLE_VALUE
               ? -1
               : _open_osfhandle((intptr_t)file, _O_RDONLY | _O_BINARY | _O_NOINHERIT);
}

FILE *sg_os_stream(const char *path)
{
    int file = sg_os_open(path);
    return file < 0 ? NULL : _fdopen(file, "rb");
}

int sg_os_open_input(void)
{
    return _dup(SG_OS_INPUT);
}

ptrdiff_t sg_os_read(int file, char *to, size_t n)
{
    enum { MOST = 1 << 30 };
    return _read(file, to, (unsigned)(n < MOST ? n : MOST));
}

ptrdiff_t sg_os_read_at(int file, char *to, size_t n, uint64_t at)
{
    enum { MOST = 1 << 30 };
    OVERLAPPED place = {.Offset = (DWORD)at, .OffsetHigh = (DWORD)(at >> 32)};
    DWORD got = 0;
    if (ReadFile((HANDLE)_get_osfhandle(file), to, (DWORD)(n < MOST ? n : MOST), &got, &place) ||
        GetLastError() == ERROR_HANDLE_EOF)
        return (ptrdiff_t)got;
    sg_windows_errno();
    return -1;
}

bool sg_os_at_start(int file)
{
    return _lseeki64(file, 0, SEEK_CUR) == 0;
}

bool sg_os_close(int file)
{
    return _close(file) == 0;
}

int sg_os_silence(void)
{
    fflush(stderr);
    int nowhere = _open("NUL", _O_WRONLY | _O_NOINHERIT);
    int kept = nowhere < 0 ? -1 : _dup(SG_OS_ERROR);
    if (kept >= 0)
        _dup2(nowhere, SG_OS_ERROR);
    if (nowhere >= 0)
        _close(nowhere);
    return kept;
}

void sg_os_restore(int kept)
{
    fflush(stderr);
    if (kept < 0)
        return;
    _dup2(kept, SG_OS_ERROR);
    _close(kept);
}

const char *sg_os_why(int number)
{
    return strerror(number);
}
