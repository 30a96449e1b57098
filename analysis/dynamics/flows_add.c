/* What became of a unit, in the sums of its groups. */
#include "flows.h"

#include <stdlib.h>

static bool is_known(const struct flows_record *record)
{
    return sg_status_has_value(record->status);
}

sg_int128 flows_size_of(const struct flows *f, const struct flows_record *record)
{
    sg_int128 size = record->status & SG_STATUS_NIL || !is_known(record) ? 0 : record->digits;
    for (int32_t scale = record->scale; scale < f->decimals; scale++)
        size *= 10;
    return size;
}

static void add_size(const struct flows *f, struct flows_sums *sums, enum flows_sum sum,
                     const struct flows_record *record)
{
    sums->status[sum] |= record->status & (uint16_t)~SG_STATUS_NIL;
    if (is_known(record))
        sums->sums[sum] += flows_size_of(f, record);
}

/* What a continuing unit gained or lost: both are unknown where one of its sizes is. */
static void add_change(const struct flows *f, struct flows_sums *sums,
                       const struct flows_record *before, const struct flows_record *after)
{
    uint16_t status = (before->status | after->status) & (uint16_t)~SG_STATUS_NIL;
    sums->status[FLOWS_GROWN] |= status;
    sums->status[FLOWS_SHRUNK] |= status;
    if (!is_known(before) || !is_known(after))
        return;
    sg_int128 change = flows_size_of(f, after) - flows_size_of(f, before);
    if (change > 0)
        sums->sums[FLOWS_GROWN] += change;
    else
        sums->sums[FLOWS_SHRUNK] -= change;
}

/* A unit within one group. */
static void add_stay(const struct flows *f, struct flows_sums *sums,
                     const struct flows_record *before, const struct flows_record *after)
{
    if (before && after) {
        sums->counts[FLOWS_OF_STAY]++;
        add_size(f, sums, FLOWS_BEFORE, before);
        add_size(f, sums, FLOWS_AFTER, after);
        add_change(f, sums, before, after);
    } else if (after) {
        sums->counts[FLOWS_OF_ENTRY]++;
        add_size(f, sums, FLOWS_ENTERED, after);
    } else {
        sums->counts[FLOWS_OF_EXIT]++;
        add_size(f, sums, FLOWS_LEFT, before);
    }
}

/* A unit that changed its area or class, shown apart in both groups. */
static void add_move(const struct flows *f, struct flows_sums *out, struct flows_sums *in,
                     const struct flows_record *before, const struct flows_record *after)
{
    out->counts[FLOWS_OF_OUT]++;
    add_size(f, out, FLOWS_WENT, before);
    in->counts[FLOWS_OF_IN]++;
    add_size(f, in, FLOWS_CAME, after);
}

static size_t class_of(const struct flows *f, const struct flows_record *before,
                       const struct flows_record *after)
{
    sg_int128 one = 1, first = -1, last = -1;
    if (!f->classes.by)
        return 0;
    for (int32_t scale = 0; scale < f->decimals; scale++)
        one *= 10;
    if (before && is_known(before))
        first = flows_size_of(f, before);
    if (after && is_known(after))
        last = flows_size_of(f, after);
    return flows_class_of(&f->classes, before ? &first : NULL, after ? &last : NULL, one);
}

struct flows_places flows_places_of(const struct flows *f, uint32_t pair,
                                    const struct flows_record *before,
                                    const struct flows_record *after)
{
    bool apart = f->apart && ((before && !is_known(before)) || (after && !is_known(after)));
    size_t n_classes = f->classes.n, n = (size_t)f->n_groups * n_classes;
    const uint32_t *cells = f->sum_of + (size_t)pair * (n + 1) * 2 + apart;
    struct flows_places at = {.all = cells[2 * n]};
    at.grouped = f->n_keys > 2 || f->classes.by;
    if (!at.grouped)
        return at;
    cells += 2 * class_of(f, before, after);
    uint32_t from = before ? f->group_of[before->cell] : f->group_of[after->cell];
    uint32_t to = after ? f->group_of[after->cell] : from;
    at.reclassified = from != to && f->by_of[from] != f->by_of[to];
    at.was = cells[2 * (size_t)from * n_classes];
    at.out = cells[2 * (size_t)(f->moves == FLOWS_END ? to : from) * n_classes];
    at.in = cells[2 * (size_t)(f->moves == FLOWS_START ? from : to) * n_classes];
    return at;
}

void flows_add(const struct flows *f, struct flows_sums sums[], uint32_t pair,
               const struct flows_record *before, const struct flows_record *after)
{
    struct flows_places at = flows_places_of(f, pair, before, after);
    add_stay(f, &sums[at.all], before, after);
    if (!at.grouped)
        return;
    if (at.reclassified) {
        sums[at.all].counts[FLOWS_OF_CLASS]++;
        sums[at.was].counts[FLOWS_OF_CLASS]++;
    }
    if (at.out == at.in)
        add_stay(f, &sums[at.in], before, after);
    else
        add_move(f, &sums[at.out], &sums[at.in], before, after);
}

/* Values of the tally as sums of these; each a list that ends with FLOWS_SUMS. */
static const enum flows_sum made_of[FLOWS_VALUES][7] = {
    [FLOWS_JOBS_START] = {FLOWS_BEFORE, FLOWS_LEFT, FLOWS_WENT, FLOWS_SUMS},
    [FLOWS_JOBS_END] = {FLOWS_AFTER, FLOWS_ENTERED, FLOWS_CAME, FLOWS_SUMS},
    [FLOWS_CREATION_ENTRY] = {FLOWS_ENTERED, FLOWS_SUMS},
    [FLOWS_CREATION_EXPANSION] = {FLOWS_GROWN, FLOWS_SUMS},
    [FLOWS_DESTRUCTION_EXIT] = {FLOWS_LEFT, FLOWS_SUMS},
    [FLOWS_DESTRUCTION_CONTRACTION] = {FLOWS_SHRUNK, FLOWS_SUMS},
    [FLOWS_JOBS_MOVED_IN] = {FLOWS_CAME, FLOWS_SUMS},
    [FLOWS_JOBS_MOVED_OUT] = {FLOWS_WENT, FLOWS_SUMS},
    [FLOWS_SIZES] = {FLOWS_BEFORE, FLOWS_AFTER, FLOWS_ENTERED, FLOWS_LEFT, FLOWS_SUMS}};

static const enum flows_count counted[FLOWS_COUNTS][4] = {
    [FLOWS_N_START] = {FLOWS_OF_STAY, FLOWS_OF_EXIT, FLOWS_OF_OUT, FLOWS_OF},
    [FLOWS_N_END] = {FLOWS_OF_STAY, FLOWS_OF_ENTRY, FLOWS_OF_IN, FLOWS_OF},
    [FLOWS_ENTRANTS] = {FLOWS_OF_ENTRY, FLOWS_OF},
    [FLOWS_EXITS] = {FLOWS_OF_EXIT, FLOWS_OF},
    [FLOWS_CONTINUING] = {FLOWS_OF_STAY, FLOWS_OF},
    [FLOWS_MOVERS_IN] = {FLOWS_OF_IN, FLOWS_OF},
    [FLOWS_MOVERS_OUT] = {FLOWS_OF_OUT, FLOWS_OF},
    [FLOWS_RECLASSIFIED] = {FLOWS_OF_CLASS, FLOWS_OF}};

/* A value as what was added up of a cell makes it. */
static struct sg_tally_sum make_value(const struct flows_sums *from, enum flows_value value,
                                      int32_t decimals)
{
    struct sg_tally_sum made = {.n = 0};
    for (size_t k = 0; k < FLOWS_OF; k++)
        made.n += from->counts[k];
    for (size_t k = 0; value < FLOWS_COUNTS && counted[value][k] != FLOWS_OF; k++)
        made.sum.sum += from->counts[counted[value][k]];
    for (size_t k = 0; value >= FLOWS_COUNTS && made_of[value][k] != FLOWS_SUMS; k++) {
        made.sum.scale = decimals;
        made.sum.sum += from->sums[made_of[value][k]];
        made.status |= from->status[made_of[value][k]];
    }
    return made;
}

struct sg_tally_sum flows_number_of(const struct flows_numbers *numbers, size_t cell,
                                    enum flows_value value)
{
    if (numbers->added)
        return make_value(&numbers->added[cell], value, numbers->decimals);
    return numbers->cells->sums[cell * FLOWS_VALUES + value];
}

static void join_cell(struct flows_sums *to, const struct flows_sums *from)
{
    for (size_t k = 0; k < FLOWS_OF; k++)
        to->counts[k] += from->counts[k];
    for (size_t k = 0; k < FLOWS_SUMS; k++) {
        to->sums[k] += from->sums[k];
        to->status[k] |= from->status[k];
    }
}

void flows_join_sums(struct flows *f, struct flows_sums sums[])
{
    if (!f->added) {
        f->added = sums;
        return;
    }
    for (size_t i = 0; i < f->sums.n_cells; i++)
        join_cell(&f->added[i], &sums[i]);
    free(sums);
}

void flows_count_units(struct flows *f)
{
    for (size_t i = 0; i < f->sums.n_cells; i++)
        for (size_t k = 0; k < FLOWS_OF; k++)
            f->sums.counts[i] += f->added[i].counts[k];
}

void flows_write_values(struct flows *f)
{
    for (size_t i = 0; i < f->sums.n_cells; i++)
        for (enum flows_value v = 0; v < FLOWS_VALUES; v++)
            f->sums.sums[i * FLOWS_VALUES + v] = make_value(&f->added[i], v, f->decimals);
}
