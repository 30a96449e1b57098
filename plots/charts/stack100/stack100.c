/* stack100: a composition as bars of 100 %, one per period or area. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "stack100_body.h"
#include "stack100_color.h"

static const double hatch_inset = 0.6; /* within the drawn edge of a bar */
static const size_t few_bars = 3, some_bars = 12;
static const size_t short_legend = 2; /* lines of legend above which names are cut short */

static const struct sg_tick quarters[] = {
    {0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100%"}};

/* --- the head */

static size_t make_legend(const struct sg_stack100 *stack, struct sg_stack100_words words,
                          struct sg_legend_entry legend[])
{
    size_t n = 0;
    for (; n < sg_stack100_shown(stack); n++)
        legend[n] = (struct sg_legend_entry){sg_stack100_name(stack, n, words),
                                             sg_stack100_color(stack, n), SG_KEY_BOX};
    if (stack->voids)
        legend[n++] = (struct sg_legend_entry){sg_words_symbol(stack->voids, words.lang),
                                               SG_COLOR_HIDDEN, SG_KEY_HATCHED};
    return n;
}

static void lay_out_head(struct sg_stack100_body *body, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_STACK100_SERIES + 2];
    size_t n = make_legend(body->stack, body->words, legend);
    body->words.brief = sg_page_layout_legend_lines(body->figure, legend, n) > short_legend;
    struct sg_frame *frame = &body->frame;
    frame->legend = legend;
    frame->n_legend = make_legend(body->stack, body->words, legend);
    sg_stack100_title(body->stack, (struct sg_stack100_words){body->words.lang, true},
                      &frame->title);
    sg_stack100_subtitle(body->stack, options->lang, &frame->subtitle);
    body->top = sg_frame_head(frame, options, body->figure);
}

/* --- rows */

static void name_rows(struct sg_stack100_body *body)
{
    const struct sg_stack100 *stack = body->stack;
    for (size_t b = 0; b < stack->n_bars; b++) {
        struct sg_buffer label = {0};
        bool continues = stack->n_areas > 1 && stack->n_periods > 1 && b > 0 &&
                         stack->bars[b].area_level == stack->bars[b - 1].area_level;
        if (continues)
            sg_stack100_period(&stack->bars[b], body->words.lang, &label);
        else
            sg_stack100_bar_name(stack, b, body->words, &label);
        sg_row_chart_label(&body->rows, body->figure, b, sg_buffer_text(&label));
        sg_buffer_free(&label);
    }
}

static void add_totals(struct sg_stack100_body *body)
{
    const struct sg_stack100 *stack = body->stack;
    struct sg_number_style style = {.decimals = -1, .thousands = true};
    struct sg_buffer measure = {0};
    struct sg_texts totals = {0};
    bool any = false;
    for (size_t b = 0; b < stack->n_bars; b++) {
        char text[SG_NUMBER_SIZE];
        sg_number_display(stack->bars[b].total, style, text);
        const char *symbol = sg_words_symbol(stack->bars[b].total_status, body->words.lang);
        sg_texts_add(&totals, *text ? text : symbol);
        any = any || *totals.items[b];
    }
    sg_stack100_measure(stack, body->words.lang, &measure);
    if (any)
        sg_row_chart_add_column(&body->rows, body->figure, sg_buffer_text(&measure),
                                !stack->of_answers)
            ->cells = totals;
    else
        sg_texts_free(&totals);
    sg_buffer_free(&measure);
}

/* DI: the good side less the bad one. */
static void add_indices(struct sg_stack100_body *body)
{
    const struct sg_stack100 *stack = body->stack;
    struct sg_words_number style = {.decimals = 1, .plus = true, .lang = body->words.lang};
    if (!stack->is_scale)
        return;
    struct sg_row_chart_column *column =
        sg_row_chart_add_column(&body->rows, body->figure, "DI", true);
    for (size_t b = 0; b < stack->n_bars; b++) {
        struct sg_buffer text = {0};
        double index = sg_stack100_index(stack, &stack->bars[b]);
        if (isnan(index))
            sg_buffer_add(&text, sg_words_symbol(stack->bars[b].voids, body->words.lang));
        else
            sg_words_number(index, style, &text);
        sg_texts_add(&column->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void place_rows(struct sg_stack100_body *body)
{
    const struct sg_stack100 *stack = body->stack;
    const struct sg_theme *theme = &body->figure->theme;
    body->bar = stack->n_bars <= few_bars    ? theme->bar_few
                : stack->n_bars <= some_bars ? theme->bar_some
                                             : theme->bar_many;
    for (size_t b = 1; b < stack->n_bars; b++)
        body->rows.gaps[b] = stack->bars[b].joins    ? theme->gap_joined
                             : stack->bars[b].groups ? theme->gap_bars + theme->gap_groups
                                                     : theme->gap_bars;
    sg_row_chart_place(&body->rows, body->figure, body->top, body->bar);
}

/* Once more, with room for the values that stand outside. */
static void make_room(struct sg_stack100_body *body)
{
    size_t n = body->stack->n_bars;
    double under = 0;
    for (size_t b = 0; b < n; b++) {
        double height = sg_stack100_outside_height(body, b);
        bool above = sg_stack100_outside_above(body, b);
        body->rows.gaps[b] += under + (above ? height : 0);
        under = above ? 0 : height;
    }
    sg_row_chart_place(&body->rows, body->figure, body->top, body->bar);
    body->rows.bottom += under;
}

/* --- bars */

static size_t count_fitting(const struct sg_stack100_body *body, int decimals)
{
    size_t n = 0;
    char text[SG_NUMBER_SIZE];
    for (size_t b = 0; b < body->stack->n_bars; b++)
        for (size_t k = 0; k < sg_stack100_shown(body->stack); k++)
            n += sg_stack100_fits(body, body->stack->bars[b].shares[k], decimals, text);
    return n;
}

/* One decimal as a rule; whole numbers where many parts are too narrow for one. */
static void choose_decimals(struct sg_stack100_body *body)
{
    size_t with = count_fitting(body, 1), without = count_fitting(body, 0);
    body->decimals = 4 * with >= 3 * without ? 1 : 0;
}

/* A part with a grey edge, drawn inside so that it looks as high as those with a white one. */
static void put_pale(struct sg_stack100_body *body, struct sg_bar_shape part)
{
    const double *widths = body->figure->theme.widths;
    double inset = (widths[SG_WIDTH_EDGE] + widths[SG_WIDTH_HAIRLINE]) / 2;
    part.box.top += inset;
    part.box.bottom -= inset;
    sg_shape_bar(body->figure, SG_LAYER_PALE_PARTS, part);
}

static void put_part(struct sg_stack100_body *body, size_t b, size_t k, double from)
{
    double share = body->stack->bars[b].shares[k];
    double half = body->bar / 2, y = body->rows.y[b];
    struct sg_box box = {sg_stack100_x(body, from), y - half, sg_stack100_x(body, from + share),
                         y + half};
    struct sg_bar_shape part = {box, sg_stack100_color(body->stack, k), share};
    if (k < body->stack->n_series)
        sg_shape_bar(body->figure, SG_LAYER_PARTS, part);
    else
        put_pale(body, part);
    char text[SG_NUMBER_SIZE];
    struct sg_spot spot = {(box.left + box.right) / 2, y, SG_CENTER};
    if (sg_stack100_fits(body, share, body->decimals, text))
        sg_figure_text(body->figure, SG_STYLE_INSIDE, spot,
                       sg_theme_letters_on(&body->figure->theme, sg_stack100_color(body->stack, k)),
                       text);
}

/* What is unknown, hatched from `from` to the end, with its symbol on a clear ground. */
static void put_hidden(struct sg_stack100_body *body, size_t b, double from)
{
    const struct sg_bar *bar = &body->stack->bars[b];
    double half = body->bar / 2, y = body->rows.y[b];
    const char *symbol = sg_words_symbol(bar->voids, body->words.lang);
    double letters = sg_font_width(symbol, sg_figure_font(body->figure, SG_STYLE_INSIDE));
    struct sg_box box = {sg_stack100_x(body, from), y - half, sg_stack100_x(body, 100), y + half};
    put_pale(body, (struct sg_bar_shape){box, SG_COLOR_HIDDEN, bar->hidden});
    sg_page_layout_hatch(body->figure, (struct sg_box){box.left, box.top + hatch_inset, box.right,
                                                       box.bottom - hatch_inset});
    double middle = (box.left + box.right) / 2;
    if (letters + 4 > box.right - box.left)
        return;
    struct sg_box ground = {middle - letters / 2 - 1.5, y - 3.6, middle + letters / 2 + 1.5,
                            y + 3.6};
    sg_shape_line(body->figure, SG_LAYER_PLATES, ground);
    sg_figure_text(body->figure, SG_STYLE_INSIDE, (struct sg_spot){middle, y, SG_CENTER},
                   SG_COLOR_OWN, symbol);
}

static void put_join(struct sg_stack100_body *body, size_t b, double above, double here)
{
    sg_shape_line(body->figure, SG_LAYER_JOINS,
                  (struct sg_box){sg_stack100_x(body, above), body->rows.y[b - 1] + body->bar / 2,
                                  sg_stack100_x(body, here), body->rows.y[b] - body->bar / 2});
}

static void put_bar(struct sg_stack100_body *body, size_t b)
{
    const struct sg_bar *bar = &body->stack->bars[b];
    size_t shown = sg_stack100_shown(body->stack);
    double here = 0, above = 0;
    for (size_t k = 0; k < shown; k++) {
        if (k && bar->joins)
            put_join(body, b, above, here);
        if (bar->shares[k] > 0) {
            put_part(body, b, k, here);
            here += bar->shares[k];
        }
        if (b)
            above += bar[-1].shares[k] > 0 ? bar[-1].shares[k] : 0;
    }
    if (bar->hidden > 0)
        put_hidden(body, b, here);
    else if (here <= 0) /* no whole to divide: the symbol alone */
        sg_figure_text(body->figure, SG_STYLE_VALUE,
                       (struct sg_spot){body->rows.left + 1, body->rows.y[b], SG_LEFT},
                       SG_COLOR_SUB, sg_words_symbol(bar->voids, body->words.lang));
}

static void lay_out(struct sg_stack100_body *body, const struct sg_chart_options *options)
{
    lay_out_head(body, options);
    name_rows(body);
    add_totals(body);
    add_indices(body);
    place_rows(body);
    choose_decimals(body);
    make_room(body);
    sg_row_chart_put(&body->rows, body->figure);
    for (size_t b = 0; b < body->stack->n_bars; b++) {
        put_bar(body, b);
        sg_stack100_put_outside(body, b);
    }
    double bottom = body->rows.bottom;
    if (body->stack->n_bars > few_bars)
        bottom = sg_row_chart_put_axis(&body->rows, body->figure, quarters, 5);
    sg_stack100_note(body->stack, body->words, &body->frame.note);
    sg_stack100_description(body->stack, body->words, &body->frame.description);
    sg_frame_foot(&body->frame, body->stack->table, options, body->figure, bottom);
}

bool sg_chart_stack100(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_figure *figure, struct sg_error *err)
{
    struct sg_stack100 stack;
    struct sg_stack100_wish wish = {options->sort, options->focus};
    if (!sg_stack100_read(table, wish, &stack, err))
        return false;
    struct sg_stack100_body body = {.figure = figure, .stack = &stack, .words.lang = options->lang};
    sg_row_chart_init(&body.rows, stack.n_bars);
    lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_row_chart_free(&body.rows);
    sg_stack100_free(&stack);
    return true;
}
