/* In place of gnuplot.exe: writes its arguments, a line each, into GNUPLOT.txt of the folder of the
   template that it is given, and fails with a message that must come through. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static void add(FILE *to, const wchar_t *wide)
{
    char text[4096];
    WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof text, NULL, NULL);
    fprintf(to, "%s\n", text);
}

int wmain(int argc, wchar_t *argv[])
{
    wchar_t place[4096] = L"";
    if (argc < 5 || wcslen(argv[3]) > 4000)
        return 9;
    wcscpy(place, argv[3]);
    wchar_t *slash = wcsrchr(place, L'/');
    if (!slash)
        return 8;
    wcscpy(slash + 1, L"GNUPLOT.txt");
    FILE *to = _wfopen(place, L"wb");
    for (int i = 1; to && i < argc; i++)
        add(to, argv[i]);
    if (to)
        fclose(to);
    fputs("stand-in: 図は描かない\n", stderr);
    puts("heard by nobody");
    return 3;
}
