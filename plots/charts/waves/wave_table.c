#include "wave_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double header_line = 1.2;
static const double header_gap = 2; /* between headers and what lies below */

/* --- which waves */

static int compare(const struct sg_column *waved, int32_t a, int32_t b)
{
    if (waved->kind == SG_COLUMN_PERIOD)
        return sg_period_compare(&waved->levels.periods[a], &waved->levels.periods[b]);
    return (a > b) - (a < b);
}

/* The newest `most` levels in use, oldest first, into codes; returns how many are. */
static size_t list(const struct sg_column *waved, size_t n_rows, int32_t codes[], size_t most)
{
    bool *used = sg_alloc(waved->levels.n, sizeof *used);
    size_t n = 0, all = 0;
    for (size_t row = 0; row < n_rows; row++)
        if (waved->codes[row] != SG_EMPTY)
            used[waved->codes[row]] = true;
    for (size_t level = 0; level < waved->levels.n; level++) {
        int32_t code = (int32_t)level;
        if (!used[level])
            continue;
        all++;
        size_t at = 0;
        while (at < n && compare(waved, codes[at], code) < 0)
            at++;
        if (n == most && at-- == 0)
            continue;
        if (n == most)
            memmove(codes, codes + 1, at * sizeof *codes);
        else
            memmove(codes + at + 1, codes + at, (n++ - at) * sizeof *codes);
        codes[at] = code;
    }
    free(used);
    return all;
}

size_t sg_wave_table_count(const struct sg_before_after *both)
{
    int32_t codes[SG_WAVES_MOST];
    return both->waved ? list(both->waved, both->items.table->n_rows, codes, SG_WAVES_MOST) : 1;
}

/* Finds the row of each item in each wave. */
static void find_rows(struct sg_wave_table *waves)
{
    const struct sg_items *items = &waves->both->items;
    const struct sg_column *label = items->label, *waved = waves->both->waved;
    size_t *item_of = sg_alloc(label->levels.n, sizeof *item_of); /* from 1; 0: none */
    size_t *wave_of = sg_alloc(waved->levels.n, sizeof *wave_of);
    for (size_t i = 0; i < items->n; i++)
        item_of[label->codes[items->items[i].row]] = i + 1;
    for (size_t w = 0; w < waves->n; w++)
        wave_of[waves->codes[w]] = w + 1;
    waves->found = sg_alloc(items->n * waves->n, sizeof *waves->found);
    for (size_t row = items->table->n_rows; row-- > 0;) {
        bool other = !waves->both->shown[row] || label->codes[row] == SG_EMPTY;
        size_t i = other ? 0 : item_of[label->codes[row]];
        size_t w = waved->codes[row] == SG_EMPTY ? 0 : wave_of[waved->codes[row]];
        if (i && w)
            waves->found[(i - 1) * waves->n + w - 1] = row + 1;
    }
    free(item_of);
    free(wave_of);
}

void sg_wave_table_make(struct sg_wave_table *waves, const struct sg_before_after *both,
                        size_t most)
{
    static const char *const lower[] = {"lower_percent", "lower", NULL};
    static const char *const upper[] = {"upper_percent", "upper", NULL};
    const struct sg_table *table = both->items.table;
    *waves = (struct sg_wave_table){.both = both,
                                    .lower = sg_input_first(table, lower),
                                    .upper = sg_input_first(table, upper),
                                    .direction = sg_table_labels(table, "direction")};
    waves->all = list(both->waved, table->n_rows, waves->codes, most);
    waves->n = waves->all < most ? waves->all : most;
    find_rows(waves);
}

void sg_wave_table_free(struct sg_wave_table *waves)
{
    for (size_t w = 0; w < waves->n; w++)
        sg_texts_free(&waves->headers[w]);
    free(waves->found);
    *waves = (struct sg_wave_table){0};
}

/* --- values */

ptrdiff_t sg_wave_table_row(const struct sg_wave_table *waves, size_t item, size_t wave)
{
    return (ptrdiff_t)waves->found[item * waves->n + wave] - 1;
}

double sg_wave_table_value(const struct sg_wave_table *waves, size_t item, size_t wave)
{
    return sg_wave_table_limit(waves, waves->both->value, item, wave);
}

double sg_wave_table_limit(const struct sg_wave_table *waves, const struct sg_column *limit,
                           size_t item, size_t wave)
{
    ptrdiff_t row = sg_wave_table_row(waves, item, wave);
    return row < 0 || !limit ? NAN : sg_column_finite(limit, (size_t)row);
}

void sg_wave_table_text(const struct sg_wave_table *waves, size_t item, size_t wave,
                        enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_before_after *both = waves->both;
    ptrdiff_t row = sg_wave_table_row(waves, item, wave);
    double value = sg_wave_table_value(waves, item, wave);
    if (!isnan(value))
        sg_words_number(value, (struct sg_words_number){both->decimals, false, lang}, out);
    else if (row >= 0)
        sg_buffer_add(out, sg_words_symbol(sg_input_void(both->value, (size_t)row), lang));
}

void sg_wave_table_when(const struct sg_wave_table *waves, size_t wave, enum sg_lang lang,
                        struct sg_buffer *out)
{
    const struct sg_column *waved = waves->both->waved;
    int32_t code = waves->codes[wave];
    struct sg_period none = {0};
    sg_words_period(waved->levels.texts[code],
                    waved->kind == SG_COLUMN_PERIOD ? &waved->levels.periods[code] : &none, lang,
                    out);
}

/* --- headers */

/* The n that all items of a wave share, as far as they have a row, else NaN. */
static double base_of(const struct sg_wave_table *waves, size_t wave)
{
    const struct sg_column *n = sg_input_base(waves->both->items.table);
    double base = NAN;
    for (size_t i = 0; n && i < waves->both->items.n; i++) {
        ptrdiff_t row = sg_wave_table_row(waves, i, wave);
        double own = row < 0 ? base : sg_column_value(n, (size_t)row);
        if (!isnan(base) && own != base)
            return NAN;
        base = own;
    }
    return base;
}

double sg_wave_table_break(struct sg_wave_table *waves, const struct sg_figure *figure,
                           double width)
{
    struct sg_font font = sg_figure_font(figure, SG_STYLE_VALUE_BOLD);
    size_t lines = 0;
    for (size_t w = 0; w < waves->n; w++) {
        struct sg_buffer text = {0};
        double base = base_of(waves, w);
        sg_wave_table_when(waves, w, figure->lang, &text);
        if (!isnan(base)) {
            sg_buffer_add(&text, "\nn=");
            sg_words_number(base, (struct sg_words_number){.lang = figure->lang}, &text);
        }
        sg_texts_free(&waves->headers[w]);
        sg_wrap(sg_buffer_text(&text), font, width, &waves->headers[w]);
        lines = waves->headers[w].n > lines ? waves->headers[w].n : lines;
        sg_buffer_free(&text);
    }
    return (double)lines * figure->theme.size_value * header_line + header_gap;
}

void sg_wave_table_put_header(const struct sg_wave_table *waves, struct sg_figure *figure,
                              size_t wave, struct sg_spot bottom)
{
    const struct sg_texts *header = &waves->headers[wave];
    double pitch = figure->theme.size_value * header_line;
    enum sg_style style = wave + 1 == waves->n ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS;
    bottom.y -= header_gap + ((double)header->n - 0.5) * pitch;
    for (size_t i = 0; i < header->n; i++, bottom.y += pitch)
        sg_figure_text(figure, style, bottom, SG_COLOR_OWN, header->items[i]);
}

/* --- words */

void sg_wave_table_describe(const struct sg_wave_table *waves, enum sg_lang lang,
                            struct sg_buffer *out)
{
    for (size_t i = 0; i < waves->both->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&waves->both->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        for (size_t w = 0; w < waves->n; w++) {
            sg_buffer_add(out, w ? sg_words_pick(lang, ", ", "、") : "");
            sg_wave_table_when(waves, w, lang, out);
            sg_buffer_add(out, " ");
            sg_wave_table_text(waves, i, w, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

void sg_wave_table_say_left(const struct sg_wave_table *waves, enum sg_lang lang,
                            struct sg_buffer *out)
{
    if (waves->all > waves->n)
        sg_buffer_printf(
            out, lang == SG_JA ? "古い%zu回は示していない。" : "%zu earlier waves are not shown. ",
            waves->all - waves->n);
}
