/* The dimensions of a PX file: VALUES, CODES, TIMEVAL, CONTVARIABLE, UNITS, ELIMINATION. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "px_parts.h"
#include "table/role.h"

/* The values of a keyword for a variable: in the language read under its name there, else in that
   of the file under the name there. */
static const struct px_entry *entry_of(const struct px_file *file, const char *keyword,
                                       const char *name, const char *first_name)
{
    const struct px_entry *entry = sg_px_entry(file, keyword, name, NULL);
    return entry ? entry : sg_px_entry(file, keyword, first_name, NULL);
}

static bool fail_entry(const struct px_entry *entry, const char *name, size_t given, size_t wanted,
                       struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "%s(\"%s\") has %zu items for %zu values", entry->keyword, name,
            given, wanted);
    return sg_fail_at_row(err, entry->line);
}

static void take(const struct sg_texts *from, size_t first, struct sg_texts *to)
{
    for (size_t i = first; i < from->n; i++)
        sg_texts_add(to, from->items[i]);
}

/* 20031, 200301, 2003-01: `parts` a year of what the file counts, behind four digits of the year.
 */
static bool read_time(const char *text, char scale, struct sg_period *period)
{
    static const struct {
        char scale;
        enum sg_period_kind kind;
        int a_year;
        size_t digits;
    } kinds[] = {{'A', SG_PERIOD_YEAR, 1, 0},
                 {'H', SG_PERIOD_HALF, 2, 1},
                 {'Q', SG_PERIOD_QUARTER, 4, 1},
                 {'M', SG_PERIOD_MONTH, 12, 2}};
    size_t n = strlen(text), i = 0;
    while (i < 4 && kinds[i].scale != scale)
        i++;
    if (i == 4 || n != 4 + kinds[i].digits || strspn(text, "0123456789") != n)
        return false;
    int year = 0, part = kinds[i].digits ? atoi(text + 4) : 1;
    for (size_t k = 0; k < 4; k++)
        year = 10 * year + (text[k] - '0');
    if (part < 1 || part > kinds[i].a_year)
        return false;
    int months = 12 / kinds[i].a_year;
    *period = (struct sg_period){kinds[i].kind, 12 * year + (part - 1) * months, 1, months};
    return true;
}

/* TIMEVAL: TLIST(Q1),"20031","20032"; or TLIST(A1,"1994"-"1996"), whose list is that of VALUES. */
static bool read_timeval(const struct px_entry *entry, struct sg_file_dimension *dimension,
                         struct sg_error *err)
{
    const char *first = entry->values.n ? entry->values.items[0] : "";
    const char *list = strncmp(first, "TLIST(", 6) == 0 ? first + 6 : NULL;
    size_t n = dimension->labels.n, given = entry->values.n - 1;
    if (!list)
        return true;
    dimension->role = SG_ROLE_PERIOD;
    if (given && given != n)
        return fail_entry(entry, dimension->name, given, n, err);
    const char *const *times =
        (const char *const *)(given                ? entry->values.items + 1
                              : dimension->codes.n ? dimension->codes.items
                                                   : dimension->labels.items);
    dimension->periods = sg_alloc(n, sizeof *dimension->periods);
    for (size_t i = 0; i < n; i++)
        if (!read_time(times[i], *list, &dimension->periods[i])) {
            free(dimension->periods); /* weeks and days: as their labels say */
            dimension->periods = NULL;
            return true;
        }
    return true;
}

static void read_units(const struct px_file *file, struct sg_file_dimension *dimension)
{
    bool any = false;
    for (size_t i = 0; i < dimension->labels.n && !any; i++)
        any = sg_px_entry(file, "UNITS", dimension->labels.items[i], NULL) != NULL;
    const char *all = sg_px_text(file, "UNITS", NULL, NULL);
    for (size_t i = 0; any && i < dimension->labels.n; i++) {
        const char *unit = sg_px_text(file, "UNITS", dimension->labels.items[i], NULL);
        sg_texts_add(&dimension->units, unit ? unit : all ? all : "");
    }
}

/* ELIMINATION names the value of the whole by its label or its code; YES: there is none. */
static void read_elimination(const struct px_entry *entry, struct sg_file_dimension *dimension)
{
    const char *value = entry->values.n ? entry->values.items[0] : "";
    for (size_t i = 0; i < dimension->labels.n; i++)
        if (strcmp(value, dimension->labels.items[i]) == 0 ||
            (dimension->codes.n && strcmp(value, dimension->codes.items[i]) == 0)) {
            dimension->total = sg_copy_text(dimension->labels.items[i]);
            return;
        }
}

static bool add_dimension(const struct px_file *file, const char *name, const char *first_name,
                          struct sg_file_cube *cube, struct sg_error *err)
{
    const struct px_entry *values = entry_of(file, "VALUES", name, first_name);
    const struct px_entry *codes = entry_of(file, "CODES", name, first_name);
    const struct px_entry *time = entry_of(file, "TIMEVAL", name, first_name);
    const struct px_entry *whole = entry_of(file, "ELIMINATION", name, first_name);
    const char *contents = sg_px_text(file, "CONTVARIABLE", NULL, NULL);
    if (sg_file_cube_find(cube, name))
        return sg_fail(err, SG_FAIL_DATA, "the variable '%s' stands twice in STUB and HEADING",
                       name);
    if (cube->n_dimensions == SG_MOST_DIMENSIONS)
        return sg_fail(err, SG_FAIL_DATA, "it has more than %d dimensions", SG_MOST_DIMENSIONS);
    if (!values && !codes)
        return sg_fail(err, SG_FAIL_DATA, "there is no VALUES(\"%s\")", name);
    bool measure = contents && (strcmp(contents, name) == 0 || strcmp(contents, first_name) == 0);
    struct sg_file_dimension *dimension =
        sg_file_cube_add(cube, name, measure ? SG_ROLE_MEASURE : SG_ROLE_NONE);
    take(values ? &values->values : &codes->values, 0, &dimension->labels);
    if (codes && codes->values.n != dimension->labels.n)
        return fail_entry(codes, name, codes->values.n, dimension->labels.n, err);
    if (codes)
        take(&codes->values, 0, &dimension->codes);
    if (whole)
        read_elimination(whole, dimension);
    if (measure)
        read_units(file, dimension);
    return !time || read_timeval(time, dimension, err);
}

/* Without TIMEVAL a usual name and labels that are periods tell. */
static void find_periods(struct sg_file_cube *cube)
{
    for (size_t d = 0; d < cube->n_dimensions; d++)
        if (cube->dimensions[d].role == SG_ROLE_PERIOD)
            return; /* one column of periods is enough */
    for (size_t d = 0; d < cube->n_dimensions; d++) {
        struct sg_file_dimension *dimension = &cube->dimensions[d];
        struct sg_period period;
        bool periods =
            dimension->role == SG_ROLE_NONE && sg_role_of_header(dimension->name) == SG_ROLE_PERIOD;
        for (size_t i = 0; i < dimension->labels.n && periods; i++)
            periods = sg_period_read(dimension->labels.items[i], NULL, &period, NULL);
        if (periods) {
            dimension->role = SG_ROLE_PERIOD;
            return;
        }
    }
}

bool sg_px_dimensions(const struct px_file *file, struct sg_file_cube *cube, size_t *n_stub,
                      struct sg_error *err)
{
    static const char *const sides[] = {"STUB", "HEADING"};
    struct px_file first = *file;
    first.language = "";
    for (size_t side = 0; side < 2; side++) {
        const struct px_entry *names = sg_px_entry(file, sides[side], NULL, NULL);
        const struct px_entry *first_names = sg_px_entry(&first, sides[side], NULL, NULL);
        if (side == 1)
            *n_stub = cube->n_dimensions;
        if (names && first_names && names->values.n != first_names->values.n)
            return fail_entry(names, file->language, names->values.n, first_names->values.n, err);
        for (size_t i = 0; names && i < names->values.n; i++)
            if (!add_dimension(file, names->values.items[i],
                               (first_names ? first_names : names)->values.items[i], cube, err))
                return false;
    }
    find_periods(cube);
    return cube->n_dimensions > 0 ||
           sg_fail(err, SG_FAIL_DATA, "the PX file has neither STUB nor HEADING");
}
