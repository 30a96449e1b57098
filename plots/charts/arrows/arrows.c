/* arrows: an arrow from the earlier value of each item to the later one. */
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/charts/before_after/before_after_figure.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double head_length = 5.5, head_half = 3.2, least_head = 2.4;

/* An arrow as long as its change; of one shorter than its head that is as long. */
static void put_arrow(struct sg_before_after_figure *body, double from, double to, double y)
{
    bool up = to > from;
    double length = fmax(least_head, fmin(head_length, fabs(to - from)));
    double way = up ? 1 : -1, neck = to - way * length;
    double half = head_half * length / head_length;
    if ((neck - from) * way > 0)
        sg_shape_stroke(body->figure, SG_LAYER_SHAFTS, (struct sg_box){from, y, neck, y},
                        up ? SG_COLOR_PLUS : SG_COLOR_MINUS);
    sg_shape_head(body->figure, up ? SG_LAYER_HEADS_UP : SG_LAYER_HEADS_DOWN,
                  (struct sg_box){neck, y - half, to, y + half});
}

static void put_marks(struct sg_before_after_figure *body, size_t i, double y)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    double now = sg_scale_at(&body->scale, waves->value[SG_NOW]);
    double before = sg_scale_at(&body->scale, waves->value[SG_BEFORE]);
    double radius = body->figure->theme.mark_dot / 2;
    double change = sg_before_after_change(&body->both, i); /* as printed */
    if (change < 0 || change > 0)
        put_arrow(body, before, now, y);
    else if (!isnan(now))
        sg_shape_dot(body->figure, SG_LAYER_DOTS, (struct sg_dot){now, y, radius, SG_COLOR_SUB});
    else
        sg_shape_dot(body->figure, SG_LAYER_RINGS,
                     (struct sg_dot){before, y, radius, SG_COLOR_SUB});
}

bool sg_chart_arrows(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    const struct sg_before_after_look look = {
        "arrows",
        {{sg_words_pick(options->lang, "Rise", "上昇・増加"), SG_COLOR_PLUS, SG_KEY_PLAIN},
         {sg_words_pick(options->lang, "Fall", "低下・減少"), SG_COLOR_MINUS, SG_KEY_PLAIN}},
        put_marks,
        true};
    return sg_before_after_draw(table, options, &look, figure, err);
}
