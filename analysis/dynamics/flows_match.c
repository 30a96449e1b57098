/* Units whose id changed between two periods: one that had gone and one that came are the same
   where two of their three traits (name, address, telephone) are, and no other has them. */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>

#include "analysis/tally/text_pool.h"
#include "table/args.h"

/* Traits that so many pairs share tell nobody apart. */
enum { MOST_ALIKE = 64 };

/* A unit that is not there in the first, or in the last period. */
struct unit {
    struct flows_id id, root; /* root: the id that it gets */
    uint32_t first, last;     /* periods */
    const struct flows_traits *at_first, *at_last;
    bool joined; /* to one before */
};

/* A record in its part. */
struct seen {
    struct flows_id id;
    uint32_t period;
    const struct flows_traits *traits;
};

struct pair {
    uint32_t gone, came; /* units */
    const char *gone_id, *came_id;
    int same; /* traits that are the same */
    bool joined;
};

struct matching {
    struct flows *f;
    struct unit *units;
    size_t n_units, units_capacity;
    struct pair *pairs; /* of two periods that follow one another */
    size_t n_pairs, pairs_capacity;
    struct sg_table table;
    struct sg_column *from, *to, *id_from, *id_to, *agreeing, *score, *outcome;
};

/* --- units that go or come */

static int compare_ids(struct flows_id a, struct flows_id b)
{
    if (a.high != b.high)
        return a.high < b.high ? -1 : 1;
    return (a.low > b.low) - (a.low < b.low);
}

static int compare_seen(const void *left, const void *right)
{
    const struct seen *a = left, *b = right;
    int order = compare_ids(a->id, b->id);
    return order ? order : (a->period > b->period) - (a->period < b->period);
}

static struct seen *see_part(const struct flows *f, size_t part, size_t *n)
{
    size_t capacity = 0;
    struct seen *all = NULL;
    *n = 0;
    for (const struct flows_worker *w = f->workers; w; w = w->next)
        for (const struct flows_chunk *chunk = w->parts[part]; chunk; chunk = chunk->next)
            for (size_t i = 0; i < chunk->n; i++) {
                const struct flows_record *record = &chunk->records[i];
                all = sg_grow(all, &capacity, *n + 1, sizeof *all);
                all[(*n)++] = (struct seen){record->id, f->period_of[w->cell_of[record->cell]],
                                            &chunk->traits[i]};
            }
    if (*n)
        qsort(all, *n, sizeof *all, compare_seen);
    return all;
}

static void find_units(struct matching *m)
{
    uint32_t newest = m->f->n_periods - 1;
    for (size_t part = 0; part < FLOWS_PARTS; part++) {
        size_t n;
        struct seen *all = see_part(m->f, part, &n);
        for (size_t i = 0, next; i < n; i = next) {
            for (next = i + 1; next < n && flows_same_id(all[i].id, all[next].id);)
                next++;
            const struct seen *last = &all[next - 1];
            if (all[i].period == 0 && last->period == newest)
                continue;
            m->units = sg_grow(m->units, &m->units_capacity, m->n_units + 1, sizeof *m->units);
            m->units[m->n_units++] = (struct unit){.id = all[i].id,
                                                   .root = all[i].id,
                                                   .first = all[i].period,
                                                   .last = last->period,
                                                   .at_first = all[i].traits,
                                                   .at_last = last->traits};
        }
        free(all);
    }
}

/* --- pairs */

struct keyed {
    uint64_t key;
    uint32_t unit;
};

static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* The traits of `mask` together; 0 where one of them is empty. */
static uint64_t key_of(const struct flows_traits *traits, unsigned mask)
{
    uint64_t key = 1;
    for (size_t k = 0; k < FLOWS_TRAITS; k++)
        if (mask >> k & 1)
            key = traits->keys[k] && key ? sg_tally_mix(key, traits->keys[k] + k) | 1 : 0;
    return key;
}

/* The units that go after `period`, or come in it, by their key. */
static struct keyed *key_units(const struct matching *m, uint32_t period, bool gone, unsigned mask,
                               size_t *n)
{
    struct keyed *all = sg_alloc(m->n_units, sizeof *all);
    *n = 0;
    for (size_t i = 0; i < m->n_units; i++) {
        const struct unit *unit = &m->units[i];
        uint64_t key = (gone ? unit->last : unit->first) == period
                           ? key_of(gone ? unit->at_last : unit->at_first, mask)
                           : 0;
        if (key)
            all[(*n)++] = (struct keyed){key, (uint32_t)i};
    }
    if (*n)
        qsort(all, *n, sizeof *all, compare_keyed);
    return all;
}

static struct pair pair_of(const struct matching *m, uint32_t gone, uint32_t came)
{
    const struct flows_traits *a = m->units[gone].at_last, *b = m->units[came].at_first;
    struct pair pair = {gone, came, a->id, b->id, 0, false};
    for (size_t k = 0; k < FLOWS_TRAITS; k++)
        pair.same += a->keys[k] && a->keys[k] == b->keys[k];
    return pair;
}

static size_t end_of_key(const struct keyed all[], size_t n, size_t at)
{
    size_t end = at;
    while (end < n && all[end].key == all[at].key)
        end++;
    return end;
}

/* Pairs that share the traits of `mask`; none where more than `most` do. */
static void pair_by(struct matching *m, uint32_t period, unsigned mask, size_t most)
{
    size_t n_gone, n_came, i = 0, k = 0;
    struct keyed *gone = key_units(m, period, true, mask, &n_gone);
    struct keyed *came = key_units(m, period + 1, false, mask, &n_came);
    while (i < n_gone && k < n_came) {
        size_t i_end = end_of_key(gone, n_gone, i), k_end = end_of_key(came, n_came, k);
        if (gone[i].key != came[k].key) {
            *(gone[i].key < came[k].key ? &i : &k) = gone[i].key < came[k].key ? i_end : k_end;
            continue;
        }
        for (size_t a = i; a < i_end && (i_end - i) * (k_end - k) <= most; a++)
            for (size_t b = k; b < k_end; b++) {
                m->pairs = sg_grow(m->pairs, &m->pairs_capacity, m->n_pairs + 1, sizeof *m->pairs);
                m->pairs[m->n_pairs++] = pair_of(m, gone[a].unit, came[b].unit);
            }
        i = i_end;
        k = k_end;
    }
    free(gone);
    free(came);
}

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    if (a->gone != b->gone)
        return a->gone < b->gone ? -1 : 1;
    return (a->came > b->came) - (a->came < b->came);
}

/* Each pair once. */
static void settle_pairs(struct matching *m)
{
    size_t n = 0;
    if (m->n_pairs)
        qsort(m->pairs, m->n_pairs, sizeof *m->pairs, compare_pairs);
    for (size_t i = 0; i < m->n_pairs; i++)
        if (!n || compare_pairs(&m->pairs[n - 1], &m->pairs[i]) != 0)
            m->pairs[n++] = m->pairs[i];
    m->n_pairs = n;
}

/* Joins pairs of two traits or more where neither unit is in another such pair. */
static void join(struct matching *m)
{
    uint32_t *times = sg_alloc(2 * m->n_units, sizeof *times), *came = times + m->n_units;
    for (size_t i = 0; i < m->n_pairs; i++) {
        times[m->pairs[i].gone] += m->pairs[i].same >= 2;
        came[m->pairs[i].came] += m->pairs[i].same >= 2;
    }
    for (size_t i = 0; i < m->n_pairs; i++) {
        struct pair *pair = &m->pairs[i];
        pair->joined = pair->same >= 2 && times[pair->gone] == 1 && came[pair->came] == 1;
        if (!pair->joined)
            continue;
        m->units[pair->came].root = m->units[pair->gone].root;
        m->units[pair->came].joined = true;
        m->f->n_joined++;
    }
    free(times);
}

/* --- the list */

static void open_list(struct matching *m)
{
    sg_table_init(&m->table);
    m->from = sg_table_add(&m->table, "from", SG_COLUMN_PERIOD);
    m->to = sg_table_add(&m->table, "to", SG_COLUMN_PERIOD);
    m->id_from = sg_table_add(&m->table, "id_from", SG_COLUMN_CATEGORY);
    m->id_to = sg_table_add(&m->table, "id_to", SG_COLUMN_CATEGORY);
    m->agreeing = sg_table_add(&m->table, "agreeing", SG_COLUMN_NUMBER);
    m->score = sg_table_add(&m->table, "score", SG_COLUMN_NUMBER);
    m->outcome = sg_table_add(&m->table, "outcome", SG_COLUMN_CATEGORY);
}

static int by_id(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    int order = strcmp(a->gone_id, b->gone_id);
    return order ? order : strcmp(a->came_id, b->came_id);
}

/* Pairs that were joined, and those of which neither unit was. */
static void list_pairs(struct matching *m, uint32_t period)
{
    bool *taken = sg_alloc(m->n_units, sizeof *taken);
    for (size_t i = 0; i < m->n_pairs; i++)
        if (m->pairs[i].joined)
            taken[m->pairs[i].gone] = taken[m->pairs[i].came] = true;
    if (m->n_pairs)
        qsort(m->pairs, m->n_pairs, sizeof *m->pairs, by_id);
    for (size_t i = 0; i < m->n_pairs; i++) {
        const struct pair *pair = &m->pairs[i];
        if (!pair->joined && (taken[pair->gone] || taken[pair->came]))
            continue;
        m->f->n_candidates += !pair->joined;
        size_t row = sg_table_add_row(&m->table);
        sg_column_set_text(m->from, row, m->f->labels[period]);
        sg_column_set_text(m->to, row, m->f->labels[period + 1]);
        sg_column_set_text(m->id_from, row, pair->gone_id);
        sg_column_set_text(m->id_to, row, pair->came_id);
        sg_column_set(m->agreeing, row, pair->same, 0);
        sg_column_set(m->score, row, (double)pair->same / FLOWS_TRAITS, 0);
        sg_column_set_text(m->outcome, row, pair->joined ? "joined" : "candidate");
    }
    free(taken);
}

static void match_period(struct matching *m, uint32_t period)
{
    static const unsigned two[] = {3, 5, 6}, one[] = {1, 2, 4};
    m->n_pairs = 0;
    for (size_t k = 0; k < 3; k++)
        pair_by(m, period, two[k], MOST_ALIKE);
    for (size_t k = 0; k < 3; k++)
        pair_by(m, period, one[k], 1); /* of one trait alone only what nobody else has */
    settle_pairs(m);
    join(m);
    list_pairs(m, period);
}

/* --- the records of units that were joined */

static int compare_units(const void *left, const void *right)
{
    return compare_ids(((const struct unit *)left)->id, ((const struct unit *)right)->id);
}

static const struct unit *find_joined(const struct matching *m, size_t n, struct flows_id id)
{
    const struct unit wanted = {.id = id};
    return n ? bsearch(&wanted, m->units, n, sizeof *m->units, compare_units) : NULL;
}

/* Their new id, and with it another part. */
static void rename_records(struct matching *m)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n_units; i++)
        if (m->units[i].joined)
            m->units[n++] = m->units[i];
    if (n)
        qsort(m->units, n, sizeof *m->units, compare_units);
    for (struct flows_worker *w = m->f->workers; w; w = w->next)
        for (size_t part = 0; part < FLOWS_PARTS; part++)
            for (struct flows_chunk *chunk = w->parts[part]; chunk; chunk = chunk->next)
                for (size_t i = 0; i < chunk->n;) {
                    struct flows_record record = chunk->records[i];
                    const struct unit *unit = find_joined(m, n, record.id);
                    if (!unit) {
                        i++;
                        continue;
                    }
                    uint32_t owner = chunk->owners ? chunk->owners[i] : 0;
                    record.id = unit->root;
                    chunk->records[i] = chunk->records[--chunk->n];
                    if (chunk->owners)
                        chunk->owners[i] = chunk->owners[chunk->n];
                    flows_add_record(
                        w, &record, (struct flows_besides){.owner = chunk->owners ? &owner : NULL});
                }
}

static void drop_traits(struct flows *f)
{
    for (struct flows_worker *w = f->workers; w; w = w->next)
        for (size_t part = 0; part < FLOWS_PARTS; part++)
            for (struct flows_chunk *chunk = w->parts[part]; chunk; chunk = chunk->next)
                flows_free_traits(chunk);
}

bool flows_match(struct flows *f, struct sg_error *err)
{
    const char *path = sg_args_text(f->run->args, "candidates");
    struct matching m = {.f = f};
    if (!f->match)
        return true;
    open_list(&m);
    find_units(&m);
    for (uint32_t period = 0; period + 1 < f->n_periods; period++)
        match_period(&m, period);
    bool fine = !path || f->run->write_table(f->run, path, &m.table, err);
    drop_traits(f);
    if (fine)
        rename_records(&m);
    sg_table_free(&m.table);
    free(m.units);
    free(m.pairs);
    return fine;
}
