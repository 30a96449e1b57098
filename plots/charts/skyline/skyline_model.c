#include "skyline_model.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/chart_input.h"

static const double most_uncut = 250; /* percent: up to this, no building is cut */
static const double cut_share = 0.1;  /* of the width, that may be cut */
static const double cut_worth = 1.3;  /* of the axis, that a cut has to save */

static bool find_columns(const struct sg_table *table, struct sg_skyline *skyline,
                         struct sg_error *err)
{
    const struct {
        const char *name;
        const struct sg_column **column;
    } needed[] = {{"induced_by_domestic", &skyline->domestic},
                  {"exports_percent", &skyline->exports},
                  {"sufficiency_percent", &skyline->height}};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const struct sg_input_need need = {"skyline", needed[i].name, "io skyline"};
        if (!sg_input_require(table, need, needed[i].column, err))
            return false;
    }
    return true;
}

static bool list(struct sg_skyline *skyline, bool given, struct sg_error *err)
{
    size_t n = skyline->items.table->n_rows;
    double *keys = sg_alloc(n, sizeof *keys);
    for (size_t row = 0; row < n; row++)
        keys[row] = sg_column_finite(skyline->domestic, row);
    struct sg_items_order order = {given ? NULL : keys, SG_TOTALS_DROP, SG_SKYLINE_MOST};
    bool ok = sg_items_list(&skyline->items, order, err);
    free(keys);
    return ok;
}

static void build(struct sg_skyline *skyline)
{
    double total = 0;
    skyline->buildings = sg_alloc(skyline->items.n, sizeof *skyline->buildings);
    for (size_t i = 0; i < skyline->items.n; i++) {
        size_t row = skyline->items.items[i].row;
        double width = sg_column_finite(skyline->domestic, row);
        struct sg_building *building = &skyline->buildings[i];
        *building = (struct sg_building){.item = i,
                                         .share = width,
                                         .height = sg_column_finite(skyline->height, row),
                                         .top = 100 + sg_column_finite(skyline->exports, row)};
        building->shown = width > 0 && !isnan(building->height) && !isnan(building->top);
        skyline->n_shown += building->shown;
        total += building->shown ? width : 0;
        if (isnan(building->height))
            skyline->voids |= sg_input_void(skyline->height, row);
    }
    for (size_t i = 0; i < skyline->items.n; i++)
        skyline->buildings[i].share /= total;
}

static double end_of(const struct sg_building *building)
{
    return fmax(building->top, building->height);
}

/* How much of the width is higher than `percent`. */
static double share_above(const struct sg_skyline *skyline, double percent)
{
    double share = 0;
    for (size_t i = 0; i < skyline->items.n; i++)
        if (skyline->buildings[i].shown && end_of(&skyline->buildings[i]) > percent)
            share += skyline->buildings[i].share;
    return share;
}

/* A few slender towers do not make all others flat. */
static void choose_cap(struct sg_skyline *skyline)
{
    double highest = 100, cap = INFINITY;
    for (size_t i = 0; i < skyline->items.n; i++)
        if (skyline->buildings[i].shown)
            highest = fmax(highest, end_of(&skyline->buildings[i]));
    for (size_t i = 0; i < skyline->items.n; i++) {
        double end = fmax(most_uncut, end_of(&skyline->buildings[i]));
        if (skyline->buildings[i].shown && share_above(skyline, end) <= cut_share)
            cap = fmin(cap, end);
    }
    skyline->cap = highest <= cut_worth * cap ? highest : cap;
}

static void find(struct sg_skyline *skyline)
{
    size_t *rows = sg_alloc(skyline->items.n, sizeof *rows);
    for (size_t i = 0; i < skyline->items.n; i++)
        rows[i] = skyline->items.items[i].row;
    sg_sufficient_find(skyline->items.table, skyline->items.label, skyline->height, rows,
                       skyline->items.n, &skyline->found);
    free(rows);
}

bool sg_skyline_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_skyline *skyline, struct sg_error *err)
{
    static const char *const names[] = {"industry", NULL};
    bool given;
    *skyline = (struct sg_skyline){0};
    bool ok = find_columns(table, skyline, err) &&
              sg_input_sort(options->sort, true, &given, err) &&
              sg_items_init(&skyline->items, table, names, err) && list(skyline, given, err);
    if (ok) {
        build(skyline);
        choose_cap(skyline);
        find(skyline);
    }
    if (ok && !skyline->n_shown)
        ok = sg_fail(err, SG_FAIL_DATA,
                     "there is nothing to draw: of no industry is known what domestic final demand "
                     "needs, what is exported and how much is made here");
    if (!ok)
        sg_skyline_free(skyline);
    return ok;
}

void sg_skyline_free(struct sg_skyline *skyline)
{
    free(skyline->buildings);
    sg_items_free(&skyline->items);
    *skyline = (struct sg_skyline){0};
}
