/* The cube of a file as a long table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "file_cube.h"
#include "table/command.h"
#include "table/measure.h"
#include "table/names.h"
#include "table/role.h"

static const char *const own_names[] = {"measure", "period", "unit", "value", "status", "statuses"};
enum { N_OWN = sizeof own_names / sizeof *own_names };

/* The columns of the table, and of each dimension its own. */
struct columns {
    struct sg_column *of[SG_MOST_DIMENSIONS], *codes[SG_MOST_DIMENSIONS]; /* codes of areas alone */
    int32_t *levels[SG_MOST_DIMENSIONS]; /* the level of each value of a dimension */
    struct sg_column *measure, *unit, *value;
    const struct sg_file_dimension *measures; /* the dimension that says what is counted */
};

/* Twins become "label (code)"; without codes nobody could tell them apart. */
static bool intern(struct sg_file_dimension *dimension, struct sg_column *column, int32_t levels[],
                   struct sg_error *err)
{
    for (size_t i = 0; i < dimension->labels.n; i++) {
        const char *label = dimension->labels.items[i];
        const char *code = dimension->codes.n ? dimension->codes.items[i] : "";
        struct sg_buffer text = {0};
        sg_buffer_add(&text, *label ? label : code);
        if (text.n && *code && sg_column_code(column, text.text) != SG_EMPTY)
            sg_buffer_printf(&text, " (%s)", code);
        bool fine = text.n && sg_column_code(column, text.text) == SG_EMPTY;
        if (fine)
            levels[i] = sg_column_intern(column, text.text);
        else
            sg_fail(err, SG_FAIL_DATA, "the dimension '%s' has the value '%s' twice",
                    dimension->name, sg_buffer_text(&text));
        if (fine && *code && strcmp(code, text.text) != 0) {
            sg_texts_add(&column->coded, code);
            sg_texts_add(&column->labelled, text.text);
        }
        sg_buffer_free(&text);
        if (!fine)
            return false;
    }
    return true;
}

/* A period as it is read back: 2003, 2003H1, 2003Q1, 2003-01, 2003-01-31. */
static void print_period(const struct sg_period *period, char text[32])
{
    int year = period->month / 12, month = period->month % 12;
    switch (period->kind) {
    case SG_PERIOD_HALF:
        snprintf(text, 32, "%dH%d", year, month / 6 + 1);
        break;
    case SG_PERIOD_QUARTER:
        snprintf(text, 32, "%dQ%d", year, month / 3 + 1);
        break;
    case SG_PERIOD_MONTH:
        snprintf(text, 32, "%04d-%02d", year, month + 1);
        break;
    case SG_PERIOD_DAY:
        snprintf(text, 32, "%04d-%02d-%02d", year, month + 1, period->day);
        break;
    default:
        snprintf(text, 32, "%d", year);
    }
}

static bool is_same_period(const char *label, const struct sg_period *period)
{
    struct sg_period read;
    return sg_period_read(label, NULL, &read, NULL) && read.kind == period->kind &&
           read.month == period->month && read.day == period->day && read.months == period->months;
}

/* Labels that say another period than the file declares (1971 January of a half) are written anew.
 */
static void set_period_labels(struct sg_file_dimension *dimension)
{
    for (size_t i = 0; dimension->periods && i < dimension->labels.n; i++) {
        char text[32];
        if (is_same_period(dimension->labels.items[i], &dimension->periods[i]))
            continue;
        print_period(&dimension->periods[i], text);
        free(dimension->labels.items[i]);
        dimension->labels.items[i] = sg_copy_text(text);
    }
}

static const char *own_name(enum sg_role role)
{
    return role == SG_ROLE_MEASURE ? "measure" : role == SG_ROLE_PERIOD ? "period" : NULL;
}

/* The names of the columns of dimensions, which none of the others has; of texts to be freed. */
static void name_columns(const struct sg_file_cube *cube, char *names[], struct sg_texts *renamed)
{
    char *all[N_OWN + SG_MOST_DIMENSIONS];
    size_t n = 0, of[SG_MOST_DIMENSIONS], numbers[N_OWN + SG_MOST_DIMENSIONS] = {0};
    for (; n < N_OWN; n++)
        all[n] = sg_copy_text(own_names[n]);
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        of[i] = n;
        numbers[n] = i + 1;
        if (!own_name(cube->dimensions[i].role))
            all[n++] = sg_copy_text(cube->dimensions[i].name);
    }
    sg_names_tell_apart(all, numbers, n, renamed);
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        const char *own = own_name(cube->dimensions[i].role);
        names[i] = own ? sg_copy_text(own) : all[of[i]];
    }
    for (size_t i = 0; i < N_OWN; i++)
        free(all[i]);
}

static bool add_dimension(struct sg_file_dimension *dimension, size_t i, const char *name,
                          struct columns *columns, struct sg_table *table, struct sg_error *err)
{
    bool area = dimension->role == SG_ROLE_AREA && dimension->codes.n;
    if (area) {
        char *code = sg_alloc(strlen(name) + sizeof "_code", 1);
        sprintf(code, "%s_code", name);
        columns->codes[i] = sg_table_add(table, code, SG_COLUMN_CATEGORY);
        columns->codes[i]->role = SG_ROLE_AREA;
        free(code);
    }
    struct sg_column *column = sg_table_add(table, name, SG_COLUMN_CATEGORY);
    columns->of[i] = column;
    columns->levels[i] = sg_alloc(dimension->labels.n, sizeof *columns->levels[i]);
    set_period_labels(dimension);
    if (!intern(dimension, column, columns->levels[i], err))
        return false;
    column->role = area ? SG_ROLE_AREA_NAME : dimension->role;
    if (dimension->role == SG_ROLE_PERIOD)
        sg_column_date(column);
    for (size_t k = 0; area && k < dimension->codes.n; k++)
        sg_column_intern(columns->codes[i], dimension->codes.items[k]);
    return true;
}

/* The unit and the kind that all measures share. */
static void describe_value(const struct sg_file_cube *cube, struct columns *columns)
{
    const struct sg_file_dimension *measures = columns->measures;
    const char *unit = cube->unit;
    enum sg_measure_kind kind = sg_measure_kind_of(cube->measure, cube->unit);
    for (size_t i = 0; measures && i < measures->labels.n; i++) {
        const char *own = measures->units.n ? measures->units.items[i] : cube->unit;
        enum sg_measure_kind own_kind = sg_measure_kind_of(measures->labels.items[i], own);
        unit = i == 0 || (unit && own && strcmp(unit, own) == 0) ? own : NULL;
        kind = i == 0 || kind == own_kind ? own_kind : SG_MEASURE_UNKNOWN;
    }
    for (size_t i = 0; cube->units && i < cube->n_cells; i++)
        unit = i == 0 || (unit && cube->units[i] && strcmp(unit, cube->units[i]) == 0)
                   ? cube->units[i]
                   : NULL;
    columns->value->unit = sg_copy_text(unit && *unit ? unit : NULL);
    columns->value->measure_kind = kind;
    columns->value->printed_decimals = cube->decimals;
    columns->value->role = SG_ROLE_VALUE;
}

static bool has_units(const struct sg_file_cube *cube, const struct sg_file_dimension *measures)
{
    bool has = cube->unit && *cube->unit;
    for (size_t i = 0; cube->units && !has && i < cube->n_cells; i++)
        has = cube->units[i] && *cube->units[i];
    for (size_t i = 0; measures && !has && i < measures->units.n; i++)
        has = *measures->units.items[i];
    return has;
}

static bool add_columns(struct sg_file_cube *cube, struct columns *columns, struct sg_table *table,
                        struct sg_texts *notes, struct sg_error *err)
{
    static const enum sg_role last[] = {SG_ROLE_NONE, SG_ROLE_MEASURE, SG_ROLE_PERIOD};
    char *names[SG_MOST_DIMENSIONS];
    struct sg_texts renamed = {0};
    bool fine = true;
    name_columns(cube, names, &renamed);
    for (size_t turn = 0; turn < 3; turn++) {
        for (size_t i = 0; i < cube->n_dimensions && fine; i++) {
            struct sg_file_dimension *dimension = &cube->dimensions[i];
            bool own = own_name(dimension->role) != NULL;
            if (turn ? dimension->role != last[turn] : own)
                continue;
            fine = add_dimension(dimension, i, names[i], columns, table, err);
            if (last[turn] == SG_ROLE_MEASURE)
                columns->measures = dimension;
        }
        if (last[turn] == SG_ROLE_MEASURE && !columns->measures && cube->measure)
            columns->measure = sg_table_add(table, "measure", SG_COLUMN_CATEGORY);
    }
    if (has_units(cube, columns->measures)) {
        columns->unit = sg_table_add(table, "unit", SG_COLUMN_CATEGORY);
        columns->unit->role = SG_ROLE_NOTE; /* as units are */
    }
    columns->value = sg_table_add(table, "value", SG_COLUMN_NUMBER);
    table->main = (ptrdiff_t)table->n_columns - 1;
    describe_value(cube, columns);
    sg_names_note(&renamed, notes, err ? err->lang : SG_EN);
    sg_texts_free(&renamed);
    for (size_t i = 0; i < cube->n_dimensions; i++)
        free(names[i]);
    return fine;
}

static void set_row(const struct sg_file_cube *cube, const struct columns *columns, size_t cell,
                    const size_t at[], size_t row)
{
    const char *unit = cube->unit;
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        const struct sg_file_dimension *dimension = &cube->dimensions[i];
        columns->of[i]->codes[row] = columns->levels[i][at[i]];
        if (columns->codes[i])
            sg_column_set_text(columns->codes[i], row, dimension->codes.items[at[i]]);
        if (dimension == columns->measures && dimension->units.n)
            unit = dimension->units.items[at[i]];
    }
    if (columns->measure)
        sg_column_set_text(columns->measure, row, cube->measure);
    if (cube->units)
        unit = cube->units[cell];
    if (columns->unit)
        sg_column_set_text(columns->unit, row, unit);
    sg_column_set(columns->value, row, cube->values[cell], cube->status[cell]);
}

/* One label of totals can be said of a table; the usual ones are known by themselves. */
static void take_totals(const struct sg_file_cube *cube, struct sg_table *table,
                        struct sg_texts *notes, enum sg_lang lang)
{
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        const char *total = cube->dimensions[i].total;
        if (!total || sg_role_is_total(total, table->info.total_label))
            continue;
        if (table->info.total_label)
            sg_note(notes, lang, "the total of '%s' is '%s'; --total names it",
                    cube->dimensions[i].name, total);
        else
            table->info.total_label = sg_copy_text(total);
    }
}

bool sg_file_cube_table(struct sg_file_cube *cube, struct sg_table *table, struct sg_texts *notes,
                        struct sg_error *err)
{
    struct columns columns = {0};
    size_t at[SG_MOST_DIMENSIONS] = {0};
    sg_table_init(table);
    bool fine = add_columns(cube, &columns, table, notes, err);
    size_t n = 0;
    for (size_t cell = 0; cell < cube->n_cells; cell++)
        n += !cube->there || cube->there[cell];
    if (fine)
        sg_table_reserve(table, n);
    for (size_t cell = 0; fine && cell < cube->n_cells; cell++) {
        const size_t *places = cube->places ? cube->places + cell * cube->n_dimensions : at;
        if (!cube->there || cube->there[cell])
            set_row(cube, &columns, cell, places, sg_table_add_row(table));
        if (!cube->places)
            sg_file_cube_next(cube, at);
    }
    for (size_t i = 0; i < cube->n_dimensions; i++)
        free(columns.levels[i]);
    if (!fine) {
        sg_table_free(table);
        return false;
    }
    sg_table_info_copy(&table->info, &cube->info);
    take_totals(cube, table, notes, err ? err->lang : SG_EN);
    return true;
}
