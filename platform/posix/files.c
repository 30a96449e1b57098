#define _XOPEN_SOURCE 700 /* realpath */

#include "platform/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void take(const struct stat *info, struct sg_os_about *about)
{
    *about = (struct sg_os_about){
        .kind = S_ISREG(info->st_mode)   ? SG_OS_PLAIN
                : S_ISDIR(info->st_mode) ? SG_OS_FOLDER
                                         : SG_OS_OTHER,
        .size = S_ISREG(info->st_mode) && info->st_size > 0 ? (uint64_t)info->st_size : 0,
        .device = (uint64_t)info->st_dev,
        .number = (uint64_t)info->st_ino,
        .mode = (unsigned)info->st_mode & 07777};
}

bool sg_os_about(const char *path, struct sg_os_about *about)
{
    struct stat info;
    bool fine = stat(path, &info) == 0;
    if (fine)
        take(&info, about);
    return fine;
}

bool sg_os_about_open(int file, struct sg_os_about *about)
{
    struct stat info;
    bool fine = fstat(file, &info) == 0;
    if (fine)
        take(&info, about);
    return fine;
}

bool sg_os_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool sg_os_may_write(const char *path)
{
    return access(path, W_OK) == 0;
}

bool sg_os_is_program(const char *path)
{
    struct sg_os_about about;
    return sg_os_about(path, &about) && about.kind == SG_OS_PLAIN && access(path, X_OK) == 0;
}

const char *sg_os_path(const char *typed)
{
    return typed;
}

bool sg_os_is_absolute(const char *path)
{
    return *path == '/';
}

char *sg_os_absolute(const char *path)
{
    return realpath(path, NULL);
}

char *sg_os_link(const char *path)
{
    char to[PATH_MAX];
    ssize_t n = readlink(path, to, sizeof to - 1);
    if (n <= 0)
        return NULL;
    to[n] = '\0';
    return strdup(to);
}

char *sg_os_program(void)
{
    return sg_os_link("/proc/self/exe");
}

bool sg_os_make_folder(const char *path)
{
    return mkdir(path, 0777) == 0;
}

bool sg_os_list(const char *folder, void (*each)(void *context, const char *name), void *context)
{
    DIR *list = opendir(folder);
    if (!list)
        return false;
    for (struct dirent *entry; (entry = readdir(list));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            each(context, entry->d_name);
    closedir(list);
    return true;
}

bool sg_os_rename(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

bool sg_os_remove(const char *path)
{
    return unlink(path) == 0;
}

int sg_os_open(const char *path)
{
    return open(path, O_RDONLY | O_CLOEXEC);
}

FILE *sg_os_stream(const char *path)
{
    int file = sg_os_open(path);
    return file < 0 ? NULL : fdopen(file, "rb");
}

int sg_os_open_input(void)
{
    return dup(STDIN_FILENO);
}

ptrdiff_t sg_os_read(int file, char *to, size_t n)
{
    ssize_t got;
    while ((got = read(file, to, n)) < 0 && errno == EINTR)
        ;
    return got;
}

ptrdiff_t sg_os_read_at(int file, char *to, size_t n, uint64_t at)
{
    ssize_t got;
    while ((got = pread(file, to, n, (off_t)at)) < 0 && errno == EINTR)
        ;
    return got;
}

bool sg_os_at_start(int file)
{
    return lseek(file, 0, SEEK_CUR) == 0;
}

bool sg_os_close(int file)
{
    return close(file) == 0;
}

int sg_os_silence(void)
{
    fflush(stderr);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = nowhere < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (kept >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    return kept;
}

void sg_os_restore(int kept)
{
    fflush(stderr);
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    close(kept);
}

const char *sg_os_why(int number)
{
    return strerror(number);
}
