#include "header_labels.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "table/measure.h"
#include "table/text.h"

#include "header_period.h"

static const char *cell_at(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                           size_t column)
{
    return sg_grid_cell(grid, layout->header + i, column);
}

static bool tells_apart(enum sg_header_kind kind, bool value)
{
    return kind == SG_HEADER_LABEL || (kind == SG_HEADER_PERIOD && value);
}

/* Whether a row below `i` says something of the column. */
static bool named_below(const struct sg_grid *grid, const struct sg_profile *profile,
                        const struct sg_layout *layout, size_t i, size_t column)
{
    for (size_t k = i + 1; k < layout->n_header; k++)
        if (tells_apart(layout->kinds[k], profile->numeric[column]) &&
            !sg_layout_is_blank(cell_at(grid, layout, k, column)))
            return true;
    return false;
}

/* Whether a row above `i` begins a new label or period at the column. */
static bool begins_above(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                         size_t column)
{
    for (size_t k = 0; k < i; k++)
        if (layout->kinds[k] != SG_HEADER_CODE && layout->kinds[k] != SG_HEADER_UNIT &&
            !sg_layout_is_blank(cell_at(grid, layout, k, column)) &&
            strcmp(cell_at(grid, layout, k, column),
                   column ? cell_at(grid, layout, k, column - 1) : "") != 0)
            return true;
    return false;
}

/* The columns of values in groups of `size`, each of which reads the same in row `i`. */
struct groups {
    size_t *columns;
    size_t n, size;
};

/* The shortest group that the cells of a row repeat; the whole row where it repeats none. */
static size_t repeat_of(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                        const struct groups *groups)
{
    for (size_t size = 1; size < groups->n; size++) {
        bool repeats = groups->n % size == 0;
        for (size_t k = 0; k + size < groups->n && repeats; k++)
            repeats = strcmp(cell_at(grid, layout, i, groups->columns[k]),
                             cell_at(grid, layout, i, groups->columns[k + size])) == 0;
        if (repeats)
            return size;
    }
    return groups->n;
}

/* Whether each group of a row has one cell that is filled, one of them not its first. */
static bool is_centred(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                       const struct groups *groups)
{
    bool inside = false;
    for (size_t from = 0; from < groups->n; from += groups->size) {
        size_t filled = 0;
        for (size_t k = 0; k < groups->size; k++)
            if (!sg_layout_is_blank(cell_at(grid, layout, i, groups->columns[from + k]))) {
                filled++;
                inside = inside || k > 0;
            }
        if (filled != 1)
            return false;
    }
    return inside;
}

static void spread_centred(const struct sg_grid *grid, const struct sg_layout *layout, size_t i,
                           const struct groups *groups, const char *cells[])
{
    for (size_t from = 0; from < groups->n; from += groups->size) {
        const char *label = "";
        for (size_t k = 0; k < groups->size; k++)
            if (!sg_layout_is_blank(cells[groups->columns[from + k]]))
                label = cell_at(grid, layout, i, groups->columns[from + k]);
        for (size_t k = 0; k < groups->size; k++)
            cells[groups->columns[from + k]] = label;
    }
}

/* A label in the middle of its group: the row below repeats the same cells under each. */
static bool try_centred(const struct sg_grid *grid, const struct sg_profile *profile,
                        const struct sg_layout *layout, size_t i, const char *cells[])
{
    struct groups groups = {sg_alloc(layout->n_columns, sizeof *groups.columns), 0, 0};
    for (size_t c = 0; c < layout->n_columns; c++)
        if (profile->numeric[c])
            groups.columns[groups.n++] = c;
    bool centred = false;
    if (i + 1 < layout->n_header && tells_apart(layout->kinds[i + 1], true)) {
        groups.size = repeat_of(grid, layout, i + 1, &groups);
        bool told = groups.size < groups.n || layout->kinds[i + 1] == SG_HEADER_PERIOD;
        centred = groups.size > 1 && told && is_centred(grid, layout, i, &groups);
        if (centred)
            spread_centred(grid, layout, i, &groups, cells);
    }
    free(groups.columns);
    return centred;
}

void sg_header_spread(const struct sg_grid *grid, const struct sg_profile *profile,
                      const struct sg_layout *layout, size_t i, const char *cells[])
{
    enum sg_header_kind kind = layout->kinds[i];
    const char *merged = "";
    for (size_t c = 0; c < layout->n_columns; c++)
        cells[c] = cell_at(grid, layout, i, c);
    if (tells_apart(kind, true) && try_centred(grid, profile, layout, i, cells))
        return;
    for (size_t c = 0; c < layout->n_columns; c++) {
        bool blank = sg_layout_is_blank(cells[c]);
        bool named = named_below(grid, profile, layout, i, c);
        bool reaches = kind == SG_HEADER_PERIOD ? profile->numeric[c] : named;
        if (!blank)
            merged = reaches ? cells[c] : "";
        else if (begins_above(grid, layout, i, c))
            merged = "";
        else if (reaches && (kind == SG_HEADER_PERIOD || kind == SG_HEADER_LABEL))
            cells[c] = merged;
    }
}

/* Whether two of the columns that are split share their label. */
static bool shares_label(char *const labels[], size_t n)
{
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n && labels[a]; b++)
            if (labels[b] && strcmp(labels[a], labels[b]) == 0)
                return true;
    return false;
}

void sg_header_split_labels(const struct sg_profile *profile, struct sg_layout *layout)
{
    size_t n = layout->n_columns, with_period = 0, values = 0;
    char **labels = sg_alloc(n, sizeof *labels), **periods = sg_alloc(n, sizeof *periods);
    for (size_t c = 0; c < n; c++) {
        struct sg_layout_column *column = &layout->columns[c];
        values += profile->numeric[c];
        if (profile->numeric[c] && column->label && !column->period)
            with_period += sg_header_split_period(column->label, &labels[c], &periods[c]);
    }
    bool split = with_period && (with_period == values || shares_label(labels, n));
    for (size_t c = 0; c < n; c++) {
        struct sg_layout_column *column = &layout->columns[c];
        if (split && labels[c]) {
            free(column->label);
            column->label = labels[c];
            column->period = periods[c];
            if (!column->unit)
                column->unit = sg_unit_of_label(column->label);
            continue;
        }
        free(labels[c]);
        free(periods[c]);
    }
    free(labels);
    free(periods);
}
