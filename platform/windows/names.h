/* Paths and failures as Windows has them. */
#ifndef SG_PLATFORM_WINDOWS_NAMES_H
#define SG_PLATFORM_WINDOWS_NAMES_H

#include <wchar.h>

/* UTF-16 of UTF-8 and back; to be freed, NULL with errno. */
wchar_t *sg_windows_wide(const char *text);
char *sg_windows_narrow(const wchar_t *text);

/* A path for the functions that end in W: with \ between folders; \\?\ before one that is longer
   than 248 characters, which they refuse otherwise. */
wchar_t *sg_windows_path(const char *path);
/* The other way round: / between folders, no \\?\. */
char *sg_windows_path_back(const wchar_t *path);

/* Sets errno by GetLastError. */
void sg_windows_errno(void);

#endif
