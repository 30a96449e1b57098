/* hold FILE: keeps a file open as office programs do, so that nobody else may write, rename or
   remove it, until standard input ends. Says "held" once it does. */
#include <stdio.h>
#include <windows.h>

int wmain(int argc, wchar_t *argv[])
{
    HANDLE file = argc == 2 ? CreateFileW(argv[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ,
                                          NULL, OPEN_EXISTING, 0, NULL)
                            : INVALID_HANDLE_VALUE;
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    CloseHandle(file);
    return 0;
}
