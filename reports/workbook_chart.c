#ifdef SG_WITH_XLSXWRITER

/* The native chart of a composition: bars of 100 %, one per period and area. */
#include "book.h"

#include <math.h>
#include <stdlib.h>

#include "printed.h"
#include "table/groups.h"
#include "table/role.h"

enum { MOST_PARTS = 40, MOST_BARS = 60, CHART_WIDTH = 900, BAR_HEIGHT = 36, FRAME_HEIGHT = 220 };

struct pivot {
    const struct sg_table *table;
    const struct sg_column *by, *share;
    struct sg_groups bars;
    size_t *first;  /* per bar: its first row */
    int32_t *parts; /* levels of `by`, without totals */
    size_t n_parts;
    ptrdiff_t *rows; /* bars × parts: the row, or -1 */
};

static bool find_columns(struct pivot *pivot)
{
    ptrdiff_t by;
    pivot->share = sg_table_main(pivot->table);
    if (!pivot->share || !sg_role_find(pivot->table, SG_ROLE_BY, NULL, true, &by, NULL, NULL))
        return false;
    pivot->by = pivot->table->columns[by];
    return true;
}

static void group_bars(struct pivot *pivot)
{
    const struct sg_table *table = pivot->table;
    size_t *keys = sg_alloc(table->n_columns, sizeof *keys);
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER && table->columns[i] != pivot->by)
            keys[n++] = i;
    sg_groups_make(&pivot->bars, table, keys, n);
    pivot->first = sg_alloc(pivot->bars.n, sizeof *pivot->first);
    for (size_t row = table->n_rows; row-- > 0;)
        pivot->first[pivot->bars.of_row[row]] = row;
    free(keys);
}

static void list_parts(struct pivot *pivot)
{
    const struct sg_levels *levels = &pivot->by->levels;
    bool *used = sg_alloc(levels->n, sizeof *used);
    for (size_t row = 0; row < pivot->table->n_rows; row++)
        if (pivot->by->codes[row] != SG_EMPTY)
            used[pivot->by->codes[row]] = true;
    pivot->parts = sg_alloc(levels->n, sizeof *pivot->parts);
    for (size_t i = 0; i < levels->n; i++)
        if (used[i] && !sg_role_is_total(levels->texts[i], pivot->table->info.total_label))
            pivot->parts[pivot->n_parts++] = (int32_t)i;
    free(used);
}

/* False if two rows are the same part of the same bar: labels that differ are not in the table. */
static bool place_rows(struct pivot *pivot)
{
    size_t n = pivot->bars.n * pivot->n_parts;
    pivot->rows = sg_alloc(n, sizeof *pivot->rows);
    for (size_t i = 0; i < n; i++)
        pivot->rows[i] = -1;
    for (size_t row = 0; row < pivot->table->n_rows; row++)
        for (size_t part = 0; part < pivot->n_parts; part++) {
            ptrdiff_t *place = &pivot->rows[pivot->bars.of_row[row] * pivot->n_parts + part];
            if (pivot->parts[part] != pivot->by->codes[row])
                continue;
            if (*place >= 0)
                return false;
            *place = (ptrdiff_t)row;
        }
    return true;
}

/* "2021 川崎市": the labels that tell the bars apart. */
static char *bar_name(const struct pivot *pivot, size_t bar)
{
    struct sg_buffer name = {0};
    for (size_t i = 0; i < pivot->table->n_columns; i++) {
        const struct sg_column *column = pivot->table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER || column == pivot->by)
            continue;
        sg_buffer_add(&name, name.n ? " " : "");
        sg_buffer_add(&name, sg_column_text(column, pivot->first[bar]));
    }
    return sg_buffer_take(&name);
}

static void write_data(struct book *book, lxw_worksheet *page, const struct pivot *pivot)
{
    static const struct book_look header = {.bold = true, .header = true}, plain = {0};
    struct sg_cell_style style =
        sg_cell_style_of(pivot->share, pivot->table->n_rows, book->options);
    for (size_t part = 0; part < pivot->n_parts; part++)
        book_text(book, page, 0, part + 1, pivot->by->levels.texts[pivot->parts[part]], &header);
    for (size_t bar = 0; bar < pivot->bars.n; bar++) {
        char *name = bar_name(pivot, bar);
        book_text(book, page, bar + 1, 0, name, &plain);
        free(name);
        for (size_t part = 0; part < pivot->n_parts; part++) {
            ptrdiff_t row = pivot->rows[bar * pivot->n_parts + part];
            if (row >= 0)
                book_cell(book, page, bar + 1, part + 1, pivot->share, (size_t)row, &style);
        }
    }
}

static lxw_chart *make_chart(struct book *book, const struct pivot *pivot, const char *name)
{
    lxw_chart *chart = workbook_add_chart(book->file, LXW_CHART_BAR_STACKED_PERCENT);
    lxw_row_t last = (lxw_row_t)pivot->bars.n;
    for (size_t part = 0; part < pivot->n_parts; part++) {
        lxw_col_t at = (lxw_col_t)part + 1;
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        chart_series_set_name_range(series, name, 0, at);
        chart_series_set_categories(series, name, 1, 0, last, 0);
        chart_series_set_values(series, name, 1, at, last, at);
    }
    if (pivot->table->info.title) {
        struct sg_buffer title = {0};
        book_plain(pivot->table->info.title, &title);
        chart_title_set_name(chart, sg_buffer_text(&title));
        sg_buffer_free(&title);
    } else {
        chart_title_off(chart);
    }
    chart_axis_set_reverse(chart->x_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    return chart;
}

static void free_pivot(struct pivot *pivot)
{
    sg_groups_free(&pivot->bars);
    free(pivot->first);
    free(pivot->parts);
    free(pivot->rows);
}

void book_add_stack100(struct book *book, lxw_worksheet *sheet, const struct sg_table *table,
                       const char *name, size_t column)
{
    struct pivot pivot = {.table = table};
    if (!table->n_rows || !find_columns(&pivot))
        return;
    group_bars(&pivot);
    list_parts(&pivot);
    if (pivot.n_parts && pivot.n_parts <= MOST_PARTS && pivot.bars.n <= MOST_BARS &&
        place_rows(&pivot)) {
        lxw_chart_options size = {.x_scale = CHART_WIDTH / 480.0,
                                  .y_scale =
                                      ((double)pivot.bars.n * BAR_HEIGHT + FRAME_HEIGHT) / 288.0};
        write_data(book, workbook_add_worksheet(book->file, name), &pivot);
        worksheet_insert_chart_opt(sheet, 2, (lxw_col_t)column, make_chart(book, &pivot, name),
                                   &size);
    }
    free_pivot(&pivot);
}

#endif
