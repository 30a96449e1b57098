#include "placing_spots.h"

#include <math.h>

static const double distances[SG_PLACING_DISTANCES] = {1.5, 4,  7, 11, 16,
                                                       22,  30, 40}; /* points from the circle */
static const double led_from = 4; /* distance from which a line leads to the circle */
static const double margin = 0.8; /* kept free around a label */
static const double pi = 3.14159265358979323846;

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
        if (by[axis] == 0) {
            if (from[axis] < low[axis] || from[axis] > high[axis])
                return false;
            continue;
        }
        double a = (low[axis] - from[axis]) / by[axis], b = (high[axis] - from[axis]) / by[axis];
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

bool sg_placing_clash(const struct sg_placing_spot *a, const struct sg_placing_spot *b)
{
    struct sg_box wide = {a->box.left - margin, a->box.top, a->box.right + margin, a->box.bottom};
    return boxes_meet(wide, b->box) || (a->led && line_meets(a, b->box)) ||
           (b->led && line_meets(b, a->box)) || (a->led && b->led && lines_cross(a, b));
}

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
    double angle = 2 * pi * (double)direction / SG_PLACING_DIRECTIONS;
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

static bool is_forbidden(const struct sg_placing_field *field,
                         const struct sg_placing_labels *labels, size_t i,
                         const struct sg_placing_spot *spot)
{
    struct sg_box box = spot->box;
    if (box.left < field->box.left || box.right > field->box.right || box.top < field->box.top ||
        box.bottom > field->box.bottom)
        return true;
    for (size_t k = 0; k < labels->n; k++)
        if ((k != i || !spot->inside) && circle_meets(&labels->items[k], box))
            return true;
    return false;
}

/* How far a point lies from the line of a led label. */
static double from_line(const struct sg_placing_spot *spot, double x, double y)
{
    double dx = spot->to_x - spot->from_x, dy = spot->to_y - spot->from_y;
    double length = dx * dx + dy * dy;
    double along = length > 0 ? ((x - spot->from_x) * dx + (y - spot->from_y) * dy) / length : 0;
    along = fmin(fmax(along, 0), 1);
    return hypot(x - spot->from_x - along * dx, y - spot->from_y - along * dy);
}

/* Whether the line of a led label runs over another circle. */
static bool crosses(const struct sg_placing_labels *labels, size_t i,
                    const struct sg_placing_spot *spot)
{
    for (size_t k = 0; k < labels->n && spot->led; k++)
        if (k != i &&
            from_line(spot, labels->items[k].x, labels->items[k].y) < labels->items[k].radius)
            return true;
    return false;
}

/* Whether a label lies over an axis, or on the other side of it than its circle, where it would say
   the opposite. A circle over the axis has both sides. */
static bool strays(const struct sg_placing_field *field, const struct sg_placing_item *item,
                   const struct sg_box *box)
{
    bool right = box->left >= field->avoided_x, left = box->right <= field->avoided_x;
    bool above = box->bottom <= field->avoided_y, below = box->top >= field->avoided_y;
    double dx = item->x - field->avoided_x, dy = item->y - field->avoided_y;
    bool beside = isnan(dx)                 ? true
                  : fabs(dx) < item->radius ? right || left
                  : dx > 0                  ? right
                                            : left;
    bool over = isnan(dy)                 ? true
                : fabs(dy) < item->radius ? above || below
                : dy < 0                  ? above
                                          : below;
    return !beside || !over;
}

static double cost_of(const struct sg_placing_field *field, const struct sg_placing_labels *labels,
                      size_t i, const struct sg_placing_spot *spot)
{
    const struct sg_placing_item *item = &labels->items[i];
    double middle = (spot->box.left + spot->box.right) / 2;
    double cost = middle > item->x + 0.1 ? 0.2 : middle < item->x - 0.1 ? 0.4 : 0.7;
    if (spot->inside)
        return 0;
    if (is_forbidden(field, labels, i, spot) || strays(field, item, &spot->box) ||
        crosses(labels, i, spot))
        return INFINITY;
    cost += 0.5 * fabs((spot->box.top + spot->box.bottom) / 2 - item->y) / item->height;
    if (spot->led)
        cost += 2 + hypot(spot->to_x - spot->from_x, spot->to_y - spot->from_y) / 6;
    return cost;
}

void sg_placing_candidates(const struct sg_placing_field *field,
                           const struct sg_placing_labels *labels, size_t i,
                           struct sg_placing_candidate candidates[SG_PLACING_CANDIDATES])
{
    const struct sg_placing_item *item = &labels->items[i];
    struct sg_placing_spot inside = spot_inside(item);
    bool fits = hypot(item->width, item->height) / 2 < item->radius - 0.5 &&
                !is_forbidden(field, labels, i, &inside);
    candidates[0] = (struct sg_placing_candidate){inside, fits ? 0 : INFINITY};
    for (size_t d = 0; d < SG_PLACING_DISTANCES; d++)
        for (size_t k = 0; k < SG_PLACING_DIRECTIONS; k++) {
            struct sg_placing_candidate *candidate = &candidates[1 + d * SG_PLACING_DIRECTIONS + k];
            candidate->spot = spot_around(item, k, distances[d]);
            candidate->cost = cost_of(field, labels, i, &candidate->spot);
        }
}
