#include "natural.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/changed.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/stack100/stack100_model.h"
#include "plots/charts/tiles/tiles_model.h"
#include "plots/charts/timeline/adjusted.h"
#include "table/measure.h"
#include "table/role.h"

/* Whether what `change` compares adds up: a count or an amount. */
static bool adds_up(const struct sg_table *table)
{
    const struct sg_column *measure = NULL;
    const char *name = NULL;
    if (!sg_input_role(table, SG_ROLE_MEASURE, false, &measure, NULL) ||
        !sg_input_one(table, measure, &name, NULL))
        return false;
    struct sg_changed changed = sg_changed_find(table, name                  ? name
                                                       : table->info.measure ? table->info.measure
                                                                             : NULL);
    return changed.change && changed.quantity.rule->adds;
}

/* Whether it is compared over three periods or more, and what the parts contributed is known. */
static bool has_contributions(const struct sg_table *table)
{
    const struct sg_column *points = sg_table_numbers(table, "contribution_points");
    const struct sg_column *to = sg_table_labels(table, "to"), *by = NULL;
    bool several = false, parts = false, known = false;
    if (!points || !to || !adds_up(table) || !sg_input_role(table, SG_ROLE_BY, false, &by, NULL) ||
        !by)
        return false;
    for (size_t row = 0; row < table->n_rows; row++) {
        several = several || to->codes[row] != to->codes[0];
        parts = parts || by->codes[row] != by->codes[0];
        known = known || !isnan(points->values[row]);
    }
    return several && parts && known;
}

/* Whether they are answers from good to bad; tested changes of two waves keep their marks. */
static bool is_scale(const struct sg_table *table)
{
    struct sg_stack100 stack;
    struct sg_stack100_wish wish = {NULL, NULL};
    if (sg_table_labels(table, "direction") || !sg_stack100_read(table, wish, &stack, NULL))
        return false;
    bool scale = stack.is_scale && stack.of_answers;
    sg_stack100_free(&stack);
    return scale;
}

/* Whether rates of births are of one time, which is no line. */
static bool is_one_time(const struct sg_table *table)
{
    const struct sg_column *period = NULL;
    return sg_table_numbers(table, "birth_rate_percent") &&
           sg_input_role(table, SG_ROLE_PERIOD, false, &period, NULL) && !period;
}

/* Whether adjusted series are a DI of industries or areas, which stand in small fields. */
static bool is_adjusted_di(const struct sg_table *table)
{
    const struct sg_column *value = sg_table_numbers(table, "value"), *by = NULL, *area = NULL;
    return value && sg_measure_kind_of_column(value) == SG_MEASURE_BALANCE &&
           sg_input_role(table, SG_ROLE_BY, false, &by, NULL) &&
           sg_input_role(table, SG_ROLE_AREA, false, &area, NULL) && (by || area);
}

/* Whether no two rows are of one period. */
static bool is_one_series(const struct sg_table *table)
{
    const struct sg_column *period = NULL;
    if (!sg_input_role(table, SG_ROLE_PERIOD, false, &period, NULL) || !period)
        return false;
    bool *met = sg_alloc(period->levels.n, sizeof *met), one = true;
    for (size_t row = 0; row < table->n_rows && one; row++)
        if (period->codes[row] != SG_EMPTY) {
            one = !met[period->codes[row]];
            met[period->codes[row]] = true;
        }
    free(met);
    return one;
}

static bool is_adjusted_alone(const struct sg_table *table)
{
    return !is_adjusted_di(table) && is_one_series(table);
}

static bool are_adjusted_amounts(const struct sg_table *table)
{
    return !is_adjusted_di(table) && sg_adjusted_is(table);
}

/* A rule that turns the usual chart of a command (NULL: of any) into another; the first that fits
   holds. */
static const struct rule {
    const char *usual, *chart;
    bool (*fits)(const struct sg_table *table);
} rules[] = {
    {"dumbbell", "trend", sg_changed_is_series},
    {"dumbbell", "contribution", has_contributions},
    {"dumbbell", "changebars", adds_up},
    {"stack100", "likert", is_scale},
    {"multi2", "likert", is_scale},
    {"lines", "bars", is_one_time},
    {"diband", "trend", is_adjusted_alone},
    {"diband", "lines", are_adjusted_amounts},
    {NULL, "tiles", sg_tiles_are_natural},
};

const char *sg_chart_natural(const char *usual, const struct sg_table *table)
{
    for (size_t i = 0; usual && i < sizeof rules / sizeof *rules; i++)
        if ((!rules[i].usual || strcmp(rules[i].usual, usual) == 0) && rules[i].fits(table))
            return rules[i].chart;
    return usual;
}
