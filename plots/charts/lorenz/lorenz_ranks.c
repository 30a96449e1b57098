/* Sizes by rank, both axes of logarithms. */
#include <math.h>
#include <stdlib.h>

#include "lorenz_model.h"
#include "plots/charts/points/points.h"
#include "plots/page/axis_name.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double spare = 0.06;    /* of the extent, free at both ends of an axis */
static const double name_space = 2;  /* between a point and its name */
static const double most_wide = 1.6; /* of the field, in heights */
static const double inset = 4;       /* of names within the field */

struct ranks {
    const struct sg_lorenz *lorenz;
    struct sg_points field; /* no points of its own: for its axes */
    double label_bottom;    /* of the names put so far */
};

/* The size of rank `rank`, from 0, of a group without unknown units; NaN: none above zero. */
static double size_at(const struct sg_lorenz_group *group, size_t rank)
{
    double size = rank < group->n ? group->units[group->n - 1 - rank].value : NAN;
    return size > 0 ? size : NAN;
}

static struct sg_scale make_scale(double low, double high)
{
    double room = fmax(spare * (high - low), 0.1);
    return (struct sg_scale){.from = low - room, .to = high + room, .step = 1};
}

static void make_axes(struct ranks *ranks)
{
    double low = INFINITY, high = -INFINITY, last = 1;
    for (size_t i = 0; i < ranks->lorenz->n; i++) {
        const struct sg_lorenz_group *group = &ranks->lorenz->groups[i];
        for (size_t k = 0; sg_lorenz_is_known(group) && !isnan(size_at(group, k)); k++) {
            low = fmin(low, log(size_at(group, k)));
            high = fmax(high, log(size_at(group, k)));
            last = fmax(last, (double)k + 1);
        }
    }
    ranks->field.x =
        (struct sg_points_axis){.scale = make_scale(0, log(last)), .log = true, .base = NAN};
    ranks->field.y = (struct sg_points_axis){
        .scale = high >= low ? make_scale(low, high) : make_scale(0, 1), .log = true, .base = NAN};
}

static struct sg_dot dot_at(const struct ranks *ranks, const struct sg_lorenz_group *group,
                            size_t rank)
{
    return (struct sg_dot){sg_scale_at(&ranks->field.x.scale, log((double)rank + 1)),
                           sg_scale_at(&ranks->field.y.scale, log(size_at(group, rank))),
                           ranks->field.figure->theme.mark_small / 2 * (group->shown ? 1 : 0.5),
                           group->look.color};
}

static void put_group(struct ranks *ranks, const struct sg_lorenz_group *group)
{
    struct sg_figure *figure = ranks->field.figure;
    for (size_t k = 0; !isnan(size_at(group, k)); k++) {
        struct sg_dot dot = dot_at(ranks, group, k);
        sg_shape_point(figure, group->look.layer, dot);
        if (group->shown)
            sg_shape_dot(figure, SG_LAYER_DOTS, dot);
    }
    sg_shape_lift(figure, group->look.layer);
}

/* A name above a point and to its right, where the line that goes down never is, if it lies below
   those before it. */
static void put_name(struct ranks *ranks, struct sg_dot dot, enum sg_color color, const char *text)
{
    struct sg_figure *figure = ranks->field.figure;
    struct sg_font font = sg_figure_font(figure, SG_STYLE_INSIDE);
    double half = font.size * 0.6, left = dot.x + name_space, y = dot.y - half - name_space / 2;
    bool roomy = left + sg_font_width(text, font) <= ranks->field.field.right + 2;
    if (!roomy || y - half < ranks->label_bottom)
        return;
    sg_figure_text(figure, SG_STYLE_INSIDE, (struct sg_spot){left, y, SG_LEFT}, color, text);
    ranks->label_bottom = y + half;
}

/* Of one distribution the largest units are named. */
static void name_units(struct ranks *ranks, const struct sg_lorenz_group *group)
{
    enum sg_lang lang = ranks->field.lang;
    ranks->label_bottom = ranks->field.field.top - name_space;
    for (size_t k = 0; !isnan(size_at(group, k)); k++)
        put_name(ranks, dot_at(ranks, group, k), SG_COLOR_OWN,
                 sg_names_label(group->units[group->n - 1 - k].name, lang, true));
}

static int by_least(const void *left, const void *right)
{
    const struct sg_lorenz_group *a = *(const struct sg_lorenz_group *const *)left;
    const struct sg_lorenz_group *b = *(const struct sg_lorenz_group *const *)right;
    return (a->gini > b->gini) - (a->gini < b->gini);
}

/* Of several the groups: with samples of their lines, in the upper right corner. */
static void name_groups(struct ranks *ranks)
{
    const struct sg_lorenz *lorenz = ranks->lorenz;
    struct sg_figure *figure = ranks->field.figure;
    const struct sg_lorenz_group **named = sg_alloc(lorenz->n, sizeof(*named));
    struct sg_font font = sg_figure_font(figure, SG_STYLE_INSIDE);
    double y = ranks->field.field.top + inset + font.size / 2;
    size_t n = 0;
    for (size_t i = 0; i < lorenz->n; i++)
        if (lorenz->groups[i].shown && sg_lorenz_is_known(&lorenz->groups[i]))
            named[n++] = &lorenz->groups[i];
    qsort(named, n, sizeof(*named), by_least);
    for (size_t i = 0; i < n; i++, y += font.size * 1.35) {
        struct sg_buffer text = {0};
        double radius = figure->theme.mark_small / 2, right = ranks->field.field.right - inset;
        sg_lorenz_name(lorenz, named[i], ranks->field.lang, &text);
        sg_shape_dot(figure, SG_LAYER_DOTS,
                     (struct sg_dot){right - radius, y, radius, named[i]->look.color});
        sg_figure_text(figure, SG_STYLE_INSIDE,
                       (struct sg_spot){right - 2 * radius - name_space, y, SG_RIGHT},
                       named[i]->look.letters, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
    free(named);
}

static double put_upright_name(struct ranks *ranks, double top)
{
    const struct sg_lorenz *lorenz = ranks->lorenz;
    const char *unit = lorenz->table->info.unit;
    struct sg_buffer name = {0};
    sg_words_measure(lorenz->measure, unit ? unit : lorenz->value->unit, ranks->field.lang, &name);
    double end = sg_axis_name_above(ranks->field.figure, top, sg_buffer_text(&name));
    sg_buffer_free(&name);
    return end;
}

double sg_lorenz_put_ranks(const struct sg_lorenz *lorenz, struct sg_figure *figure, double top)
{
    struct ranks ranks = {.lorenz = lorenz, .field = {.figure = figure, .lang = figure->lang}};
    struct sg_points *field = &ranks.field;
    const struct sg_theme *theme = &figure->theme;
    make_axes(&ranks);
    double left = theme->padding + sg_points_axis_width(field, &field->y) + 4;
    double right = fmin(figure->width - theme->padding, left + most_wide * theme->plot_height);
    top = put_upright_name(&ranks, top);
    field->field = (struct sg_box){left, top, right, top + theme->plot_height};
    field->x.scale.left = left;
    field->x.scale.right = right;
    field->y.scale.left = field->field.bottom;
    field->y.scale.right = field->field.top;
    sg_points_put_axes(field);
    for (size_t i = 0; i < lorenz->n; i++)
        if (sg_lorenz_is_known(&lorenz->groups[i]))
            put_group(&ranks, &lorenz->groups[i]);
    if (lorenz->n == 1)
        name_units(&ranks, &lorenz->groups[0]);
    else
        name_groups(&ranks);
    return sg_axis_name_below(figure, field->field.bottom, right,
                              sg_words_pick(figure->lang, "Rank", "順位"));
}
