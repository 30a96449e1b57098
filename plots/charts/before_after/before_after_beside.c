#include "before_after_beside.h"

#include <math.h>

#include "plots/charts/chart_input.h"
#include "plots/page/words.h"

void sg_before_after_add_column(const struct sg_before_after *both, struct sg_row_chart *rows,
                                const struct sg_figure *figure,
                                struct sg_before_after_column column)
{
    enum sg_lang lang = figure->lang;
    struct sg_words_number style = {.decimals = column.decimals, .plus = true, .lang = lang};
    struct sg_row_chart_column *cells = sg_row_chart_add_column(rows, figure, column.header, false);
    for (size_t i = 0; i < both->items.n; i++) {
        struct sg_buffer text = {0};
        size_t row = both->items.items[i].row;
        double x = column.of ? sg_column_value(column.of, row) : sg_before_after_change(both, i);
        if (!isnan(x))
            sg_words_number(x, style, &text);
        else if (column.of)
            sg_buffer_add(&text, sg_words_symbol(sg_input_void(column.of, row), lang));
        sg_texts_add(&cells->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

void sg_before_after_add_wave(const struct sg_before_after *both, struct sg_row_chart *rows,
                              const struct sg_figure *figure, int wave)
{
    struct sg_buffer text = {0};
    sg_before_after_when(both, wave, figure->lang, &text);
    struct sg_row_chart_column *cells =
        sg_row_chart_add_column(rows, figure, sg_buffer_text(&text), false);
    for (size_t i = 0; i < both->items.n; i++) {
        sg_buffer_free(&text);
        sg_before_after_text(both, i, wave, figure->lang, &text);
        sg_texts_add(&cells->cells, sg_buffer_text(&text));
    }
    sg_buffer_free(&text);
}

const struct sg_column *sg_before_after_rates(const struct sg_before_after *both)
{
    const struct sg_items *items = &both->items;
    const struct sg_column *rate = sg_table_numbers(items->table, "change_percent");
    for (size_t i = 0; rate && i < items->n; i++)
        if (!(sg_input_void(rate, items->items[i].row) & SG_STATUS_NOT_APPLICABLE))
            return rate;
    return NULL;
}
