/* stack100: a composition as bars of 100 %, one per period or area. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "stack100_body.h"
#include "stack100_color.h"

static const size_t few_bars = 3, some_bars = 12;
static const size_t short_legend = 2; /* lines of legend above which names are cut short */

enum { quarter = 25 };
static const struct sg_tick quarters[] = {
    {0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100%"}};

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

/* Percent to both sides of zero. */
static double put_sides(struct sg_stack100_body *body)
{
    struct sg_figure *figure = body->figure;
    double extent = body->to - body->from, bottom = body->rows.bottom + 1;
    double zero = body->rows.left - body->from / extent * (body->rows.right - body->rows.left);
    struct sg_tick ticks[2 * 100 / quarter + 1];
    char texts[2 * 100 / quarter + 1][12];
    size_t n = 0;
    for (int at = -100; at <= 100; at += quarter) {
        if (at < body->from || at > body->to)
            continue;
        snprintf(texts[n], sizeof texts[n], "%d", abs(at));
        ticks[n] = (struct sg_tick){(at - body->from) / extent, texts[n]};
        n++;
    }
    sg_shape_line(figure, SG_LAYER_MIDDLE, (struct sg_box){zero, body->rows.top, zero, bottom});
    return sg_row_chart_put_axis(&body->rows, figure, ticks, n);
}

static double put_axis(struct sg_stack100_body *body)
{
    if (body->starts)
        return put_sides(body);
    return body->stack->n_bars > few_bars
               ? sg_row_chart_put_axis(&body->rows, body->figure, quarters, 5)
               : body->rows.bottom;
}

void sg_stack100_lay_out(struct sg_stack100_body *body, const struct sg_chart_options *options)
{
    lay_out_head(body, options);
    sg_stack100_name_rows(body);
    sg_stack100_add_totals(body);
    sg_stack100_add_indices(body);
    place_rows(body);
    sg_stack100_choose_decimals(body);
    make_room(body);
    sg_row_chart_put(&body->rows, body->figure);
    for (size_t b = 0; b < body->stack->n_bars; b++) {
        sg_stack100_put_bar(body, b);
        sg_stack100_put_outside(body, b);
    }
    double bottom = put_axis(body);
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
    struct sg_stack100_body body = {
        .figure = figure, .stack = &stack, .words.lang = options->lang, .to = 100};
    sg_row_chart_init(&body.rows, stack.n_bars);
    sg_stack100_lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_row_chart_free(&body.rows);
    sg_stack100_free(&stack);
    return true;
}
