/* The enterprises that units belong to: numbered by all threads while records are read, and known
   to be there in a period or not when all are. */
#include "flows.h"

#include <pthread.h>
#include <stdlib.h>

/* Each under a lock of its own, so that threads seldom wait for one another. */
struct shelf {
    pthread_mutex_t lock;
    struct sg_hash_index index;
    struct flows_id *ids;
    size_t n, capacity;
};

struct flows_enterprises {
    struct shelf shelves[FLOWS_SHELVES];
    size_t n_periods;
    unsigned char *seen; /* per enterprise and period */
};

struct flows_enterprises *flows_enterprises_new(void)
{
    struct flows_enterprises *all = sg_alloc(1, sizeof *all);
    for (size_t i = 0; i < FLOWS_SHELVES; i++)
        pthread_mutex_init(&all->shelves[i].lock, NULL);
    return all;
}

/* What finds numbers: not needed when all are given. */
static void free_ids(struct flows_enterprises *all)
{
    for (size_t i = 0; i < FLOWS_SHELVES; i++) {
        sg_hash_index_free(&all->shelves[i].index);
        free(all->shelves[i].ids);
        all->shelves[i].ids = NULL;
    }
}

void flows_enterprises_free(struct flows_enterprises *all)
{
    if (all)
        free_ids(all);
    for (size_t i = 0; all && i < FLOWS_SHELVES; i++)
        pthread_mutex_destroy(&all->shelves[i].lock);
    if (all)
        free(all->seen);
    free(all);
}

/* Without the bits that chose the shelf. */
static uint64_t hash_of(const void *ids, uint32_t i)
{
    return flows_hash(((const struct flows_id *)ids)[i]) / FLOWS_SHELVES;
}

static bool is_id(const void *ids, uint32_t i, const void *id)
{
    return flows_same_id(((const struct flows_id *)ids)[i], *(const struct flows_id *)id);
}

uint32_t flows_enterprise(struct flows_enterprises *all, struct flows_id id)
{
    uint64_t hash = flows_hash(id);
    struct shelf *shelf = &all->shelves[hash % FLOWS_SHELVES];
    pthread_mutex_lock(&shelf->lock);
    sg_hash_index_room(&shelf->index, shelf->n, SG_HASH_SPREAD, hash_of, shelf->ids);
    size_t slot = sg_hash_index_slot(&shelf->index, hash / FLOWS_SHELVES, is_id, shelf->ids, &id);
    if (shelf->index.slots[slot] == SG_HASH_NONE) {
        shelf->ids = sg_grow(shelf->ids, &shelf->capacity, shelf->n + 1, sizeof *shelf->ids);
        shelf->ids[shelf->n] = id;
        shelf->index.slots[slot] = (uint32_t)shelf->n++;
    }
    uint32_t at = shelf->index.slots[slot];
    pthread_mutex_unlock(&shelf->lock);
    return at * FLOWS_SHELVES + (uint32_t)(hash % FLOWS_SHELVES);
}

void flows_see_enterprises(struct flows *f)
{
    struct flows_enterprises *all = f->enterprises;
    size_t most = 0;
    for (size_t i = 0; all && i < FLOWS_SHELVES; i++)
        most = all->shelves[i].n > most ? all->shelves[i].n : most;
    if (!all)
        return;
    free_ids(all);
    all->n_periods = f->n_periods;
    all->seen = sg_alloc(most * FLOWS_SHELVES * f->n_periods, sizeof *all->seen);
    for (const struct flows_worker *w = f->workers; w; w = w->next)
        for (size_t part = 0; part < FLOWS_PARTS; part++)
            for (const struct flows_chunk *chunk = w->parts[part]; chunk; chunk = chunk->next)
                for (size_t i = 0; i < chunk->n; i++)
                    all->seen[chunk->owners[i] * f->n_periods +
                              f->period_of[w->cell_of[chunk->records[i].cell]]] = true;
}

bool flows_enterprise_is_there(const struct flows_enterprises *all, uint32_t enterprise,
                               uint32_t period)
{
    return all->seen[enterprise * all->n_periods + period];
}
