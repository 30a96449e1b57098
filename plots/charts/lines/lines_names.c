/* Names of series at the ends of their lines. */
#include "lines.h"

#include <math.h>

#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/wrap.h"

static const double name_space = 5;    /* between the newest value and its name */
static const double name_share = 0.3;  /* of the width, that names take at most */
static const double name_pitch = 1.15; /* of names one below the other, in letter sizes */
static const double leader_length = 3.5;

enum sg_color sg_lines_color(size_t k)
{
    return (enum sg_color)(SG_COLOR_SERIES1 + k);
}

/* Letters on white: the pale colours are too pale for them. */
static enum sg_color letters_of(size_t k)
{
    return k == 0 || k == 2 || k == 4 ? sg_lines_color(k) : SG_COLOR_INK;
}

double sg_lines_newest(const struct sg_lines *lines, const struct sg_serie *serie)
{
    ptrdiff_t at = sg_timeline_newest(&lines->timeline, serie);
    return at < 0 ? -INFINITY : serie->values[at];
}

const char *sg_lines_plain_name(const struct sg_lines *lines, const struct sg_serie *serie)
{
    const char *name = *serie->name              ? serie->name
                       : lines->timeline.measure ? lines->timeline.measure
                                                 : "";
    bool brief = true; /* not one short beside one in full */
    for (size_t s = 0; s < lines->timeline.n_series; s++)
        brief = brief && sg_names_is_division(lines->timeline.series[s].name);
    return sg_names_label(name, lines->figure->lang, brief);
}

void sg_lines_name(struct sg_lines *lines)
{
    double limit = name_share * lines->figure->width;
    for (size_t k = 0; k < lines->n; k++) {
        struct sg_buffer text = {0};
        double newest = sg_lines_newest(lines, lines->shown[k]);
        sg_buffer_printf(&text, "%s ", sg_lines_plain_name(lines, lines->shown[k]));
        if (!isinf(newest))
            sg_timeline_value(lines->shown[k], newest, lines->figure->lang, &text);
        sg_wrap(text.text, sg_figure_font(lines->figure, SG_STYLE_VALUE), limit, &lines->names[k]);
        sg_buffer_free(&text);
    }
}

double sg_lines_name_width(const struct sg_lines *lines)
{
    double widest = 0;
    for (size_t k = 0; k < lines->n; k++)
        widest = fmax(
            widest, sg_wrap_width(&lines->names[k], sg_figure_font(lines->figure, SG_STYLE_VALUE)));
    return name_space + widest;
}

static double name_height(const struct sg_lines *lines, size_t k)
{
    return (double)lines->names[k].n * lines->figure->theme.size_value * name_pitch;
}

double sg_lines_names_height(const struct sg_lines *lines)
{
    double height = 0;
    for (size_t k = 0; k < lines->n; k++)
        height += name_height(lines, k);
    return height;
}

/* From the top down, each at its value or as near under the one above as it goes; then back up
   from the bottom. `order` is by height. */
static void place_names(struct sg_lines *lines, const size_t order[])
{
    double y = lines->top - lines->figure->theme.size_value / 2;
    for (size_t i = 0; i < lines->n; i++) {
        size_t k = order[i];
        double half = name_height(lines, k) / 2;
        lines->name_y[k] = fmax(lines->name_y[k], y + half);
        y = lines->name_y[k] + half;
    }
    y = lines->bottom + lines->figure->theme.size_value / 2;
    for (size_t i = lines->n; i-- > 0;) {
        size_t k = order[i];
        double half = name_height(lines, k) / 2;
        lines->name_y[k] = fmin(lines->name_y[k], y - half);
        y = lines->name_y[k] - half;
    }
}

static void order_names(struct sg_lines *lines, size_t order[])
{
    for (size_t k = 0; k < lines->n; k++) {
        double newest = sg_lines_newest(lines, lines->shown[k]);
        lines->name_y[k] = isinf(newest) ? lines->bottom : sg_scale_at(&lines->scale, newest);
        size_t at = k;
        for (; at > 0 && lines->name_y[order[at - 1]] > lines->name_y[k]; at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

void sg_lines_put_names(struct sg_lines *lines)
{
    size_t order[SG_LINES_SHOWN];
    double pitch = lines->figure->theme.size_value * name_pitch, right = lines->axis.right;
    order_names(lines, order);
    place_names(lines, order);
    for (size_t k = 0; k < lines->n; k++) {
        double y = lines->name_y[k] - name_height(lines, k) / 2;
        ptrdiff_t newest = sg_timeline_newest(&lines->timeline, lines->shown[k]);
        if (newest >= 0) {
            double x = sg_timeaxis_at(&lines->axis, lines->timeline.moments[newest].middle);
            sg_shape_stroke(
                lines->figure, SG_LAYER_LEADERS,
                (struct sg_box){x + leader_length - 1,
                                sg_scale_at(&lines->scale, lines->shown[k]->values[newest]),
                                right + name_space - 1.5, lines->name_y[k]},
                sg_lines_color(k));
        }
        for (size_t i = 0; i < lines->names[k].n; i++)
            sg_figure_text(
                lines->figure, SG_STYLE_VALUE,
                (struct sg_spot){right + name_space, y + ((double)i + 0.5) * pitch, SG_LEFT},
                letters_of(k), lines->names[k].items[i]);
    }
}
