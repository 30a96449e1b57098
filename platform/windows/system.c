#include "platform/system.h"

#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
/* behind windows.h, whose types it needs */
#include <shellapi.h>

#include "names.h"
#include "platform/files.h"

size_t sg_os_processors(void)
{
    DWORD n = GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
    return n ? n : 1;
}

/* Large pages need a right here that nobody has. */
void sg_os_large_pages(void *memory, size_t bytes)
{
    (void)memory;
    (void)bytes;
}

static HANDLE standard(int stream)
{
    return GetStdHandle(stream == SG_OS_INPUT    ? STD_INPUT_HANDLE
                        : stream == SG_OS_OUTPUT ? STD_OUTPUT_HANDLE
                                                 : STD_ERROR_HANDLE);
}

bool sg_os_is_terminal(int stream)
{
    DWORD mode;
    return GetConsoleMode(standard(stream), &mode);
}

size_t sg_os_terminal_width(void)
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(standard(SG_OS_OUTPUT), &info))
        return 0;
    /* the last place of a line is left free: what is written there begins the next one */
    return (size_t)(info.srWindow.Right - info.srWindow.Left);
}

const char *sg_os_locale(void)
{
    return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_JAPANESE ? "ja" : NULL;
}

static UINT page_before;

static void restore_page(void)
{
    SetConsoleOutputCP(page_before);
}

/* The console shows UTF-8 while the program runs, and knows the sequences that wipe a line. */
static void set_console(void)
{
    DWORD mode;
    page_before = GetConsoleOutputCP();
    if (page_before && page_before != CP_UTF8 && SetConsoleOutputCP(CP_UTF8))
        atexit(restore_page);
    for (int stream = SG_OS_OUTPUT; stream <= SG_OS_ERROR; stream++)
        if (GetConsoleMode(standard(stream), &mode))
            SetConsoleMode(standard(stream), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

/* The words of the command line, which the process keeps. */
static bool take_words(char ***argv)
{
    int n;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &n);
    char **words = wide ? calloc((size_t)n + 1, sizeof *words) : NULL;
    bool taken = words != NULL;
    for (int i = 0; taken && i < n; i++) {
        words[i] = sg_windows_narrow(wide[i]);
        taken = words[i] != NULL;
    }
    LocalFree(wide);
    if (taken)
        *argv = words;
    return taken;
}

bool sg_os_begin(int argc, char ***argv)
{
    (void)argc;
    _fmode = _O_BINARY;
    for (int stream = SG_OS_INPUT; stream <= SG_OS_ERROR; stream++) {
        if (_get_osfhandle(stream) < 0) /* not to become the next file opened */
            _open("NUL", stream == SG_OS_INPUT ? _O_RDONLY : _O_WRONLY);
        _setmode(stream, _O_BINARY);
    }
    setvbuf(stderr, NULL, _IONBF, 0); /* what is said comes before what is written later */
    set_console();
    /* the manifest asks for UTF-8 in names and variables, which Windows has since 2019 */
    return GetACP() == CP_UTF8 && take_words(argv);
}
