#include "platform/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "platform/interrupts.h"
#include "platform/temporary.h"

const char sg_os_folder_mark = ':';
const char *const sg_os_program_ending = "";
const bool sg_os_has_packages = true;

const char *const sg_os_kept_variables[] = {"PATH",
                                            "HOME",
                                            "LD_LIBRARY_PATH",
                                            "XDG_DATA_HOME",
                                            "XDG_CONFIG_HOME",
                                            "XDG_CACHE_HOME",
                                            "FONTCONFIG_FILE",
                                            "FONTCONFIG_PATH",
                                            NULL};

char *sg_os_program_folders(void)
{
    const char *folders = getenv("PATH");
    if (folders && *folders)
        return strdup(folders);
    size_t n = confstr(_CS_PATH, NULL, 0);
    char *own = calloc(n + 1, 1);
    if (own && n)
        confstr(_CS_PATH, own, n);
    return own;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Reads until the other end closes; false when time ran out. */
static bool listen_until(int fd, double end, const struct sg_os_process *process)
{
    for (;;) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        double left = end - now();
        if (left <= 0)
            return false;
        int ready = poll(&wait, 1, (int)(left * 1000) + 1);
        if (ready < 0 && errno != EINTR)
            return true;
        if (ready <= 0)
            continue;
        char bytes[4096];
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n == 0 || (n < 0 && errno != EINTR))
            return true;
        if (n > 0)
            process->hear(process->context, bytes, (size_t)n);
    }
}

/* Whether it ended in time; it stays to be waited for. */
static bool ends_until(pid_t pid, double end)
{
    const struct timespec pause = {.tv_nsec = 1000000};
    for (;;) {
        siginfo_t about = {0};
        if (waitid(P_PID, (id_t)pid, &about, WEXITED | WNOHANG | WNOWAIT) == 0 && about.si_pid)
            return true;
        if (now() >= end)
            return false;
        nanosleep(&pause, NULL);
    }
}

/* It leads a process group of its own, so that what it starts ends with it, and takes signals as
   any program does. */
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

static int spawn(const struct sg_os_process *process, int say, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sg_held before;
    int heard = process->error_stream ? STDERR_FILENO : STDOUT_FILENO;
    int unheard = process->error_stream ? STDOUT_FILENO : STDERR_FILENO;
    set_attributes(&attributes);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, unheard, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, say, heard);
    sg_interrupts_hold(&before);
    int failure = posix_spawn(pid, process->argv[0], &actions, &attributes, process->argv,
                              process->environment);
    if (!failure)
        sg_temporary_note_group(*pid);
    sg_interrupts_release(&before);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

/* Ends what is left of the group and gives the exit status of its leader. */
static int finish(pid_t pid)
{
    int state = 0;
    sg_held before;
    kill(-pid, SIGKILL);
    sg_interrupts_hold(&before);
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        ;
    sg_temporary_forget_group(pid);
    sg_interrupts_release(&before);
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

int sg_os_run(struct sg_os_process *process)
{
    int ends[2];
    pid_t pid;
    if (!open_pipe(ends))
        return errno;
    int failure = spawn(process, ends[1], &pid);
    close(ends[1]);
    if (failure) {
        close(ends[0]);
        return failure;
    }
    double end = now() + process->seconds;
    bool ended = listen_until(ends[0], end, process);
    close(ends[0]);
    process->stopped = !ended || !ends_until(pid, end);
    process->status = finish(pid);
    return 0;
}
