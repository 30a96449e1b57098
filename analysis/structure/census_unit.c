#include "census_unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/role.h"
#include "table/text.h"

static const struct {
    struct sg_choice choice;
    enum sg_census_unit unit;
} unit_choices[] = {
    {{"establishments", {"each of them is a trial", "事業所（それぞれが１回の試行）"}},
     SG_UNIT_ESTABLISHMENTS},
    {{"persons",
      {"those of an establishment are not independent", "人（同じ事業所の中で独立でない）"}},
     SG_UNIT_PERSONS}};

const struct sg_option sg_option_unit = {
    .name = "unit",
    .kind = SG_OPTION_CHOICE,
    .argument = "UNIT",
    .choices = SG_CHOICES(unit_choices),
    .help = {"what the values count, for intervals (default: told by their column)",
             "区間推定のための数値の単位（既定は列名から判断）"}};

const struct sg_option sg_option_effective_n = {
    .name = "effective-n",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the effective number of independent trials of an area, for intervals of "
             "persons",
             "地域の実効標本数（独立な試行とみなせる数）の列。従業者数の区間推定に使う"}};

const struct sg_option sg_option_establishments = {
    .name = "establishments",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of establishments, taken as the effective number for intervals of persons",
             "事業所数の列。従業者数の区間推定で実効標本数として使う"}};

static bool has_any(const char *key, const char *const words[])
{
    for (size_t i = 0; words[i]; i++)
        if (strstr(key, words[i]))
            return true;
    return false;
}

enum sg_census_unit sg_census_unit_of(const char *text)
{
    static const char *const establishments[] = {"事業所", "企業",  "会社",       "establishment",
                                                 "firm",   "plant", "enterprise", NULL};
    static const char *const persons[] = {"従業者", "雇用者", "就業者", "従業員", "常用",
                                          "employ", "person", "worker", NULL};
    char *key = text ? sg_text_key(text) : NULL;
    bool plants = key && has_any(key, establishments), people = key && has_any(key, persons);
    free(key);
    if (plants == people) /* 従業者規模別事業所数: not for us to guess */
        return SG_UNIT_UNKNOWN;
    return plants ? SG_UNIT_ESTABLISHMENTS : SG_UNIT_PERSONS;
}

/* What the rows of the cube count: --unit, else the column's own texts, else the measure column. */
static enum sg_census_unit unit_of_row(const struct sg_run *run, const struct sg_cube *cube,
                                       size_t row)
{
    int asked = sg_args_choice(run->args, "unit");
    if (asked >= 0)
        return unit_choices[asked].unit;
    const char *texts[] = {cube->value->name, cube->value->label};
    enum sg_census_unit unit = SG_UNIT_UNKNOWN;
    for (size_t i = 0; i < 2 && unit == SG_UNIT_UNKNOWN; i++)
        unit = sg_census_unit_of(texts[i]);
    const struct sg_table *table = cube->table;
    for (size_t i = 0; i < table->n_columns && unit == SG_UNIT_UNKNOWN; i++)
        if (cube->use[i] == SG_CUBE_GROUP &&
            (table->columns[i]->role == SG_ROLE_MEASURE ||
             sg_role_of_header(table->columns[i]->name) == SG_ROLE_MEASURE))
            unit = sg_census_unit_of(sg_column_text(table->columns[i], row));
    return unit;
}

static const struct sg_column *column_of_trials(const struct sg_run *run,
                                                const struct sg_cube *cube, struct sg_error *err)
{
    const char *effective = sg_args_text(run->args, "effective-n");
    const char *name = effective ? effective : sg_args_text(run->args, "establishments");
    ptrdiff_t column = -1;
    if (!sg_role_find(cube->table, SG_ROLE_VALUE, name, true, &column, NULL, err) ||
        !sg_column_require_number(cube->table, cube->table->columns[column], err))
        return NULL;
    return cube->table->columns[column];
}

/* The column's number in the total row of each slice; without such a row the sum of establishments,
   or the effective number that all rows of the slice repeat. */
static void read_trials(const struct sg_cube *cube, const struct sg_column *column, bool add,
                        double n[])
{
    bool *met = sg_alloc(cube->slice_of.n, sizeof *met);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        uint32_t slice = cube->row_slice[row];
        double value = sg_status_has_value(column->status[row]) ? column->values[row] : NAN;
        if (cube->slices[slice].total_row >= 0 ? !sg_cube_is_total(cube, row)
                                               : add && !sg_cube_is_summed(cube, row))
            continue;
        if (!met[slice])
            n[slice] = value;
        else if (add)
            n[slice] += value;
        else if (n[slice] != value)
            n[slice] = NAN;
        met[slice] = true;
    }
    free(met);
}

/* Whether values of this unit may have an interval. */
static bool check_unit(enum sg_census_unit unit, const char *value, bool must_know,
                       struct sg_error *err)
{
    if (unit == SG_UNIT_PERSONS)
        return sg_fail(
            err, SG_FAIL_USAGE,
            "no interval for persons (%s): those of one establishment are not "
            "independent, and it would be far too narrow; give --effective-n COL (1/H of "
            "the sizes of establishments) or --establishments COL",
            value);
    if (unit == SG_UNIT_UNKNOWN && must_know)
        return sg_fail(err, SG_FAIL_USAGE,
                       "an interval depends on what '%s' counts: give --unit establishments or "
                       "--unit persons",
                       value);
    return true;
}

/* Puts the trials of slices that do not count establishments into `n`. */
static bool apply_units(struct sg_run *run, const struct sg_cube *cube, bool must_know,
                        const double trials[], double n[], struct sg_error *err)
{
    enum sg_census_unit *units = sg_alloc(cube->n_groups, sizeof *units);
    bool *met = sg_alloc(cube->n_groups, sizeof *met);
    bool fine = true;
    for (size_t row = 0; row < cube->table->n_rows && fine; row++) {
        uint32_t slice = cube->row_slice[row];
        uint32_t group = cube->series[cube->slices[slice].series].group;
        if (!met[group])
            units[group] = unit_of_row(run, cube, row);
        met[group] = true;
        if (units[group] == SG_UNIT_ESTABLISHMENTS)
            continue;
        if (trials)
            n[slice] = trials[slice];
        else
            fine = check_unit(units[group], cube->value->name, must_know, err);
    }
    free(units);
    free(met);
    return fine;
}

bool sg_census_trials(struct sg_run *run, const struct sg_cube *cube, bool must_know,
                      const double cases[], double **n, struct sg_error *err)
{
    bool effective = sg_args_count(run->args, "effective-n") > 0;
    double *trials = NULL;
    if (effective || sg_args_count(run->args, "establishments")) {
        const struct sg_column *column = column_of_trials(run, cube, err);
        if (!column)
            return false;
        trials = sg_alloc(cube->slice_of.n, sizeof *trials);
        for (uint32_t i = 0; i < cube->slice_of.n; i++)
            trials[i] = NAN;
        read_trials(cube, column, !effective, trials);
    }
    *n = sg_alloc(cube->slice_of.n, sizeof **n);
    for (uint32_t i = 0; i < cube->slice_of.n; i++)
        (*n)[i] = cases ? cases[i] : cube->slices[i].total.value;
    bool fine = apply_units(run, cube, must_know, trials, *n, err);
    free(trials);
    if (!fine) {
        free(*n);
        *n = NULL;
    }
    return fine;
}
