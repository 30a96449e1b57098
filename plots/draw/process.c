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

#include "plots/page/files.h"

static bool is_program(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

char *sg_process_find(const char *name)
{
    const char *folders = getenv("PATH");
    for (const char *at = folders; at && *at;) {
        size_t n = strcspn(at, ":");
        char *folder = sg_copy_bytes(at, n);
        char *path = sg_files_join(n ? folder : ".", name);
        free(folder);
        if (is_program(path))
            return path;
        free(path);
        at += n + (at[n] == ':');
    }
    return NULL;
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
            sg_buffer_add_bytes(said, bytes, (size_t)n);
    }
}

static int spawn(const struct sg_process *process, int say, pid_t *pid)
{
    struct sg_texts environment = {0};
    posix_spawn_file_actions_t actions;
    int heard = process->error_stream ? STDERR_FILENO : STDOUT_FILENO;
    int unheard = process->error_stream ? STDOUT_FILENO : STDERR_FILENO;
    make_environment(&environment);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, unheard, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, say, heard);
    int failure =
        posix_spawn(pid, process->argv[0], &actions, NULL, process->argv, environment.items);
    posix_spawn_file_actions_destroy(&actions);
    sg_texts_free(&environment);
    return failure;
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
    bool ended = listen_until(ends[0], now() + process->seconds, &process->said);
    close(ends[0]);
    if (!ended)
        kill(pid, SIGKILL);
    int state = 0;
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        ;
    process->status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    return ended || sg_fail(err, SG_FAIL_TOOL, "%s was stopped after %g seconds", process->argv[0],
                            process->seconds);
}
