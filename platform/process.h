/* Running a program without a shell. */
#ifndef SG_PLATFORM_PROCESS_H
#define SG_PLATFORM_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

/* argv[0] (a path) with standard input empty. What it says on standard output or, if
   `error_stream`, on standard error is handed to `hear`, the other stream goes nowhere. It leads a
   group that ends when it ends, or when this process is interrupted. */
struct sg_os_process {
    char *const *argv;        /* NULL-terminated */
    char *const *environment; /* "NAME=value", NULL-terminated */
    bool error_stream;
    double seconds; /* then it is stopped, its streams open or closed */
    void (*hear)(void *context, const char *bytes, size_t n);
    void *context;
    int status;   /* its exit status; -1: it did not end by itself */
    bool stopped; /* time ran out */
};

/* Runs it and waits. 0, or the errno that says why it was not started. */
int sg_os_run(struct sg_os_process *process);

/* The folders that hold programs: PATH, else those that the system names; to be freed. */
char *sg_os_program_folders(void);
/* What stands between two of them, and what a program's name ends in. */
extern const char sg_os_folder_mark;
extern const char *const sg_os_program_ending;
/* Whether programs come in packages of the system, and not one by one from anywhere. */
extern const bool sg_os_has_packages;

/* Variables that a program may need of this process besides those of sangyo itself; ends in NULL.
 */
extern const char *const sg_os_kept_variables[];

#endif
