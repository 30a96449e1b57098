/* likert: answers from bad to good to both sides of the middle of those that say neither, with the
   number of answers and the DI. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/stack100/stack100_body.h"
#include "plots/page/words.h"

enum { NEITHER = 2 }; /* the step in the middle of a scale */

/* --- the model of stack100, turned to both sides */

static void swap_series(struct sg_stack100 *stack, size_t a, size_t b)
{
    const char *name = stack->names[a];
    int step = stack->steps[a];
    stack->names[a] = stack->names[b];
    stack->names[b] = name;
    stack->steps[a] = stack->steps[b];
    stack->steps[b] = step;
    for (size_t i = 0; i < stack->n_bars; i++) {
        double share = stack->bars[i].shares[a];
        stack->bars[i].shares[a] = stack->bars[i].shares[b];
        stack->bars[i].shares[b] = share;
    }
}

/* From bad, on the left, to good. */
static void turn(struct sg_stack100 *stack)
{
    for (size_t k = 0; k < stack->n_series / 2; k++)
        swap_series(stack, k, stack->n_series - 1 - k);
}

/* The percent left of the middle: bad answers, and half of those that say neither. */
static double left_of(const struct sg_stack100 *stack, const struct sg_bar *bar)
{
    double left = 0;
    for (size_t k = 0; k < stack->n_series; k++) {
        double share = isnan(bar->shares[k]) ? 0 : bar->shares[k];
        left += stack->steps[k] > NEITHER ? share : stack->steps[k] == NEITHER ? share / 2 : 0;
    }
    return left;
}

static double sum_of(const struct sg_stack100 *stack, const struct sg_bar *bar)
{
    double sum = 0;
    for (size_t k = 0; k < stack->n_series; k++)
        sum += isnan(bar->shares[k]) ? 0 : bar->shares[k];
    return sum;
}

/* Sets where the bars begin and how far the field reaches. */
static void set_sides(struct sg_stack100_body *body)
{
    double left = 1, right = 1;
    for (size_t b = 0; b < body->stack->n_bars; b++) {
        const struct sg_bar *bar = &body->stack->bars[b];
        body->starts[b] = -left_of(body->stack, bar);
        left = fmax(left, -body->starts[b]);
        right = fmax(right, sum_of(body->stack, bar) + body->starts[b]);
    }
    body->from = -left;
    body->to = right;
}

/* What lies beside the scale (no answer) as a column, for it has no side. */
static void add_rest(struct sg_stack100_body *body, const char *name)
{
    const struct sg_stack100 *stack = body->stack;
    struct sg_buffer header = {0};
    sg_buffer_printf(&header, sg_words_pick(body->words.lang, "%s (%%)", "%s（％）"), name);
    struct sg_row_chart_column *column =
        sg_row_chart_add_column(&body->rows, body->figure, sg_buffer_text(&header), false);
    for (size_t b = 0; b < stack->n_bars; b++) {
        struct sg_buffer text = {0};
        double share = stack->bars[b].shares[stack->n_series];
        if (isnan(share))
            sg_buffer_add(&text, sg_words_symbol(stack->bars[b].voids, body->words.lang));
        else
            sg_words_number(
                share, (struct sg_words_number){.decimals = 1, .lang = body->words.lang}, &text);
        sg_texts_add(&column->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
    sg_buffer_free(&header);
}

static void lay_out(struct sg_stack100_body *body, struct sg_stack100 *stack,
                    const struct sg_chart_options *options)
{
    const char *rest = stack->n_rest ? sg_stack100_name(stack, stack->n_series, body->words) : NULL;
    turn(stack);
    set_sides(body);
    if (rest)
        add_rest(body, rest);
    stack->diverging = true;
    sg_stack100_lay_out(body, options);
}

bool sg_chart_likert(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_stack100 stack;
    struct sg_stack100_wish wish = {options->sort, options->focus};
    if (!sg_stack100_read(table, wish, &stack, err))
        return false;
    bool ok = stack.is_scale ||
              sg_fail(err, SG_FAIL_DATA,
                      "chart likert needs answers from good to bad (増加, 横ばい, 減少): their "
                      "labels say no such scale");
    struct sg_stack100_body body = {.figure = figure, .stack = &stack, .words.lang = options->lang};
    if (ok) {
        sg_row_chart_init(&body.rows, stack.n_bars);
        body.starts = sg_alloc(stack.n_bars, sizeof *body.starts);
        lay_out(&body, &stack, options);
        free(body.starts);
        sg_row_chart_free(&body.rows);
    }
    sg_frame_free(&body.frame);
    sg_stack100_free(&stack);
    return ok;
}
