/* The names of stacked bars, and the columns beside them. */
#include <math.h>

#include "plots/page/words.h"
#include "stack100_body.h"

void sg_stack100_name_rows(struct sg_stack100_body *body)
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

void sg_stack100_add_totals(struct sg_stack100_body *body)
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
void sg_stack100_add_indices(struct sg_stack100_body *body)
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
