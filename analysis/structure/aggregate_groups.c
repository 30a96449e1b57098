/* Which items of a table make up the groups that a map of --groups names. */
#include <stdlib.h>

#include <sangyo/buffer.h>
#include "table/area_code.h"
#include "table/code_form.h"

#include "aggregate.h"
#include "aggregate_match.h"

enum { SHOWN = 5 };

struct groups {
    struct sg_aggregate *a;
    const struct sg_concordance *map;
    const uint32_t *item_of; /* per code of `from` */
};

static const char *label_of(const struct groups *g, uint32_t item)
{
    return sg_cube_label(g->a->cube, g->a->axis, item);
}

static bool fail_pair(const struct groups *g, size_t to, uint32_t first, uint32_t second,
                      struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "the group '%s' has '%s' and '%s', one of which counts the other: take rows of one "
            "level",
            g->map->to_text[to], label_of(g, first), label_of(g, second));
    return sg_fail_at_file(err, g->a->cube->table->info.file);
}

/* Whether an area lies in another of those that are marked; which. */
static uint32_t above_in(const struct groups *g, uint32_t item, const uint32_t item_of_code[],
                         const bool marked[], size_t n_codes)
{
    char text[SG_AREA_CODE_SIZE];
    if (!g->a->axis->coded || !sg_area_code_read(label_of(g, item), text))
        return SG_NO_PAIR;
    for (long code = sg_area_code_above(strtol(text, NULL, 10)); code >= 0;
         code = sg_area_code_above(code))
        if ((size_t)code < n_codes && item_of_code[code] != SG_NO_PAIR &&
            marked[item_of_code[code]])
            return item_of_code[code];
    return SG_NO_PAIR;
}

static uint32_t *items_by_code(const struct groups *g, size_t n_codes)
{
    char text[SG_AREA_CODE_SIZE];
    uint32_t *items = sg_alloc(n_codes, sizeof *items);
    for (size_t i = 0; i < n_codes; i++)
        items[i] = SG_NO_PAIR;
    for (uint32_t i = 0; i < g->a->axis->n; i++)
        if (g->a->axis->coded && sg_area_code_read(label_of(g, i), text)) {
            size_t code = (size_t)strtol(text, NULL, 10);
            if (code < n_codes)
                items[code] = i;
        }
    return items;
}

/* The members of a group are of one level: no total, no ward beside its city. links[] are those of
   the group. */
static bool check_members(const struct groups *g, const struct sg_concordance_link *const links[],
                          size_t n, const uint32_t items_of_code[], bool marked[],
                          struct sg_error *err)
{
    enum { CODES = 48000 };
    bool ok = true;
    uint32_t first = SG_NO_PAIR;
    for (size_t i = 0; i < n; i++)
        if (g->item_of[links[i]->from] != SG_NO_PAIR)
            marked[g->item_of[links[i]->from]] = true;
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t item = g->item_of[links[i]->from];
        if (item == SG_NO_PAIR)
            continue;
        uint32_t above = above_in(g, item, items_of_code, marked, CODES);
        first = first == SG_NO_PAIR ? item : first;
        bool alike = g->a->axis->kind[first] == g->a->axis->kind[item];
        bool total = first != item && g->a->axis->kind[item] == SG_CUBE_TOTAL;
        if (above != SG_NO_PAIR)
            ok = fail_pair(g, (size_t)links[i]->to, above, item, err);
        else if (!alike || total)
            ok = fail_pair(g, (size_t)links[i]->to, first, item, err);
    }
    for (size_t i = 0; i < n; i++)
        if (g->item_of[links[i]->from] != SG_NO_PAIR)
            marked[g->item_of[links[i]->from]] = false;
    return ok;
}

/* The links of the map by group. */
static const struct sg_concordance_link **sort_links(const struct sg_concordance *map,
                                                     size_t start[])
{
    size_t n_groups = map->to->levels.n;
    const struct sg_concordance_link **sorted = sg_alloc(map->n_links, sizeof *sorted);
    size_t *next = sg_alloc(n_groups + 1, sizeof *next);
    for (size_t i = 0; i < map->n_links; i++)
        start[map->links[i].to + 1]++;
    for (size_t k = 0; k < n_groups; k++)
        next[k + 1] = start[k + 1] += start[k];
    for (size_t i = 0; i < map->n_links; i++)
        sorted[next[map->links[i].to]++] = &map->links[i];
    free(next);
    return sorted;
}

static void add_targets(const struct groups *g, const size_t start[])
{
    const struct sg_concordance *map = g->map;
    for (size_t k = 0; k < map->to->levels.n; k++) {
        const char *label = map->to_label[k];
        uint32_t target = sg_aggregate_add_target(g->a, map->to_text[k],
                                                  label && *label ? label : map->to_text[k]);
        g->a->targets[target].expected = start[k + 1] - start[k];
    }
}

/* Each unit counts towards the groups of its item. */
static void link_units(const struct groups *g)
{
    const struct sg_concordance *map = g->map;
    size_t n = g->a->axis->n;
    size_t *start = sg_alloc(n + 2, sizeof *start), *next = sg_alloc(n + 1, sizeof *next);
    const struct sg_concordance_link **sorted = sg_alloc(map->n_links, sizeof *sorted);
    for (size_t i = 0; i < map->n_links; i++)
        if (g->item_of[map->links[i].from] != SG_NO_PAIR)
            start[g->item_of[map->links[i].from] + 1]++;
    for (size_t k = 0; k < n; k++)
        next[k + 1] = start[k + 1] += start[k];
    for (size_t i = 0; i < map->n_links; i++)
        if (g->item_of[map->links[i].from] != SG_NO_PAIR)
            sorted[next[g->item_of[map->links[i].from]]++] = &map->links[i];
    for (uint32_t unit = 0; unit < g->a->n_units; unit++) {
        uint32_t item = sg_aggregate_item(g->a, unit);
        for (size_t i = start[item]; i < start[item + 1]; i++)
            sg_aggregate_link(g->a, unit, (uint32_t)sorted[i]->to, sorted[i]->weight);
    }
    free(start);
    free(next);
    free(sorted);
}

static void note_absent(const struct groups *g)
{
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < g->map->from->levels.n; i++)
        if (g->item_of[i] == SG_NO_PAIR && n++ < SHOWN)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", g->map->from->levels.texts[i]);
    if (n)
        sg_run_note(g->a->run,
                    "the map names %zu labels that the table has not; sums with them are "
                    "not_available: %s%s",
                    n, sg_buffer_text(&names), n > SHOWN ? ", …" : "");
    sg_buffer_free(&names);
}

/* Categories that no group has are lost without a word otherwise. */
static void note_left(const struct groups *g)
{
    bool *in_map = sg_alloc(g->a->axis->n + 1, sizeof *in_map);
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < g->map->from->levels.n; i++)
        if (g->item_of[i] != SG_NO_PAIR)
            in_map[g->item_of[i]] = true;
    for (uint32_t i = 0; i < g->a->axis->n && !g->a->of_areas; i++)
        if (!in_map[i] && g->a->axis->kind[i] == SG_CUBE_PART && n++ < SHOWN)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", label_of(g, i));
    if (n)
        sg_run_note(g->a->run, "%zu categories are in no group: %s%s", n, sg_buffer_text(&names),
                    n > SHOWN ? ", …" : "");
    sg_buffer_free(&names);
    free(in_map);
}

bool sg_aggregate_groups(struct sg_aggregate *a, const struct sg_concordance *map,
                         const uint32_t item_of[], struct sg_error *err)
{
    enum { CODES = 48000 };
    struct groups g = {a, map, item_of};
    size_t n_groups = map->to->levels.n;
    size_t *start = sg_alloc(n_groups + 2, sizeof *start);
    const struct sg_concordance_link **sorted = sort_links(map, start);
    uint32_t *items = items_by_code(&g, CODES);
    bool *marked = sg_alloc(a->axis->n + 1, sizeof *marked), ok = true;
    for (size_t k = 0; ok && k < n_groups; k++)
        ok = check_members(&g, sorted + start[k], start[k + 1] - start[k], items, marked, err);
    if (ok) {
        add_targets(&g, start);
        link_units(&g);
        note_absent(&g);
        note_left(&g);
    }
    free(start);
    free(sorted);
    free(items);
    free(marked);
    return ok;
}
