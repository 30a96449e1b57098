/* Runs the program as a command line would. */
#ifndef SG_TESTS_TOOLS_PROGRAM_RUN_H
#define SG_TESTS_TOOLS_PROGRAM_RUN_H

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "tools/program.h"

/* With these words (NULL-terminated). Its exit status; what it says goes to the file `said`. */
static int run_program(const char *const words[])
{
    int n = 0;
    while (words[n])
        n++;
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    int file = open("said", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
    int status = sg_program_run(n, words, SG_EN);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    return status;
}

#endif
