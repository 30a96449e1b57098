#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "names.h"
#include "platform/system.h"

static int CALLBACK note(const LOGFONTW *font, const TEXTMETRICW *metric, DWORD type, LPARAM found)
{
    (void)font;
    (void)metric;
    (void)type;
    *(enum sg_os_font *)found = SG_OS_FONT_THERE;
    return 0; /* one is enough */
}

enum sg_os_font sg_os_font(const char *family)
{
    enum sg_os_font found = SG_OS_FONT_MISSING;
    LOGFONTW wanted = {.lfCharSet = DEFAULT_CHARSET};
    wchar_t *name = sg_windows_wide(family);
    HDC screen = name && wcslen(name) < LF_FACESIZE ? CreateCompatibleDC(NULL) : NULL;
    if (screen) {
        wcscpy(wanted.lfFaceName, name);
        EnumFontFamiliesExW(screen, &wanted, note, (LPARAM)&found, 0);
        DeleteDC(screen);
    }
    free(name);
    return found;
}
