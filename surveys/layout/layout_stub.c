/* The stub: which columns hold labels, their codes, and years down the rows. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "header_cells.h"
#include "header_period.h"

/* More rows say nothing new of the columns. */
enum { ROWS_ENOUGH = 2000 };

/* The rows of data by which the columns are judged. */
struct body {
    const struct sg_grid *grid;
    size_t *rows;
    size_t n;
    const char **heading; /* the line alone above each row, "" for none */
};

/* Whether a row has numbers, and no texts, where numbers are expected. */
static bool is_data(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    size_t numbers = 0, filled = 0;
    for (size_t c = 0; c < profile->n_columns; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (!profile->numeric[c] || sg_layout_is_blank(cell))
            continue;
        enum sg_cell_kind kind = sg_cell_read(cell, NULL).kind;
        if (kind == SG_CELL_TEXT)
            return false;
        numbers += kind == SG_CELL_NUMBER;
        filled++;
    }
    return numbers > 0 && filled * 2 >= profile->n_numeric;
}

static struct body find_body(const struct sg_grid *grid, const struct sg_profile *profile)
{
    struct body body = {.grid = grid};
    const char *heading = "";
    body.rows = sg_alloc(grid->n_rows, sizeof *body.rows);
    body.heading = sg_alloc(grid->n_rows, sizeof *body.heading);
    for (size_t row = 0; row < grid->n_rows && body.n < ROWS_ENOUGH; row++) {
        if (profile->filled[row] == 1 && !sg_layout_is_blank(sg_grid_cell(grid, row, 0)))
            heading = sg_grid_cell(grid, row, 0);
        if (!is_data(grid, profile, row))
            continue;
        body.heading[body.n] = heading;
        body.rows[body.n++] = row;
    }
    return body;
}

static const char *cell_of(const struct body *body, size_t i, size_t column)
{
    return sg_grid_cell(body->grid, body->rows[i], column);
}

/* How many texts of two columns go together, by the rows that have both. */
struct pairs {
    size_t first, second, both, rows;
    bool unlabelled; /* a row has the first alone */
};

static void intern_row(struct sg_table *seen, const char *first, const char *second)
{
    struct sg_buffer pair = {0};
    sg_buffer_printf(&pair, "%s\x1f%s", first, second);
    sg_column_intern(seen->columns[0], first);
    sg_column_intern(seen->columns[1], second);
    sg_column_intern(seen->columns[2], sg_buffer_text(&pair));
    sg_buffer_free(&pair);
}

static struct pairs count_pairs(const struct body *body, size_t first, size_t second)
{
    struct pairs pairs = {0};
    struct sg_table seen;
    sg_table_init(&seen);
    for (size_t i = 0; i < 3; i++)
        sg_table_add(&seen, "text", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < body->n; i++) {
        const char *a = cell_of(body, i, first), *b = cell_of(body, i, second);
        bool blank = sg_layout_is_blank(b);
        if (sg_layout_is_blank(a))
            continue;
        pairs.unlabelled = pairs.unlabelled || blank;
        if (blank)
            continue;
        intern_row(&seen, a, b);
        pairs.rows++;
    }
    pairs.first = seen.columns[0]->levels.n;
    pairs.second = seen.columns[1]->levels.n;
    pairs.both = seen.columns[2]->levels.n;
    sg_table_free(&seen);
    return pairs;
}

/* Whether each text of one column goes with one of the other, and the other way round. Behind other
   labels that proves something only where they repeat. */
static bool is_one_to_one(const struct body *body, size_t code, size_t label, bool repeated)
{
    struct pairs pairs = count_pairs(body, code, label);
    return pairs.both > 1 && pairs.both == pairs.first && pairs.both == pairs.second &&
           !pairs.unlabelled && (!repeated || pairs.both < pairs.rows);
}

static bool all_parts(const struct body *body, size_t column)
{
    size_t n = 0;
    for (size_t i = 0; i < body->n; i++) {
        const char *cell = cell_of(body, i, column);
        if (sg_layout_is_blank(cell))
            continue;
        if (sg_header_class_of(cell) != SG_CLASS_PART)
            return false;
        n++;
    }
    return n > 1;
}

static bool all_years(const struct body *body, size_t column)
{
    size_t n = 0;
    for (size_t i = 0; i < body->n; i++) {
        const char *cell = cell_of(body, i, column);
        if (sg_layout_is_blank(cell))
            continue;
        if (sg_header_class_of(cell) != SG_CLASS_YEAR)
            return false;
        n++;
    }
    return n > 1;
}

/* Distinct years, rising or falling all the way. */
static bool is_in_order(const struct body *body, size_t column)
{
    int sign = 0;
    for (size_t i = 1; i < body->n; i++) {
        int now = strcmp(cell_of(body, i, column), cell_of(body, i - 1, column));
        if (now == 0 || (sign && (now > 0) != (sign > 0)))
            return false;
        sign = now;
    }
    return sign != 0;
}

/* The labels of a row but for one column, blank ones as above, under the heading. */
static char *labels_of(const struct body *body, const struct sg_profile *profile, size_t i,
                       size_t but)
{
    struct sg_buffer labels = {0};
    sg_buffer_add(&labels, body->heading[i]);
    for (size_t c = 0; c < profile->n_columns && c < profile->n_stub; c++) {
        size_t from = i;
        while (from > 0 && (sg_layout_is_blank(cell_of(body, from, c)) ||
                            sg_header_is_ditto(cell_of(body, from, c))))
            from--;
        if (c != but)
            sg_buffer_printf(&labels, "\x1f%s", cell_of(body, from, c));
    }
    return sg_buffer_take(&labels);
}

/* Whether each label stands in several years, in order, and most share their years: a long table,
   not chance numbers that look like years. */
static bool years_of_labels(const struct body *body, const struct sg_profile *profile,
                            size_t column)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *labels = sg_table_add(&seen, "label", SG_COLUMN_CATEGORY);
    struct sg_column *years = sg_table_add(&seen, "year", SG_COLUMN_CATEGORY);
    size_t *last = sg_alloc(body->n, sizeof *last), *times = sg_alloc(body->n, sizeof *times);
    bool in_order = true;
    int sign = 0;
    for (size_t i = 0; i < body->n && in_order; i++) {
        char *text = labels_of(body, profile, i, column);
        size_t label = (size_t)sg_column_intern(labels, text);
        free(text);
        sg_column_intern(years, cell_of(body, i, column));
        int now =
            times[label] ? strcmp(cell_of(body, i, column), cell_of(body, last[label], column)) : 0;
        in_order = !times[label] || (now && (!sign || (now > 0) == (sign > 0)));
        sign = now ? now : sign;
        last[label] = i;
        times[label]++;
    }
    size_t once = 0, most = 0;
    for (size_t i = 0; i < labels->levels.n; i++) {
        once += times[i] == 1;
        most = times[i] > most ? times[i] : most;
    }
    bool repeated = in_order && once * 2 < labels->levels.n && years->levels.n <= 2 * most;
    free(last);
    free(times);
    sg_table_free(&seen);
    return repeated;
}

static void set_place(struct sg_profile *profile, size_t column, enum sg_place place)
{
    profile->n_numeric -= profile->numeric[column];
    profile->numeric[column] = false;
    profile->places[column] = place;
}

/* Whether a column of numbers left of a label may be part of the stub. */
static bool place_before(const struct body *body, struct sg_profile *profile, size_t column,
                         size_t label)
{
    size_t known = profile->n_stub;
    profile->n_stub = label + 1;
    bool years = all_years(body, column) &&
                 (all_parts(body, label) || years_of_labels(body, profile, column));
    bool code = !years && is_one_to_one(body, column, label, known > 0);
    profile->n_stub = known;
    if (years || code)
        set_place(profile, column, years ? SG_PLACE_YEARS : SG_PLACE_CODE);
    return years || code;
}

/* Whether a column holds a cell at all, among the rows of data. */
static bool is_blank_column(const struct body *body, size_t column)
{
    for (size_t i = 0; i < body->n; i++)
        if (!sg_layout_is_blank(cell_of(body, i, column)))
            return false;
    return true;
}

/* The leading columns of texts, with codes and years before and between them. */
static void find_labels(const struct body *body, struct sg_profile *profile)
{
    for (size_t c = 0; c < profile->n_columns; c++) {
        if (profile->numeric[c])
            continue;
        bool joins = !is_blank_column(body, c) || c == profile->n_stub;
        for (size_t k = profile->n_stub; k < c && joins; k++)
            joins = !profile->numeric[k] || place_before(body, profile, k, c);
        if (!joins)
            return;
        profile->n_stub = c + 1;
    }
}

/* Whether the labels of the stub tell the rows apart: what stands right of the values is no key. */
static bool tells_rows_apart(const struct body *body, const struct sg_profile *profile)
{
    struct sg_table seen;
    size_t labels = 0;
    for (size_t c = 0; c < profile->n_stub; c++)
        labels += profile->places[c] == SG_PLACE_LABEL;
    sg_table_init(&seen);
    struct sg_column *keys = sg_table_add(&seen, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < body->n; i++) {
        char *key = labels_of(body, profile, i, profile->n_stub);
        sg_column_intern(keys, key);
        free(key);
    }
    bool apart = labels && keys->levels.n == body->n;
    sg_table_free(&seen);
    return apart;
}

void sg_stub_find(const struct sg_grid *grid, struct sg_profile *profile)
{
    struct body body = find_body(grid, profile);
    profile->places = sg_alloc(profile->n_columns, sizeof *profile->places);
    if (body.n > 1)
        find_labels(&body, profile);
    size_t next = profile->n_stub;
    bool numbers_right = profile->n_numeric > 1;
    if (numbers_right && next < profile->n_columns && profile->numeric[next] &&
        all_years(&body, next) &&
        (next == 0 ? is_in_order(&body, 0) : years_of_labels(&body, profile, next))) {
        set_place(profile, next, SG_PLACE_YEARS);
        profile->n_stub++;
    }
    bool apart = profile->n_numeric && tells_rows_apart(&body, profile);
    for (size_t c = 0; c < profile->n_columns; c++)
        if (profile->numeric[c])
            profile->places[c] = SG_PLACE_VALUE;
        else if (c >= profile->n_stub && apart)
            profile->places[c] = SG_PLACE_REMARK;
    free(body.rows);
    free(body.heading);
}
