/* heat: a table whose cells are coloured by class, with the number in every cell. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "heat_model.h"
#include "plots/charts/chart_input.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double cell_room = 3;    /* beside the widest number of a cell */
static const double widest_cell = 56; /* in points */
static const double header_gap = 3;   /* between column names and cells */
static const double pitch_ems = 1.08; /* of characters set one below the other */
static const size_t tallest = 10;     /* characters that are set so; longer names are turned */

struct heat {
    struct sg_figure *figure;
    const struct sg_heat *matrix;
    enum sg_lang lang;
    struct sg_frame frame;
    struct sg_row_chart rows;
    double width;                           /* of a cell */
    enum { LYING, STANDING, TURNED } names; /* of the columns */
};

static enum sg_color color_of(const struct sg_heat *matrix, int klass)
{
    return (enum sg_color)(matrix->diverging ? (int)SG_COLOR_SCALE5 - klass
                                             : (int)SG_COLOR_LEVEL1 + klass);
}

static double lay_out_head(struct heat *heat, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_HEAT_CLASSES];
    struct sg_buffer texts[SG_HEAT_CLASSES] = {0};
    for (int k = 0; k < SG_HEAT_CLASSES; k++) {
        sg_heat_class(heat->matrix, k, heat->lang, &texts[k]);
        legend[k] = (struct sg_legend_entry){sg_buffer_text(&texts[k]), color_of(heat->matrix, k),
                                             SG_KEY_BOX};
    }
    heat->frame.legend = legend;
    heat->frame.n_legend = SG_HEAT_CLASSES;
    sg_heat_title(heat->matrix, heat->lang, &heat->frame.title);
    sg_heat_subtitle(heat->matrix, heat->lang, &heat->frame.subtitle);
    double top = sg_frame_head(&heat->frame, options, heat->figure);
    for (int k = 0; k < SG_HEAT_CLASSES; k++)
        sg_buffer_free(&texts[k]);
    heat->frame.n_legend = 0;
    return top;
}

/* --- names of columns */

static const char *column_name(const struct heat *heat, size_t column)
{
    return sg_names_label(heat->matrix->columns[column], heat->lang, true);
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

/* Names lie if they fit over their cells, else stand or are turned on their side. */
static void choose_names(struct heat *heat)
{
    bool lying = true, standing = true;
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        const char *name = column_name(heat, c);
        lying = lying && sg_font_width(name, header_font(heat, c)) <= heat->width - cell_room;
        standing = standing && stands(name);
    }
    heat->names = lying ? LYING : standing ? STANDING : TURNED;
}

static double header_height(const struct heat *heat)
{
    double height = 0;
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        const char *name = column_name(heat, c);
        struct sg_font font = header_font(heat, c);
        double standing = (double)sg_text_length(name) * font.size * pitch_ems;
        height = fmax(height, heat->names == LYING      ? font.size * pitch_ems
                              : heat->names == STANDING ? standing
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

static double left_of(const struct heat *heat, size_t column)
{
    return heat->rows.left + (double)column * heat->width;
}

static void put_headers(struct heat *heat)
{
    for (size_t c = 0; c < heat->matrix->n_columns; c++) {
        bool framed = (ptrdiff_t)c == heat->matrix->focus;
        enum sg_style style = framed ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE;
        struct sg_spot foot = {left_of(heat, c) + heat->width / 2, heat->rows.top - header_gap,
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

/* --- cells */

static double row_height(const struct heat *heat, size_t r)
{
    const struct sg_theme *theme = &heat->figure->theme;
    double name = (double)heat->rows.labels[r].n * theme->size_label * theme->label_height;
    return fmax(theme->cell_height, name);
}

static void put_cell(struct heat *heat, size_t r, size_t c)
{
    const struct sg_heat_cell *cell = &heat->matrix->cells[r * heat->matrix->n_columns + c];
    double left = left_of(heat, c), y = heat->rows.y[r];
    double half = row_height(heat, r) / 2;
    struct sg_buffer text = {0};
    enum sg_color letters = SG_COLOR_SUB;
    if (cell->klass >= 0) {
        enum sg_color color = color_of(heat->matrix, cell->klass);
        sg_shape_box(heat->figure, SG_LAYER_CELLS,
                     (struct sg_box){left, y - half, left + heat->width, y + half}, color);
        letters = sg_theme_letters_on(&heat->figure->theme, color);
    }
    sg_heat_text(heat->matrix, r, c, heat->lang, &text);
    sg_figure_text(heat->figure, SG_STYLE_INSIDE,
                   (struct sg_spot){left + heat->width / 2, y, SG_CENTER}, letters,
                   sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static double widest_text(const struct heat *heat)
{
    struct sg_font font = sg_figure_font(heat->figure, SG_STYLE_INSIDE);
    double widest = font.size; /* as for a turned name */
    for (size_t r = 0; r < heat->matrix->n_rows; r++)
        for (size_t c = 0; c < heat->matrix->n_columns; c++) {
            struct sg_buffer text = {0};
            sg_heat_text(heat->matrix, r, c, heat->lang, &text);
            widest = fmax(widest, sg_font_width(sg_buffer_text(&text), font));
            sg_buffer_free(&text);
        }
    return widest;
}

/* Names the rows, in full where that leaves room for the cells; whether there is any. */
static bool fits(struct heat *heat)
{
    double least = (widest_text(heat) + cell_room) * (double)heat->matrix->n_columns;
    for (int brief = 0; brief < 2; brief++) {
        sg_row_chart_free(&heat->rows);
        sg_row_chart_init(&heat->rows, heat->matrix->n_rows);
        for (size_t r = 0; r < heat->matrix->n_rows; r++)
            sg_row_chart_label(&heat->rows, heat->figure, r,
                               sg_names_label(heat->matrix->rows[r], heat->lang, brief == 1));
        sg_row_chart_place(&heat->rows, heat->figure, 0, heat->figure->theme.cell_height);
        bool short_lines = heat->rows.bottom <=
                           (double)heat->matrix->n_rows * heat->figure->theme.cell_height + 1e-6;
        if (heat->rows.right - heat->rows.left >= least && (short_lines || brief))
            return true;
    }
    return false;
}

static void put_frame(struct heat *heat)
{
    if (heat->matrix->focus < 0)
        return;
    double left = left_of(heat, (size_t)heat->matrix->focus), right = left + heat->width;
    double top = heat->rows.top, bottom = heat->rows.bottom;
    sg_shape_point(heat->figure, SG_LAYER_FRAMES, (struct sg_dot){left, top, 0, SG_COLOR_INK});
    sg_shape_point(heat->figure, SG_LAYER_FRAMES, (struct sg_dot){right, top, 0, SG_COLOR_INK});
    sg_shape_point(heat->figure, SG_LAYER_FRAMES, (struct sg_dot){right, bottom, 0, SG_COLOR_INK});
    sg_shape_point(heat->figure, SG_LAYER_FRAMES, (struct sg_dot){left, bottom, 0, SG_COLOR_INK});
    sg_shape_point(heat->figure, SG_LAYER_FRAMES, (struct sg_dot){left, top, 0, SG_COLOR_INK});
}

static void lay_out(struct heat *heat, const struct sg_chart_options *options)
{
    double widest = fmax(widest_cell, widest_text(heat) + cell_room);
    heat->width =
        fmin(widest, (heat->rows.right - heat->rows.left) / (double)heat->matrix->n_columns);
    choose_names(heat);
    double top = lay_out_head(heat, options) + header_height(heat);
    sg_row_chart_place(&heat->rows, heat->figure, top, heat->figure->theme.cell_height);
    put_headers(heat);
    sg_row_chart_put(&heat->rows, heat->figure);
    for (size_t r = 0; r < heat->matrix->n_rows; r++)
        for (size_t c = 0; c < heat->matrix->n_columns; c++)
            put_cell(heat, r, c);
    put_frame(heat);
    sg_heat_note(heat->matrix, heat->lang, &heat->frame.note);
    sg_heat_description(heat->matrix, heat->lang, &heat->frame.description);
    sg_frame_foot(&heat->frame, heat->matrix->table, options, heat->figure, heat->rows.bottom);
}

/* Reads and lays out the table in one direction; *fit: whether its columns have room. */
static bool try(const struct sg_table *table, const struct sg_chart_options *options,
                struct sg_figure *figure, bool turned, bool *fit, struct sg_error *err)
{
    struct sg_heat matrix;
    struct sg_heat_wish wish = {options->focus, turned, true};
    struct heat heat = {.figure = figure, .matrix = &matrix, .lang = options->lang};
    if (!sg_input_sort(options->sort, true, &wish.given, err) ||
        !sg_heat_read(table, wish, &matrix, err))
        return false;
    *fit = fits(&heat);
    if (*fit)
        lay_out(&heat, options);
    sg_row_chart_free(&heat.rows);
    sg_frame_free(&heat.frame);
    sg_heat_free(&matrix);
    return true;
}

bool sg_chart_heat(const struct sg_table *table, const struct sg_chart_options *options,
                   struct sg_figure *figure, struct sg_error *err)
{
    bool fit;
    for (int turned = 0; turned < 2; turned++) {
        if (!try(table, options, figure, turned == 1, &fit, err))
            return false;
        if (fit)
            return true;
    }
    return sg_fail(err, SG_FAIL_DATA,
                   "the columns do not fit into %g mm: ask for more --width or choose some with "
                   "--where",
                   figure->width * 25.4 / 72);
}
