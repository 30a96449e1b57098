#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sangyo/memory.h>
#include "table/temporary.h"

#include "plots/page/files.h"

static bool is_program(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

/* The folders that hold programs; without PATH those that the system names. */
static char *program_folders(void)
{
    const char *folders = getenv("PATH");
    if (folders && *folders)
        return sg_copy_text(folders);
    size_t n = confstr(_CS_PATH, NULL, 0);
    char *own = sg_alloc(n + 1, 1);
    if (n)
        confstr(_CS_PATH, own, n);
    return own;
}

enum { MOST_SHOWN = 300 }; /* of a list of folders, in a message */

char *sg_process_find(const char *name, struct sg_buffer *folders)
{
    char *all = program_folders();
    char *found = NULL;
    for (const char *at = all; *at && !found;) {
        size_t n = strcspn(at, ":");
        char *folder = sg_copy_bytes(at, n);
        char *path = sg_files_join(n ? folder : ".", name);
        if (is_program(path))
            found = path;
        else
            free(path);
        free(folder);
        at += n + (at[n] == ':');
    }
    if (!found && folders)
        sg_buffer_printf(folders, "%.*s%s", MOST_SHOWN, all, strlen(all) > MOST_SHOWN ? "…" : "");
    free(all);
    return found;
}

/* Ends with NULL. */
static void make_environment(struct sg_texts *environment)
{
    static const char *const kept[] = {"PATH",
                                       "HOME",
                                       "LD_LIBRARY_PATH",
                                       "XDG_DATA_HOME",
                                       "XDG_CONFIG_HOME",
                                       "XDG_CACHE_HOME",
                                       "FONTCONFIG_FILE",
                                       "FONTCONFIG_PATH"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *value = getenv(kept[i]);
        struct sg_buffer setting = {0};
        if (!value)
            continue;
        sg_buffer_printf(&setting, "%s=%s", kept[i], value);
        sg_texts_add(environment, sg_buffer_text(&setting));
        sg_buffer_free(&setting);
    }
    sg_texts_add(environment, "LC_ALL=C.UTF-8");
    sg_texts_add(environment, "TZ=UTC");
    environment->items = sg_resize(environment->items, environment->n + 1, sizeof(char *));
    environment->items[environment->n] = NULL;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

enum { MOST_SAID = 1 << 16 };

static void keep_said(const char *bytes, size_t n, struct sg_buffer *said)
{
    size_t room = said->n < MOST_SAID ? MOST_SAID - said->n : 0;
    sg_buffer_add_bytes(said, bytes, n < room ? n : room);
}

/* Reads until the other end closes; false when time ran out. */
static bool listen_until(int fd, double end, struct sg_buffer *said)
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
            keep_said(bytes, (size_t)n, said);
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
    const int *ends = sg_temporary_signals(&n);
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

static int spawn(const struct sg_process *process, int say, pid_t *pid)
{
    struct sg_texts environment = {0};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t before;
    int heard = process->error_stream ? STDERR_FILENO : STDOUT_FILENO;
    int unheard = process->error_stream ? STDOUT_FILENO : STDERR_FILENO;
    make_environment(&environment);
    set_attributes(&attributes);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, unheard, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, say, heard);
    sg_temporary_hold(&before);
    int failure =
        posix_spawn(pid, process->argv[0], &actions, &attributes, process->argv, environment.items);
    if (!failure)
        sg_temporary_note_group(*pid);
    sg_temporary_release(&before);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    sg_texts_free(&environment);
    return failure;
}

/* Ends what is left of the group and gives the exit status of its leader. */
static int finish(pid_t pid)
{
    int state = 0;
    sigset_t before;
    kill(-pid, SIGKILL);
    sg_temporary_hold(&before);
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        ;
    sg_temporary_forget_group(pid);
    sg_temporary_release(&before);
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

bool sg_process_run(struct sg_process *process, struct sg_error *err)
{
    int ends[2];
    pid_t pid;
    if (!open_pipe(ends))
        return sg_fail(err, SG_FAIL_TOOL, "%s could not be started: %s", process->argv[0],
                       strerror(errno));
    int failure = spawn(process, ends[1], &pid);
    close(ends[1]);
    if (failure) {
        close(ends[0]);
        return sg_fail(err, SG_FAIL_TOOL, "%s could not be started: %s", process->argv[0],
                       strerror(failure));
    }
    double end = now() + process->seconds;
    bool ended = listen_until(ends[0], end, &process->said);
    close(ends[0]);
    ended = ended && ends_until(pid, end);
    process->status = finish(pid);
    return ended || sg_fail(err, SG_FAIL_TOOL, "%s was stopped after %g seconds", process->argv[0],
                            process->seconds);
}
