/* Runs a command and writes "seconds cpu_seconds peak_kilobytes status" to a file.
   Usage: measure REPORT COMMAND [ARGUMENT…]. Being small, it adds next to nothing to the start of
   the command, and its own memory does not show in the command's peak. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return fputs("usage: measure REPORT COMMAND [ARGUMENT...]\n", stderr), 2;
    double start = now();
    pid_t child = vfork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return perror("measure"), 3;
    double wall = now() - start;
    FILE *report = fopen(argv[1], "w");
    if (!report)
        return perror(argv[1]), 3;
    fprintf(report, "%.6f %.6f %ld %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
            usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(report) ? 3 : 0;
}
