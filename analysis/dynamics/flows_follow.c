/* Units followed from period to period, part by part. */
#include "flows.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { AHEAD = 8 }; /* slots */

/* What the threads share. */
struct following {
    struct flows *f;
    pthread_mutex_t lock;
    size_t next;  /* part to be taken */
    size_t found; /* part with a unit that is twice in a period, or SIZE_MAX */
    struct flows_record twice;
};

/* The records of one part, with those of one unit in a chain; and what a thread adds up. */
struct part {
    struct following *all;
    struct flows *f;
    pthread_t thread;
    bool threaded;
    struct flows_record *records; /* their cells are those of all workers */
    uint32_t *owners;             /* the enterprises of these; NULL without --enterprise */
    uint32_t *next, *slots;       /* of a chain; the first of each by the hash of its id */
    size_t n, capacity, n_slots;
    struct flows_unit unit; /* that is followed */
};

/* Takes the records of a part from all workers, whose memory is given back. */
static void collect(struct part *part, size_t number)
{
    part->n = 0;
    for (struct flows_worker *w = part->f->workers; w; w = w->next) {
        for (struct flows_chunk *chunk = w->parts[number], *next; chunk; chunk = next) {
            if (part->n + chunk->n > part->capacity) {
                part->capacity = (part->n + chunk->n) * 3 / 2;
                part->records = sg_resize(part->records, part->capacity, sizeof *part->records);
                if (chunk->owners)
                    part->owners = sg_resize(part->owners, part->capacity, sizeof *part->owners);
            }
            memcpy(part->records + part->n, chunk->records, chunk->n * sizeof *chunk->records);
            if (chunk->owners)
                memcpy(part->owners + part->n, chunk->owners, chunk->n * sizeof *chunk->owners);
            for (size_t i = part->n; i < part->n + chunk->n; i++)
                part->records[i].cell = w->cell_of[part->records[i].cell];
            part->n += chunk->n;
            next = chunk->next;
            flows_free_chunk(chunk);
        }
        w->parts[number] = NULL;
    }
}

/* Chains the records of each id. */
static void chain(struct part *part)
{
    size_t needed = 16;
    while (needed < 2 * part->n)
        needed *= 2;
    if (needed > part->n_slots)
        part->slots = sg_resize(part->slots, needed, sizeof *part->slots);
    part->n_slots = needed > part->n_slots ? needed : part->n_slots;
    memset(part->slots, 0xFF, part->n_slots * sizeof *part->slots);
    part->next = sg_resize(part->next, part->capacity + 1, sizeof *part->next);
    for (size_t i = 0; i < part->n; i++) {
        struct flows_id id = part->records[i].id;
        size_t slot = flows_hash(id) / FLOWS_PARTS & (part->n_slots - 1);
        while (part->slots[slot] != SG_HASH_NONE &&
               !flows_same_id(part->records[part->slots[slot]].id, id))
            slot = (slot + 1) & (part->n_slots - 1);
        part->next[i] = part->slots[slot];
        part->slots[slot] = (uint32_t)i;
    }
}

/* False where the unit is twice in a period, that of *twice. */
static bool follow_unit(struct part *part, uint32_t first, const struct flows_record **twice)
{
    flows_unit_begin(&part->unit);
    for (uint32_t i = first; i != SG_HASH_NONE; i = part->next[i]) {
        *twice =
            flows_unit_take(&part->unit, &part->records[i], part->owners ? part->owners[i] : 0);
        if (*twice)
            return false;
    }
    flows_unit_end(&part->unit);
    return true;
}

/* Asks for what the units of slots ahead need: their records, then their sums. */
static void fetch_ahead(const struct part *part, size_t slot)
{
    size_t far = slot + 2 * AHEAD, near = slot + AHEAD;
    if (far < part->n_slots && part->slots[far] != SG_HASH_NONE)
        __builtin_prefetch(&part->records[part->slots[far]]);
    if (near < part->n_slots && part->slots[near] != SG_HASH_NONE)
        flows_unit_fetch(&part->unit, part->records[part->slots[near]].cell);
}

/* The next part, SIZE_MAX where there is none or a unit was found twice. */
static size_t take_part(struct following *all)
{
    pthread_mutex_lock(&all->lock);
    bool ended = all->next == FLOWS_PARTS || all->found != SIZE_MAX;
    size_t number = ended ? SIZE_MAX : all->next++;
    pthread_mutex_unlock(&all->lock);
    return number;
}

/* Of several units the one in the first part, whichever thread was faster. */
static void tell_twice(struct following *all, size_t number, const struct flows_record *twice)
{
    pthread_mutex_lock(&all->lock);
    if (number < all->found) {
        all->found = number;
        all->twice = *twice;
    }
    pthread_mutex_unlock(&all->lock);
}

static void *follow_parts(void *context)
{
    struct part *part = context;
    const struct flows_record *twice = NULL;
    size_t number;
    while ((number = take_part(part->all)) != SIZE_MAX) {
        bool fine = true;
        collect(part, number);
        chain(part);
        for (size_t slot = 0; slot < part->n_slots && fine; slot++) {
            fetch_ahead(part, slot);
            fine =
                part->slots[slot] == SG_HASH_NONE || follow_unit(part, part->slots[slot], &twice);
        }
        if (!fine)
            tell_twice(part->all, number, twice);
    }
    return NULL;
}

static void open_part(struct part *part, struct following *all)
{
    *part = (struct part){.all = all, .f = all->f};
    flows_unit_open(&part->unit, all->f);
}

static void close_part(struct part *part)
{
    flows_unit_close(&part->unit);
    free(part->records);
    free(part->owners);
    free(part->next);
    free(part->slots);
}

/* As many threads as have read. */
static size_t count_threads(const struct flows *f)
{
    size_t n = 0;
    for (const struct flows_worker *w = f->workers; w; w = w->next)
        n++;
    return n ? n : 1;
}

bool flows_follow(struct flows *f, struct sg_rows *rows, struct sg_error *err)
{
    struct following all = {.f = f, .found = SIZE_MAX};
    size_t n = count_threads(f);
    flows_see_enterprises(f);
    struct part *parts = sg_alloc(n, sizeof *parts);
    pthread_mutex_init(&all.lock, NULL);
    for (size_t i = 0; i < n; i++)
        open_part(&parts[i], &all);
    for (size_t i = 1; i < n; i++) /* one that cannot be started leaves its share to the others */
        parts[i].threaded = pthread_create(&parts[i].thread, NULL, follow_parts, &parts[i]) == 0;
    follow_parts(&parts[0]);
    for (size_t i = 0; i < n; i++) {
        if (parts[i].threaded)
            pthread_join(parts[i].thread, NULL);
        close_part(&parts[i]);
    }
    flows_count_enterprises(f, n);
    pthread_mutex_destroy(&all.lock);
    free(parts);
    return all.found == SIZE_MAX || flows_fail_twice(f, rows, &all.twice, err);
}
