/* Which columns are category, period and area: those that the user names, then those that are
 * found.
 */
#include <stdlib.h>

#include "table/measure.h"
#include "table/order.h"
#include "table/role.h"
#include "table/text.h"

#include "cube_axis.h"
#include "cube_roles.h"

bool sg_cube_is_of_area(enum sg_role role)
{
    return role == SG_ROLE_AREA || role == SG_ROLE_AREA_NAME;
}

void sg_cube_note_assumed(struct sg_run *run, const struct sg_table *table, ptrdiff_t column,
                          const char *option)
{
    sg_run_note(run, "column '%s' is taken for --%s", table->columns[column]->name, option);
}

struct role_of_axis {
    enum sg_role role;
    const char *option;
    const char *asked;
    bool required;
    ptrdiff_t column; /* -1: none */
    bool assumed;     /* nobody named it */
};

enum { BY, PERIOD, AREA, N_ROLES };

/* The search for the columns of the three roles. */
struct finder {
    struct sg_cube *cube;
    struct sg_run *run;
    struct role_of_axis roles[N_ROLES];
    bool *taken; /* per column: a role has it, or it says the same as one that has */
};

static const struct sg_column *column_at(const struct finder *finder, size_t i)
{
    return finder->cube->table->columns[i];
}

/* Whether two columns of labels say the same, one to one. */
static bool are_one(const struct sg_table *table, size_t a, size_t b)
{
    struct sg_cube_axis left, right;
    sg_cube_axis_build(&left, table, (ptrdiff_t)a, false);
    sg_cube_axis_build(&right, table, (ptrdiff_t)b, false);
    bool same = left.n == right.n && sg_cube_axis_determines(&left, &right, table) &&
                sg_cube_axis_determines(&right, &left, table);
    sg_cube_axis_free(&left);
    sg_cube_axis_free(&right);
    return same;
}

static void take(struct finder *finder, struct role_of_axis *role, ptrdiff_t column)
{
    role->column = column;
    finder->taken[column] = true;
    finder->cube->use[column] = SG_CUBE_KEY;
}

/* Of areas that are named for another role, code and name go together: neither is an area then. */
static void take_with_it(struct finder *finder, const struct role_of_axis *role)
{
    const struct sg_table *table = finder->cube->table;
    if (role->role == SG_ROLE_AREA ||
        !sg_cube_is_of_area(sg_role_of_column(column_at(finder, (size_t)role->column))))
        return;
    for (size_t i = 0; i < table->n_columns; i++)
        if (!finder->taken[i] && table->columns[i]->kind != SG_COLUMN_NUMBER &&
            sg_cube_is_of_area(sg_role_of_column(table->columns[i])) &&
            are_one(table, (size_t)role->column, i))
            finder->taken[i] = true;
}

static bool find_asked(struct finder *finder, struct role_of_axis *role, struct sg_error *err)
{
    ptrdiff_t column = -1;
    if (!role->asked)
        return true;
    if (!sg_role_find(finder->cube->table, role->role, role->asked, true, &column, NULL, err))
        return false;
    if (finder->cube->use[column] == SG_CUBE_KEY)
        return sg_fail(err, SG_FAIL_USAGE, "column '%s' cannot be --%s and another role at once",
                       column_at(finder, (size_t)column)->name, role->option);
    take(finder, role, column);
    take_with_it(finder, role);
    return true;
}

/* The column with a usual header. Several candidates for a role that nobody needs: each is a
   grouping of its own. */
static bool find_usual(struct finder *finder, struct role_of_axis *role, struct sg_error *err)
{
    ptrdiff_t column = -1;
    bool assumed = false;
    if (role->asked)
        return true;
    struct sg_error why = {.lang = err ? err->lang : SG_EN};
    bool found = sg_role_find_free(finder->cube->table, role->role, NULL, false, finder->taken,
                                   &column, &assumed, &why);
    if (!found && role->required) {
        if (err)
            *err = why;
        return false;
    }
    if (!found || column < 0)
        return true;
    take(finder, role, column);
    role->assumed = assumed;
    return true;
}

/* Whether a label is the name of a measure: 事業所数, 総人口【万人】. */
static bool is_measure_label(const char *label)
{
    return !sg_role_is_total(label, NULL) &&
           (sg_measure_kind_of(label, NULL) != SG_MEASURE_UNKNOWN ||
            sg_role_of_header(label) == SG_ROLE_VALUE);
}

enum { LOOKED_AT = 100 }; /* labels, of which a column of thousands has no others */

/* What the labels of a column are: names of measures, or parts of a whole for sure. */
static void look_at_labels(const struct finder *finder, size_t at, bool *measures, bool *parts)
{
    const struct sg_column *column = column_at(finder, at);
    double rank;
    *measures = *parts = false;
    for (size_t i = 0; i < column->levels.n && i < LOOKED_AT; i++) {
        const char *label = column->levels.texts[i];
        *measures = *measures || is_measure_label(label);
        *parts = *parts || sg_role_is_total(label, NULL) || sg_order_of_division(label, &rank);
    }
}

static bool has_several_labels(const struct finder *finder, size_t at)
{
    const struct sg_column *column = column_at(finder, at);
    for (size_t row = 1; row < finder->cube->table->n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return true;
    return false;
}

static bool is_unit(const struct sg_column *column)
{
    return sg_text_same_key(column->name, "unit") || sg_text_same_key(column->name, "単位");
}

/* Whether a column of any name may be the category. A column of measures is one only where its
   labels are parts: industries that stood in a header. */
static bool may_be_category(const struct finder *finder, size_t i, const struct role_of_axis *role)
{
    const struct sg_column *column = column_at(finder, i);
    enum sg_role header = sg_role_of_column(column);
    bool measures, parts;
    if (finder->taken[i] || column->kind != SG_COLUMN_CATEGORY || is_unit(column) ||
        !has_several_labels(finder, i))
        return false;
    look_at_labels(finder, i, &measures, &parts);
    if (measures)
        return false;
    if (header == SG_ROLE_MEASURE)
        return parts || role->required;
    return header == SG_ROLE_NONE || header == SG_ROLE_DOMAIN;
}

static bool may_be_period(const struct finder *finder, size_t i)
{
    return !finder->taken[i] && column_at(finder, i)->kind == SG_COLUMN_PERIOD;
}

/* Drops candidates that say the same as one before them, or as a key: codes beside labels. */
static size_t drop_doubles(const struct finder *finder, size_t found[], size_t n)
{
    const struct sg_table *table = finder->cube->table;
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        bool same = false;
        for (size_t i = 0; i < table->n_columns && !same; i++)
            same = finder->cube->use[i] == SG_CUBE_KEY && are_one(table, i, found[k]);
        for (size_t i = 0; i < kept && !same; i++)
            same = are_one(table, found[i], found[k]);
        if (!same)
            found[kept++] = found[k];
    }
    return kept;
}

/* The only column that may have the role, whatever its name. */
static bool find_any(struct finder *finder, struct role_of_axis *role, struct sg_error *err)
{
    const struct sg_table *table = finder->cube->table;
    size_t n = 0, *found = sg_alloc(table->n_columns, sizeof *found);
    bool fine = true;
    for (size_t i = 0; i < table->n_columns && role->column < 0; i++)
        if (role->role == SG_ROLE_PERIOD ? may_be_period(finder, i)
                                         : may_be_category(finder, i, role))
            found[n++] = i;
    n = n > 1 ? drop_doubles(finder, found, n) : n;
    if (n == 1 && (role->required || role->role != SG_ROLE_AREA)) {
        take(finder, role, (ptrdiff_t)found[0]);
        role->assumed = true;
    } else if (n > 1 && role->required) {
        fine = sg_role_fail_several(table, role->role, found, n, err);
    }
    free(found);
    return fine;
}

/* Areas are the parts where there is no other category. */
static void make_areas_parts(struct finder *finder)
{
    struct role_of_axis *by = &finder->roles[BY], *area = &finder->roles[AREA];
    const struct sg_table *table = finder->cube->table;
    if (by->column >= 0 || area->column < 0 || area->asked || area->required)
        return;
    for (size_t i = 0; i < table->n_columns; i++) {
        enum sg_role role = sg_role_of_column(table->columns[i]);
        bool other = table->columns[i]->kind == SG_COLUMN_CATEGORY && !finder->taken[i] &&
                     (role == SG_ROLE_NONE || role == SG_ROLE_BY || role == SG_ROLE_DOMAIN ||
                      role == SG_ROLE_BY_CODE);
        if (other && has_several_labels(finder, i) && !is_unit(table->columns[i]))
            return;
    }
    by->column = area->column;
    by->assumed = true;
    area->column = -1;
}

static void say_assumed(const struct finder *finder)
{
    for (size_t k = 0; k < N_ROLES; k++) {
        const struct role_of_axis *role = &finder->roles[k];
        if (role->column >= 0 && role->assumed)
            sg_cube_note_assumed(finder->run, finder->cube->table, role->column, role->option);
    }
}

static bool require_all(const struct finder *finder, struct sg_error *err)
{
    for (size_t k = 0; k < N_ROLES; k++) {
        const struct role_of_axis *role = &finder->roles[k];
        ptrdiff_t none;
        if (role->required && role->column < 0)
            return sg_role_find_free(finder->cube->table, role->role, NULL, true, finder->taken,
                                     &none, NULL, err);
    }
    return true;
}

static bool find_all(struct finder *finder, bool areas_are_parts, struct sg_error *err)
{
    bool fine = true;
    for (size_t k = 0; fine && k < N_ROLES; k++)
        fine = find_asked(finder, &finder->roles[k], err);
    for (size_t k = 0; fine && k < N_ROLES; k++)
        fine = find_usual(finder, &finder->roles[k], err);
    for (size_t k = N_ROLES; fine && k-- > 0;)
        fine = k == BY || finder->roles[k].required || k == PERIOD
                   ? find_any(finder, &finder->roles[k], err)
                   : true;
    if (fine && areas_are_parts)
        make_areas_parts(finder);
    return fine && require_all(finder, err);
}

bool sg_cube_find_roles(struct sg_cube *cube, struct sg_run *run,
                        const struct sg_cube_request *request, struct sg_error *err)
{
    struct finder finder = {
        cube,
        run,
        {[BY] = {SG_ROLE_BY, "by", request->by, request->by_required, -1, false},
         [PERIOD] = {SG_ROLE_PERIOD, "period", request->period, request->period_required, -1,
                     false},
         [AREA] = {SG_ROLE_AREA, "area", request->area, request->area_required, -1, false}},
        sg_alloc(cube->table->n_columns, sizeof *finder.taken)};
    bool found = find_all(&finder, request->areas_are_parts, err);
    say_assumed(&finder);
    free(finder.taken);
    if (!found)
        return false;
    sg_cube_axis_build(&cube->by, cube->table, finder.roles[BY].column, false);
    sg_cube_axis_build(&cube->period, cube->table, finder.roles[PERIOD].column, true);
    sg_cube_axis_build(&cube->area, cube->table, finder.roles[AREA].column, false);
    return sg_cube_read_dates(cube, run, request->period_required, err);
}
