/* Records by id, each thread for itself. */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

/* With these, 2^32 sizes of 18 digits add up in 127 bits. */
enum { DECIMALS = 9 };

bool flows_has(const struct flows *f, struct flows_id id)
{
    return f->n_shards < 2 || flows_hash(id) / FLOWS_PARTS % f->n_shards == f->shard;
}

static void *open_worker(void *context)
{
    struct flows *f = context;
    struct flows_worker *worker = sg_alloc(1, sizeof *worker);
    worker->flows = f;
    sg_tally_init(&worker->cells, f->n_keys - 1, 0, 0);
    worker->next = f->workers;
    f->workers = worker;
    return worker;
}

static bool fail_record(size_t record, const char *column, struct sg_error *err)
{
    if (err)
        err->row = record + 1; /* in the batch */
    return sg_fail_at_column(err, column);
}

struct flows_record flows_record_at(const struct flows *f, const struct sg_batch *batch,
                                    size_t record, uint32_t cell)
{
    const struct sg_field *keys = batch->keys + record * f->n_fields;
    const struct sg_fixed *size = batch->values + record;
    return (struct flows_record){.id = flows_id_of(keys[0]),
                                 .digits = size->digits,
                                 .cell = cell,
                                 .status = (uint16_t)size->status,
                                 .scale = (int16_t)size->scale};
}

void flows_add_record(struct flows_worker *worker, const struct flows_record *record,
                      struct flows_besides besides)
{
    struct flows_chunk **head = &worker->parts[flows_hash(record->id) % FLOWS_PARTS];
    if (!*head || (*head)->n == FLOWS_CHUNK) {
        struct flows_chunk *chunk = sg_resize(NULL, 1, sizeof *chunk);
        chunk->next = *head;
        chunk->n = 0;
        chunk->traits = besides.traits ? sg_alloc(FLOWS_CHUNK, sizeof *chunk->traits) : NULL;
        chunk->owners = besides.owner ? sg_resize(NULL, FLOWS_CHUNK, sizeof *chunk->owners) : NULL;
        *head = chunk;
    }
    if (besides.traits)
        (*head)->traits[(*head)->n] = *besides.traits;
    if (besides.owner)
        (*head)->owners[(*head)->n] = *besides.owner;
    (*head)->records[(*head)->n++] = *record;
}

/* A record without a unit, or without a time, is followed nowhere; no size is below 0. */
static bool check_record(const struct flows *f, const struct sg_batch *batch, size_t record,
                         struct sg_error *err)
{
    const struct sg_field *keys = batch->keys + record * f->n_fields;
    const struct sg_fixed *size = batch->values + record;
    if (!keys[0].n) {
        sg_fail(err, SG_FAIL_DATA, "a row without an id cannot be followed over periods");
        return fail_record(record, f->keys[0], err);
    }
    if (!keys[1].n) {
        sg_fail(err, SG_FAIL_DATA, "a row without a period");
        return fail_record(record, f->keys[1], err);
    }
    if (f->enterprises && !keys[f->n_keys].n) {
        sg_fail(err, SG_FAIL_DATA,
                "a row without an enterprise: whether that is new or goes on cannot be said");
        return fail_record(record, f->keys[f->n_keys], err);
    }
    if (!sg_status_has_value(size->status))
        return true;
    if (size->digits < 0 || size->scale < 0 || size->scale > DECIMALS) {
        sg_fail(err, SG_FAIL_DATA, "a size of %.15g is no number from 0 to 10^18 of %d decimals",
                sg_fixed_value(*size), (int)DECIMALS);
        return fail_record(record, f->size, err);
    }
    return true;
}

static bool take_batch(void *context, const struct sg_batch *batch, struct sg_error *err)
{
    struct flows_worker *worker = context;
    const struct flows *f = worker->flows;
    struct flows_traits *traits = NULL;
    for (size_t i = 0; i < batch->n; i++)
        if (!check_record(f, batch, i, err))
            return false;
    if (f->match && !flows_read_traits(f, batch, &traits, err))
        return false;
    worker->at = sg_grow(worker->at, &worker->at_capacity, batch->n, sizeof *worker->at);
    sg_tally_cells(&worker->cells, batch, 1, f->n_fields, worker->at);
    for (size_t i = 0; i < batch->n; i++) {
        const struct sg_fixed *size = batch->values + i;
        if (sg_status_has_value(size->status) && size->scale > worker->decimals)
            worker->decimals = size->scale;
        worker->cells.counts[worker->at[i]]++;
        if (f->order)
            continue; /* files that are sorted are read again */
        struct flows_record record = flows_record_at(f, batch, i, worker->at[i]);
        uint32_t owner = 0;
        if (f->enterprises)
            owner = flows_enterprise(f->enterprises,
                                     flows_id_of(batch->keys[i * f->n_fields + f->n_keys]));
        if (flows_has(f, record.id))
            flows_add_record(
                worker, &record,
                (struct flows_besides){traits ? &traits[i] : NULL, f->enterprises ? &owner : NULL});
    }
    free(traits);
    return true;
}

bool flows_read(struct flows *f, struct sg_rows *rows, struct sg_error *err)
{
    f->rows = rows;
    /* all is kept until every worker is done: cells get their numbers then */
    struct sg_rows_sink sink = {.context = f, .open = open_worker, .take = take_batch};
    struct sg_rows_request request = {
        .keys = f->keys, .n_keys = f->n_fields, .values = &f->size, .n_values = 1};
    return rows->read(rows->context, &request, &sink, err);
}

void flows_free_traits(struct flows_chunk *chunk)
{
    for (size_t i = 0; chunk->traits && i < chunk->n; i++)
        free(chunk->traits[i].id);
    free(chunk->traits);
    chunk->traits = NULL;
}

void flows_free_chunk(struct flows_chunk *chunk)
{
    flows_free_traits(chunk);
    free(chunk->owners);
    free(chunk);
}

static void free_worker(struct flows_worker *worker)
{
    for (size_t i = 0; i < FLOWS_PARTS; i++)
        for (struct flows_chunk *chunk = worker->parts[i], *next; chunk; chunk = next) {
            next = chunk->next;
            flows_free_chunk(chunk);
        }
    sg_tally_free(&worker->cells);
    free(worker->cell_of);
    free(worker->at);
    free(worker);
}

void flows_free(struct flows *f)
{
    for (struct flows_worker *worker = f->workers, *next; worker; worker = next) {
        next = worker->next;
        free_worker(worker);
    }
    sg_tally_free(&f->cells);
    sg_tally_free(&f->sums);
    sg_tally_plan_free(&f->plan);
    for (uint32_t i = 0; i < f->n_periods && f->labels; i++)
        free(f->labels[i]);
    for (uint32_t i = 0; i < f->n_groups && f->group_keys; i++)
        sg_texts_free(&f->group_keys[i]);
    free(f->labels);
    free(f->added);
    flows_free_enterprises(f);
    free(f->match);
    free(f->dates);
    free(f->group_keys);
    free(f->by_of);
    free(f->period_of);
    free(f->group_of);
    free(f->sum_of);
}
