/* Symbols: what the legend says of them, how often they stand in the data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspection.h"
#include "surveys/formats/mark.h"

struct census {
    struct sg_table keys; /* one column of categories: the symbols as compared */
    struct sg_texts printed;
    size_t *counts;
    size_t capacity, n_legend;
};

static bool key_of(const char *text, char key[SG_MARK_KEY_SIZE])
{
    char folded[SG_MARK_FOLD_SIZE];
    return sg_mark_fold(text, folded) && sg_mark_key(folded, key);
}

static void count(struct census *census, const char *text, const char *key, size_t times)
{
    struct sg_column *keys = census->keys.columns[0];
    size_t known = keys->levels.n;
    size_t at = (size_t)sg_column_intern(keys, key);
    if (at == known) {
        sg_texts_add(&census->printed, text);
        census->counts =
            sg_grow(census->counts, &census->capacity, known + 1, sizeof *census->counts);
        census->counts[at] = 0;
    }
    census->counts[at] += times;
}

/* Any symbol counts among numbers; among labels only what the legend explains. */
static void count_cell(struct census *census, const struct sg_inspection *inspection,
                       const char *text, bool number)
{
    char key[SG_MARK_KEY_SIZE];
    unsigned char first = (unsigned char)*text;
    if (!first || (first >= '0' && first <= '9') || !key_of(text, key))
        return;
    if (number ? sg_cell_read(text, &inspection->sheet->marks).kind == SG_CELL_SYMBOL
               : sg_mark_declared(&inspection->sheet->layout.legend, key, strlen(key)) != NULL)
        count(census, text, key, 1);
}

static void count_data(struct census *census, const struct sg_inspection *inspection)
{
    const struct sg_layout *layout = &inspection->sheet->layout;
    for (size_t i = 0; i < inspection->table->n_columns; i++) {
        bool number = inspection->table->columns[i]->kind == SG_COLUMN_NUMBER;
        for (size_t row = layout->data; row < layout->end; row++)
            if (!layout->skip[row])
                count_cell(census, inspection,
                           sg_grid_cell(&inspection->sheet->grid, row, inspection->sources[i]),
                           number);
    }
}

static void add_symbol(const struct sg_inspection *inspection, const struct census *census,
                       size_t i)
{
    static const struct sg_bilingual legend = {"legend", "凡例"}, usual = {"symbol", "記号"};
    const struct sg_marks *marks = &inspection->sheet->marks;
    const char *key = census->keys.columns[0]->levels.texts[i];
    const struct sg_mark *declared = sg_mark_declared(marks, key, strlen(key));
    char words[SG_STATUS_WORDS_SIZE];
    struct sg_buffer note = {0};
    sg_status status = 0;
    sg_mark_find_key(marks, key, &status);
    sg_status_words(status, words);
    if (declared && declared->meaning)
        sg_buffer_printf(&note, "%s: ", declared->meaning);
    sg_buffer_add(&note, words);
    sg_inspection_add_count(inspection, i < census->n_legend ? legend : usual,
                            census->printed.items[i], census->counts[i], sg_buffer_text(&note));
    sg_buffer_free(&note);
}

void sg_inspect_symbols(const struct sg_inspection *inspection)
{
    const struct sg_texts *legend = &inspection->sheet->layout.symbols;
    struct census census = {0};
    char key[SG_MARK_KEY_SIZE];
    sg_table_init(&census.keys);
    sg_table_add(&census.keys, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < legend->n; i++)
        if (key_of(legend->items[i], key))
            count(&census, legend->items[i], key, 0);
    census.n_legend = census.printed.n;
    count_data(&census, inspection);
    for (size_t i = 0; i < census.printed.n; i++)
        add_symbol(inspection, &census, i);
    sg_table_free(&census.keys);
    sg_texts_free(&census.printed);
    free(census.counts);
}
