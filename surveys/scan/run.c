#include "run.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "platform/system.h"
#include "surveys/formats/grid.h"

#include "queue.h"
#include "surveys/formats/place.h"

enum { BLOCK_BYTES = 1 << 18, MAX_THREADS = 256 };

/* What is kept of a piece, good or bad. */
struct piece_note {
    size_t input;
    size_t lines; /* in it */
};

/* What all workers share; `lock` guards what follows it. */
struct run {
    struct sg_pass *pass;
    struct sg_queue *queues; /* one, or one per input */
    size_t n_queues;
    enum sg_lang lang; /* of errors */
    struct timespec started;
    pthread_mutex_t lock;
    struct piece_note *pieces; /* by number */
    size_t n_pieces, capacity;
    size_t failed_piece, skipped_piece; /* the first such, else SIZE_MAX */
    bool unstarted;                     /* a worker that was needed could not be started */
    struct sg_error failure, skipped;
};

struct worker {
    struct run *run;
    size_t queue; /* the one that it takes from */
    pthread_t thread;
    bool threaded;
    struct sg_piece piece;
    struct sg_records records;
};

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

/* Bytes of data in all inputs, 0 if one is a pipe. */
static double total_bytes(const struct sg_pass *pass)
{
    double total = 0;
    for (size_t i = 0; i < pass->n_inputs; i++) {
        if (pass->inputs[i].stream)
            return 0;
        total += (double)(pass->inputs[i].size - pass->inputs[i].data_start);
    }
    return total;
}

/* The lock is held. */
static void report_progress(struct run *run)
{
    const struct sg_scan_options *options = run->pass->options;
    struct sg_scan_progress progress = {0};
    if (!options->progress)
        return;
    for (size_t i = 0; i < run->n_queues; i++)
        progress.done += sg_queue_done(&run->queues[i]);
    progress.total = total_bytes(run->pass);
    progress.seconds = seconds_since(&run->started);
    options->progress(options->progress_context, &progress);
}

/* Keeps the earliest of its kind. */
static void note_error(size_t piece, const struct sg_error *err, size_t *first,
                       struct sg_error *kept)
{
    if (piece >= *first)
        return;
    *first = piece;
    *kept = *err;
}

/* The lock is held. */
static void note_lines(struct run *run, const struct sg_piece *piece, size_t lines)
{
    size_t n = piece->number + 1;
    run->pieces = sg_grow(run->pieces, &run->capacity, n, sizeof *run->pieces);
    for (; run->n_pieces < n; run->n_pieces++)
        run->pieces[run->n_pieces] = (struct piece_note){0};
    run->pieces[piece->number] = (struct piece_note){piece->input, lines};
}

static void finish_piece(struct worker *worker, bool read, const struct sg_error *err)
{
    struct run *run = worker->run;
    const struct sg_piece *piece = &worker->piece;
    pthread_mutex_lock(&run->lock);
    note_lines(run, piece, worker->records.lines);
    if (!read)
        note_error(piece->number, err, &run->failed_piece, &run->failure);
    if (worker->records.skipped.kind != SG_FAIL_NONE)
        note_error(piece->number, &worker->records.skipped, &run->skipped_piece, &run->skipped);
    report_progress(run);
    pthread_mutex_unlock(&run->lock);
    for (size_t i = 0; !read && i < run->n_queues; i++)
        sg_queue_stop(&run->queues[i]);
}

/* Says in which row of the piece and at which byte of the file a malformed record begins. Text that
   was decoded at once has no offset that the file would know. */
static void place_record(const struct worker *worker, size_t at, struct sg_error *err)
{
    const struct sg_piece *piece = &worker->piece;
    struct sg_error plain = *err;
    if (!worker->run->pass->inputs[piece->input].memory)
        sg_fail(err, plain.kind, "%s (record at byte %zu)", plain.message, piece->offset + at);
    sg_fail_at_column(err, plain.column);
    sg_fail_at_row(err, sg_place_line_breaks(piece->buffer + piece->start, at) + 1);
}

static bool read_piece(struct worker *worker, struct sg_error *err)
{
    struct sg_piece *piece = &worker->piece;
    struct sg_records *records = &worker->records;
    records->plan = &worker->run->pass->plans[piece->input].plan;
    records->piece = piece->number;
    bool read =
        sg_records_read(records, piece->buffer + piece->start, piece->end - piece->start, err);
    if (!read && records->failed_at != SIZE_MAX)
        place_record(worker, records->failed_at, err);
    if (records->skipped.kind != SG_FAIL_NONE)
        place_record(worker, records->skipped_at, &records->skipped);
    return read;
}

/* The next piece, numbered among those of all queues. */
static bool next_piece(struct worker *worker, bool *taken, struct sg_error *err)
{
    const struct run *run = worker->run;
    struct sg_piece *piece = &worker->piece;
    if (!sg_queue_next(&run->queues[worker->queue], piece, taken, err))
        return false;
    piece->number = piece->number * run->n_queues + worker->queue;
    piece->input += worker->queue;
    return true;
}

static void tell_end(const struct worker *worker, bool failed)
{
    const struct sg_rows_sink *sink = worker->records.sink;
    if (sink->ended)
        sink->ended(worker->records.worker, failed);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct sg_error err = {.lang = worker->run->lang};
    bool taken, failed = false;
    while (next_piece(worker, &taken, &err)) {
        worker->records.lines = 0;
        worker->records.skipped.kind = SG_FAIL_NONE;
        bool read = taken && read_piece(worker, &err);
        if (!taken && worker->piece.too_long != SIZE_MAX)
            place_record(worker, worker->piece.too_long, &err);
        finish_piece(worker, read, &err);
        failed = failed || !read;
    }
    tell_end(worker, failed);
    return NULL;
}

/* One per processor, but no more than there are blocks; or one per input. */
static size_t n_threads(const struct run *run)
{
    const struct sg_pass *pass = run->pass;
    if (pass->by_file)
        return run->n_queues;
    size_t asked = (size_t)pass->options->threads;
    if (asked == 0) {
        double total = total_bytes(pass);
        asked = sg_os_processors();
        if (total > 0 && (double)(asked * run->queues->block) > total)
            asked = (size_t)(total / (double)run->queues->block) + 1;
    }
    return asked < MAX_THREADS ? asked : MAX_THREADS;
}

/* The first worker is this thread; one that cannot be started leaves its share to the others, who
   take from its queue. */
static void run_workers(struct run *run, struct worker *workers, size_t n)
{
    struct sg_pass *pass = run->pass;
    for (size_t i = 0; i < n; i++) {
        workers[i].run = run;
        workers[i].queue = pass->by_file ? i : 0;
        workers[i].records.sink = pass->sink;
        workers[i].records.worker = pass->sink->open(pass->sink->context);
        workers[i].records.met = sg_alloc(pass->n_conditions, sizeof *pass->met);
    }
    for (size_t i = 1; i < n; i++) {
        workers[i].threaded = pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
        if (pass->by_file && !workers[i].threaded) {
            run->unstarted = true;
            tell_end(&workers[i], true);
        }
    }
    work(&workers[0]);
    for (size_t i = 1; i < n; i++)
        if (workers[i].threaded)
            pthread_join(workers[i].thread, NULL);
}

/* File, and row of the file from 1 with its header, of an error in a piece. */
static void place_in_file(const struct run *run, size_t piece, struct sg_error *err)
{
    size_t input = run->pieces[piece].input;
    sg_source_fail_at(run->pass->inputs[input].path, err);
    if (err->row == 0)
        return;
    err->row += run->pass->inputs[input].header_lines;
    for (size_t i = 0; i < piece; i++)
        if (run->pieces[i].input == input)
            err->row += run->pieces[i].lines;
}

/* Hands every worker's state back, a failed run's too. */
static bool close_workers(struct run *run, struct worker *workers, size_t n, struct sg_error *err)
{
    struct sg_pass *pass = run->pass;
    bool failed = run->failed_piece != SIZE_MAX || run->unstarted;
    for (size_t i = 0; i < n; i++) {
        struct sg_records *records = &workers[i].records;
        pass->counts.records += records->counts.records;
        pass->counts.filtered += records->counts.filtered;
        pass->counts.blank += records->counts.blank;
        pass->counts.skipped += records->counts.skipped;
        for (size_t k = 0; k < pass->n_conditions; k++)
            pass->met[k] |= records->met[k];
        failed |= pass->sink->close &&
                  !pass->sink->close(pass->sink->context, records->worker, failed, err);
        free(records->met);
        sg_records_free(records);
        free(workers[i].piece.buffer);
    }
    return !failed;
}

/* The first failure and the first skipped record, with their places. */
static void tell_errors(struct run *run, struct sg_error *err)
{
    if (run->unstarted)
        sg_fail(err, SG_FAIL_IO, "a thread for each file cannot be started");
    if (run->failed_piece != SIZE_MAX && err) {
        *err = run->failure;
        place_in_file(run, run->failed_piece, err);
    }
    if (run->skipped_piece != SIZE_MAX) {
        run->pass->counts.first_skipped = run->skipped;
        place_in_file(run, run->skipped_piece, &run->pass->counts.first_skipped);
    }
}

static void open_queues(struct run *run, size_t block)
{
    const struct sg_pass *pass = run->pass;
    run->n_queues = pass->by_file ? pass->n_inputs : 1;
    run->queues = sg_alloc(run->n_queues, sizeof *run->queues);
    for (size_t i = 0; i < run->n_queues; i++)
        sg_queue_init(&run->queues[i], pass->inputs + i, pass->by_file ? 1 : pass->n_inputs, block);
}

bool sg_pass_run(struct sg_pass *pass, struct sg_error *err)
{
    size_t block = pass->options->block_bytes ? pass->options->block_bytes : BLOCK_BYTES;
    struct run run = {.pass = pass,
                      .lang = err ? err->lang : SG_EN,
                      .failed_piece = SIZE_MAX,
                      .skipped_piece = SIZE_MAX};
    if (pass->by_file && pass->n_inputs > MAX_THREADS)
        return sg_fail(err, SG_FAIL_USAGE, "at most %d files can be read side by side",
                       (int)MAX_THREADS);
    open_queues(&run, block);
    pthread_mutex_init(&run.lock, NULL);
    clock_gettime(CLOCK_MONOTONIC, &run.started);
    size_t n = n_threads(&run);
    struct worker *workers = sg_alloc(n, sizeof *workers);
    run_workers(&run, workers, n);
    tell_errors(&run, err);
    bool closed = close_workers(&run, workers, n, err);
    free(workers);
    free(run.pieces);
    pthread_mutex_destroy(&run.lock);
    for (size_t i = 0; i < run.n_queues; i++)
        sg_queue_free(&run.queues[i]);
    free(run.queues);
    return closed;
}
