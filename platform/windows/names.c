#include "names.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

wchar_t *sg_windows_wide(const char *text)
{
    int n = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
    wchar_t *wide = n > 0 ? calloc((size_t)n, sizeof *wide) : NULL;
    if (wide)
        MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, wide, n);
    else
        errno = n > 0 ? ENOMEM : ENOENT; /* nothing has a name that is no text */
    return wide;
}

char *sg_windows_narrow(const wchar_t *text)
{
    int n = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *narrow = n > 0 ? calloc((size_t)n, 1) : NULL;
    if (narrow)
        WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, n, NULL, NULL);
    else
        errno = n > 0 ? ENOMEM : EILSEQ;
    return narrow;
}

/* The whole of a long path behind the mark that takes it as it stands. */
static wchar_t *lengthened(wchar_t *path)
{
    static const wchar_t mark[] = L"\\\\?\\", share[] = L"\\\\?\\UNC";
    DWORD n = GetFullPathNameW(path, 0, NULL, NULL);
    wchar_t *whole = calloc((size_t)n + 16, sizeof *whole);
    if (!whole || !n || !GetFullPathNameW(path, n, whole + 8, NULL)) {
        free(whole);
        return path;
    }
    free(path);
    bool is_share = whole[8] == L'\\' && whole[9] == L'\\';
    size_t cut = is_share ? 1 : 0;
    const wchar_t *before = is_share ? share : mark;
    wmemmove(whole + wcslen(before), whole + 8 + cut, wcslen(whole + 8 + cut) + 1);
    wmemcpy(whole, before, wcslen(before));
    return whole;
}

wchar_t *sg_windows_path(const char *path)
{
    enum { MOST = 240 };
    wchar_t *wide = sg_windows_wide(strcmp(path, "/dev/null") == 0 ? "NUL" : path);
    for (wchar_t *at = wide; at && *at; at++)
        if (*at == L'/')
            *at = L'\\';
    bool is_marked = wide && wcsncmp(wide, L"\\\\?\\", 4) == 0;
    bool is_long = wide && GetFullPathNameW(wide, 0, NULL, NULL) > MOST;
    return is_long && !is_marked ? lengthened(wide) : wide;
}

char *sg_windows_path_back(const wchar_t *path)
{
    bool is_share = wcsncmp(path, L"\\\\?\\UNC\\", 8) == 0;
    bool is_marked = wcsncmp(path, L"\\\\?\\", 4) == 0;
    char *narrow = sg_windows_narrow(path + (is_share ? 6 : is_marked ? 4 : 0));
    if (narrow && is_share)
        *narrow = '\\';
    for (char *at = narrow; at && *at; at++)
        if (*at == '\\')
            *at = '/';
    return narrow;
}

void sg_windows_errno(void)
{
    static const struct {
        DWORD error;
        int number;
    } known[] = {{ERROR_FILE_NOT_FOUND, ENOENT},
                 {ERROR_PATH_NOT_FOUND, ENOENT},
                 {ERROR_INVALID_NAME, ENOENT},
                 {ERROR_INVALID_DRIVE, ENOENT},
                 {ERROR_BAD_NETPATH, ENOENT},
                 {ERROR_BAD_NET_NAME, ENOENT},
                 {ERROR_DIRECTORY, ENOTDIR},
                 {ERROR_ACCESS_DENIED, EACCES},
                 {ERROR_WRITE_PROTECT, EROFS},
                 {ERROR_SHARING_VIOLATION, ETXTBSY},
                 {ERROR_LOCK_VIOLATION, ETXTBSY},
                 {ERROR_USER_MAPPED_FILE, ETXTBSY},
                 {ERROR_FILE_EXISTS, EEXIST},
                 {ERROR_ALREADY_EXISTS, EEXIST},
                 {ERROR_DISK_FULL, ENOSPC},
                 {ERROR_HANDLE_DISK_FULL, ENOSPC},
                 {ERROR_BROKEN_PIPE, EPIPE},
                 {ERROR_NO_DATA, EPIPE},
                 {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
                 {ERROR_OUTOFMEMORY, ENOMEM},
                 {ERROR_INVALID_HANDLE, EBADF},
                 {ERROR_BAD_EXE_FORMAT, ENOEXEC},
                 {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
                 {ERROR_TOO_MANY_OPEN_FILES, EMFILE}};
    DWORD error = GetLastError();
    errno = EIO;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error)
            errno = known[i].number;
}
