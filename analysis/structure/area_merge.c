#include "area_merge.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/buffer.h>

static void sort_links(struct area_merge *m)
{
    const struct sg_concordance *map = m->map;
    size_t n = map->from->levels.n;
    m->start = sg_alloc(n + 2, sizeof *m->start);
    m->of_from = sg_alloc(map->n_links, sizeof *m->of_from);
    for (size_t i = 0; i < map->n_links; i++)
        m->start[map->links[i].from + 2]++;
    for (size_t k = 0; k < n; k++)
        m->start[k + 2] += m->start[k + 1];
    for (size_t i = 0; i < map->n_links; i++)
        m->of_from[m->start[map->links[i].from + 1]++] = &map->links[i];
}

/* The code of `to` that a code of `from` is, or SG_EMPTY. */
static int32_t target_named(const struct area_merge *m, int32_t from)
{
    return sg_column_code(m->map->to, m->map->from->levels.texts[from]);
}

static bool is_aside(const struct area_merge *m, uint32_t area)
{
    return m->cube->area.kind[area] != SG_CUBE_PART;
}

/* An area whose code is that of a merger, where dates say that it is new. */
static bool is_new(const struct area_merge *m, uint32_t area)
{
    return m->dated && m->code_of[area] == SG_EMPTY && m->target_of[area] != SG_EMPTY;
}

/* Whether an area has no place in the map: a total needs none. */
static bool is_lost(const struct area_merge *m, uint32_t area)
{
    return !is_aside(m, area) && m->code_of[area] == SG_EMPTY && !is_new(m, area);
}

/* Areas without a target are lost; what is done is said. */
static bool require_targets(const struct area_merge *m, struct sg_error *err)
{
    enum { SHOWN = 5 };
    struct sg_buffer names = {0};
    size_t missing = 0;
    for (uint32_t i = 0; i < m->cube->area.n; i++)
        if (is_lost(m, i) && missing++ < SHOWN)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "",
                             sg_cube_label(m->cube, &m->cube->area, i));
    if (missing > SHOWN)
        sg_buffer_add(&names, ", …");
    if (missing && m->unknown == UNKNOWN_STOP) {
        sg_fail(err, SG_FAIL_DATA,
                "%zu areas have no target and would be lost: %s; --unknown-areas keep or drop "
                "says what becomes of them",
                missing, sg_buffer_text(&names));
        sg_fail_at_file(err, m->cube->table->info.file);
    } else if (missing && m->unknown == UNKNOWN_KEEP) {
        sg_run_note(m->run, "%zu areas have no target and stay as they are: %s", missing,
                    sg_buffer_text(&names));
    } else if (missing) {
        sg_run_note(m->run, "%zu areas have no target and are left out: %s", missing,
                    sg_buffer_text(&names));
    }
    sg_buffer_free(&names);
    return !missing || m->unknown != UNKNOWN_STOP;
}

/* An area that stays must not be what others go to: two rows would be one area. */
static bool require_apart(const struct area_merge *m, struct sg_error *err)
{
    for (uint32_t i = 0; m->unknown == UNKNOWN_KEEP && i < m->cube->area.n; i++) {
        const char *label = sg_cube_label(m->cube, &m->cube->area, i);
        if (is_lost(m, i) && m->target_of[i] != SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA, "others go to '%s', which has no target itself: give it one",
                    label);
            return sg_fail_at_file(err, m->cube->table->info.file);
        }
    }
    return true;
}

static uint32_t area_of(const struct area_merge *m, size_t row)
{
    return m->cube->series[sg_cube_slice_of(m->cube, row)->series].area;
}

static bool match(struct area_merge *m, struct sg_error *err)
{
    const struct sg_cube *cube = m->cube;
    sort_links(m);
    m->code_of = sg_alloc(cube->area.n, sizeof *m->code_of);
    m->target_of = sg_alloc(cube->area.n, sizeof *m->target_of);
    m->n_targets = (uint32_t)m->map->to->levels.n + cube->area.n;
    m->named = sg_alloc(m->n_targets, sizeof *m->named);
    for (uint32_t i = 0; i < m->n_targets; i++)
        m->named[i] = -1;
    for (uint32_t i = 0; i < cube->area.n; i++) {
        const char *label = sg_cube_label(cube, &cube->area, i);
        m->code_of[i] = sg_concordance_find(m->map, label);
        m->target_of[i] = sg_concordance_find_to(m->map, label);
    }
    for (size_t i = 0; i < m->map->n_links; i++)
        m->dated |= m->map->links[i].date.kind != SG_PERIOD_NONE;
    for (size_t row = cube->table->n_rows; row-- > 0;) {
        int32_t to = m->target_of[area_of(m, row)];
        if (to != SG_EMPTY)
            m->named[to] = (ptrdiff_t)row;
    }
    return require_targets(m, err) && require_apart(m, err);
}

/* The group and period of a row, as one number. */
static uint32_t place_of(struct area_merge *m, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(m->cube, row);
    return sg_pairs_number(&m->places, m->cube->series[slice->series].group, slice->period);
}

/* Whether a link holds of a period: before the merger, or where nobody says when that was. */
static bool holds(const struct area_merge *m, const struct sg_concordance_link *link, size_t row)
{
    const struct sg_period *at = &m->cube->period_date[sg_cube_slice_of(m->cube, row)->period];
    return link->weight > 0 && (link->date.kind == SG_PERIOD_NONE || m->cube->period.column < 0 ||
                                sg_period_compare(at, &link->date) < 0);
}

static struct merged_sum *sum_of(struct area_merge *m, size_t row, uint32_t target)
{
    uint32_t place = place_of(m, row);
    uint32_t frame = sg_pairs_number(&m->frames, place, m->cube->row_by[row]);
    uint32_t key = sg_pairs_number(&m->keys, frame, target);
    if (key == m->n) {
        m->sums = sg_grow(m->sums, &m->capacity, m->n + 1, sizeof *m->sums);
        m->sums[m->n++] = (struct merged_sum){.source = row, .target = target, .place = place};
    }
    return &m->sums[key];
}

static void add_part(struct merged_sum *sum, struct sg_cube_cell cell, double weight)
{
    cell.value *= weight;
    sg_cube_add(&sum->cell, cell);
    sum->cell.status |= cell.status & SG_STATUS_ASIDE;
    if (weight < 1)
        sum->cell.status |= SG_STATUS_ESTIMATED;
    if (!isnan(cell.value))
        sum->known += cell.value;
    sum->below |= cell.value < 0;
}

static void add_row(struct area_merge *m, size_t row)
{
    uint32_t area = area_of(m, row);
    int32_t from = m->code_of[area];
    struct sg_cube_cell cell = sg_cube_at(m->cube, row);
    bool moved = false;
    for (size_t i = from == SG_EMPTY ? 0 : m->start[from];
         from != SG_EMPTY && i < m->start[from + 1]; i++) {
        const struct sg_concordance_link *link = m->of_from[i];
        if (!holds(m, link, row))
            continue;
        struct merged_sum *sum = sum_of(m, row, (uint32_t)link->to);
        add_part(sum, cell, link->weight);
        sum->n++;
        moved = true;
    }
    if (moved || (is_lost(m, area) && m->unknown == UNKNOWN_DROP))
        return;
    int32_t to = is_aside(m, area) ? SG_EMPTY : m->target_of[area];
    struct merged_sum *sum =
        sum_of(m, row, to == SG_EMPTY ? (uint32_t)m->map->to->levels.n + area : (uint32_t)to);
    add_part(sum, cell, 1);
    sum->itself++;
}

/* Which areas are there at all in a group and period. */
static void see_areas(struct area_merge *m)
{
    for (size_t row = 0; row < m->cube->table->n_rows; row++) {
        int32_t code = m->code_of[area_of(m, row)];
        if (code != SG_EMPTY)
            sg_pairs_number(&m->present, place_of(m, row), (uint32_t)code);
    }
}

/* How many rows a result is made of, as far as its category is concerned: of all areas that go
   there, or, where only the one that has its code is there and no date speaks against it, of that:
   the others were merged into it before. */
static size_t count_needed(const struct area_merge *m, const struct merged_sum *sum)
{
    size_t n = 0;
    bool others = false, dated = false;
    for (size_t i = 0; i < m->map->n_links; i++) {
        const struct sg_concordance_link *link = &m->map->links[i];
        if ((uint32_t)link->to != sum->target || !holds(m, link, sum->source))
            continue;
        bool own = target_named(m, link->from) == link->to;
        bool there = sg_pairs_find(&m->present, sum->place, (uint32_t)link->from) != SG_NO_PAIR;
        n++;
        others |= !own && there;
        dated |= link->date.kind != SG_PERIOD_NONE;
    }
    return others || dated ? n : 1;
}

bool area_merge_is_whole(struct area_merge *m, const struct merged_sum *sum)
{
    if (!sum->n)
        return true; /* an area that stays what it is */
    uint32_t n = m->expected.n;
    uint32_t at = sg_pairs_number(&m->expected, sum->place, sum->target);
    if (at == n) {
        m->needed = sg_grow(m->needed, &m->needed_capacity, (size_t)at + 1, sizeof *m->needed);
        m->needed[at] = count_needed(m, sum);
    }
    return sum->n == m->needed[at];
}

bool area_merge_sum(struct area_merge *m, struct sg_error *err)
{
    if (!match(m, err))
        return false;
    see_areas(m);
    for (size_t row = 0; row < m->cube->table->n_rows; row++)
        add_row(m, row);
    return true;
}

void area_merge_free(struct area_merge *m)
{
    struct sg_pairs *pairs[] = {&m->places, &m->frames, &m->keys, &m->present, &m->expected};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        sg_pairs_free(pairs[i]);
    free(m->start);
    free(m->of_from);
    free(m->code_of);
    free(m->target_of);
    free(m->named);
    free(m->sums);
    free(m->needed);
}
