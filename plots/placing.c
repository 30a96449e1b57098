#include "placing.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

enum { DIRECTIONS = 24, DISTANCES = 8, CANDIDATES = DIRECTIONS * DISTANCES + 1 };
enum { STARTS = 12, FIRST_STARTS = 4, ROUNDS = 30 };
enum { STEPS = 3000 /* per label and start */, WORK = 2000000 /* labels times steps of a start */ };

static const double distances[DISTANCES] = {1.5, 4,  7,  11,
                                            16,  22, 30, 40}; /* points from the circle */
static const double led_from = 4;         /* distance from which a line leads to the circle */
static const double margin = 0.8;         /* kept free around a label */
static const double cost_of_clash = 20;   /* more than any single spot costs */
static const double hot = 6, cold = 0.05; /* temperatures, in costs */
static const double pi = 3.14159265358979323846;

struct candidate {
    struct sg_placing_spot spot;
    double cost; /* infinite: outside the field or on a circle */
};

struct search {
    const struct sg_placing_item *items;
    size_t n;
    struct candidate *candidates; /* n × CANDIDATES */
    size_t *chosen, *best;        /* per item; CANDIDATES: not placed */
    uint64_t random;              /* state of the generator */
};

/* SplitMix64 (Steele, Lea and Flood 2014), so that every machine draws the same numbers. */
static size_t draw(struct search *search, size_t below)
{
    uint64_t z = search->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (size_t)((z ^ z >> 31) % below);
}

/* --- geometry */

static bool boxes_meet(struct sg_box a, struct sg_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool circle_meets(const struct sg_placing_item *item, struct sg_box box)
{
    double dx = item->x - fmax(box.left, fmin(item->x, box.right));
    double dy = item->y - fmax(box.top, fmin(item->y, box.bottom));
    return hypot(dx, dy) < item->radius + margin;
}

/* Whether the line of a led label passes through a box (Liang and Barsky 1984). */
static bool line_meets(const struct sg_placing_spot *spot, struct sg_box box)
{
    double from[2] = {spot->from_x, spot->from_y};
    double by[2] = {spot->to_x - spot->from_x, spot->to_y - spot->from_y};
    double low[2] = {box.left, box.top}, high[2] = {box.right, box.bottom};
    double enter = 0, leave = 1;
    for (int axis = 0; axis < 2; axis++) {
        double a = (low[axis] - from[axis]) / by[axis], b = (high[axis] - from[axis]) / by[axis];
        if (by[axis] == 0) {
            if (from[axis] < low[axis] || from[axis] > high[axis])
                return false;
            continue;
        }
        enter = fmax(enter, fmin(a, b));
        leave = fmin(leave, fmax(a, b));
    }
    return enter < leave;
}

static double side_of(const struct sg_placing_spot *line, double x, double y)
{
    return (line->to_x - line->from_x) * (y - line->from_y) -
           (line->to_y - line->from_y) * (x - line->from_x);
}

static bool lines_cross(const struct sg_placing_spot *a, const struct sg_placing_spot *b)
{
    return side_of(a, b->from_x, b->from_y) * side_of(a, b->to_x, b->to_y) < 0 &&
           side_of(b, a->from_x, a->from_y) * side_of(b, a->to_x, a->to_y) < 0;
}

static bool spots_clash(const struct sg_placing_spot *a, const struct sg_placing_spot *b)
{
    struct sg_box wide = {a->box.left - margin, a->box.top, a->box.right + margin, a->box.bottom};
    return boxes_meet(wide, b->box) || (a->led && line_meets(a, b->box)) ||
           (b->led && line_meets(b, a->box)) || (a->led && b->led && lines_cross(a, b));
}

/* --- candidates */

static struct sg_placing_spot spot_inside(const struct sg_placing_item *item)
{
    double w = item->width / 2, h = item->height / 2;
    return (struct sg_placing_spot){.box = {item->x - w, item->y - h, item->x + w, item->y + h},
                                    .placed = true,
                                    .inside = true,
                                    .align = SG_CENTER};
}

static struct sg_placing_spot spot_around(const struct sg_placing_item *item, size_t direction,
                                          double distance)
{
    double angle = 2 * pi * (double)direction / DIRECTIONS;
    double along = cos(angle), down = sin(angle);
    double x = item->x + (item->radius + distance) * along;
    double y = item->y + (item->radius + distance) * down;
    double side = along > 0.35 ? 1 : along < -0.35 ? -1 : 0;
    double middle = x + side * item->width / 2;
    double centre = y + (side != 0 ? 0 : down > 0 ? 1 : -1) * item->height / 2;
    double w = item->width / 2, h = item->height / 2;
    return (struct sg_placing_spot){.box = {middle - w, centre - h, middle + w, centre + h},
                                    .placed = true,
                                    .align = side > 0   ? SG_LEFT
                                             : side < 0 ? SG_RIGHT
                                                        : SG_CENTER,
                                    .led = distance >= led_from,
                                    .from_x = item->x + item->radius * along,
                                    .from_y = item->y + item->radius * down,
                                    .to_x = x - along,
                                    .to_y = y - down};
}

static bool is_forbidden(const struct sg_placing_field *field, const struct search *search,
                         size_t i, const struct sg_placing_spot *spot)
{
    struct sg_box box = spot->box;
    if (box.left < field->box.left || box.right > field->box.right || box.top < field->box.top ||
        box.bottom > field->box.bottom)
        return true;
    for (size_t k = 0; k < search->n; k++)
        if ((k != i || !spot->inside) && circle_meets(&search->items[k], box))
            return true;
    return false;
}

/* Circles that the line of a led label runs over. */
static size_t count_crossed(const struct search *search, size_t i,
                            const struct sg_placing_spot *spot)
{
    size_t n = 0;
    for (size_t k = 0; k < search->n && spot->led; k++) {
        double r = search->items[k].radius, x = search->items[k].x, y = search->items[k].y;
        n += k != i && line_meets(spot, (struct sg_box){x - r, y - r, x + r, y + r});
    }
    return n;
}

static double cost_of(const struct sg_placing_field *field, const struct search *search, size_t i,
                      const struct sg_placing_spot *spot)
{
    const struct sg_placing_item *item = &search->items[i];
    double middle = (spot->box.left + spot->box.right) / 2;
    double cost = middle > item->x + 0.1 ? 0.2 : middle < item->x - 0.1 ? 0.4 : 0.7;
    size_t struck = 0;
    struck += spot->box.left < field->avoided_x && field->avoided_x < spot->box.right;
    struck += spot->box.top < field->avoided_y && field->avoided_y < spot->box.bottom;
    if (spot->inside)
        return 0;
    if (is_forbidden(field, search, i, spot))
        return INFINITY;
    cost += 0.5 * fabs((spot->box.top + spot->box.bottom) / 2 - item->y) / item->height;
    if (spot->led)
        cost += 2 + hypot(spot->to_x - spot->from_x, spot->to_y - spot->from_y) / 6;
    return cost + 5 * (double)struck + 2 * (double)count_crossed(search, i, spot);
}

static void find_candidates(const struct sg_placing_field *field, struct search *search, size_t i)
{
    const struct sg_placing_item *item = &search->items[i];
    struct candidate *candidates = &search->candidates[i * CANDIDATES];
    struct sg_placing_spot inside = spot_inside(item);
    bool fits = hypot(item->width, item->height) / 2 < item->radius - 0.5 &&
                !is_forbidden(field, search, i, &inside);
    candidates[0] = (struct candidate){inside, fits ? 0 : INFINITY};
    for (size_t d = 0; d < DISTANCES; d++)
        for (size_t k = 0; k < DIRECTIONS; k++) {
            struct candidate *candidate = &candidates[1 + d * DIRECTIONS + k];
            candidate->spot = spot_around(item, k, distances[d]);
            candidate->cost = cost_of(field, search, i, &candidate->spot);
        }
}

/* --- search */

static size_t clashes(const struct search *search, size_t i, const struct sg_placing_spot *spot)
{
    size_t n = 0;
    for (size_t k = 0; k < search->n; k++)
        if (k != i && search->chosen[k] < CANDIDATES)
            n += spots_clash(spot, &search->candidates[k * CANDIDATES + search->chosen[k]].spot);
    return n;
}

static double cost_at(const struct search *search, size_t i, size_t c)
{
    const struct candidate *candidate = &search->candidates[i * CANDIDATES + c];
    return c < CANDIDATES
               ? candidate->cost + cost_of_clash * (double)clashes(search, i, &candidate->spot)
               : 2 * cost_of_clash;
}

/* Takes the best candidate of an item, the others being where they are; whether it moved. */
static bool move(struct search *search, size_t i)
{
    size_t before = search->chosen[i], best = CANDIDATES;
    double least = INFINITY;
    for (size_t c = 0; c < CANDIDATES; c++) {
        double cost = search->candidates[i * CANDIDATES + c].cost;
        if (cost >= least)
            continue;
        cost = cost_at(search, i, c);
        if (cost < least) {
            least = cost;
            best = c;
        }
    }
    search->chosen[i] = best;
    return best != before;
}

static void settle(struct search *search)
{
    bool moved = true;
    for (size_t round = 0; round < ROUNDS && moved; round++) {
        moved = false;
        for (size_t i = 0; i < search->n; i++)
            if (move(search, i))
                moved = true;
    }
}

static bool clashes_at(const struct search *search, size_t i)
{
    size_t c = search->chosen[i];
    return c < CANDIDATES && clashes(search, i, &search->candidates[i * CANDIDATES + c].spot) > 0;
}

/* Simulated annealing, which Christensen, Marks and Shieber (1995) found best for such labels. */
static void anneal(struct search *search)
{
    size_t steps = STEPS * search->n, most = WORK / search->n;
    steps = steps < most ? steps : most;
    for (size_t step = 0; step < steps; step++) {
        double temperature = hot * pow(cold / hot, (double)step / (double)steps);
        size_t i = draw(search, search->n), c = draw(search, CANDIDATES);
        if (isinf(search->candidates[i * CANDIDATES + c].cost))
            continue;
        double more = cost_at(search, i, c) - cost_at(search, i, search->chosen[i]);
        double chance = (double)draw(search, 10000) / 10000;
        if (more <= 0 || chance < exp(-more / temperature))
            search->chosen[i] = c;
    }
}

static double total_cost(const struct search *search)
{
    double cost = 0;
    for (size_t i = 0; i < search->n; i++)
        cost += cost_at(search, i, search->chosen[i]);
    return cost;
}

/* Gives up, among the labels that clash, the ones of the smallest circles. */
static void drop_clashing(struct search *search)
{
    for (;;) {
        size_t worst = search->n;
        for (size_t i = 0; i < search->n; i++)
            if (clashes_at(search, i) &&
                (worst == search->n || search->items[i].radius < search->items[worst].radius))
                worst = i;
        if (worst == search->n)
            return;
        search->chosen[worst] = CANDIDATES;
    }
}

/* Gives labels that were given up a spot that has become free. */
static void bring_back(struct search *search)
{
    for (size_t i = 0; i < search->n; i++) {
        if (search->chosen[i] < CANDIDATES)
            continue;
        move(search, i);
        if (clashes_at(search, i))
            search->chosen[i] = CANDIDATES;
    }
}

static void run(struct search *search)
{
    double least = INFINITY;
    bool best_clashes = true;
    for (size_t start = 0; start < STARTS && search->n; start++) {
        if (start >= FIRST_STARTS && !best_clashes)
            break;
        for (size_t i = 0; i < search->n; i++)
            search->chosen[i] = CANDIDATES;
        anneal(search);
        settle(search);
        double cost = total_cost(search);
        if (cost >= least)
            continue;
        least = cost;
        best_clashes = false;
        for (size_t i = 0; i < search->n; i++) {
            search->best[i] = search->chosen[i];
            best_clashes = best_clashes || clashes_at(search, i);
        }
    }
    for (size_t i = 0; i < search->n; i++)
        search->chosen[i] = search->best[i];
    drop_clashing(search);
    bring_back(search);
}

void sg_placing_solve(const struct sg_placing_field *field, const struct sg_placing_item items[],
                      size_t n, struct sg_placing_spot spots[])
{
    struct search search = {.items = items, .n = n, .random = 1};
    search.candidates = sg_alloc(n * CANDIDATES, sizeof *search.candidates);
    search.chosen = sg_alloc(n, sizeof *search.chosen);
    search.best = sg_alloc(n, sizeof *search.best);
    for (size_t i = 0; i < n; i++)
        find_candidates(field, &search, i);
    run(&search);
    for (size_t i = 0; i < n; i++)
        spots[i] = search.chosen[i] < CANDIDATES
                       ? search.candidates[i * CANDIDATES + search.chosen[i]].spot
                       : (struct sg_placing_spot){0};
    free(search.candidates);
    free(search.chosen);
    free(search.best);
}
