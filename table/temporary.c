#define _GNU_SOURCE /* syscall */

#include "temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A path, or a process group (path NULL). */
struct noted {
    struct noted *older;
    char *path;
    pid_t group;
};

static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ, SIGXCPU};
enum { N_ENDS = sizeof ends / sizeof *ends };

/* What the signal handler must know: the one thing that cannot be handed to it. */
static struct noted *newest;
static struct sigaction actions_before[N_ENDS];

/* Held by a thread that changes the above, whose signals wait meanwhile: so the handler may wait
   for it, wherever it runs. */
static atomic_flag is_changed = ATOMIC_FLAG_INIT;

const int *sg_temporary_signals(size_t *n)
{
    *n = N_ENDS;
    return ends;
}

void sg_temporary_hold(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < N_ENDS; i++)
        sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

void sg_temporary_release(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

static void lock(void)
{
    while (atomic_flag_test_and_set(&is_changed))
        ;
}

static void unlock(void)
{
    atomic_flag_clear(&is_changed);
}

/* opendir and readdir take memory, which a signal handler must not. */
static void empty_folder(int folder)
{
#ifdef SYS_getdents64
    struct entry { /* linux_dirent64 of getdents(2) */
        uint64_t inode;
        int64_t offset;
        unsigned short length;
        unsigned char type;
        char name[];
    };
    union {
        char bytes[4096];
        struct entry first;
    } part;
    long n;
    while ((n = syscall(SYS_getdents64, folder, part.bytes, sizeof part.bytes)) > 0)
        for (long at = 0; at < n;) {
            const struct entry *entry = (const struct entry *)(const void *)(part.bytes + at);
            unlinkat(folder, entry->name, 0);
            at += entry->length;
        }
#else
    DIR *list = fdopendir(dup(folder));
    for (struct dirent *entry; list && (entry = readdir(list));)
        unlinkat(folder, entry->d_name, 0);
    if (list)
        closedir(list);
#endif
}

/* Calls only what may be called in a signal handler. */
static void remove_path(const char *path)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    empty_folder(folder);
    close(folder);
    rmdir(path);
}

static void end_group(pid_t group)
{
    kill(-group, SIGKILL);
    while (waitpid(group, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* First those that might still write, then what they wrote into, the newest first. */
static void remove_all(void)
{
    for (const struct noted *noted = newest; noted; noted = noted->older)
        if (!noted->path)
            end_group(noted->group);
    for (const struct noted *noted = newest; noted; noted = noted->older)
        if (noted->path)
            remove_path(noted->path);
    newest = NULL; /* the memory goes with the process */
}

static void end_run(int signal_number)
{
    lock();
    remove_all();
    unlock();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Signals that were ignored (nohup) stay so. */
static void catch_ends(void)
{
    struct sigaction action = {0};
    action.sa_handler = end_run;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < N_ENDS; i++)
        sigaddset(&action.sa_mask, ends[i]);
    for (size_t i = 0; i < N_ENDS; i++) {
        sigaction(ends[i], NULL, &actions_before[i]);
        if (actions_before[i].sa_handler != SIG_IGN)
            sigaction(ends[i], &action, NULL);
    }
}

static void release_ends(void)
{
    for (size_t i = 0; i < N_ENDS; i++)
        sigaction(ends[i], &actions_before[i], NULL);
}

static void add(const char *path, pid_t group)
{
    struct noted *noted = malloc(sizeof *noted);
    char *copy = path ? strdup(path) : NULL;
    sigset_t before;
    if (!noted || (path && !copy)) { /* not sg_alloc, which comes here when memory is out */
        free(noted);
        free(copy);
        return;
    }
    *noted = (struct noted){NULL, copy, group};
    sg_temporary_hold(&before);
    lock();
    if (!newest)
        catch_ends();
    noted->older = newest;
    newest = noted;
    unlock();
    sg_temporary_release(&before);
}

static bool is_of(const struct noted *noted, const char *path, pid_t group)
{
    return path ? noted->path && strcmp(noted->path, path) == 0
                : !noted->path && noted->group == group;
}

static void drop(const char *path, pid_t group)
{
    sigset_t before;
    int why = errno;
    sg_temporary_hold(&before);
    lock();
    struct noted **at = &newest;
    while (*at && !is_of(*at, path, group))
        at = &(*at)->older;
    struct noted *found = *at;
    if (found) {
        *at = found->older;
        if (!newest)
            release_ends();
    }
    unlock();
    sg_temporary_release(&before);
    if (found)
        free(found->path);
    free(found);
    errno = why;
}

void sg_temporary_note(const char *path)
{
    add(path, 0);
}

void sg_temporary_forget(const char *path)
{
    drop(path, 0);
}

void sg_temporary_remove(const char *path)
{
    int why = errno;
    remove_path(path);
    drop(path, 0);
    errno = why;
}

void sg_temporary_remove_all(void)
{
    sigset_t before;
    sg_temporary_hold(&before);
    lock();
    remove_all();
    unlock();
    sg_temporary_release(&before);
}

void sg_temporary_note_group(pid_t group)
{
    add(NULL, group);
}

void sg_temporary_forget_group(pid_t group)
{
    drop(NULL, group);
}
