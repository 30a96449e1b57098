/* The names above the columns of a table in colours. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "heat.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"

static const double cell_room = 3;    /* beside a name that lies over its cells */
static const double header_gap = 3;   /* between names and cells */
static const double pitch_ems = 1.08; /* of characters set one below the other */
static const double year_gap = 4, notch = 2.5;
static const size_t tallest = 10; /* characters that are set so; longer names are turned */

static const char *column_name(const struct heat *heat, size_t column)
{
    return heat->columns.items[column];
}

void sg_heat_name_columns(struct heat *heat)
{
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        struct sg_buffer name = {0};
        sg_heat_column(heat->matrix, c, heat->lang, true, &name);
        sg_texts_add(&heat->columns, sg_buffer_text(&name));
        sg_buffer_free(&name);
    }
}

/* Whether a name may stand character under character: all full width, and not too many. */
static bool stands(const char *name)
{
    size_t n = sg_text_length(name);
    return n <= tallest && sg_text_width(name) == 2 * n;
}

static struct sg_font header_font(const struct heat *heat, size_t column)
{
    bool framed = (ptrdiff_t)column == heat->matrix->focus;
    return sg_figure_font(heat->figure, framed ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE);
}

double sg_heat_lying_width(const struct heat *heat)
{
    double widest = 0;
    for (size_t c = 0; c < heat->matrix->n_columns; c++)
        widest = fmax(widest, sg_font_width(column_name(heat, c), header_font(heat, c)));
    return widest + cell_room;
}

/* Names lie if they fit over their cells, else stand or are turned on their side. */
void sg_heat_choose_names(struct heat *heat)
{
    bool lying = sg_heat_lying_width(heat) <= heat->width + 1e-9, standing = true;
    if (heat->plain) {
        heat->names = YEARS;
        return;
    }
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        standing = standing && stands(column_name(heat, c));
    }
    heat->names = lying ? LYING : standing ? STANDING : TURNED;
}

double sg_heat_names_height(const struct heat *heat)
{
    double height = 0;
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        const char *name = column_name(heat, c);
        struct sg_font font = header_font(heat, c);
        double standing = (double)sg_text_length(name) * font.size * pitch_ems;
        height = fmax(height, heat->names == LYING || heat->names == YEARS ? font.size * pitch_ems
                              : heat->names == STANDING                    ? standing
                                                        : sg_font_width(name, font));
    }
    return height + header_gap + 1;
}

/* The form that a mark has when text runs downwards. */
static const char *upright(const char *character)
{
    static const char *const forms[][2] = {{"ー", "｜"}, {"（", "︵"}, {"）", "︶"}, {"「", "﹁"},
                                           {"」", "﹂"}, {"、", "︑"}, {"，", "︐"}, {"～", "≀"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(character, forms[i][0]) == 0)
            return forms[i][1];
    return character;
}

static void put_standing(struct heat *heat, const char *name, enum sg_style style,
                         struct sg_spot foot)
{
    double pitch = sg_figure_font(heat->figure, style).size * pitch_ems;
    double y = foot.y - (double)sg_text_length(name) * pitch;
    while (*name) {
        const char *next = name;
        sg_text_next(&next);
        char *character = sg_copy_bytes(name, (size_t)(next - name));
        sg_figure_text(heat->figure, style, (struct sg_spot){foot.x, y + pitch / 2, SG_CENTER},
                       SG_COLOR_OWN, upright(character));
        free(character);
        y += pitch;
        name = next;
    }
}

/* The year in which a column's period begins. */
static int year_of(const struct heat *heat, size_t column)
{
    const struct sg_levels *levels = &heat->matrix->columns_by->levels;
    for (size_t i = 0; i < levels->n; i++)
        if (strcmp(levels->texts[i], heat->matrix->columns[column]) == 0)
            return levels->periods[i].month / 12;
    return -1;
}

/* Years at the first column of each, as many as there is room for. */
static void put_years(struct heat *heat)
{
    double taken = -INFINITY, y = heat->rows.top - header_gap - header_font(heat, 0).size / 2;
    int before = -1;
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        int year = year_of(heat, c);
        double x = sg_heat_left(heat, c);
        if (year == before)
            continue;
        before = year;
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, "%d", year);
        double end = x + sg_font_width(text.text, header_font(heat, 0));
        if (x > taken && end <= heat->figure->width) {
            sg_shape_line(heat->figure, SG_LAYER_FINE_NOTCHES,
                          (struct sg_box){x, heat->rows.top - notch, x, heat->rows.top});
            sg_figure_text(heat->figure, SG_STYLE_VALUE, (struct sg_spot){x, y, SG_LEFT},
                           SG_COLOR_OWN, text.text);
            taken = end + year_gap;
        }
        sg_buffer_free(&text);
    }
}

void sg_heat_put_names(struct heat *heat)
{
    if (heat->names == YEARS) {
        put_years(heat);
        return;
    }
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        bool framed = (ptrdiff_t)c == heat->matrix->focus;
        enum sg_style style = framed ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE;
        struct sg_spot foot = {sg_heat_left(heat, c) + heat->width / 2, heat->rows.top - header_gap,
                               SG_LEFT};
        struct sg_spot over = {foot.x, foot.y - header_font(heat, c).size / 2, SG_CENTER};
        if (heat->names == LYING)
            sg_figure_text(heat->figure, style, over, SG_COLOR_OWN, column_name(heat, c));
        else if (heat->names == TURNED)
            sg_figure_text_turned(heat->figure, style, foot, SG_COLOR_OWN, column_name(heat, c));
        else
            put_standing(heat, column_name(heat, c), style, foot);
    }
}
