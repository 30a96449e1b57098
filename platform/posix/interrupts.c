#define _GNU_SOURCE /* syscall */

#include "platform/interrupts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ, SIGXCPU};
enum { N_ENDS = sizeof ends / sizeof *ends };

/* What the signal handler must know: the one thing that cannot be handed to it. */
static struct sigaction actions_before[N_ENDS];
static void (*at_end)(void);

const int *sg_interrupts_signals(size_t *n)
{
    *n = N_ENDS;
    return ends;
}

void sg_interrupts_hold(sg_held *before)
{
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < N_ENDS; i++)
        sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

void sg_interrupts_release(const sg_held *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
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
void sg_interrupts_remove(const char *path)
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

void sg_interrupts_end_group(intptr_t group)
{
    kill(-(pid_t)group, SIGKILL);
    while (waitpid((pid_t)group, NULL, 0) < 0 && errno == EINTR)
        ;
}

static void end_run(int signal_number)
{
    at_end();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Signals that were ignored (nohup) stay so. */
void sg_interrupts_catch(void (*end)(void))
{
    struct sigaction action = {0};
    at_end = end;
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

void sg_interrupts_let_go(void)
{
    for (size_t i = 0; i < N_ENDS; i++)
        sigaction(ends[i], &actions_before[i], NULL);
}
