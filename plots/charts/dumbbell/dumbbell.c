/* dumbbell: two points in time of each item, joined, with the change beside them. */
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/charts/before_after/before_after_figure.h"
#include "plots/page/shapes.h"

static void put_mark(struct sg_before_after_figure *body, enum sg_layer layer, double value,
                     double y, enum sg_color color)
{
    double radius = body->figure->theme.mark_dot / 2;
    if (!isnan(value))
        sg_shape_dot(body->figure, layer,
                     (struct sg_dot){sg_scale_at(&body->scale, value), y, radius, color});
}

static void put_marks(struct sg_before_after_figure *body, size_t i, double y)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool total = body->both.items.items[i].total;
    double now = sg_scale_at(&body->scale, waves->value[SG_NOW]);
    double before = sg_scale_at(&body->scale, waves->value[SG_BEFORE]);
    if (!isnan(now) && !isnan(before))
        sg_shape_stroke(body->figure, SG_LAYER_LINKS, (struct sg_box){before, y, now, y},
                        total ? SG_COLOR_BEHIND : SG_COLOR_BEFORE);
    put_mark(body, SG_LAYER_RINGS, waves->value[SG_BEFORE], y, SG_COLOR_SUB);
    put_mark(body, SG_LAYER_DOTS, waves->value[SG_NOW], y, total ? SG_COLOR_SUB : SG_COLOR_NOW);
}

bool sg_chart_dumbbell(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_figure *figure, struct sg_error *err)
{
    static const struct sg_before_after_look look = {
        "dumbbell",
        {{NULL, SG_COLOR_NOW, SG_KEY_DOT}, {NULL, SG_COLOR_SUB, SG_KEY_RING}},
        put_marks,
        false};
    return sg_before_after_draw(table, options, &look, figure, err);
}
