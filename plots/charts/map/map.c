/* map: areas on their boundaries, coloured by class. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "geo_simplify.h"
#include "map_body.h"
#include "map_draw.h"
#include "table/command.h"

static const double least_corner = 0.05; /* triangle of a point that is kept, in square points */

enum { MOST_POINTS = 26000, MOST_LABELS = 80 };

/* Features that are not drawn have no rings. */
static void drop_rings(struct sg_map *map)
{
    size_t n = 0;
    for (size_t r = 0; r < map->geo.n_rings; r++)
        if (map->drawn[map->geo.rings[r].feature])
            map->geo.rings[n++] = map->geo.rings[r];
    map->geo.n_rings = n;
}

/* What the map lacks is said of the figure too, each by its name. */
static void note_absent(const struct sg_map *map, const struct sg_chart_options *options)
{
    struct sg_buffer names = {0};
    if (!map->n_absent || !options->notes)
        return;
    sg_area_words_list(map->absent, map->n_absent, map->n_absent, options->lang, &names);
    sg_note(options->notes, options->lang, "not on the map, so not drawn: %s", names.text);
    sg_buffer_free(&names);
}

static double put_head(struct sg_map_body *body, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_AREA_LEGEND];
    struct sg_buffer texts[SG_AREA_LEGEND] = {0};
    struct sg_area_words words = sg_map_words(body->map, body->lang);
    body->frame.legend = legend;
    body->frame.n_legend = sg_area_words_legend(&words, sg_map_has_gaps(body->map), legend, texts);
    double top = sg_frame_head(&body->frame, options, body->figure);
    body->frame.n_legend = 0;
    for (size_t i = 0; i < SG_AREA_LEGEND; i++)
        sg_buffer_free(&texts[i]);
    return top;
}

/* The points of the arcs on the page, to a hundredth of a point. */
static void project(struct sg_map_body *body)
{
    for (size_t a = 0; a < body->arcs.n; a++) {
        const struct sg_geo_arc *arc = &body->arcs.arcs[a];
        int frame = body->place.of[arc->rings[0]];
        for (size_t i = 0; i < arc->n && frame >= 0; i++) {
            struct sg_geo_point *point = &body->arcs.points[arc->first + i];
            *point = sg_map_frame_at(&body->place.frames[frame], *point);
            *point =
                (struct sg_geo_point){round(point->x * 100) / 100, round(point->y * 100) / 100};
        }
    }
}

static bool is_cut(const struct sg_map_body *body)
{
    for (size_t r = 0; r < body->map->geo.n_rings; r++)
        if (body->place.of[r] == SG_MAP_NOT_SHOWN)
            return true;
    return false;
}

static void lay_out(struct sg_map_body *body, const struct sg_chart_options *options)
{
    const char **left = sg_alloc(body->map->n_areas, sizeof *left);
    struct sg_map_shown shown = {.unlabelled = left};
    sg_map_say(body->map, body->lang, &body->frame);
    sg_map_boxes_place_main(body, put_head(body, options));
    shown.boxed = body->place.n > 1;
    shown.scaled = sg_map_boxes_place(body);
    shown.cut = is_cut(body);
    shown.labelled = body->map->n_areas <= MOST_LABELS;
    project(body);
    sg_geo_simplify(&body->arcs, least_corner, MOST_POINTS);
    sg_map_shapes_make(body->map, &body->place, &body->arcs, &body->shapes);
    const struct sg_map_drawing drawing = {body->figure, body->map, &body->place, &body->arcs,
                                           &body->shapes};
    sg_map_draw(&drawing);
    sg_map_boxes_put(body);
    if (shown.labelled)
        sg_map_names_put(body, &shown, left);
    sg_map_say_note(body->map, &shown, body->lang, &body->frame);
    sg_frame_foot(&body->frame, body->map->values.table, options, body->figure, body->box.bottom);
    free(left);
}

bool sg_chart_map(const struct sg_table *table, const struct sg_chart_options *options,
                  struct sg_figure *figure, struct sg_error *err)
{
    struct sg_map map;
    if (!sg_map_read(table, options, &map, err))
        return false;
    struct sg_map_body body = {.figure = figure, .map = &map, .lang = options->lang};
    figure->among = figure->among || map.n_absent;
    drop_rings(&map);
    if (!map.geo.n_rings) {
        sg_map_free(&map);
        return sg_fail(err, SG_FAIL_DATA, "no area of the map that has data has a shape");
    }
    note_absent(&map, options);
    sg_map_place_make(&map.geo, &body.place);
    sg_geo_arcs_make(&map.geo, &body.arcs);
    lay_out(&body, options);
    sg_map_shapes_free(&body.shapes);
    sg_geo_arcs_free(&body.arcs);
    sg_map_place_free(&body.place);
    sg_frame_free(&body.frame);
    sg_map_free(&map);
    return true;
}
