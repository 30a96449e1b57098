/* Units of files that are sorted by id: all files are read side by side, a thread for each, and the
   unit with the first id is followed when every file has told what it has of it. Memory does not go
   with the number of units. Periods and groups are those of a first reading. */
#include "flows.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A file: its thread waits until the records that it brought are taken. */
struct stream {
    struct sorted *all;
    const struct sg_batch *batch; /* NULL: it has to bring more, or has ended */
    size_t at;                    /* the next record */
    struct sg_buffer last;        /* its last id */
    struct sg_error failure;
};

struct sorted {
    struct flows *f;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t changed;
    struct stream **streams; /* in the order of the files */
    size_t n, capacity;
    size_t missing; /* files that have neither records nor ended */
    bool failed;
    struct sg_buffer id;       /* of the unit that is followed; empty: none */
    struct flows_record *kept; /* per period */
    struct flows_record twice; /* a record of a period that the unit has already */
    bool is_twice;
    struct flows_unit unit;
    size_t n_records, n_cells;
};

/* Numbers by their size, without zeros before them; else by bytes. */
static int compare_ids(const struct flows *f, struct sg_field a, struct sg_field b)
{
    struct sg_field x = a, y = b;
    for (; f->order == FLOWS_BY_NUMBER && x.n && *x.text == '0'; x.n--)
        x.text++;
    for (; f->order == FLOWS_BY_NUMBER && y.n && *y.text == '0'; y.n--)
        y.text++;
    if (f->order == FLOWS_BY_NUMBER && x.n != y.n)
        return x.n < y.n ? -1 : 1;
    int order = memcmp(x.text, y.text, x.n < y.n ? x.n : y.n);
    if (order || x.n != y.n)
        return order ? order : x.n < y.n ? -1 : 1;
    return (a.n > b.n) - (a.n < b.n);
}

static struct sg_field id_at(const struct stream *stream)
{
    return stream->batch->keys[stream->at * stream->all->f->n_fields];
}

static struct sg_field text_of(const struct sg_buffer *text)
{
    return (struct sg_field){text->text, text->n};
}

static void keep_text(struct sg_buffer *text, struct sg_field field)
{
    text->n = 0;
    sg_buffer_add_bytes(text, field.text, field.n);
}

/* The failure is the stream's, whose thread tells it. */
static void fail_stream(struct stream *stream, const char *column)
{
    stream->failure.row = stream->at + 1; /* in the batch */
    sg_fail_at_column(&stream->failure, column);
    stream->all->failed = true;
}

/* What the files have of the unit was taken. */
static void end_unit(struct sorted *all)
{
    if (all->id.n)
        flows_unit_end(&all->unit);
    all->id.n = 0;
}

/* Takes the next record of a stream, which has the first id of all. */
static void take_record(struct sorted *all, struct stream *stream)
{
    struct flows *f = all->f;
    const struct sg_field *keys = stream->batch->keys + stream->at * f->n_fields;
    if (stream->last.n && compare_ids(f, text_of(&stream->last), keys[0]) > 0) {
        char *text = sg_copy_bytes(keys[0].text, keys[0].n);
        sg_fail(&stream->failure, SG_FAIL_DATA,
                "the file is not sorted by id: '%s' comes after '%s'; sort it, or leave out "
                "--sorted",
                text, stream->last.text);
        free(text);
        fail_stream(stream, f->keys[0]);
        return;
    }
    keep_text(&stream->last, keys[0]);
    if (!all->id.n || compare_ids(f, text_of(&all->id), keys[0]) != 0) {
        end_unit(all);
        flows_unit_begin(&all->unit);
        keep_text(&all->id, keys[0]);
    }
    struct flows_record record = flows_record_at(f, &f->cells, stream->batch, stream->at);
    all->n_records++;
    stream->at++;
    if (f->cells.n_cells != all->n_cells || !flows_has(f, record.id))
        return; /* a file that has changed since is told at the end */
    struct flows_record *kept = &all->kept[f->period_of[record.cell]];
    all->is_twice = all->unit.at[f->period_of[record.cell]] != NULL;
    if (all->is_twice) {
        all->twice = record;
        all->failed = true;
        return;
    }
    *kept = record;
    flows_unit_take(&all->unit, kept);
}

/* Goes on as long as all files have records or have ended. */
static void merge(struct sorted *all)
{
    while (all->missing == 0 && !all->failed) {
        struct stream *first = NULL;
        for (size_t i = 0; i < all->n; i++) {
            struct stream *stream = all->streams[i];
            if (stream->batch && (!first || compare_ids(all->f, id_at(stream), id_at(first)) < 0))
                first = stream;
        }
        if (!first)
            return;
        take_record(all, first);
        if (first->at == first->batch->n) {
            first->batch = NULL;
            all->missing++;
        }
    }
}

/* Workers are opened in the order of the files, before any of them runs. */
static void *open_worker(void *context)
{
    struct sorted *all = context;
    struct stream *stream = sg_alloc(1, sizeof *stream);
    *stream = (struct stream){.all = all, .failure = {.lang = all->f->run->lang}};
    all->streams = sg_grow(all->streams, &all->capacity, all->n + 1, sizeof *all->streams);
    all->streams[all->n++] = stream;
    all->missing++;
    return stream;
}

/* Brings the records of a batch, and waits until they are taken: by this thread where no other file
   is missing, else by the one that comes last. */
static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    struct stream *stream = worker;
    struct sorted *all = stream->all;
    pthread_mutex_lock(&all->lock);
    if (!all->failed && batch->n) {
        stream->batch = batch;
        stream->at = 0;
        all->missing--;
    }
    while (stream->batch && !all->failed) {
        if (all->missing == 0) {
            merge(all);
            pthread_cond_broadcast(&all->changed);
        } else {
            pthread_cond_wait(&all->changed, &all->lock);
        }
    }
    stream->batch = NULL;
    bool fine = stream->failure.kind == SG_FAIL_NONE;
    if (!fine && err)
        *err = stream->failure;
    pthread_mutex_unlock(&all->lock);
    return fine;
}

static void end_stream(void *worker, bool failed)
{
    struct stream *stream = worker;
    struct sorted *all = stream->all;
    pthread_mutex_lock(&all->lock);
    all->missing--;
    all->failed = all->failed || failed;
    pthread_cond_broadcast(&all->changed);
    pthread_mutex_unlock(&all->lock);
}

static bool close_worker(void *context, void *worker, bool failed, struct sg_error *err)
{
    struct stream *stream = worker;
    (void)context;
    (void)failed;
    (void)err;
    sg_buffer_free(&stream->last);
    free(stream);
    return true;
}

/* Records that the first reading did not have, or had: what is piped in is read once. */
static bool require_same(const struct sorted *all, struct sg_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n_cells; i++)
        n += all->f->cells.counts[i];
    return (n == all->n_records && all->f->cells.n_cells == all->n_cells) ||
           sg_fail(err, SG_FAIL_DATA,
                   "--sorted reads the files twice, and found %zu records, then %zu: give files "
                   "that do not change, no pipe",
                   n, all->n_records);
}

bool flows_follow_sorted(struct flows *f, struct sg_rows *rows, struct sg_error *err)
{
    struct sorted all = {.f = f, .n_cells = f->cells.n_cells};
    struct sg_rows_sink sink = {&all, open_worker, take_batch, close_worker, end_stream};
    struct sg_rows_request request = {
        .keys = f->keys, .n_keys = f->n_fields, .values = &f->size, .n_values = 1, .by_file = true};
    pthread_mutex_init(&all.lock, NULL);
    pthread_cond_init(&all.changed, NULL);
    all.kept = sg_alloc(f->n_periods, sizeof *all.kept);
    flows_unit_open(&all.unit, f);
    bool fine = rows->read(rows->context, &request, &sink, err);
    if (fine)
        end_unit(&all);
    flows_unit_close(&all.unit);
    fine = fine && (!all.is_twice || flows_fail_twice(f, rows, &all.twice, err)) &&
           require_same(&all, err);
    pthread_cond_destroy(&all.changed);
    pthread_mutex_destroy(&all.lock);
    sg_buffer_free(&all.id);
    free(all.kept);
    free(all.streams);
    return fine;
}
