#include "axis_name.h"

#include <stdlib.h>

#include <sangyo/buffer.h>
#include "wrap.h"

static const double line_height = 1.2;
static const double above_field = 6;  /* for half of the number at its upper end */
static const double under_field = 12; /* for its numbers */
static const char arrow[] = " →";

static double put_lines(struct sg_figure *figure, const struct sg_texts *lines, double y,
                        struct sg_spot spot)
{
    double pitch = figure->theme.size_value * line_height;
    for (size_t i = 0; i < lines->n; i++) {
        spot.y = y + ((double)i + 0.5) * pitch;
        sg_figure_text(figure, SG_STYLE_AXIS, spot, SG_COLOR_OWN, lines->items[i]);
    }
    return y + (double)lines->n * pitch;
}

double sg_axis_name_above(struct sg_figure *figure, double top, const char *text)
{
    struct sg_texts lines = {0};
    double padding = figure->theme.padding;
    sg_wrap(text, sg_figure_font(figure, SG_STYLE_AXIS), figure->width - 2 * padding, &lines);
    double end = put_lines(figure, &lines, top, (struct sg_spot){padding, 0, SG_LEFT});
    sg_texts_free(&lines);
    return end + above_field;
}

double sg_axis_name_below(struct sg_figure *figure, double bottom, double right, const char *text)
{
    struct sg_texts lines = {0};
    struct sg_buffer named = {0};
    struct sg_font font = sg_figure_font(figure, SG_STYLE_AXIS);
    sg_wrap(text, font, right - figure->theme.padding - sg_font_width(arrow, font), &lines);
    if (lines.n) {
        sg_buffer_printf(&named, "%s%s", lines.items[lines.n - 1], arrow);
        free(lines.items[lines.n - 1]);
        lines.items[lines.n - 1] = sg_buffer_take(&named);
    }
    double end =
        put_lines(figure, &lines, bottom + under_field, (struct sg_spot){right, 0, SG_RIGHT});
    sg_texts_free(&lines);
    return end;
}
