/* One value column of a long table as cells area × category × period, with the totals that serve as
   denominators: what every analysis of structure starts from. Work and memory are linear in rows.
 */
#ifndef SG_ANALYSIS_CUBE_CUBE_H
#define SG_ANALYSIS_CUBE_CUBE_H

#include <sangyo/table.h>
#include "table/command.h"

#include "pairs.h"

/* A total is a denominator and never added; when one label is declared to be the total, other
   labels that usually stand for totals are aside: neither part nor denominator. */
enum sg_cube_kind {
    SG_CUBE_PART,
    SG_CUBE_TOTAL,
    SG_CUBE_ASIDE,
    SG_CUBE_NOT_ADDED /* a subtotal, or of a level that is not taken */
};

/* The items of a role: labels of equal key are one, periods of equal date too. */
/* The levels of a classification that were found (table/classification.h); `by` 0: one level. */
struct sg_cube_levels {
    int by, depth, taken;
};

struct sg_cube_axis {
    ptrdiff_t column;        /* -1: no such column; then there is one item */
    bool dated;              /* labels are matched by date */
    bool coded;              /* labels are matched as codes of areas */
    uint32_t n;              /* items */
    uint32_t *of_level;      /* per level of the column: its item; SG_NO_PAIR where no row has it */
    int32_t *level;          /* per item: the level first seen, whose text is printed */
    enum sg_cube_kind *kind; /* per item */
    bool *found;             /* per item: sums, not its label, made it a total or subtotal */
    struct sg_cube_levels levels;
};

/* What a column of the table is to the cube. */
enum sg_cube_use {
    SG_CUBE_UNUSED,
    SG_CUBE_KEY,   /* area, category or period */
    SG_CUBE_LABEL, /* says more about a key: the name of an area code */
    SG_CUBE_GROUP  /* any other category, such as a measure: each of its values is analysed alone */
};

struct sg_cube_cell {
    double value; /* NaN where the status stands instead of a number */
    sg_status status;
};

/* An area within a group, over all periods. */
struct sg_cube_series {
    uint32_t group, area;
};

/* An area within a group at one period: what a denominator belongs to. */
struct sg_cube_slice {
    uint32_t series, period;
    ptrdiff_t total_row; /* the published total, or -1 */
    size_t n_parts;
    struct sg_cube_cell total; /* as published, else the sum of the parts */
    bool mixed;                /* of what is above and below 0: then nothing has a share in it */
};

struct sg_cube {
    const struct sg_table *table;
    const struct sg_column *value;
    enum sg_cube_use *use; /* per column of the table */
    struct sg_cube_axis area, by, period;
    uint32_t *period_order;        /* period items by real date */
    struct sg_period *period_date; /* per period item; kind NONE where the label is none */
    uint32_t n_groups;
    struct sg_cube_series *series; /* series_of.n items */
    struct sg_cube_slice *slices;  /* slice_of.n items */
    uint32_t *row_slice, *row_by;  /* per row of the table */
    bool *row_aside;           /* per row: its status says that it is not added; NULL: none is */
    struct sg_pairs series_of; /* of (group, area) */
    struct sg_pairs slice_of;  /* of (series, period) */
    struct sg_pairs row_of;    /* of (slice, category): the row */
};

/* Which columns take which role. A name that is NULL was not asked for; the role is then found. */
struct sg_cube_request {
    const char *by, *area, *period, *total;
    ptrdiff_t value;
    bool by_required, area_required, period_required;
    bool across_areas; /* areas are added, or one is the reference: their totals matter */
    bool flat;         /* no levels, and totals by their labels alone: the categories are answers */
    bool areas_are_parts; /* where there is no other category */
};

/* The request that the options of a run make (--by --area --period --total). */
struct sg_cube_request sg_cube_request_of(const struct sg_run *run);

/* The columns that --value names, or the one that is found; *columns is released with free(). All
   hold numbers. */
bool sg_cube_values(struct sg_run *run, const struct sg_table *table, ptrdiff_t **columns,
                    size_t *n, struct sg_error *err);

/* Builds the view of `table`, which must outlive it, and says what was assumed as notes of `run`.
   Rows of the same key, areas whose names are shared, two totals and empty keys are errors. */
bool sg_cube_build(struct sg_cube *cube, struct sg_run *run, const struct sg_table *table,
                   const struct sg_cube_request *request, struct sg_error *err);
void sg_cube_free(struct sg_cube *cube);

/* The value of a row; an empty cell is not_available, nil is 0. */
struct sg_cube_cell sg_cube_at(const struct sg_cube *cube, size_t row);
/* The same of a cell of any column of numbers; not available where the row is -1 or the column NULL.
 */
struct sg_cube_cell sg_cube_cell_of(const struct sg_column *column, ptrdiff_t row);
/* The row of a category within a slice, or -1. */
ptrdiff_t sg_cube_row(const struct sg_cube *cube, uint32_t slice, uint32_t by);
/* The slice of a series at a period, or NULL. */
const struct sg_cube_slice *sg_cube_slice_at(const struct sg_cube *cube, uint32_t series,
                                             uint32_t period);
static inline const struct sg_cube_slice *sg_cube_slice_of(const struct sg_cube *cube, size_t row)
{
    return &cube->slices[cube->row_slice[row]];
}
/* Whether the row is the published total of its slice. */
static inline bool sg_cube_is_total(const struct sg_cube *cube, size_t row)
{
    return sg_cube_slice_of(cube, row)->total_row == (ptrdiff_t)row;
}
/* Whether the row counts towards a sum of parts: neither total nor repeated item (再掲). */
bool sg_cube_is_summed(const struct sg_cube *cube, size_t row);
/* Says which level of the items is added, where there are several. */
void sg_cube_note_levels(const struct sg_cube_axis *axis, struct sg_run *run);
/* Whether the texts of a column of the table speak of the items of `axis`: its own or its labels.
 */
bool sg_cube_goes_with(const struct sg_cube *cube, const struct sg_cube_axis *axis, size_t column);
/* The label of an item as first seen; "" for an axis without column. */
const char *sg_cube_label(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                          uint32_t item);
/* Per item of `axis`, the item of an axis of another cube with the same key or date, SG_NO_PAIR
   where there is none; 0 for all where either axis has no column. Released with free(). */
uint32_t *sg_cube_axis_match(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                             const struct sg_cube *other, const struct sg_cube_axis *to);
/* Adds a cell to a sum: what is unknown makes the sum unknown. */
void sg_cube_add(struct sg_cube_cell *sum, struct sg_cube_cell cell);

/* Flags of a number that are also true of what is computed from it. */
sg_status sg_cube_flags(sg_status status);

#endif
