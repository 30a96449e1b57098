/* What the header rows are, and the name, code, period and unit of each column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>
#include "table/measure.h"
#include "table/text.h"

#include "layout_parts.h"

static bool is_ascii_text(const char *cell)
{
    for (; *cell; cell++)
        if ((unsigned char)*cell >= 0x80)
            return false;
    return true;
}

/* Whether no two numeric columns share a cell: codes are never merged. */
static bool is_distinct(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *cells = sg_table_add(&seen, "cell", SG_COLUMN_CATEGORY);
    size_t n = 0;
    for (size_t c = 0; c < profile->n_columns; c++)
        if (profile->numeric[c] && !sg_layout_is_blank(sg_grid_cell(grid, row, c))) {
            sg_column_intern(cells, sg_grid_cell(grid, row, c));
            n++;
        }
    bool distinct = cells->levels.n == n;
    sg_table_free(&seen);
    return distinct;
}

static enum sg_header_kind kind_of(const struct sg_grid *grid, const struct sg_profile *profile,
                                   const struct sg_layout *layout, size_t row)
{
    bool last = row + 1 == layout->header + layout->n_header;
    if (sg_profile_all(grid, profile, row, sg_header_is_period))
        return SG_HEADER_PERIOD;
    if (row > layout->header && sg_profile_all(grid, profile, row, sg_unit_is_cell))
        return SG_HEADER_UNIT;
    if (!last && sg_profile_all(grid, profile, row, is_ascii_text) &&
        is_distinct(grid, profile, row))
        return SG_HEADER_CODE;
    return SG_HEADER_LABEL;
}

/* One row must name the columns, though it holds periods alone: 業種,2016,2021. */
static void decide_kinds(const struct sg_grid *grid, const struct sg_profile *profile,
                         struct sg_layout *layout)
{
    bool named = false;
    for (size_t i = 0; i < layout->n_header; i++) {
        layout->kinds[i] = kind_of(grid, profile, layout, layout->header + i);
        named = named || layout->kinds[i] == SG_HEADER_LABEL;
    }
    if (!named && layout->n_header)
        layout->kinds[layout->n_header - 1] = SG_HEADER_LABEL;
}

/* A copy without spaces at the ends; a line break goes, or becomes a space between ASCII. */
static char *clean_label(const char *cell)
{
    char *label = sg_text_trim(cell);
    char *to = label;
    for (const char *from = label; *from; from++) {
        if (*from != '\n' && *from != '\r') {
            *to++ = *from;
            continue;
        }
        const char *next = from + strspn(from, "\r\n \t");
        if (to > label && (unsigned char)to[-1] < 0x80 && (unsigned char)*next < 0x80)
            *to++ = ' ';
        from = next - 1;
    }
    *to = '\0';
    return label;
}

/* Whether a label row below `i` says something of the column. */
static bool named_below(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                        size_t column)
{
    for (size_t k = i + 1; k < layout->n_header; k++)
        if (layout->kinds[k] == SG_HEADER_LABEL &&
            !sg_layout_is_blank(sg_grid_cell(grid, layout->header + k, column)))
            return true;
    return false;
}

static void append_part(char **text, const char *cell, const char *join)
{
    char *part = clean_label(cell);
    struct sg_buffer joined = {0};
    if (*text)
        sg_buffer_printf(&joined, "%s%s", *text, join);
    sg_buffer_add(&joined, part);
    free(part);
    free(*text);
    *text = sg_buffer_take(&joined);
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
        append_part(&column->period, cell, join);
        break;
    case SG_HEADER_UNIT:
        free(column->unit);
        column->unit = sg_unit_of_label(cell);
        if (!column->unit)
            column->unit = clean_label(cell);
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

/* Reads one header row into the columns. A merged cell reaches to the right over blank ones:
   periods over numbers, labels over columns that a row below tells apart. A label that has nothing
   below it is merged downwards and does not reach. */
static void read_row(const struct sg_grid *grid, const struct sg_profile *profile, size_t i,
                     struct sg_layout *layout)
{
    enum sg_header_kind kind = layout->kinds[i];
    const char *merged = "";
    for (size_t c = 0; c < layout->n_columns; c++) {
        const char *own = sg_grid_cell(grid, layout->header + i, c);
        bool blank = sg_layout_is_blank(own);
        bool reaches =
            kind == SG_HEADER_PERIOD ? profile->numeric[c] : named_below(grid, layout, i, c);
        if (!blank)
            merged = reaches ? own : "";
        if (kind != SG_HEADER_PERIOD || profile->numeric[c])
            read_part(&layout->columns[c], kind, blank && reaches ? merged : own, " ");
    }
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
        if (!profile->numeric[c])
            name_from_periods(grid, layout, c);
        name_column(&layout->columns[c], c);
    }
    tell_apart(layout);
}
