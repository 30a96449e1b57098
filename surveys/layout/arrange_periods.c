/* Year and quarter, or month, in two columns. */
#include <stdlib.h>

#include <sangyo/buffer.h>

#include "arrange_parts.h"
#include "header_cells.h"
#include "header_period.h"

/* The cells of two columns, row by row of the data. */
struct pairs {
    const char **years, **parts;
    size_t *rows, n;
};

static struct pairs pairs_of(const struct sg_grid *grid, const struct sg_layout *layout,
                             size_t column)
{
    size_t most = layout->end - layout->data;
    struct pairs pairs = {sg_alloc(most, sizeof *pairs.years), sg_alloc(most, sizeof *pairs.parts),
                          sg_alloc(most, sizeof *pairs.rows), 0};
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        pairs.years[pairs.n] = sg_grid_cell(grid, row, column);
        pairs.parts[pairs.n] = sg_grid_cell(grid, row, column + 1);
        pairs.rows[pairs.n++] = row;
    }
    return pairs;
}

static void free_pairs(struct pairs *pairs)
{
    free(pairs->years);
    free(pairs->parts);
    free(pairs->rows);
}

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; texts && i < n; i++)
        free(texts[i]);
    free(texts);
}

/* Their periods where the parts are texts such as 第1四半期; NULL where one is none. */
static char **join_texts(const struct pairs *pairs)
{
    char **joined = sg_alloc(pairs->n, sizeof *joined);
    bool fits = pairs->n > 0;
    for (size_t i = 0; i < pairs->n && fits; i++) {
        fits = sg_header_class_of(pairs->parts[i]) == SG_CLASS_PART;
        joined[i] = fits ? sg_header_join_periods(pairs->years[i], pairs->parts[i]) : NULL;
        fits = joined[i] != NULL;
    }
    if (fits)
        return joined;
    free_texts(joined, pairs->n);
    return NULL;
}

static bool are_years_and_numbers(const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        if (!sg_header_is_small_number(pairs->parts[i]))
            return false;
        enum sg_cell_class class = sg_header_class_of(pairs->years[i]);
        if (class != SG_CLASS_YEAR && class != SG_CLASS_PERIOD && (i == 0 || class))
            return false;
    }
    return pairs->n > 0;
}

/* The same where they are numbers from 1 to 12; false where they have two readings. */
static bool join_numbers(const struct pairs *pairs, const struct sg_periods_context context[2],
                         char ***joined, struct sg_error *err)
{
    struct sg_periods periods;
    *joined = NULL;
    enum sg_periods_verdict verdict =
        sg_periods_join(pairs->years, pairs->parts, pairs->n, context, &periods);
    if (verdict >= SG_PERIODS_NUMBERS) {
        *joined = periods.labels;
        periods.labels = NULL;
        periods.n = 0;
    }
    bool clear = verdict != SG_PERIODS_UNCLEAR;
    if (!clear) {
        sg_periods_fail(&periods, err);
        sg_fail_at_row(err, pairs->rows[periods.at] + 1);
        sg_fail_at_column(err, context[1].header);
    }
    sg_periods_free(&periods);
    return clear;
}

static void put(struct sg_grid *grid, struct sg_layout *layout, size_t column,
                const struct pairs *pairs, char **joined)
{
    struct sg_layout_column *year = &layout->columns[column], *part = year + 1;
    struct sg_buffer name = {0};
    sg_buffer_printf(&name, "%s+%s", year->name, part->name);
    free(part->name);
    part->name = sg_buffer_take(&name);
    part->place = SG_PLACE_YEARS;
    year->left_out = year->joined = true;
    layout->n_stub = column + 2 > layout->n_stub ? column + 2 : layout->n_stub;
    for (size_t i = 0; i < pairs->n; i++)
        grid->cells[grid->rows[pairs->rows[i]] + column + 1] = sg_grid_add_text(grid, joined[i]);
}

/* Whether a column of numbers right of the stub may be months by its name, with values behind it:
   年, 月, 件数 where each year has one month. */
static bool is_named_part(const struct sg_layout *layout, size_t column)
{
    const struct sg_periods_context named = {.header = layout->columns[column].name};
    int frequency = sg_periods_frequency(&named);
    return column == layout->n_stub && column + 1 < layout->n_columns &&
           layout->columns[column - 1].place == SG_PLACE_YEARS &&
           (frequency == 4 || frequency == 12);
}

/* Makes the columns `c` and `c` + 1 one if they are year and part. */
static bool try_pair(struct sg_grid *grid, struct sg_layout *layout, size_t c,
                     const struct sg_periods_context *asked, bool *done, struct sg_error *err)
{
    struct pairs pairs = pairs_of(grid, layout, c);
    struct sg_periods_context context[2] = {*asked, *asked};
    context[0].header = layout->columns[c].name;
    context[1].header = layout->columns[c + 1].name;
    context[0].periods = context[1].periods = context[0].labels = context[1].labels = true;
    context[0].frequency = 0;
    bool inside = c + 1 < layout->n_stub, clear = true;
    char **joined = inside ? join_texts(&pairs) : NULL;
    if (!joined && (inside || is_named_part(layout, c + 1)) && are_years_and_numbers(&pairs))
        clear = join_numbers(&pairs, context, &joined, err);
    *done = joined != NULL;
    if (joined)
        put(grid, layout, c, &pairs, joined);
    free_texts(joined, pairs.n);
    free_pairs(&pairs);
    return clear;
}

bool sg_arrange_periods(struct sg_grid *grid, struct sg_layout *layout,
                        const struct sg_periods_context *asked, struct sg_error *err)
{
    bool done = false;
    for (size_t c = 0; c + 1 < layout->n_columns && c < layout->n_stub && !done; c++)
        if (!layout->columns[c].left_out && !layout->columns[c + 1].left_out &&
            !try_pair(grid, layout, c, asked, &done, err))
            return false;
    return true;
}
