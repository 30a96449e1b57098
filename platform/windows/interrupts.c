#include "platform/interrupts.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "platform/files.h"

#include "names.h"

static void (*at_end)(void);

/* An interrupt runs in a thread of its own. It waits until nobody holds it, and whoever would hold
   it from then on waits for the end of the process. */
static atomic_int holders, is_ending;
static _Thread_local int depth;

void sg_interrupts_hold(sg_held *before)
{
    *before = depth++;
    if (*before)
        return;
    atomic_fetch_add(&holders, 1);
    if (atomic_load(&is_ending)) {
        atomic_fetch_sub(&holders, 1);
        Sleep(INFINITE);
    }
}

void sg_interrupts_release(const sg_held *before)
{
    depth = *before;
    if (!depth)
        atomic_fetch_sub(&holders, 1);
}

static BOOL WINAPI end_run(DWORD event)
{
    enum { INTERRUPTED = 130 }; /* as shells have it */
    (void)event;
    atomic_store(&is_ending, 1);
    while (atomic_load(&holders))
        Sleep(1);
    at_end();
    ExitProcess(INTERRUPTED);
}

void sg_interrupts_catch(void (*end)(void))
{
    at_end = end;
    SetConsoleCtrlHandler(end_run, TRUE);
}

void sg_interrupts_let_go(void)
{
    SetConsoleCtrlHandler(end_run, FALSE);
}

static void remove_in(void *context, const char *name)
{
    const char *folder = context;
    char *path = malloc(strlen(folder) + strlen(name) + 2);
    if (path)
        sg_os_remove(strcat(strcat(strcpy(path, folder), "/"), name));
    free(path);
}

void sg_interrupts_remove(const char *path)
{
    if (sg_os_remove(path) || errno == ENOENT)
        return;
    char *folder = strdup(path);
    wchar_t *wide = sg_windows_path(path);
    if (folder && sg_os_list(folder, remove_in, folder) && wide)
        RemoveDirectoryW(wide);
    free(wide);
    free(folder);
}

/* A job, whose programs all end with it. */
void sg_interrupts_end_group(intptr_t group)
{
    TerminateJobObject((HANDLE)group, 1);
}
