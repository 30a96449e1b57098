#include "px_plan.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "table/role.h"

enum { MOST_CELLS = 1 << 26 };

void sg_px_plan_free(struct px_plan *plan)
{
    for (size_t i = 0; i < plan->n_variables; i++) {
        free(plan->variables[i].levels);
        free(plan->variables[i].places);
        free(plan->variables[i].rows);
        free(plan->variables[i].code_texts);
    }
    free(plan->cells);
}

/* Whether each label of `a` goes with one of `b`, and the other way round. */
static bool are_twins(const struct sg_table *table, const struct sg_column *a,
                      const struct sg_column *b)
{
    bool twins = a->levels.n > 0 && b->levels.n > 0;
    int32_t *of_a = sg_alloc(a->levels.n, sizeof *of_a),
            *of_b = sg_alloc(b->levels.n, sizeof *of_b);
    for (size_t row = 0; twins && row < table->n_rows; row++) {
        int32_t x = a->codes[row], y = b->codes[row];
        twins = x >= 0 && y >= 0 && (of_a[x] == 0 || of_a[x] == y + 1) &&
                (of_b[y] == 0 || of_b[y] == x + 1);
        if (twins) {
            of_a[x] = y + 1;
            of_b[y] = x + 1;
        }
    }
    free(of_a);
    free(of_b);
    return twins;
}

/* The column of codes that stands beside one of names and says the same; else NULL. */
static const struct sg_column *codes_of(const struct sg_table *table, const struct sg_column *names)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column != names && column->kind == SG_COLUMN_CATEGORY &&
            sg_role_of_column(column) == SG_ROLE_AREA &&
            sg_role_of_column(names) == SG_ROLE_AREA_NAME && are_twins(table, names, column))
            return column;
    }
    return NULL;
}

static bool is_taken_as_codes(const struct px_plan *plan, const struct sg_column *column)
{
    for (size_t i = 0; i < plan->table->n_columns; i++)
        if (plan->table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            codes_of(plan->table, plan->table->columns[i]) == column)
            return true;
    return false;
}

/* Codes of a column beside, else those that the table keeps of the labels. */
static void take_codes(struct px_variable *variable)
{
    const struct sg_column *column = variable->column;
    struct sg_table met;
    if (!variable->codes && column->labelled.n == 0)
        return;
    sg_table_init(&met);
    struct sg_column *labels = sg_table_add(&met, "label", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < column->labelled.n; i++)
        sg_column_intern(labels, column->labelled.items[i]);
    bool plain = labels->levels.n == column->labelled.n;
    if (variable->codes || plain)
        variable->code_texts = sg_alloc(variable->n, sizeof *variable->code_texts);
    for (size_t i = 0; variable->code_texts && i < variable->n; i++) {
        const char *label = column->levels.texts[variable->levels[i]];
        int32_t at = sg_column_code(labels, label);
        variable->code_texts[i] =
            variable->codes  ? sg_column_text(variable->codes, variable->rows[variable->levels[i]])
            : at == SG_EMPTY ? label
                             : column->coded.items[at];
    }
    sg_table_free(&met);
}

bool sg_px_is_contents(const struct px_plan *plan, const struct px_variable *variable)
{
    return variable->column ? variable->column == plan->measure && plan->n_values == 1 : true;
}

static bool add_variable(struct px_plan *plan, const struct sg_column *column, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    if (plan->n_variables == PX_MOST_VARIABLES - 1)
        return sg_fail(err, SG_FAIL_DATA, "a PX file has at most %d variables",
                       PX_MOST_VARIABLES - 1);
    struct px_variable *variable = &plan->variables[plan->n_variables++];
    *variable = (struct px_variable){.column = column, .codes = codes_of(table, column)};
    size_t most = column->levels.n;
    variable->levels = sg_alloc(most, sizeof *variable->levels);
    variable->places = sg_alloc(most, sizeof *variable->places);
    variable->rows = sg_alloc(most, sizeof *variable->rows);
    for (size_t i = 0; i < most; i++)
        variable->places[i] = SG_EMPTY;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t level = column->codes[row];
        if (level == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA, "row %zu has no label, which every cell of a PX file needs",
                    row + 1);
            return sg_fail_at_column(err, column->name);
        }
        variable->places[level] = 0;
        variable->rows[level] = row;
    }
    for (size_t i = 0; i < most; i++)
        if (variable->places[i] == 0) {
            variable->places[i] = (int32_t)variable->n;
            variable->levels[variable->n++] = (int32_t)i;
        }
    take_codes(variable);
    return true;
}

/* Units and notes of rows are no variables, nor is a measure that is the same in all rows. */
static bool choose(struct px_plan *plan, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    ptrdiff_t unit = sg_role_unit_column(table);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind == SG_COLUMN_NUMBER) {
            if (plan->n_values == PX_MOST_VARIABLES)
                return sg_fail(err, SG_FAIL_DATA, "more than %d columns of numbers",
                               PX_MOST_VARIABLES);
            plan->values[plan->n_values++] = column;
        } else if ((ptrdiff_t)i == unit) {
            plan->unit = column;
        } else if (role == SG_ROLE_MEASURE && !plan->measure) {
            plan->measure = column;
            if (column->levels.n > 1 && !add_variable(plan, column, err))
                return false;
        } else if (role != SG_ROLE_NOTE && role != SG_ROLE_STATUS &&
                   !is_taken_as_codes(plan, column) && !add_variable(plan, column, err)) {
            return false;
        }
    }
    if (plan->n_values == 0 || table->n_rows == 0)
        return sg_fail(err, SG_FAIL_DATA, "there are no numbers for a PX file");
    if (plan->n_values > 1)
        plan->variables[plan->n_variables++] = (struct px_variable){.n = plan->n_values};
    return plan->n_variables > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there are no labels for the variables of a PX file");
}

/* The cells lie as the variables stand, the last running fastest. */
static bool place_rows(struct px_plan *plan, struct sg_error *err)
{
    size_t n = 1, n_values = plan->n_values;
    for (size_t i = 0; i < plan->n_variables; i++) {
        if (n > MOST_CELLS / plan->variables[i].n)
            return sg_fail(err, SG_FAIL_DATA,
                           "its variables have more than %d combinations, which no PX file has",
                           MOST_CELLS);
        n *= plan->variables[i].n;
    }
    plan->n_cells = n;
    plan->cells = sg_alloc(n, sizeof *plan->cells);
    for (size_t row = 0; row < plan->table->n_rows; row++) {
        size_t cell = 0;
        for (size_t i = 0; i < plan->n_variables; i++) {
            const struct px_variable *variable = &plan->variables[i];
            size_t at =
                variable->column ? (size_t)variable->places[variable->column->codes[row]] : 0;
            cell = cell * variable->n + at;
        }
        if (plan->cells[cell])
            return sg_fail(err, SG_FAIL_DATA,
                           "rows %zu and %zu have the same labels, and would be one cell of the PX "
                           "file",
                           plan->cells[cell], row + 1);
        for (size_t k = 0; k < n_values; k++)
            plan->cells[cell + k] = row + 1;
    }
    plan->sparse = plan->table->n_rows * n_values < n;
    return true;
}

bool sg_px_plan_make(const struct sg_table *table, struct px_plan *plan, struct sg_error *err)
{
    *plan = (struct px_plan){.table = table};
    if (choose(plan, err) && place_rows(plan, err))
        return true;
    sg_px_plan_free(plan);
    return false;
}
