/* Files, as the system has them: paths are UTF-8 with '/' between folders. What fails gives -1,
   NULL or false, and errno says why. Interrupted calls are taken up again. */
#ifndef SG_PLATFORM_FILES_H
#define SG_PLATFORM_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { SG_OS_INPUT, SG_OS_OUTPUT, SG_OS_ERROR }; /* the standard streams */

enum sg_os_kind { SG_OS_PLAIN, SG_OS_FOLDER, SG_OS_OTHER /* a pipe, a terminal, a device */ };

struct sg_os_about {
    enum sg_os_kind kind;
    uint64_t size;           /* bytes of a plain file */
    uint64_t device, number; /* both are those of one file alone */
    unsigned mode; /* who may do what, as chmod has it; 0: this system has no such thing */
};

/* Of what a path leads to, and of an open file. */
bool sg_os_about(const char *path, struct sg_os_about *about);
bool sg_os_about_open(int file, struct sg_os_about *about);
bool sg_os_exists(const char *path);
bool sg_os_may_write(const char *path);
bool sg_os_is_program(const char *path);

/* A path as it was typed, with / between folders; borrowed while the process runs. */
const char *sg_os_path(const char *typed);
bool sg_os_is_absolute(const char *path);
/* The path of what is there, links followed, and where one link leads; to be freed. */
char *sg_os_absolute(const char *path);
char *sg_os_link(const char *path);
/* The file of the running program; to be freed. */
char *sg_os_program(void);

bool sg_os_make_folder(const char *path);
/* Hands on the name of each entry of a folder, but for itself and its parent. */
bool sg_os_list(const char *folder, void (*each)(void *context, const char *name), void *context);
/* Another name within the file system; what had it goes. */
bool sg_os_rename(const char *from, const char *to);
bool sg_os_remove(const char *path); /* a file */

/* For reading its bytes; a program that is started does not inherit it. */
int sg_os_open(const char *path);
FILE *sg_os_stream(const char *path);
/* Standard input once more, to be closed as a file is. */
int sg_os_open_input(void);
/* Up to `n` bytes; 0 at the end, -1 on failure. */
ptrdiff_t sg_os_read(int file, char *to, size_t n);
ptrdiff_t sg_os_read_at(int file, char *to, size_t n, uint64_t at);
bool sg_os_at_start(int file);
bool sg_os_close(int file);

/* All the bytes, to an open file; to what is there already, without a way back. */
bool sg_os_write(int file, const char *bytes, size_t n);
bool sg_os_write_into(const char *path, const char *bytes, size_t n);
/* By way of a temporary file beside it and a rename, so that nobody sees half a file; the temporary
   file goes on any failure and on what ends the run. `old`, or NULL: what is there now, whose mode
   stays. */
bool sg_os_replace(const char *path, const struct sg_os_about *old, const char *bytes, size_t n);
/* Whether the file system has room for a new file of `n` bytes, which is tried and removed. */
bool sg_os_has_room(const char *path, size_t n);

/* Standard error leads nowhere until it is restored with what this gave; -1: it could not be turned
   away. */
int sg_os_silence(void);
void sg_os_restore(int kept);

/* What a failure is called. Where another program holds the file, errno is ETXTBSY. */
const char *sg_os_why(int number);

#endif
