#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "platform/files.h"
#include "platform/temporary.h"

#include "names.h"

/* Six letters, other ones each time. */
static void write_letters(char *to)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    static atomic_uint made;
    LARGE_INTEGER now;
    QueryPerformanceCounter(&now);
    uint64_t seed = (uint64_t)now.QuadPart * 0x9E3779B97F4A7C15u +
                    GetCurrentProcessId() * 0x85EBCA6Bu + atomic_fetch_add(&made, 1) * 0xC2B2AE35u;
    for (int i = 0; i < 6; i++, seed /= 36)
        to[i] = letters[(seed >> 16) % 36];
}

char *sg_temporary_folder(const char *before)
{
    size_t n = strlen(before);
    char *name = malloc(n + 7), *path = NULL;
    if (!name)
        return NULL;
    memcpy(name, before, n);
    name[n + 6] = '\0';
    bool made = false;
    for (int attempt = 0; !made && attempt < 1000; attempt++) {
        write_letters(name + n);
        made = sg_os_make_folder(name);
        if (!made && errno != EEXIST)
            break;
    }
    if (made)
        path = sg_os_absolute(name);
    if (path)
        sg_temporary_note(path);
    int why = errno;
    free(name);
    errno = why;
    return path;
}

static char place[4 * MAX_PATH];
static INIT_ONCE is_found = INIT_ONCE_STATIC_INIT;

/* That of Windows, without the slash at its end. */
static BOOL CALLBACK find_place(INIT_ONCE *once, void *context, void **result)
{
    wchar_t wide[MAX_PATH + 1];
    const char *asked = getenv("TMPDIR");
    (void)once;
    (void)context;
    (void)result;
    DWORD n = GetTempPathW(MAX_PATH + 1, wide);
    char *own = n && n <= MAX_PATH ? sg_windows_path_back(wide) : NULL;
    snprintf(place, sizeof place, "%s", asked && *asked ? asked : own ? own : ".");
    size_t length = strlen(place);
    if (length > 3 && place[length - 1] == '/')
        place[length - 1] = '\0';
    free(own);
    return TRUE;
}

const char *sg_temporary_place(void)
{
    InitOnceExecuteOnce(&is_found, find_place, NULL, NULL);
    return place;
}

char *sg_temporary_folder_anywhere(void)
{
    char before[sizeof place + sizeof "/sangyo-"];
    snprintf(before, sizeof before, "%s/sangyo-", sg_temporary_place());
    return sg_temporary_folder(before);
}
