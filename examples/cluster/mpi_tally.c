/* Tallies files on the nodes of an MPI job and reduces their states along a tree.

   mpicc -O2 -o mpi_tally mpi_tally.c
   mpirun -n 4 ./mpi_tally --by industry --sum employees -- part*.csv >result.csv

   Every process tallies its share of the files with the program of the environment variable SANGYO
   (default: sangyo); states travel as text (docs/tally-state.md), in log2(processes) steps. */
#include <mpi.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { LENGTH_TAG, STATE_TAG };

struct process {
    int rank, size;
    const char *program;
    char folder[1000];
    char mine[1024], theirs[1024], merged[1024]; /* files of states in it */
    int has_state;
};

/* A failed process ends them all: no result is better than a part of it. */
static void give_up(const char *what)
{
    fprintf(stderr, "mpi_tally: %s\n", what);
    MPI_Abort(MPI_COMM_WORLD, 1);
}

static void run(char *const words[])
{
    pid_t child;
    int status;
    if (posix_spawnp(&child, words[0], NULL, NULL, words, environ) != 0)
        give_up(words[0]);
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        give_up("sangyo failed");
}

/* Tallies every size-th file from that of the rank on. */
static void tally(struct process *process, char **options, int n_options, char **files, int n_files)
{
    char **words = calloc((size_t)(n_options + n_files) + 8, sizeof *words);
    int n = 0;
    words[n++] = (char *)process->program;
    words[n++] = "tally";
    for (int i = 0; i < n_options; i++)
        words[n++] = options[i];
    words[n++] = "--partial";
    words[n++] = "-o";
    words[n++] = process->mine;
    for (int i = process->rank; i < n_files; i += process->size) {
        words[n++] = files[i];
        process->has_state = 1;
    }
    if (process->has_state)
        run(words);
    free(words);
}

static void send_state(const struct process *process, int to)
{
    long length = 0;
    char *text = NULL;
    FILE *file = process->has_state ? fopen(process->mine, "rb") : NULL;
    if (file) {
        fseek(file, 0, SEEK_END);
        length = ftell(file);
        rewind(file);
        text = malloc((size_t)length + 1);
        if (length > 0x7FFFFFFF || !text || fread(text, 1, (size_t)length, file) != (size_t)length)
            give_up("cannot read a state");
        fclose(file);
    }
    MPI_Send(&length, 1, MPI_LONG, to, LENGTH_TAG, MPI_COMM_WORLD);
    if (length)
        MPI_Send(text, (int)length, MPI_CHAR, to, STATE_TAG, MPI_COMM_WORLD);
    free(text);
}

static void write_state(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text, 1, length, file) != length || fclose(file) != 0)
        give_up("cannot write a state");
}

/* Receives another's state, if it has one, and merges it with the own one. */
static void receive_state(struct process *process, int from)
{
    long length;
    MPI_Recv(&length, 1, MPI_LONG, from, LENGTH_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (length == 0)
        return;
    char *text = malloc((size_t)length);
    if (!text)
        give_up("out of memory");
    MPI_Recv(text, (int)length, MPI_CHAR, from, STATE_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    write_state(process->has_state ? process->theirs : process->mine, text, (size_t)length);
    free(text);
    if (process->has_state) {
        run((char *const[]){(char *)process->program, "merge", "--partial", process->mine,
                            process->theirs, "-o", process->merged, NULL});
        if (rename(process->merged, process->mine) != 0)
            give_up("cannot rename a state");
    }
    process->has_state = 1;
}

/* A binomial tree: in each step half of those that are left hand theirs to a neighbour. */
static void reduce(struct process *process)
{
    for (int step = 1; step < process->size; step *= 2) {
        if (process->rank % (2 * step) == step) {
            send_state(process, process->rank - step);
            return;
        }
        if (process->rank + step < process->size)
            receive_state(process, process->rank + step);
    }
}

static void make_folder(struct process *process)
{
    const char *parent = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    int n = snprintf(process->folder, sizeof process->folder, "%s/mpi_tally-XXXXXX", parent);
    if (n >= (int)sizeof process->folder || !mkdtemp(process->folder))
        give_up("cannot make a folder for states");
    snprintf(process->mine, sizeof process->mine, "%s/mine", process->folder);
    snprintf(process->theirs, sizeof process->theirs, "%s/theirs", process->folder);
    snprintf(process->merged, sizeof process->merged, "%s/merged", process->folder);
}

int main(int argc, char **argv)
{
    struct process process = {.program = getenv("SANGYO") ? getenv("SANGYO") : "sangyo"};
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &process.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &process.size);
    int n_options = 0;
    while (n_options + 1 < argc && strcmp(argv[n_options + 1], "--") != 0)
        n_options++;
    if (n_options + 2 >= argc)
        give_up("usage: mpi_tally OPTIONS OF TALLY -- FILE… >RESULT");
    make_folder(&process);
    tally(&process, argv + 1, n_options, argv + n_options + 2, argc - n_options - 2);
    reduce(&process);
    if (process.rank == 0)
        run((char *const[]){(char *)process.program, "merge", process.mine, "-f", "csv", NULL});
    unlink(process.mine);
    unlink(process.theirs);
    rmdir(process.folder);
    MPI_Finalize();
    return 0;
}
