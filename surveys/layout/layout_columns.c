/* What the header rows are, and the name, code, period and unit of each column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>
#include "table/measure.h"
#include "table/names.h"
#include "table/text.h"

#include "header_cells.h"
#include "header_labels.h"
#include "header_period.h"

static enum sg_header_kind kind_of(const struct sg_grid *grid, const struct sg_profile *profile,
                                   const struct sg_layout *layout, size_t row)
{
    bool last = row + 1 == layout->header + layout->n_header;
    enum sg_row_kind kind = sg_header_kind_of_row(grid, profile, row);
    if (row > layout->header && sg_header_is_spelled(grid, profile, layout->header, row))
        return SG_HEADER_LABEL;
    if (kind == SG_ROW_YEARS || kind == SG_ROW_PERIODS)
        return SG_HEADER_PERIOD;
    if (row > layout->header && kind == SG_ROW_UNITS)
        return SG_HEADER_UNIT;
    if (!last && sg_header_is_codes(grid, profile, row))
        return SG_HEADER_CODE;
    return SG_HEADER_LABEL;
}

/* Whether a row has a period with its year. */
static bool has_year(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    for (size_t c = 0; c < profile->n_columns; c++)
        if (profile->numeric[c] && sg_header_is_period(sg_grid_cell(grid, row, c)))
            return true;
    return false;
}

static bool is_kind(const struct sg_layout *layout, enum sg_header_kind kind)
{
    for (size_t i = 0; i < layout->n_header; i++)
        if (layout->kinds[i] == kind)
            return true;
    return false;
}

/* Rows below the names of series that say more of them: the stub says what, and holds periods
 * below.
 */
static void find_attributes(const struct sg_grid *grid, const struct sg_profile *profile,
                            struct sg_layout *layout)
{
    size_t first = layout->header, stub = sg_header_series_column(grid, profile, layout->data);
    if (stub == profile->n_columns || layout->n_header < 2 ||
        !sg_header_names_all(grid, profile, first, first + 1))
        return;
    for (size_t i = 1; i < layout->n_header; i++) {
        const char *what = sg_grid_cell(grid, first + i, stub);
        if (sg_layout_is_blank(what) || layout->kinds[i] == SG_HEADER_PERIOD ||
            sg_header_kind_of_row(grid, profile, first + i) == SG_ROW_EMPTY)
            return;
    }
    layout->kinds[0] = SG_HEADER_LABEL;
    for (size_t i = 1; i < layout->n_header; i++) {
        const char *what = sg_grid_cell(grid, first + i, stub);
        bool unit = layout->kinds[i] == SG_HEADER_UNIT || sg_text_same_key(what, "unit") ||
                    sg_text_same_key(what, "units") || sg_text_same_key(what, "単位");
        layout->kinds[i] = unit ? SG_HEADER_UNIT : SG_HEADER_NOTE;
    }
}

/* Parts of a year without a year are labels, and so is the only row, though it holds periods alone:
   業種,2016,2021. */
static void decide_kinds(const struct sg_grid *grid, const struct sg_profile *profile,
                         struct sg_layout *layout)
{
    bool year = false;
    for (size_t i = 0; i < layout->n_header; i++) {
        layout->kinds[i] = kind_of(grid, profile, layout, layout->header + i);
        year = year || (layout->kinds[i] == SG_HEADER_PERIOD &&
                        has_year(grid, profile, layout->header + i));
    }
    for (size_t i = 0; i < layout->n_header && !year; i++)
        if (layout->kinds[i] == SG_HEADER_PERIOD)
            layout->kinds[i] = SG_HEADER_LABEL;
    find_attributes(grid, profile, layout);
    /* Units where nothing else names the columns are their names: 市,件. */
    for (size_t i = 0; i < layout->n_header && !is_kind(layout, SG_HEADER_LABEL); i++)
        if (layout->kinds[i] == SG_HEADER_UNIT)
            layout->kinds[i] = SG_HEADER_LABEL;
    if (layout->n_header && (layout->n_header == 1 || (!is_kind(layout, SG_HEADER_LABEL) &&
                                                       !is_kind(layout, SG_HEADER_PERIOD))))
        layout->kinds[layout->n_header - 1] = SG_HEADER_LABEL;
}

static void append_part(char **text, const char *cell, const char *join)
{
    char *part = sg_name_written(cell);
    struct sg_buffer joined = {0};
    if (*text)
        sg_buffer_printf(&joined, "%s%s", *text, join);
    sg_buffer_add(&joined, part);
    free(part);
    free(*text);
    *text = sg_buffer_take(&joined);
}

/* Periods of several rows are one: 2023年 over 1-3月. */
static void add_period(struct sg_layout_column *column, const char *cell)
{
    char *own = sg_name_written(cell);
    char *joined = column->period ? sg_header_join_periods(column->period, own) : NULL;
    if (joined) {
        free(column->period);
        column->period = joined;
    } else {
        append_part(&column->period, own, " ");
    }
    free(own);
}

static void read_part(struct sg_layout_column *column, enum sg_header_kind kind, const char *cell,
                      const char *join)
{
    if (sg_layout_is_blank(cell))
        return;
    switch (kind) {
    case SG_HEADER_LABEL:
        append_part(&column->label, cell, join);
        break;
    case SG_HEADER_CODE:
        append_part(&column->code, cell, join);
        break;
    case SG_HEADER_PERIOD:
        add_period(column, cell);
        break;
    case SG_HEADER_NOTE:
        break;
    case SG_HEADER_UNIT:
        free(column->unit);
        column->unit = sg_unit_of_label(cell);
        if (!column->unit)
            column->unit = sg_header_in_brackets(cell);
        if (!column->unit)
            column->unit = sg_name_written(cell);
        break;
    }
}

static void name_column(struct sg_layout_column *column, size_t index)
{
    char made[32];
    snprintf(made, sizeof made, "column_%zu", index + 1);
    column->name = sg_copy_text(column->label ? column->label : column->code);
    if (!column->name)
        column->name = sg_copy_text(column->period ? column->period : made);
    if (!column->unit && column->label)
        column->unit = sg_unit_of_label(column->label);
}

/* Puts the period before names that it alone tells apart. */
static void tell_apart(struct sg_layout *layout)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *names = sg_table_add(&seen, "name", SG_COLUMN_CATEGORY);
    size_t *times = sg_alloc(layout->n_columns, sizeof *times);
    for (size_t i = 0; i < layout->n_columns; i++)
        times[sg_column_intern(names, layout->columns[i].name)]++;
    for (size_t i = 0; i < layout->n_columns; i++) {
        struct sg_layout_column *column = &layout->columns[i];
        if (!column->period || times[sg_column_code(names, column->name)] < 2)
            continue;
        struct sg_buffer name = {0};
        sg_buffer_printf(&name, "%s %s", column->period, column->name);
        free(column->name);
        column->name = sg_buffer_take(&name);
    }
    free(times);
    sg_table_free(&seen);
}

/* A row of periods names the columns of labels where no other row does: 産業,2016年,,2021年. */
static void name_from_periods(const struct sg_grid *grid, const struct sg_layout *layout,
                              size_t column)
{
    for (size_t i = 0; i < layout->n_header && !layout->columns[column].label; i++)
        if (layout->kinds[i] == SG_HEADER_PERIOD)
            read_part(&layout->columns[column], SG_HEADER_LABEL,
                      sg_grid_cell(grid, layout->header + i, column), "");
}

static void read_row(const struct sg_grid *grid, const struct sg_profile *profile, size_t i,
                     struct sg_layout *layout)
{
    const char **cells = sg_alloc(layout->n_columns, sizeof *cells);
    size_t row = layout->header + i;
    bool spelled = i > 0 && (sg_header_is_spelled(grid, profile, layout->header, row) ||
                             sg_header_ends_word(grid, row));
    sg_header_spread(grid, profile, layout, i, cells);
    for (size_t c = 0; c < layout->n_columns; c++)
        if (profile->numeric[c] ||
            (layout->kinds[i] != SG_HEADER_PERIOD && layout->kinds[i] != SG_HEADER_UNIT))
            read_part(&layout->columns[c], layout->kinds[i], cells[c], spelled ? "" : " ");
    free(cells);
}

static void read_joined(const struct sg_grid *grid, size_t i, const char *join,
                        struct sg_layout *layout)
{
    for (size_t c = 0; c < layout->n_columns; c++)
        read_part(&layout->columns[c], SG_HEADER_LABEL, sg_grid_cell(grid, layout->header + i, c),
                  join);
}

void sg_header_read(const struct sg_grid *grid, const struct sg_profile *profile, const char *join,
                    struct sg_layout *layout)
{
    layout->columns = sg_alloc(layout->n_columns, sizeof *layout->columns);
    if (!join)
        decide_kinds(grid, profile, layout);
    for (size_t i = 0; i < layout->n_header; i++)
        if (join)
            read_joined(grid, i, join, layout);
        else
            read_row(grid, profile, i, layout);
    for (size_t c = 0; c < layout->n_columns; c++) {
        layout->columns[c].place = profile->places[c];
        if (!profile->numeric[c])
            name_from_periods(grid, layout, c);
        name_column(&layout->columns[c], c);
    }
    tell_apart(layout);
    sg_header_split_labels(profile, layout);
}
