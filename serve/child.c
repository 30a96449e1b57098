#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sangyo/error.h>
#include "platform/interrupts.h"
#include "platform/temporary.h"

extern char **environ;

/* It takes signals as any program does, whatever this one does with them. */
static void set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, usual;
    size_t n;
    const int *ends = sg_interrupts_signals(&n);
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    for (size_t i = 0; i < n; i++)
        sigaddset(&usual, ends[i]);
    posix_spawnattr_init(attributes);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &usual);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF);
}

static void set_streams(posix_spawn_file_actions_t *actions, const char *out, const char *said)
{
    const int writes = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_init(actions);
    posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, out, writes, 0600);
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, said, writes, 0600);
}

bool sg_child_start(const char *program, const struct sg_texts *words, const char *out,
                    const char *said, pid_t *pid, struct sg_error *err)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sg_held before;
    char **argv = sg_alloc(words->n + 2, sizeof *argv);
    argv[0] = sg_copy_text(program);
    memcpy(argv + 1, words->items, words->n * sizeof *argv);
    set_attributes(&attributes);
    set_streams(&actions, out, said);
    sg_interrupts_hold(&before);
    int failure = posix_spawn(pid, program, &actions, &attributes, argv, environ);
    if (!failure)
        sg_temporary_note_group(*pid);
    sg_interrupts_release(&before);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    free(argv[0]);
    free(argv);
    return !failure ||
           sg_fail(err, SG_FAIL_TOOL, "%s could not be started: %s", program, strerror(failure));
}

bool sg_child_ended(pid_t pid, int *status)
{
    siginfo_t about = {0};
    int state = 0;
    if (waitid(P_PID, (id_t)pid, &about, WEXITED | WNOHANG | WNOWAIT) == 0 && !about.si_pid)
        return false;
    kill(-pid, SIGKILL); /* what it left running, before its number is free for others */
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        ;
    sg_temporary_forget_group(pid);
    *status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    return true;
}

void sg_child_stop(pid_t pid, bool at_once)
{
    kill(-pid, at_once ? SIGKILL : SIGTERM);
}
