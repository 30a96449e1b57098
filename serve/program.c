#define _POSIX_C_SOURCE 200809L
#include "program.h"

#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

#include <sangyo/memory.h>

extern char **environ;

char *sg_serve_program(void)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    return n > 0 ? sg_copy_bytes(path, (size_t)n) : NULL;
}

void sg_serve_open(const char *address)
{
    char *argv[] = {sg_copy_text("xdg-open"), sg_copy_text(address), NULL};
    pid_t pid;
    posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ);
    free(argv[0]);
    free(argv[1]);
}

void sg_serve_ask_for_progress(void)
{
    setenv("SANGYO_PROGRESS", "1", 1);
}
