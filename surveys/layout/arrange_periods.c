/* Year and quarter, or month, in two columns. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "table/names.h"

#include "arrange_parts.h"
#include "header_cells.h"
#include "header_period.h"

/* The cells of two columns, row by row of the data. */
struct pairs {
    const char **years, **parts;
    size_t *rows, n;
};

static struct pairs pairs_of(const struct sg_grid *grid, const struct sg_layout *layout,
                             size_t year, size_t part)
{
    size_t most = layout->end - layout->data;
    struct pairs pairs = {sg_alloc(most, sizeof *pairs.years), sg_alloc(most, sizeof *pairs.parts),
                          sg_alloc(most, sizeof *pairs.rows), 0};
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        pairs.years[pairs.n] = sg_grid_cell(grid, row, year);
        pairs.parts[pairs.n] = sg_grid_cell(grid, row, part);
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

static bool are_parts(const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++)
        if (sg_header_class_of(pairs->parts[i]) != SG_CLASS_PART)
            return false;
    return pairs->n > 0;
}

/* Their periods where the parts are texts such as 第1四半期; NULL where one is none. */
static char **join_texts(const struct pairs *pairs, const struct sg_periods_context *context)
{
    struct sg_periods years; /* with what their header says of them: 2020 under 年度 */
    if (!are_parts(pairs))   /* most columns of labels: told by their first */
        return NULL;
    sg_periods_try(pairs->years, pairs->n, context, &years);
    char **joined = sg_alloc(pairs->n, sizeof *joined);
    bool fits = true;
    for (size_t i = 0; i < pairs->n && fits; i++) {
        joined[i] = sg_header_join_periods(years.labels[i], pairs->parts[i]);
        fits = joined[i] != NULL;
    }
    sg_periods_free(&years);
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

/* The column of the part becomes that of the periods. */
static void put(struct sg_grid *grid, struct sg_layout *layout, size_t year, size_t part,
                const struct pairs *pairs, char **joined)
{
    struct sg_layout_column *from = &layout->columns[year], *to = &layout->columns[part];
    struct sg_buffer name = {0};
    sg_buffer_printf(&name, "%s+%s", from->name, to->name);
    free(to->name);
    to->name = sg_buffer_take(&name);
    to->place = SG_PLACE_YEARS;
    from->left_out = from->joined = true;
    if (part <= layout->n_stub)
        layout->n_stub = part + 1 > layout->n_stub ? part + 1 : layout->n_stub;
    for (size_t i = 0; i < pairs->n; i++)
        grid->cells[grid->rows[pairs->rows[i]] + part] = sg_grid_add_text(grid, joined[i]);
}

/* Whether a column of numbers right of the stub may be months by its name, with values behind it:
   年, 月, 件数 where each year has one month. */
static bool is_named_part(const struct sg_layout *layout, size_t column)
{
    const char *name = layout->columns[column].name;
    const struct sg_periods_context named = {.header = name};
    /* 1月 is the month of its values, not what they are */
    int frequency = sg_header_class_of(name) == SG_CLASS_PART ? 0 : sg_periods_frequency(&named);
    return column == layout->n_stub && column + 1 < layout->n_columns &&
           layout->columns[column - 1].place == SG_PLACE_YEARS &&
           (frequency == 4 || frequency == 12);
}

/* Makes the columns of a year and a part one if they are such. */
static bool try_pair(struct sg_grid *grid, struct sg_layout *layout, size_t year, size_t part,
                     const struct sg_periods_context *asked, bool *done, struct sg_error *err)
{
    struct pairs pairs = pairs_of(grid, layout, year, part);
    struct sg_periods_context context[2] = {*asked, *asked};
    context[0].header = layout->columns[year].name;
    context[1].header = layout->columns[part].name;
    context[0].periods = context[1].periods = context[0].labels = context[1].labels = true;
    context[0].frequency = 0;
    bool clear = true;
    char **joined = join_texts(&pairs, &context[0]);
    if (!joined && are_years_and_numbers(&pairs))
        clear = join_numbers(&pairs, context, &joined, err);
    *done = joined != NULL;
    if (joined)
        put(grid, layout, year, part, &pairs, joined);
    free_texts(joined, pairs.n);
    free_pairs(&pairs);
    return clear;
}

/* The column of that name; n_columns: there is none. */
static size_t find_column(const struct sg_layout *layout, const char *name, size_t n)
{
    char *asked = sg_copy_bytes(name, n);
    size_t c = 0;
    while (c < layout->n_columns &&
           (layout->columns[c].left_out || !sg_name_is_meant(asked, layout->columns[c].name)))
        c++;
    free(asked);
    return c;
}

/* YEAR+PART as --period names them, which a name with a + of its own is not. */
static bool join_named(struct sg_grid *grid, struct sg_layout *layout, const char *named,
                       const struct sg_periods_context *asked, bool *done, struct sg_error *err)
{
    const char *plus = named ? strchr(named, '+') : NULL;
    *done = false;
    if (!plus || find_column(layout, named, strlen(named)) < layout->n_columns)
        return true;
    size_t year = find_column(layout, named, (size_t)(plus - named));
    size_t part = find_column(layout, plus + 1, strlen(plus + 1));
    if (year == layout->n_columns || part == layout->n_columns || year == part)
        return true; /* that there is no such column is told with the others */
    if (!try_pair(grid, layout, year, part, asked, done, err))
        return false;
    return *done ||
           sg_fail(err, SG_FAIL_DATA,
                   "--period %s: the columns are not years and their quarters or months", named);
}

bool sg_arrange_periods(struct sg_grid *grid, struct sg_layout *layout, const char *named,
                        const struct sg_periods_context *asked, struct sg_error *err)
{
    bool done;
    if (!join_named(grid, layout, named, asked, &done, err))
        return false;
    for (size_t c = 0; c + 1 < layout->n_columns && c < layout->n_stub && !done; c++) {
        bool inside = c + 1 < layout->n_stub;
        if (layout->columns[c].left_out || layout->columns[c + 1].left_out ||
            (!inside && !is_named_part(layout, c + 1)))
            continue;
        if (!try_pair(grid, layout, c, c + 1, asked, &done, err))
            return false;
    }
    return true;
}
