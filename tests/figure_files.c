#define _XOPEN_SOURCE 700 /* nftw */
#include "figure_files.h"

#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test_support.h"

extern char **environ;

bool can_draw(void)
{
    bool able = run_program("gnuplot", "--version", NULL, NULL) == 0 &&
                run_program("fc-list", "-q", ":family=Noto Sans CJK JP", NULL) == 0;
    if (!able)
        print_message("skipped: no gnuplot, or no Noto Sans CJK JP\n");
    return able;
}

static char folder[512];

const char *figure_folder(void)
{
    const char *named = getenv("SANGYO_FIGURES");
    if (*folder)
        return folder;
    snprintf(folder, sizeof folder, "%s", named ? named : "/tmp/sangyo-figures-XXXXXX");
    if (named)
        mkdir(folder, 0777);
    else if (!mkdtemp(folder))
        fail_msg("no folder %s", folder);
    return folder;
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *place)
{
    (void)about;
    (void)type;
    (void)place;
    return remove(path);
}

void remove_figure_folder(void)
{
    if (*folder && !getenv("SANGYO_FIGURES"))
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    *folder = '\0';
}

const char *figure_path(const char *name)
{
    static char paths[8][1024];
    static size_t next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", figure_folder(), name);
    return path;
}

char *read_whole(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, 4u << 20);
    if (!file || !bytes) {
        free(bytes);
        if (file)
            fclose(file);
        return NULL;
    }
    size_t got = fread(bytes, 1, (4u << 20) - 1, file);
    fclose(file);
    if (n)
        *n = got;
    return bytes;
}

void write_whole(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        fail_msg("cannot write %s", path);
    fputs(text, file);
    fclose(file);
}

void write_script(const char *path, const char *text)
{
    write_whole(path, text);
    chmod(path, 0755);
}

int run_program(const char *program, const char *a, const char *b, const char *c)
{
    char *argv[] = {(char *)program, (char *)a, (char *)b, (char *)c, NULL};
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int state = 0;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (!getenv("SANGYO_FIGURES"))
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    int failure = posix_spawnp(&pid, program, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure)
        return -1;
    waitpid(pid, &state, 0);
    return WIFEXITED(state) && WEXITSTATUS(state) != 127 ? WEXITSTATUS(state) : -1;
}
