/* The stub: which columns hold labels, their codes, and years down the rows. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "header_cells.h"
#include "stub_body.h"

/* How many texts of two columns go together, by the rows that have both. */
struct pairs {
    size_t first, second, both, rows;
    bool unlabelled; /* a row has the first alone */
};

static void intern_row(struct sg_table *seen, const char *first, const char *second)
{
    struct sg_buffer pair = {0};
    sg_buffer_add(&pair, first);
    sg_buffer_add_char(&pair, '\x1f');
    sg_buffer_add(&pair, second);
    sg_column_intern(seen->columns[0], first);
    sg_column_intern(seen->columns[1], second);
    sg_column_intern(seen->columns[2], sg_buffer_text(&pair));
    sg_buffer_free(&pair);
}

static struct pairs count_pairs(const struct sg_stub_body *body, size_t first, size_t second)
{
    struct pairs pairs = {0};
    struct sg_table seen;
    sg_table_init(&seen);
    for (size_t i = 0; i < 3; i++)
        sg_table_add(&seen, "text", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < body->n; i++) {
        const char *a = sg_stub_body_cell(body, i, first), *b = sg_stub_body_cell(body, i, second);
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
static bool is_one_to_one(const struct sg_stub_body *body, size_t code, size_t label, bool repeated)
{
    struct pairs pairs = count_pairs(body, code, label);
    return pairs.both > 1 && pairs.both == pairs.first && pairs.both == pairs.second &&
           !pairs.unlabelled && (!repeated || pairs.both < pairs.rows);
}

/* The labels of a row but for one column, blank ones as above, under the heading. */
static char *labels_of(const struct sg_stub_body *body, const struct sg_profile *profile, size_t i,
                       size_t but)
{
    struct sg_buffer labels = {0};
    sg_buffer_add(&labels, body->heading[i]);
    for (size_t c = 0; c < profile->n_columns && c < profile->n_stub; c++) {
        size_t from = i;
        while (from > 0 && (sg_layout_is_blank(sg_stub_body_cell(body, from, c)) ||
                            sg_header_is_ditto(sg_stub_body_cell(body, from, c))))
            from--;
        if (c == but)
            continue;
        sg_buffer_add_char(&labels, '\x1f');
        sg_buffer_add(&labels, sg_stub_body_cell(body, from, c));
    }
    return sg_buffer_take(&labels);
}

/* Whether each label stands in several years, in order, and most share their years: a long table,
   not chance numbers that look like years. */
static bool years_of_labels(const struct sg_stub_body *body, const struct sg_profile *profile,
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
        sg_column_intern(years, sg_stub_body_cell(body, i, column));
        int now = times[label] ? strcmp(sg_stub_body_cell(body, i, column),
                                        sg_stub_body_cell(body, last[label], column))
                               : 0;
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

/* Whether a column holds a cell at all, among the rows of data. */
static bool is_blank_column(const struct sg_stub_body *body, size_t column)
{
    for (size_t i = 0; i < body->n; i++)
        if (!sg_layout_is_blank(sg_stub_body_cell(body, i, column)))
            return false;
    return true;
}

/* Whether a column with labels stands before `column`. */
static bool has_labels_before(const struct sg_stub_body *body, const struct sg_profile *profile,
                              size_t column)
{
    for (size_t c = 0; c < column; c++)
        if (!profile->numeric[c] && profile->places[c] == SG_PLACE_LABEL &&
            !is_blank_column(body, c))
            return true;
    return false;
}

/* What a column of numbers left of a label is, if both may be part of the stub; a column of values
   if not. */
static enum sg_place place_before(const struct sg_stub_body *body, struct sg_profile *profile,
                                  size_t column, size_t label)
{
    size_t known = profile->n_stub;
    if (!sg_stub_body_has_number(body, column))
        return SG_PLACE_LABEL;
    profile->n_stub = label + 1;
    bool years = sg_stub_body_all_years(body, column) &&
                 (sg_stub_body_all_parts(body, label) || years_of_labels(body, profile, column));
    bool code =
        !years && is_one_to_one(body, column, label, has_labels_before(body, profile, column));
    profile->n_stub = known;
    return years ? SG_PLACE_YEARS : code ? SG_PLACE_CODE : SG_PLACE_VALUE;
}

/* Takes the columns of numbers from the end of the stub to a label into it, if all may be in it. */
static bool join_stub(const struct sg_stub_body *body, struct sg_profile *profile, size_t label)
{
    enum sg_place *places = sg_alloc(label + 1, sizeof *places);
    bool joins = true;
    for (size_t c = profile->n_stub; c < label && joins; c++) {
        places[c] = profile->numeric[c] ? place_before(body, profile, c, label) : SG_PLACE_LABEL;
        joins = places[c] != SG_PLACE_VALUE;
    }
    for (size_t c = profile->n_stub; c < label && joins; c++)
        if (profile->numeric[c])
            set_place(profile, c, places[c]);
    free(places);
    return joins;
}

/* The leading columns of texts, with codes and years before and between them. */
static void find_labels(const struct sg_stub_body *body, struct sg_profile *profile)
{
    for (size_t c = 0; c < profile->n_columns; c++) {
        if (profile->numeric[c])
            continue;
        if ((is_blank_column(body, c) && c != profile->n_stub) || !join_stub(body, profile, c))
            return;
        profile->n_stub = c + 1;
    }
}

/* Whether the labels of the stub tell the rows apart: what stands right of the values is no key. */
static bool tells_rows_apart(const struct sg_stub_body *body, const struct sg_profile *profile)
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
    struct sg_stub_body body = sg_stub_body_find(grid, profile);
    profile->places = sg_alloc(profile->n_columns, sizeof *profile->places);
    sg_stub_find_parts(&body, profile);
    if (body.n > 1)
        find_labels(&body, profile);
    size_t next = profile->n_stub;
    bool numbers_right = profile->n_numeric > 1;
    if (numbers_right && next < profile->n_columns && profile->numeric[next] &&
        sg_stub_body_all_years(&body, next) &&
        (next == 0 ? sg_stub_body_is_in_order(&body, 0) : years_of_labels(&body, profile, next))) {
        set_place(profile, next, SG_PLACE_YEARS);
        profile->n_stub++;
    }
    size_t right = 0; /* columns of texts right of the values */
    for (size_t c = 0; c < profile->n_columns; c++)
        if (profile->numeric[c])
            profile->places[c] = SG_PLACE_VALUE;
        else
            right += c >= profile->n_stub;
    bool apart = right && profile->n_numeric && tells_rows_apart(&body, profile);
    for (size_t c = profile->n_stub; apart && c < profile->n_columns; c++)
        if (!profile->numeric[c])
            profile->places[c] = SG_PLACE_REMARK;
    sg_stub_body_free(&body);
}
