/* Months or quarters written as numbers beside their years. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "header_cells.h"
#include "stub_body.h"

/* Whether the cells of a column that are not blank are years. */
static bool holds_years(const struct sg_stub_body *body, size_t column)
{
    bool any = false;
    for (size_t i = 0; i < body->n; i++) {
        const char *cell = sg_stub_body_cell(body, i, column);
        enum sg_cell_class class = sg_header_class_of(cell);
        if (class != SG_CLASS_BLANK && class != SG_CLASS_YEAR && class != SG_CLASS_PERIOD)
            return false;
        any = any || class != SG_CLASS_BLANK;
    }
    return any;
}

static bool holds_parts(const struct sg_stub_body *body, size_t column)
{
    for (size_t i = 0; i < body->n; i++)
        if (!sg_header_is_small_number(sg_stub_body_cell(body, i, column)))
            return false;
    return body->n > 1;
}

/* The labels of a row left of the values, and its year, which may stand in a row above. */
static char *key_of(const struct sg_stub_body *body, const struct sg_profile *profile, size_t i,
                    size_t year)
{
    struct sg_buffer key = {0};
    size_t from = i;
    while (from > 0 && sg_layout_is_blank(sg_stub_body_cell(body, from, year)))
        from--;
    sg_buffer_add(&key, sg_stub_body_cell(body, from, year));
    for (size_t c = 0; c < profile->n_columns; c++) {
        if (c == year || c == year + 1)
            continue;
        if (profile->numeric[c] && c > year)
            break;
        sg_buffer_add_char(&key, '\x1f');
        sg_buffer_add(&key, profile->numeric[c] ? "" : sg_stub_body_cell(body, i, c));
    }
    return sg_buffer_take(&key);
}

/* Whether the numbers right of the years alone tell the rows of a year apart, in order: they rise,
   or fall, within the rows of equal labels and years, most of which have several. Months of a
   fiscal year run from April (`first` 4). */
static bool run_in_years(const struct sg_stub_body *body, const struct sg_profile *profile,
                         size_t year, int first)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *keys = sg_table_add(&seen, "key", SG_COLUMN_CATEGORY);
    double *last = sg_alloc(body->n, sizeof *last);
    size_t *times = sg_alloc(body->n, sizeof *times), several = 0;
    double sign = 0;
    bool run = true;
    for (size_t i = 0; i < body->n && run; i++) {
        char *text = key_of(body, profile, i, year);
        size_t key = (size_t)sg_column_intern(keys, text);
        free(text);
        double cell = sg_cell_read(sg_stub_body_cell(body, i, year + 1), NULL).value;
        double part = cell < first ? cell + 12 : cell;
        double step = times[key] ? part - last[key] : 0;
        run = !times[key] || (step != 0 && step * sign >= 0);
        sign = step != 0 ? step : sign;
        last[key] = part;
        several += ++times[key] == 2;
    }
    run = run && several > 0 && several * 2 >= keys->levels.n;
    free(last);
    free(times);
    sg_table_free(&seen);
    return run;
}

static void take_out(struct sg_profile *profile, size_t column, enum sg_place place)
{
    profile->n_numeric -= profile->numeric[column];
    profile->places[column] = profile->numeric[column] ? place : profile->places[column];
    profile->numeric[column] = false;
}

void sg_stub_find_parts(const struct sg_stub_body *body, struct sg_profile *profile)
{
    for (size_t c = 0; c + 1 < profile->n_columns && body->n > 1; c++) {
        size_t left = profile->n_numeric - profile->numeric[c];
        if (!profile->numeric[c + 1] || left < 2 || !holds_parts(body, c + 1) ||
            !holds_years(body, c) ||
            (!run_in_years(body, profile, c, 1) && !run_in_years(body, profile, c, 4)))
            continue;
        take_out(profile, c, SG_PLACE_YEARS);
        take_out(profile, c + 1, SG_PLACE_LABEL);
        return;
    }
}
