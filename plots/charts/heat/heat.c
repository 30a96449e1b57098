/* heat: a table whose cells are coloured by class, with the number in every cell. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "heat.h"
#include "plots/charts/chart_input.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double cell_room = 3;    /* beside the widest number of a cell */
static const double widest_cell = 56; /* in points */
static const double least_cell = 2;   /* of one without its number */
static const double edged = 5;        /* from which on cells have edges */

/* Keys of the classes that occur, and of what has no number where the cells do not say so. */
static size_t make_legend(const struct heat *heat, struct sg_legend_entry legend[],
                          struct sg_buffer texts[])
{
    size_t n = 0;
    const struct sg_classes *classes = &heat->matrix->classes;
    for (int k = 0; k < classes->n && classes->n > 1; k++) {
        if (!classes->used[k])
            continue;
        sg_classes_text(classes, k, heat->lang, &texts[n]);
        legend[n] = (struct sg_legend_entry){sg_buffer_text(&texts[n]),
                                             sg_classes_color(classes, k), SG_KEY_BOX};
        n++;
    }
    if (heat->plain && heat->matrix->voids) {
        const char *symbol = sg_words_symbol(heat->matrix->voids, heat->lang);
        legend[n++] = (struct sg_legend_entry){symbol, SG_COLOR_HIDDEN, SG_KEY_HATCHED};
    }
    return n;
}

static double lay_out_head(struct heat *heat, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_CLASSES + 1];
    struct sg_buffer texts[SG_CLASSES + 1] = {0};
    heat->frame.legend = legend;
    heat->frame.n_legend = make_legend(heat, legend, texts);
    sg_heat_title(heat->matrix, heat->lang, &heat->frame.title);
    sg_heat_subtitle(heat->matrix, heat->lang, &heat->frame.subtitle);
    double top = sg_frame_head(&heat->frame, options, heat->figure);
    for (int k = 0; k <= SG_CLASSES; k++)
        sg_buffer_free(&texts[k]);
    heat->frame.n_legend = 0;
    return top;
}

/* --- cells */

static double row_height(const struct heat *heat, size_t r)
{
    const struct sg_theme *theme = &heat->figure->theme;
    double name = (double)heat->rows.labels[r].n * theme->size_label * theme->label_height;
    return fmax(theme->cell_height, name);
}

/* A cell of colour alone. The lowest class has a white line through it, so that both ends of the
   scale are told apart in grey too. */
static void put_plain(struct heat *heat, const struct sg_heat_cell *cell, struct sg_box box)
{
    double y = (box.top + box.bottom) / 2;
    if (cell->klass < 0) {
        if (cell->voids)
            sg_page_layout_hatch(heat->figure, box);
        return;
    }
    sg_shape_box(heat->figure, heat->width < edged ? SG_LAYER_BANDS : SG_LAYER_CELLS, box,
                 sg_classes_color(&heat->matrix->classes, cell->klass));
    if (heat->matrix->classes.diverging && cell->klass == 0)
        sg_shape_line(heat->figure, SG_LAYER_MARKS, (struct sg_box){box.left, y, box.right, y});
}

static void put_cell(struct heat *heat, size_t r, size_t c)
{
    const struct sg_heat_cell *cell = &heat->matrix->cells[r * heat->matrix->n_columns + c];
    double left = sg_heat_left(heat, c), y = heat->rows.y[r];
    double half = row_height(heat, r) / 2;
    struct sg_box box = {left, y - half, left + heat->width, y + half};
    struct sg_buffer text = {0};
    enum sg_color letters = SG_COLOR_SUB;
    if (heat->plain) {
        put_plain(heat, cell, box);
        return;
    }
    if (cell->klass >= 0) {
        enum sg_color color = sg_classes_color(&heat->matrix->classes, cell->klass);
        sg_shape_box(heat->figure, SG_LAYER_CELLS, box, color);
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
    double cell = heat->plain ? least_cell : widest_text(heat) + cell_room;
    double least = cell * (double)heat->matrix->n_columns;
    for (int brief = 0; brief < 2; brief++) {
        sg_row_chart_free(&heat->rows);
        sg_row_chart_init(&heat->rows, heat->matrix->n_rows);
        for (size_t r = 0; r < heat->matrix->n_rows; r++) {
            heat->rows.headings[r] = r < heat->matrix->total_rows;
            sg_row_chart_label(&heat->rows, heat->figure, r,
                               sg_names_label(heat->matrix->rows[r], heat->lang, brief == 1));
        }
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
    double left = sg_heat_left(heat, (size_t)heat->matrix->focus), right = left + heat->width;
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
    double room = (heat->rows.right - heat->rows.left) / (double)heat->matrix->n_columns;
    sg_heat_name_columns(heat);
    if (!heat->plain && sg_heat_lying_width(heat) <= room)
        widest = fmax(widest, sg_heat_lying_width(heat));
    heat->width = fmin(widest, room);
    sg_heat_choose_names(heat);
    double top = lay_out_head(heat, options) + sg_heat_names_height(heat);
    sg_row_chart_place(&heat->rows, heat->figure, top, heat->figure->theme.cell_height);
    sg_heat_put_names(heat);
    sg_row_chart_put(&heat->rows, heat->figure);
    for (size_t r = 0; r < heat->matrix->n_rows; r++)
        for (size_t c = 0; c < heat->matrix->n_columns; c++)
            put_cell(heat, r, c);
    put_frame(heat);
    if (heat->plain && heat->matrix->classes.diverging && heat->matrix->classes.used[0]) {
        sg_buffer_add(&heat->frame.note, sg_words_pick(heat->lang, "White line: ", "白い横線は"));
        sg_classes_text(&heat->matrix->classes, 0, heat->lang, &heat->frame.note);
        sg_buffer_add(&heat->frame.note, sg_words_pick(heat->lang, ". ", "。"));
    }
    sg_heat_note(heat->matrix, heat->lang, &heat->frame.note);
    sg_heat_description(heat->matrix, heat->lang, &heat->frame.description);
    sg_frame_foot(&heat->frame, heat->matrix->table, options, heat->figure, heat->rows.bottom);
}

/* One way to set the table. */
struct form {
    bool turned, plain;
};

/* Reads and lays out the table in one form; *fit: whether its columns have room. */
static bool try(const struct sg_table *table, const struct sg_chart_options *options,
                struct sg_figure *figure, struct form form, bool *fit, struct sg_error *err)
{
    struct sg_heat matrix;
    struct sg_heat_wish wish = {options->focus, form.turned, true, options->classes};
    struct heat heat = {
        .figure = figure, .matrix = &matrix, .lang = options->lang, .plain = form.plain};
    if (!sg_input_sort(options->sort, true, &wish.given, err) ||
        !sg_heat_read(table, wish, &matrix, err))
        return false;
    *fit = (!form.plain || matrix.columns_by->kind == SG_COLUMN_PERIOD) && fits(&heat);
    if (*fit)
        lay_out(&heat, options);
    sg_row_chart_free(&heat.rows);
    sg_texts_free(&heat.columns);
    sg_frame_free(&heat.frame);
    sg_heat_free(&matrix);
    return true;
}

/* Time runs across, be it without numbers; what else does not fit across goes down. */
bool sg_chart_heat(const struct sg_table *table, const struct sg_chart_options *options,
                   struct sg_figure *figure, struct sg_error *err)
{
    static const struct form forms[] = {{false, false}, {false, true}, {true, false}};
    bool fit;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!try(table, options, figure, forms[i], &fit, err))
            return false;
        if (fit)
            return true;
    }
    return sg_fail(err, SG_FAIL_DATA,
                   "the columns do not fit into %g mm: ask for more --width or choose some with "
                   "--where",
                   figure->width * 25.4 / 72);
}
