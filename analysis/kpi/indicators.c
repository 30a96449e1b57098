#include "indicators.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"
#include "table/text.h"

enum { USUAL = 10 };

/* What offices call the columns. */
static const char *const usual_target[USUAL] = {"target", "target_value", "目標",
                                                "目標値", "計画値",       "目標数値"};
static const char *const usual_actual[USUAL] = {"actual", "actual_value", "実績",
                                                "実績値", "現状値",       "最新値"};
static const char *const usual_base[USUAL] = {"base",   "base_value", "baseline",
                                              "基準値", "当初値",     "策定時"};
static const char *const usual_base_time[USUAL] = {"base_year", "base_period", "baseline_year",
                                                   "基準年",    "基準年度",    "基準年次"};
static const char *const usual_target_time[USUAL] = {"target_year", "target_period", "目標年",
                                                     "目標年度", "目標年次"};
static const char *const usual_direction[USUAL] = {"direction", "方向", "目指す方向"};

static const struct sg_column *find_usual(const struct sg_table *table,
                                          const char *const names[USUAL])
{
    for (size_t k = 0; k < USUAL && names[k]; k++)
        for (size_t i = 0; i < table->n_columns; i++)
            if (sg_text_same_key(table->columns[i]->name, names[k]))
                return table->columns[i];
    return NULL;
}

struct search {
    const struct sg_run *run;
    const struct sg_table *table;
};

static const struct sg_column *column_named(const struct search *search, const char *name)
{
    ptrdiff_t found = sg_table_find(search->table, name);
    return found < 0 ? NULL : search->table->columns[found];
}

/* The column that `option` names, else a usual one, else NULL; one left empty is none. */
static bool find_number(const struct search *search, const char *option,
                        const char *const names[USUAL], const struct sg_column **column,
                        struct sg_error *err)
{
    const char *asked = sg_args_text(search->run->args, option);
    *column = asked ? column_named(search, asked) : find_usual(search->table, names);
    if (asked && !*column)
        return sg_table_fail_column(search->table, asked, err);
    if (*column && (*column)->kind != SG_COLUMN_NUMBER && (*column)->levels.n == 0)
        *column = NULL;
    return !*column || sg_column_require_number(search->table, *column, err);
}

/* The column, or the number of all rows. */
static bool find_target(const struct search *search, struct kpi_columns *columns,
                        struct sg_error *err)
{
    const char *asked = sg_args_text(search->run->args, "target");
    columns->fixed_target = NAN;
    if (asked && !column_named(search, asked) &&
        sg_number_read(asked, strlen(asked), &columns->fixed_target))
        return true;
    return find_number(search, "target", usual_target, &columns->target, err);
}

static bool find_time(const struct search *search, const char *option,
                      const char *const names[USUAL], struct kpi_time *time, struct sg_error *err)
{
    const char *asked = sg_args_text(search->run->args, option);
    const char *era = sg_args_text(search->run->args, "era");
    time->column = asked ? column_named(search, asked) : find_usual(search->table, names);
    if (!asked || time->column || sg_period_read(asked, era, &time->fixed, NULL))
        return true;
    return sg_fail(err, SG_FAIL_USAGE, "--%s: '%s' is neither a column nor a period", option,
                   asked);
}

static bool find_direction(const struct search *search, struct kpi_columns *columns,
                           struct sg_error *err)
{
    const struct sg_args *args = search->run->args;
    for (size_t i = 0; i < sg_args_count(args, "direction"); i++) {
        const char *asked = sg_args_nth(args, "direction", i);
        if (strcmp(asked, "up") == 0 || strcmp(asked, "down") == 0)
            columns->otherwise = *asked == 'u' ? SG_KPI_UP : SG_KPI_DOWN;
        else if (!(columns->direction = column_named(search, asked)))
            return sg_table_fail_column(search->table, asked, err);
    }
    if (!columns->direction)
        columns->direction = find_usual(search->table, usual_direction);
    if (columns->direction && columns->direction->kind == SG_COLUMN_NUMBER)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--direction: column '%s' holds numbers, not up and down",
                       columns->direction->name);
    return true;
}

/* Our rates of a time between two days are those of its end. */
static bool is_start(const struct sg_table *table, const struct sg_column *column)
{
    ptrdiff_t to = sg_table_find(table, "to");
    return strcmp(column->name, "from") == 0 && to >= 0 &&
           table->columns[to]->kind == SG_COLUMN_PERIOD;
}

/* The one column of periods that is neither that of the base nor that of the target. */
static bool find_when(const struct search *search, struct kpi_columns *columns,
                      struct sg_error *err)
{
    const struct sg_table *table = search->table;
    const char *asked = sg_args_text(search->run->args, "period");
    ptrdiff_t found = -1;
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns && !asked; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_PERIOD || column == columns->base_time.column ||
            column == columns->target_time.column || is_start(table, column))
            continue;
        found = (ptrdiff_t)i;
        n++;
    }
    if ((asked || n > 1) && !sg_role_find(table, SG_ROLE_PERIOD, asked, true, &found, NULL, err))
        return false;
    columns->when.column = found < 0 ? NULL : table->columns[found];
    return true;
}

bool kpi_columns_find(struct kpi_columns *columns, struct sg_run *run, const struct sg_table *table,
                      struct sg_error *err)
{
    const struct search search = {run, table};
    *columns = (struct kpi_columns){.table = table, .era = sg_args_text(run->args, "era")};
    if (!find_target(&search, columns, err) ||
        !find_number(&search, "actual", usual_actual, &columns->actual, err) ||
        !find_number(&search, "base", usual_base, &columns->base, err) ||
        !find_time(&search, "base-period", usual_base_time, &columns->base_time, err) ||
        !find_time(&search, "target-period", usual_target_time, &columns->target_time, err) ||
        !find_direction(&search, columns, err) || !find_when(&search, columns, err))
        return false;
    if (columns->target || columns->actual || columns->base)
        return true;
    sg_fail(err, SG_FAIL_USAGE,
            "no column looks like targets or actual values; name them with --target and --actual");
    return sg_fail_at_file(err, table->info.file);
}

struct kpi_cell kpi_cell_at(const struct sg_column *column, size_t row)
{
    if (!column)
        return (struct kpi_cell){NAN, SG_STATUS_NOT_AVAILABLE};
    sg_status status = column->status[row], voids = sg_status_void(status);
    if (status & SG_STATUS_NIL)
        voids |= SG_STATUS_UNDEFINED; /* a dash: no result, no target; cancelled ones say so */
    else if (!voids && isnan(column->values[row]))
        voids = SG_STATUS_NOT_AVAILABLE;
    status = (status & ~(sg_status)SG_STATUS_NIL) | voids;
    return (struct kpi_cell){voids ? NAN : column->values[row], status};
}

struct kpi_cell kpi_target_at(const struct kpi_columns *columns, size_t row)
{
    return isnan(columns->fixed_target) ? kpi_cell_at(columns->target, row)
                                        : (struct kpi_cell){columns->fixed_target, 0};
}

/* The words of a direction, as sg_text_key makes them. */
static enum sg_kpi_direction direction_of(const char *text)
{
    static const char *const up[] = {"up",     "increase", "higher", "↑",      "増",     "増加",
                                     "増やす", "上昇",     "向上",   "上げる", "高める", "以上"};
    static const char *const down[] = {"down",   "decrease", "lower", "↓",      "減",     "減少",
                                       "減らす", "低下",     "低減",  "下げる", "抑える", "以下"};
    enum { WORDS = sizeof up / sizeof *up };
    for (size_t i = 0; i < WORDS; i++) {
        if (sg_text_same_key(text, up[i]))
            return SG_KPI_UP;
        if (sg_text_same_key(text, down[i]))
            return SG_KPI_DOWN;
    }
    return SG_KPI_UNKNOWN;
}

enum sg_kpi_direction kpi_direction_at(const struct kpi_columns *columns, size_t row)
{
    const char *text = columns->direction ? sg_column_text(columns->direction, row) : "";
    return *text ? direction_of(text) : columns->otherwise;
}

/* False if it is no period. */
static bool time_at(const struct kpi_columns *columns, const struct kpi_time *time, size_t row,
                    struct sg_period *period)
{
    const struct sg_column *column = time->column;
    char number[SG_NUMBER_SIZE];
    *period = time->fixed;
    if (!column)
        return true;
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_period_read(sg_column_text(column, row), columns->era, period, NULL);
    sg_number_shortest(column->values[row], number);
    return sg_period_read(number, columns->era, period, NULL);
}

double kpi_expected_at(const struct kpi_columns *columns, size_t row, sg_status *status)
{
    const struct kpi_time *times[] = {&columns->base_time, &columns->when, &columns->target_time};
    struct sg_period periods[3];
    *status = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!times[i]->column && times[i]->fixed.kind == SG_PERIOD_NONE)
            *status |= SG_STATUS_NOT_APPLICABLE;
        else if (!time_at(columns, times[i], row, &periods[i]))
            *status |= SG_STATUS_NOT_AVAILABLE;
    }
    if (*status)
        return NAN;
    double expected = sg_kpi_expected(sg_period_months_between(&periods[0], &periods[1]),
                                      sg_period_months_between(&periods[0], &periods[2]));
    *status = isnan(expected) ? SG_STATUS_UNDEFINED : 0;
    return expected;
}

struct sg_column *kpi_key_add(struct sg_table *out, const struct sg_column *column)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_table_add_like(out, column);
    struct sg_column *key = sg_table_add(out, column->name, SG_COLUMN_PERIOD);
    key->label = sg_copy_text(column->label);
    return key;
}

void kpi_key_set(struct sg_column *key, const struct sg_column *from, size_t row)
{
    char number[SG_NUMBER_SIZE];
    if (from->kind != SG_COLUMN_NUMBER) {
        key->codes[row] = from->codes[row];
        return;
    }
    sg_number_shortest(from->values[row], number);
    sg_column_set_text(key, row, number);
}
