/* Columns of periods. */
#include <stdlib.h>

#include <sangyo/memory.h>

#include "args.h"
#include "column.h"
#include "periods.h"
#include "year.h"

struct sg_periods_context sg_periods_context_of(const struct sg_args *args)
{
    const char *frequency = sg_args_text(args, "frequency");
    return (struct sg_periods_context){.era = sg_args_text(args, "era"),
                                       .frequency =
                                           frequency ? (int)strtol(frequency, NULL, 10) : 0};
}

/* Texts that are another period without their header get the label that says it: 2020 under 年度
   is 2020年度. */
static void relabel(struct sg_column *column, const struct sg_periods *read)
{
    const char **labels = sg_alloc(read->n, sizeof *labels);
    for (size_t i = 0; i < read->n; i++) {
        const char *text = column->levels.texts[i];
        struct sg_period alone;
        bool other = read->periods[i].kind == SG_PERIOD_FISCAL_YEAR &&
                     sg_period_read(text, NULL, &alone, NULL) && alone.kind == SG_PERIOD_YEAR;
        labels[i] = other ? read->labels[i] : text;
    }
    sg_column_relabel(column, labels);
    free(labels);
}

static void set_periods(struct sg_column *column, const struct sg_periods *read)
{
    struct sg_levels *levels = &column->levels;
    relabel(column, read);
    struct sg_period *periods = sg_alloc(levels->capacity + 1, sizeof *periods);
    for (size_t i = 0; i < levels->n; i++)
        periods[i] = read->periods[i];
    free(levels->periods);
    levels->periods = periods;
    column->kind = SG_COLUMN_PERIOD;
}

enum sg_periods_verdict sg_column_try_periods(const struct sg_column *column,
                                              const struct sg_periods_context *context,
                                              struct sg_periods *periods)
{
    struct sg_periods_context own = *context;
    own.header = column->name;
    own.labels = true;
    return sg_periods_try((const char *const *)column->levels.texts, column->levels.n, &own,
                          periods);
}

bool sg_column_read_periods(struct sg_column *column, const struct sg_periods_context *context,
                            struct sg_error *err)
{
    struct sg_periods periods;
    enum sg_periods_verdict verdict = sg_column_try_periods(column, context, &periods);
    if (verdict >= SG_PERIODS_NUMBERS)
        set_periods(column, &periods);
    else if (verdict == SG_PERIODS_UNCLEAR) {
        sg_periods_fail(&periods, err);
        sg_fail_at_column(err, column->name);
    }
    sg_periods_free(&periods);
    return verdict != SG_PERIODS_UNCLEAR;
}

bool sg_column_to_periods(struct sg_column *column, const char *era, struct sg_error *err)
{
    const struct sg_periods_context context = {.era = era, .periods = true};
    const struct sg_era *known;
    struct sg_periods periods;
    if (era && !sg_year_find_era(era, &known, err))
        return sg_fail_at_column(err, column->name);
    enum sg_periods_verdict verdict = sg_column_try_periods(column, &context, &periods);
    bool read = verdict >= SG_PERIODS_NUMBERS || column->levels.n == 0;
    for (size_t i = 0; i < column->levels.n && verdict == SG_PERIODS_NONE; i++) {
        read = sg_period_read(column->levels.texts[i], era, &periods.periods[i], err);
        if (!read)
            break;
    }
    if (read)
        set_periods(column, &periods);
    else if (verdict == SG_PERIODS_UNCLEAR)
        sg_periods_fail(&periods, err);
    sg_periods_free(&periods);
    return read || sg_fail_at_column(err, column->name);
}

void sg_column_date(struct sg_column *column)
{
    const struct sg_periods_context context = {.periods = true};
    struct sg_periods periods;
    if (sg_column_try_periods(column, &context, &periods) >= SG_PERIODS_NUMBERS ||
        column->levels.n == 0)
        set_periods(column, &periods);
    sg_periods_free(&periods);
}
