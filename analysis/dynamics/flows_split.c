/* Entries and exits by whether their enterprise is new, closed or goes on; and how many enterprises
   stand behind each number. */
#include "flows.h"

#include <pthread.h>
#include <stdlib.h>

/* --- adding */

static void add_share(struct flows_shares shelves[], uint32_t cell, uint32_t enterprise,
                      uint32_t behind)
{
    struct flows_shares *shares = &shelves[enterprise % FLOWS_SHELVES];
    if (shares->n && shares->items[shares->n - 1].cell == cell &&
        shares->items[shares->n - 1].enterprise == enterprise) {
        shares->items[shares->n - 1].behind |= behind;
        return;
    }
    shares->items = sg_grow(shares->items, &shares->capacity, shares->n + 1, sizeof *shares->items);
    shares->items[shares->n++] = (struct flows_share){cell, enterprise, behind};
}

static void add_kind(const struct flows *f, struct flows_split *split, enum flows_kind kind,
                     const struct flows_record *record)
{
    split->counts[kind]++;
    split->status[kind] |= record->status & (uint16_t)~SG_STATUS_NIL;
    if (sg_status_has_value(record->status))
        split->sums[kind] += flows_size_of(f, record);
}

static bool is_known(const struct flows_record *record)
{
    return sg_status_has_value(record->status);
}

/* A unit within one cell, as a member of its enterprises there. */
static void add_to_cell(struct flows_unit *unit, uint32_t pair, uint32_t cell,
                        const struct flows_record *before, const struct flows_record *after)
{
    const struct flows *f = unit->f;
    struct flows_split *split = &unit->splits[cell];
    const uint32_t *owners = unit->owners + pair;
    uint32_t starts = 1u << FLOWS_BEHIND_START, ends = 1u << FLOWS_BEHIND_END;
    if (before && !after) {
        bool lasts = flows_enterprise_is_there(f->enterprises, owners[0], pair + 1);
        add_kind(f, split, lasts ? FLOWS_EXIT_OF_LASTING : FLOWS_EXIT_OF_CLOSED, before);
        starts |= 1u << FLOWS_BEHIND_EXIT;
    } else if (after && !before) {
        bool was = flows_enterprise_is_there(f->enterprises, owners[1], pair);
        add_kind(f, split, was ? FLOWS_ENTRY_OF_LASTING : FLOWS_ENTRY_OF_NEW, after);
        ends |= 1u << FLOWS_BEHIND_ENTRY;
    } else if (is_known(before) && is_known(after)) {
        sg_int128 change = flows_size_of(f, after) - flows_size_of(f, before);
        ends |= change > 0 ? 1u << FLOWS_BEHIND_EXPANSION : 0;
        starts |= change < 0 ? 1u << FLOWS_BEHIND_CONTRACTION : 0;
    }
    if (before)
        add_share(unit->shares, cell, owners[0], starts);
    if (after)
        add_share(unit->shares, cell, owners[1], ends);
}

void flows_add_enterprises(struct flows_unit *unit, uint32_t pair)
{
    const struct flows *f = unit->f;
    const struct flows_record *before = unit->at[pair], *after = unit->at[pair + 1];
    struct flows_places at = flows_places_of(f, pair, before, after);
    add_to_cell(unit, pair, at.all, before, after);
    if (!at.grouped)
        return;
    if (at.out == at.in) {
        add_to_cell(unit, pair, at.in, before, after);
        return;
    }
    /* shown apart: no entry, no exit */
    add_share(unit->shares, at.out, unit->owners[pair], 1u << FLOWS_BEHIND_START);
    add_share(unit->shares, at.in, unit->owners[pair + 1], 1u << FLOWS_BEHIND_END);
}

/* --- joining what threads added up */

static void join_split(struct flows_split *to, const struct flows_split *from)
{
    for (size_t k = 0; k < FLOWS_KINDS; k++) {
        to->counts[k] += from->counts[k];
        to->sums[k] += from->sums[k];
        to->status[k] |= from->status[k];
    }
}

void flows_join_splits(struct flows *f, struct flows_unit *unit)
{
    if (!f->splits)
        f->splits = sg_alloc(f->sums.n_cells, sizeof *f->splits);
    for (size_t i = 0; i < f->sums.n_cells; i++)
        join_split(&f->splits[i], &unit->splits[i]);
    for (size_t i = 0; i < FLOWS_SHELVES; i++) {
        f->shares = sg_grow(f->shares, &f->shares_capacity, f->n_shares + 1, sizeof *f->shares);
        f->shares[f->n_shares++] = unit->shares[i];
    }
    free(unit->splits);
    free(unit->shares);
    free(unit->owners);
}

/* --- counting */

/* What a thread counts: every so-and-so-manieth shelf. */
struct counting {
    const struct flows *f;
    size_t first, step;
    uint64_t *counts; /* per cell and number */
    pthread_t thread;
    bool threaded;
};

static uint64_t hash_of_share(const void *shares, uint32_t i)
{
    const struct flows_share *share = (const struct flows_share *)shares + i;
    return flows_hash((struct flows_id){share->cell, share->enterprise});
}

static bool is_share(const void *shares, uint32_t i, const void *wanted)
{
    const struct flows_share *share = (const struct flows_share *)shares + i, *key = wanted;
    return share->cell == key->cell && share->enterprise == key->enterprise;
}

/* The shares of one shelf, each enterprise once a cell. */
struct met {
    struct flows_share *shares;
    size_t n, capacity;
    struct sg_hash_index index;
};

static void count_share(struct counting *counting, struct met *met, const struct flows_share *share)
{
    sg_hash_index_room(&met->index, met->n, SG_HASH_SPREAD, hash_of_share, met->shares);
    size_t slot =
        sg_hash_index_slot(&met->index, hash_of_share(share, 0), is_share, met->shares, share);
    if (met->index.slots[slot] == SG_HASH_NONE) {
        met->shares = sg_grow(met->shares, &met->capacity, met->n + 1, sizeof *met->shares);
        met->shares[met->n] = (struct flows_share){share->cell, share->enterprise, 0};
        met->index.slots[slot] = (uint32_t)met->n++;
    }
    uint32_t *behind = &met->shares[met->index.slots[slot]].behind;
    for (size_t k = 0; k < FLOWS_BEHIND; k++)
        counting->counts[(size_t)share->cell * FLOWS_BEHIND + k] +=
            (share->behind & ~*behind) >> k & 1;
    *behind |= share->behind;
}

static void *count_shelves(void *context)
{
    struct counting *counting = context;
    const struct flows *f = counting->f;
    for (size_t shelf = counting->first; shelf < FLOWS_SHELVES; shelf += counting->step) {
        struct met met = {.n = 0};
        for (size_t i = shelf; i < f->n_shares; i += FLOWS_SHELVES)
            for (size_t k = 0; k < f->shares[i].n; k++)
                count_share(counting, &met, &f->shares[i].items[k]);
        free(met.shares);
        sg_hash_index_free(&met.index);
    }
    return NULL;
}

void flows_count_enterprises(struct flows *f, size_t n_threads)
{
    size_t n = f->sums.n_cells * FLOWS_BEHIND;
    struct counting *counting = sg_alloc(n_threads, sizeof *counting);
    if (f->enterprises)
        f->behind = sg_alloc(n, sizeof *f->behind);
    for (size_t i = 0; f->enterprises && i < n_threads; i++) {
        counting[i] = (struct counting){f, i, n_threads, sg_alloc(n, sizeof *f->behind), 0, false};
        counting[i].threaded =
            i && pthread_create(&counting[i].thread, NULL, count_shelves, &counting[i]) == 0;
    }
    for (size_t i = 0; f->enterprises && i < n_threads; i++) {
        if (counting[i].threaded)
            pthread_join(counting[i].thread, NULL);
        else
            count_shelves(&counting[i]);
        for (size_t k = 0; k < n; k++)
            f->behind[k] += counting[i].counts[k];
        free(counting[i].counts);
    }
    free(counting);
}

void flows_free_enterprises(struct flows *f)
{
    for (size_t i = 0; i < f->n_shares; i++)
        free(f->shares[i].items);
    free(f->shares);
    free(f->splits);
    free(f->behind);
    flows_enterprises_free(f->enterprises);
}
