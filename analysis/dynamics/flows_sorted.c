/* Units of files that are sorted by id: all files are read side by side, a thread for each, and the
   unit with the first id is followed when every file has told what it has of it. Memory does not go
   with the number of units. Periods and groups are those of a first reading. */
#include "flows.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A file reads ahead by so many pages of so many records, so that the others can be read while a
   thread follows units. */
enum { PAGE = 1024, PAGES = 4, AHEAD = 8 };

/* Some records of a file, and the texts of their ids one behind the other. */
struct page {
    size_t n;
    struct flows_record records[PAGE];
    size_t ends[PAGE]; /* of each id in `ids` */
    struct sg_buffer ids;
};

/* A file: its thread fills the page behind those that wait. */
struct stream {
    struct sorted *all;
    struct page pages[PAGES];
    size_t filling;           /* of the pages */
    size_t first, n_waiting;  /* of those that are filled, under the lock */
    bool ended;               /* under the lock */
    const struct page *front; /* of who follows units: the page that it reads, NULL: none */
    size_t at;                /* of the same: the next record */
    struct sg_buffer last;    /* the last id of the page before */
    uint32_t *cells;          /* of the records of a batch */
    size_t cells_capacity;
    size_t n_records, n_unknown; /* unknown: of a cell that the first reading did not meet */
};

struct sorted {
    struct flows *f;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct stream **streams; /* in the order of the files */
    size_t n, capacity;
    bool following, failed; /* a thread follows units; under the lock */
    /* of who follows units: */
    struct flows_id id; /* of the unit that is followed */
    bool any;
    struct flows_record *kept; /* per period */
    struct flows_record twice; /* a record of a period that the unit has already */
    bool is_twice;
    struct flows_unit unit;
    size_t n_records, n_unknown; /* of all files */
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

static struct sg_field id_in(const struct page *page, size_t record)
{
    size_t start = record ? page->ends[record - 1] : 0;
    return (struct sg_field){page->ids.text + start, page->ends[record] - start};
}

/* --- following units: by one thread at a time, which holds no lock */

/* What the files have of the unit was taken. */
static void end_unit(struct sorted *all)
{
    if (all->any)
        flows_unit_end(&all->unit);
    all->any = false;
}

/* False where the unit has one of that period already. */
static bool take_record(struct sorted *all, const struct flows_record *record)
{
    if (!flows_has(all->f, record->id))
        return true;
    if (!all->any || !flows_same_id(all->id, record->id)) {
        end_unit(all);
        flows_unit_begin(&all->unit);
        all->id = record->id;
        all->any = true;
    }
    uint32_t period = all->f->period_of[record->cell];
    all->is_twice = all->unit.at[period] != NULL;
    if (all->is_twice) {
        all->twice = *record;
        return false;
    }
    all->kept[period] = *record; /* its page is read over before the unit ends */
    flows_unit_take(&all->unit, &all->kept[period], 0);
    return true;
}

/* The file with the first id. */
static struct stream *find_first(const struct sorted *all)
{
    struct stream *first = NULL;
    for (size_t i = 0; i < all->n; i++) {
        struct stream *stream = all->streams[i];
        if (stream->front && (!first || compare_ids(all->f, id_in(stream->front, stream->at),
                                                    id_in(first->front, first->at)) < 0))
            first = stream;
    }
    return first;
}

/* Follows units until a page of some file is read, which it gives; NULL: a unit is twice in a
   period, or all is read. */
static struct stream *follow_page(struct sorted *all)
{
    for (;;) {
        struct stream *stream = find_first(all);
        if (!stream)
            return NULL;
        const struct page *page = stream->front;
        if (stream->at + AHEAD < page->n)
            flows_unit_fetch(&all->unit, page->records[stream->at + AHEAD].cell);
        if (!take_record(all, &page->records[stream->at++]))
            return NULL;
        if (stream->at == page->n)
            return stream;
    }
}

/* --- under the lock */

/* Whether the first id of all is known: every file has a page, or has ended. */
static bool are_there(const struct sorted *all)
{
    bool there = true;
    for (size_t i = 0; i < all->n; i++)
        there = there && (all->streams[i]->n_waiting || all->streams[i]->ended);
    return there;
}

static void set_front(struct stream *stream)
{
    stream->front = stream->n_waiting ? &stream->pages[stream->first] : NULL;
    stream->at = 0;
}

/* Follows units as long as it can, or until `own` has no more than `most` pages left. */
static void follow_units(struct sorted *all, const struct stream *own, size_t most)
{
    all->following = true;
    for (size_t i = 0; i < all->n; i++)
        if (!all->streams[i]->front)
            set_front(all->streams[i]);
    while (are_there(all) && !all->failed && (!own || own->n_waiting > most)) {
        pthread_mutex_unlock(&all->lock);
        struct stream *read = follow_page(all);
        pthread_mutex_lock(&all->lock);
        all->failed = all->failed || all->is_twice;
        if (!read)
            break;
        read->first = (read->first + 1) % PAGES;
        read->n_waiting--;
        set_front(read);
        pthread_cond_broadcast(&all->changed);
    }
    all->following = false;
    pthread_cond_broadcast(&all->changed);
}

/* Waits until a file has no more than `most` pages left, and follows units where no other does. */
static void wait_for_pages(struct stream *stream, size_t most)
{
    struct sorted *all = stream->all;
    while (stream->n_waiting > most && !all->failed) {
        if (all->following || !are_there(all))
            pthread_cond_wait(&all->changed, &all->lock);
        else
            follow_units(all, stream, most);
    }
}

/* --- reading */

/* Workers are opened in the order of the files, before any of them runs. */
static void *open_worker(void *context)
{
    struct sorted *all = context;
    struct stream *stream = sg_alloc(1, sizeof *stream);
    stream->all = all;
    all->streams = sg_grow(all->streams, &all->capacity, all->n + 1, sizeof *all->streams);
    all->streams[all->n++] = stream;
    return stream;
}

/* The page that was filled waits for being read. Under the lock. */
static void push_page(struct stream *stream)
{
    struct page *page = &stream->pages[stream->filling];
    if (!page->n)
        return;
    struct sg_field last = id_in(page, page->n - 1);
    stream->last.n = 0;
    sg_buffer_add_bytes(&stream->last, last.text, last.n);
    stream->filling = (stream->filling + 1) % PAGES;
    stream->n_waiting++;
    pthread_cond_broadcast(&stream->all->changed);
}

/* Pushes a page, and waits until no more than `most` are left; false where all has failed. */
static bool give_page(struct stream *stream, size_t most)
{
    struct sorted *all = stream->all;
    pthread_mutex_lock(&all->lock);
    push_page(stream);
    wait_for_pages(stream, most);
    bool fine = !all->failed;
    pthread_mutex_unlock(&all->lock);
    stream->pages[stream->filling].n = stream->pages[stream->filling].ids.n = 0;
    return fine;
}

static bool is_sorted(const struct stream *stream, const struct page *page, struct sg_field id)
{
    struct sg_field last =
        page->n ? id_in(page, page->n - 1) : (struct sg_field){stream->last.text, stream->last.n};
    return !last.n || compare_ids(stream->all->f, last, id) <= 0;
}

/* Told when all before it was followed: then it is the first failure, whichever thread was faster.
 */
static bool fail_unsorted(struct stream *stream, const struct sg_batch *batch, size_t record,
                          struct sg_error *err)
{
    struct sorted *all = stream->all;
    struct sg_field id = batch->keys[record * all->f->n_fields];
    if (!give_page(stream, 0))
        return true; /* another tells its failure */
    pthread_mutex_lock(&all->lock);
    all->failed = true;
    pthread_cond_broadcast(&all->changed);
    pthread_mutex_unlock(&all->lock);
    char *text = sg_copy_bytes(id.text, id.n);
    sg_fail(err, SG_FAIL_DATA,
            "the file is not sorted by id: '%s' comes after '%s'; sort it, or leave out --sorted",
            text, sg_buffer_text(&stream->last));
    free(text);
    if (err)
        err->row = record + 1; /* in the batch */
    return sg_fail_at_column(err, all->f->keys[0]);
}

static void add_record(struct stream *stream, const struct sg_batch *batch, size_t i)
{
    const struct flows *f = stream->all->f;
    struct page *page = &stream->pages[stream->filling];
    struct sg_field id = batch->keys[i * f->n_fields];
    sg_buffer_add_bytes(&page->ids, id.text, id.n);
    page->ends[page->n] = page->ids.n;
    page->records[page->n++] = flows_record_at(f, batch, i, stream->cells[i]);
}

static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    struct stream *stream = worker;
    const struct flows *f = stream->all->f;
    stream->cells =
        sg_grow(stream->cells, &stream->cells_capacity, batch->n, sizeof *stream->cells);
    sg_tally_find_cells(&f->cells, batch, 1, f->n_fields, stream->cells);
    for (size_t i = 0; i < batch->n; i++) {
        struct page *page = &stream->pages[stream->filling];
        if (!is_sorted(stream, page, batch->keys[i * f->n_fields]))
            return fail_unsorted(stream, batch, i, err);
        stream->n_records++;
        if (stream->cells[i] == SG_HASH_NONE)
            stream->n_unknown++; /* a file that has changed since is told at the end */
        else
            add_record(stream, batch, i);
        if (page->n == PAGE && !give_page(stream, PAGES - 1))
            return true;
    }
    return true;
}

static void end_stream(void *worker, bool failed)
{
    struct stream *stream = worker;
    struct sorted *all = stream->all;
    pthread_mutex_lock(&all->lock);
    push_page(stream);
    stream->ended = true;
    all->failed = all->failed || failed;
    pthread_cond_broadcast(&all->changed);
    pthread_mutex_unlock(&all->lock);
}

/* When all have ended: what still waits is followed by the first that is closed. */
static bool close_worker(void *context, void *worker, bool failed, struct sg_error *err)
{
    struct sorted *all = context;
    struct stream *stream = worker;
    (void)err;
    pthread_mutex_lock(&all->lock);
    all->failed = all->failed || failed;
    follow_units(all, NULL, 0);
    pthread_mutex_unlock(&all->lock);
    all->n_records += stream->n_records;
    all->n_unknown += stream->n_unknown;
    return true;
}

static void free_streams(struct sorted *all)
{
    for (size_t i = 0; i < all->n; i++) {
        struct stream *stream = all->streams[i];
        for (size_t k = 0; k < PAGES; k++)
            sg_buffer_free(&stream->pages[k].ids);
        sg_buffer_free(&stream->last);
        free(stream->cells);
        free(stream);
    }
    free(all->streams);
}

/* Records that the first reading did not have, or had: what is piped in is read once. */
static bool require_same(const struct sorted *all, struct sg_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < all->f->cells.n_cells; i++)
        n += all->f->cells.counts[i];
    return (n == all->n_records && all->n_unknown == 0) ||
           sg_fail(err, SG_FAIL_DATA,
                   "--sorted reads the files twice, and found %zu records, then %zu: give files "
                   "that do not change, no pipe",
                   n, all->n_records);
}

bool flows_follow_sorted(struct flows *f, struct sg_rows *rows, struct sg_error *err)
{
    struct sorted all = {.f = f};
    struct sg_rows_sink sink = {&all, open_worker, take_batch, close_worker, end_stream};
    struct sg_rows_request request = {
        .keys = f->keys, .n_keys = f->n_fields, .values = &f->size, .n_values = 1, .by_file = true};
    pthread_mutex_init(&all.lock, NULL);
    pthread_cond_init(&all.changed, NULL);
    all.kept = sg_alloc(f->n_periods, sizeof *all.kept);
    flows_unit_open(&all.unit, f);
    bool fine = rows->read(rows->context, &request, &sink, err);
    if (fine && !all.is_twice)
        end_unit(&all);
    flows_unit_close(&all.unit);
    fine = fine && (!all.is_twice || flows_fail_twice(f, rows, &all.twice, err)) &&
           require_same(&all, err);
    pthread_cond_destroy(&all.changed);
    pthread_mutex_destroy(&all.lock);
    free_streams(&all);
    free(all.kept);
    return fine;
}
