/* gnuplot.exe that hands its work to the gnuplot of Linux, for tests under Wine: writes its folder and
   its arguments, a line each, into ID.ask beside itself, waits for ID.done, which holds the exit
   status, and says what is in ID.said. See bridge.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

enum { MOST = 4096, STEP_MS = 5, MOST_MS = 55000 };

static void add(FILE *to, const wchar_t *wide)
{
    char text[MOST];
    WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof text, NULL, NULL);
    fprintf(to, "%s\n", text);
}

static FILE *open_beside(const wchar_t *own, const wchar_t *ending, const wchar_t *mode)
{
    wchar_t path[MOST + 64];
    swprintf(path, MOST + 64, L"%ls.%lu.%ls", own, GetCurrentProcessId(), ending);
    return _wfopen(path, mode);
}

/* Numbers of processes come again. */
static void remove_beside(const wchar_t *own, const wchar_t *ending)
{
    wchar_t path[MOST + 64];
    swprintf(path, MOST + 64, L"%ls.%lu.%ls", own, GetCurrentProcessId(), ending);
    DeleteFileW(path);
}

static void ask(const wchar_t *own, int argc, wchar_t *argv[])
{
    wchar_t from[MOST + 64], to[MOST + 64], folder[MOST];
    remove_beside(own, L"done");
    remove_beside(own, L"said");
    FILE *file = open_beside(own, L"part", L"wb");
    if (!file || !GetCurrentDirectoryW(MOST, folder))
        exit(9);
    add(file, folder);
    for (int i = 1; i < argc; i++)
        add(file, argv[i]);
    fclose(file);
    swprintf(from, MOST + 64, L"%ls.%lu.part", own, GetCurrentProcessId());
    swprintf(to, MOST + 64, L"%ls.%lu.ask", own, GetCurrentProcessId());
    MoveFileW(from, to);
}

static int wait_for_status(const wchar_t *own)
{
    int status = 9;
    FILE *done = NULL;
    for (int waited = 0; !done && waited < MOST_MS; waited += STEP_MS) {
        Sleep(STEP_MS);
        done = open_beside(own, L"done", L"rb");
    }
    if (!done || fscanf(done, "%d", &status) != 1)
        fputs("the bridge to gnuplot does not answer\n", stderr);
    if (done)
        fclose(done);
    return status;
}

int wmain(int argc, wchar_t *argv[])
{
    wchar_t own[MOST];
    if (!GetModuleFileNameW(NULL, own, MOST))
        return 9;
    ask(own, argc, argv);
    int status = wait_for_status(own), c;
    FILE *said = open_beside(own, L"said", L"rb");
    while (said && (c = getc(said)) != EOF)
        putc(c, stderr);
    if (said)
        fclose(said);
    return status;
}
