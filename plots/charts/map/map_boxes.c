/* Where the main body of a map and the boxes of its islands lie. */
#include <math.h>
#include <stdlib.h>

#include "map_body.h"
#include "plots/page/shapes.h"

static const double most_height = 1.1; /* of the width */
static const double box_share = 0.34;  /* of the body, that a box of islands takes at most */
static const double box_padding = 3, box_step = 4;

void sg_map_boxes_place_main(struct sg_map_body *body, double top)
{
    struct sg_map_frame *main = &body->place.frames[0];
    double padding = body->figure->theme.padding, width = body->figure->width - 2 * padding;
    sg_map_frame_fit(main, width, width * most_height);
    main->left = padding + (width - sg_map_frame_width(main)) / 2;
    main->top = top + padding;
    body->box =
        (struct sg_box){padding, main->top, padding + width, main->top + sg_map_frame_height(main)};
}

void sg_map_boxes_add_land(const struct sg_map_body *body, size_t frame, struct sg_map_raster *land)
{
    const struct sg_geo *geo = &body->map->geo;
    struct sg_geo_point *points = sg_alloc(geo->n_points, sizeof *points);
    for (size_t r = 0; r < geo->n_rings; r++) {
        const struct sg_geo_ring *ring = &geo->rings[r];
        if (body->place.of[r] != (int)frame || ring->hole)
            continue;
        for (size_t i = 0; i < ring->n; i++)
            points[i] = sg_map_frame_at(&body->place.frames[frame], geo->points[ring->first + i]);
        sg_map_raster_add(land, points, ring->n);
    }
    free(points);
}

static bool meets(struct sg_box a, struct sg_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool is_free(const struct sg_map_body *body, size_t frame, const struct sg_map_raster *land,
                    struct sg_box box)
{
    for (size_t f = 1; f < frame; f++)
        if (meets(box, body->boxes[f]))
            return false;
    return sg_map_raster_is_free(land, box);
}

/* The free place of a box nearest to where its islands are; below the body if there is none. */
static struct sg_box find_place(const struct sg_map_body *body, size_t frame,
                                const struct sg_map_raster *land, double width, double height)
{
    const struct sg_map_frame *islands = &body->place.frames[frame];
    struct sg_geo_point middle = {(islands->west + islands->east) / 2,
                                  (islands->south + islands->north) / 2};
    struct sg_geo_point real = sg_map_frame_at(&body->place.frames[0], middle);
    double below = body->box.bottom + box_step, nearest = INFINITY;
    struct sg_box found = {body->box.left, below, body->box.left + width, below + height};
    for (double y = body->box.top; y + height <= body->box.bottom; y += box_step)
        for (double x = body->box.left; x + width <= body->box.right; x += box_step) {
            struct sg_box box = {x, y, x + width, y + height};
            double distance = hypot(x + width / 2 - real.x, y + height / 2 - real.y);
            if (distance >= nearest || !is_free(body, frame, land, box))
                continue;
            nearest = distance;
            found = box;
        }
    return found;
}

bool sg_map_boxes_place(struct sg_map_body *body)
{
    double width = body->box.right - body->box.left, height = body->box.bottom - body->box.top;
    double scale = body->place.frames[0].scale;
    bool scaled = false;
    struct sg_map_raster land;
    sg_map_raster_init(&land, body->box, box_step);
    sg_map_boxes_add_land(body, 0, &land);
    sg_map_raster_close(&land);
    for (size_t f = 1; f < body->place.n; f++) {
        struct sg_map_frame *frame = &body->place.frames[f];
        sg_map_frame_fit(frame, width * box_share, height * box_share);
        frame->scale = fmin(frame->scale, scale);
        scaled = scaled || frame->scale < scale;
        struct sg_box box = find_place(body, f, &land, sg_map_frame_width(frame) + 2 * box_padding,
                                       sg_map_frame_height(frame) + 2 * box_padding);
        frame->left = box.left + box_padding;
        frame->top = box.top + box_padding;
        body->boxes[f] = box;
        body->box.bottom = fmax(body->box.bottom, box.bottom);
    }
    sg_map_raster_free(&land);
    return scaled;
}

void sg_map_boxes_put(struct sg_map_body *body)
{
    for (size_t f = 1; f < body->place.n; f++) {
        struct sg_box b = body->boxes[f];
        const struct sg_box sides[] = {{b.left, b.top, b.right, b.top},
                                       {b.right, b.top, b.right, b.bottom},
                                       {b.right, b.bottom, b.left, b.bottom},
                                       {b.left, b.bottom, b.left, b.top}};
        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
            sg_shape_line(body->figure, SG_LAYER_POINTERS, sides[i]);
    }
}
