/* The names of areas on a map. */
#include <stdlib.h>

#include "map_body.h"
#include "map_draw.h"
#include "plots/page/shapes.h"

static const double land_cell = 1.5;
static const double wide = 340; /* points, from which on letters are larger and leaders longer */

/* Whether an area has the highest value, of which the title speaks. */
static bool is_highest(const struct sg_map *map, size_t area)
{
    const struct sg_area_value *item = map->areas[area].item;
    for (size_t i = 0; i < map->values.n && item; i++)
        if (map->values.items[i].value > item->value)
            return false;
    return item && item->klass >= 0;
}

static void make_labels(struct sg_map_body *body, struct sg_buffer texts[])
{
    body->labels.font =
        sg_figure_font(body->figure, body->figure->width >= wide ? SG_STYLE_INSIDE : SG_STYLE_NOTE);
    body->labels.longest = body->figure->width >= wide ? 70 : 34;
    body->labels.taken = body->boxes + 1;
    body->labels.n_taken = body->place.n - 1;
    for (size_t i = 0; i < body->map->n_areas; i++) {
        size_t n;
        sg_map_shapes_rings(&body->shapes, i, &n);
        if (!n || (!body->map->areas[i].item && !body->map->areas[i].coded))
            continue;
        sg_map_label_text(body->map, i, body->lang, &texts[i]);
        body->labels.items[body->labels.n++] = (struct sg_map_label){
            .area = i, .text = sg_buffer_text(&texts[i]), .first = is_highest(body->map, i)};
    }
}

static void put_labels(struct sg_map_body *body)
{
    enum sg_style style = body->figure->width >= wide ? SG_STYLE_INSIDE : SG_STYLE_NOTE;
    for (size_t i = 0; i < body->labels.n; i++) {
        const struct sg_map_label *label = &body->labels.items[i];
        enum sg_color color = sg_map_draw_color(body->map, label->area);
        struct sg_spot spot = {(label->box.left + label->box.right) / 2,
                               (label->box.top + label->box.bottom) / 2, SG_CENTER};
        if (!label->placed)
            continue;
        if (label->led)
            sg_shape_line(
                body->figure, SG_LAYER_MAP_POINTERS,
                (struct sg_box){label->anchor.x, label->anchor.y, label->end.x, label->end.y});
        sg_figure_text(body->figure, style, spot,
                       label->led ? SG_COLOR_INK : sg_theme_letters_on(&body->figure->theme, color),
                       label->text);
    }
}

void sg_map_names_put(struct sg_map_body *body, struct sg_map_shown *shown, const char *left[])
{
    struct sg_buffer *texts = sg_alloc(body->map->n_areas, sizeof *texts);
    struct sg_map_raster land;
    body->labels.items = sg_alloc(body->map->n_areas, sizeof *body->labels.items);
    make_labels(body, texts);
    sg_map_raster_init(&land, body->box, land_cell);
    for (size_t f = 0; f < body->place.n; f++)
        sg_map_boxes_add_land(body, f, &land);
    sg_map_raster_close(&land);
    sg_map_labels_place(&body->labels, &body->shapes, &land);
    put_labels(body);
    for (size_t i = 0; i < body->labels.n; i++)
        if (!body->labels.items[i].placed)
            left[shown->n_unlabelled++] = body->map->areas[body->labels.items[i].area].name;
    sg_map_raster_free(&land);
    for (size_t i = 0; i < body->map->n_areas; i++)
        sg_buffer_free(&texts[i]);
    free(texts);
    free(body->labels.items);
}
