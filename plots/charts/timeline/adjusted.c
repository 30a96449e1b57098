#include "adjusted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "plots/page/words.h"
#include "table/column.h"
#include "table/lookup.h"
#include "table/role.h"

/* The columns of raw and of adjusted values: of `seasonal`, of `di`. */
static const struct pair {
    const char *raw, *adjusted;
} pairs[] = {{"value", "adjusted"}, {"di", "di_adjusted"}};

static const struct pair *pair_of(const struct sg_table *table)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct sg_column *adjusted = sg_table_numbers(table, pairs[i].adjusted);
        bool known = false;
        for (size_t row = 0; adjusted && row < table->n_rows; row++)
            known = known || !isnan(adjusted->values[row]);
        if (known && sg_table_numbers(table, pairs[i].raw))
            return &pairs[i];
    }
    return NULL;
}

bool sg_adjusted_is(const struct sg_table *table)
{
    return pair_of(table) != NULL;
}

static void rename_column(struct sg_column *column, const char *name)
{
    free(column->name);
    column->name = sg_copy_text(name);
}

/* "売上高（季節調整値）" */
static char *adjusted_name(const char *measure, enum sg_lang lang)
{
    struct sg_buffer name = {0};
    sg_words_measure_name(measure, lang, &name);
    sg_buffer_add(&name, sg_words_pick(lang, ", seasonally adjusted", "（季節調整値）"));
    return sg_buffer_take(&name);
}

/* The measures that a column of labels names. */
static void rename_measures(struct sg_column *column, enum sg_lang lang)
{
    char **labels = sg_alloc(column->levels.n, sizeof *labels);
    for (size_t i = 0; i < column->levels.n; i++)
        labels[i] = adjusted_name(column->levels.texts[i], lang);
    sg_column_relabel(column, (const char *const *)labels);
    for (size_t i = 0; i < column->levels.n; i++)
        free(labels[i]);
    free(labels);
}

void sg_adjusted_make(const struct sg_table *table, enum sg_lang lang, struct sg_table *made)
{
    const struct pair *pair = pair_of(table);
    sg_table_copy(made, table);
    struct sg_column *raw = made->columns[sg_table_find(made, pair->raw)];
    struct sg_column *adjusted = made->columns[sg_table_find(made, pair->adjusted)];
    const char *name = table->info.measure ? table->info.measure : sg_column_title(raw, lang);
    char *measure = adjusted_name(name, lang);
    free(made->info.measure);
    made->info.measure = measure;
    for (size_t i = 0; i < made->n_columns; i++)
        if (made->columns[i]->kind == SG_COLUMN_CATEGORY &&
            sg_role_of_column(made->columns[i]) == SG_ROLE_MEASURE)
            rename_measures(made->columns[i], lang);
    rename_column(adjusted, pair->raw);
    free(adjusted->label);
    adjusted->label = NULL;
    adjusted->role = raw->role;
    adjusted->measure_kind = raw->measure_kind;
    rename_column(raw, SG_ADJUSTED_RAW);
    raw->role = SG_ROLE_NOTE; /* neither a measure nor a series of its own */
}

double *sg_adjusted_raw(const struct sg_timeline *timeline)
{
    const struct sg_column *raw = sg_table_numbers(timeline->table, SG_ADJUSTED_RAW);
    if (!raw)
        return NULL;
    double *values = sg_alloc(timeline->n, sizeof *values);
    for (size_t i = 0; i < timeline->n; i++)
        values[i] = NAN;
    for (size_t row = 0; row < timeline->table->n_rows; row++)
        for (size_t i = 0; i < timeline->n; i++)
            if (strcmp(sg_column_text(timeline->period, row), timeline->moments[i].label) == 0)
                values[i] = sg_column_value(raw, row);
    return values;
}
