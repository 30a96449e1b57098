/* Units that a table follows over periods: one row a unit and period. */
#ifndef SG_ANALYSIS_CUBE_PANEL_H
#define SG_ANALYSIS_CUBE_PANEL_H

#include "table/command.h"
#include "table/groups.h"

struct sg_panel {
    const struct sg_table *table;
    const struct sg_column *period;
    struct sg_groups groups; /* of the rows */
    size_t *group_row;       /* per group: its first row */
    size_t n_units;          /* ids within groups: one that changes its group is another */
    size_t *unit_group;      /* per unit */
    uint32_t n_periods;
    int32_t *level;          /* per period, in order of time: the level that is printed */
    struct sg_period *dates; /* per period */
    ptrdiff_t *row;          /* per unit and period: its row, -1 where it is not there */
};

/* --id COL. */
extern const struct sg_option sg_panel_option_id;

/* The column of labels that an option names: in *at. */
bool sg_panel_find_labels(const struct sg_table *table, const char *name, size_t *at,
                          struct sg_error *err);

/* Reads --id and --period, and as groups the columns that --by and --area name. An empty id, or one
   that stands twice in a group and period, is an error with its rows. Release with sg_panel_free
   whatever happens. */
bool sg_panel_make(struct sg_panel *panel, const struct sg_run *run, const struct sg_table *table,
                   struct sg_error *err);
void sg_panel_free(struct sg_panel *panel);

static inline ptrdiff_t sg_panel_row(const struct sg_panel *panel, size_t unit, uint32_t period)
{
    return panel->row[unit * panel->n_periods + period];
}

/* Two periods that are compared. */
struct sg_panel_pair {
    uint32_t from, to;
};
/* Each period with the one before it, or the two that --from and --to name. *pairs is released with
   free(). */
bool sg_panel_pairs(const struct sg_panel *panel, const struct sg_run *run,
                    struct sg_panel_pair **pairs, size_t *n, struct sg_error *err);

/* Adds the columns of the groups and the periods `from` and `to`; then a row of a pair. */
void sg_panel_add_keys(const struct sg_panel *panel, const struct sg_run *run,
                       struct sg_table *out);
size_t sg_panel_add_row(const struct sg_panel *panel, struct sg_table *out, size_t group,
                        struct sg_panel_pair pair);

#endif
