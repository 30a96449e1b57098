#include "io_side.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"

#include "io_lines.h"

const struct sg_option io_option_employment = {
    .name = "employment",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of jobs by industry (jobs, or the only column of numbers)",
             "産業別の従業者数の表（jobs 列、又は唯一の数値の列）"}};

enum { LISTED = 5 };

/* The column of labels most of which are industries. */
static const struct sg_column *find_labels(const struct io_side *side)
{
    const struct sg_column *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < side->table.n_columns; i++) {
        const struct sg_column *column = side->table.columns[i];
        size_t n = 0;
        for (size_t k = 0; k < column->levels.n; k++)
            n += io_table_find(side->t, column->levels.texts[k]) < side->t->n;
        if (n > most) {
            most = n;
            best = column;
        }
    }
    return best;
}

static bool fail_at(const struct io_side *side, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, side->table.info.file);
    return sg_fail_at_row(err, sg_table_file_row(&side->table, row));
}

/* Labels that mean no industry, listed. */
static bool require_known(const struct io_side *side, const struct sg_column *labels,
                          struct sg_error *err)
{
    struct sg_buffer names = {0};
    size_t n = 0, first = 0;
    for (size_t row = 0; row < side->table.n_rows; row++) {
        const char *text = sg_column_text(labels, row);
        if (side->industry[row] < side->t->n || !*text || sg_role_is_total(text, NULL))
            continue;
        first = n ? first : row;
        if (n++ < LISTED)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", text);
    }
    if (n) {
        sg_fail(err, SG_FAIL_DATA,
                "%zu labels are no industry of the table: %s; 'concordance' moves figures to its "
                "industries first",
                n, sg_buffer_text(&names));
        fail_at(side, first, err);
    }
    sg_buffer_free(&names);
    return n == 0;
}

/* Industries without a row, listed; and those with two. */
static bool require_rows(const struct io_side *side, bool every, struct sg_error *err)
{
    size_t *rows = sg_alloc(side->t->n, sizeof *rows), missing = 0, twice = SIZE_MAX;
    struct sg_buffer names = {0};
    for (size_t row = 0; row < side->table.n_rows; row++)
        if (side->industry[row] < side->t->n && rows[side->industry[row]]++ > 0)
            twice = row;
    for (size_t i = 0; i < side->t->n && every; i++)
        if (rows[i] == 0 && missing++ < LISTED)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", io_table_name(side->t, i));
    if (twice != SIZE_MAX) {
        sg_fail(err, SG_FAIL_DATA, "the industry '%s' stands twice",
                io_table_name(side->t, side->industry[twice]));
        fail_at(side, twice, err);
    } else if (missing) {
        sg_fail(err, SG_FAIL_DATA, "%zu industries of the table have no row: %s", missing,
                sg_buffer_text(&names));
        sg_fail_at_file(err, side->table.info.file);
    }
    sg_buffer_free(&names);
    free(rows);
    return twice == SIZE_MAX && !missing;
}

bool io_side_read(struct io_side *side, const struct io_table *t, struct sg_run *run,
                  const char *path, bool every, struct sg_error *err)
{
    side->t = t;
    if (!run->read_table(run, path, &side->table, err))
        return false;
    const struct sg_column *labels = find_labels(side);
    if (!labels) {
        sg_fail(err, SG_FAIL_DATA, "no column has the industries of the table, such as '%s'",
                io_table_name(t, 0));
        return sg_fail_at_file(err, side->table.info.file);
    }
    side->industry = sg_alloc(side->table.n_rows, sizeof *side->industry);
    for (size_t row = 0; row < side->table.n_rows; row++)
        side->industry[row] = io_table_find(t, sg_column_text(labels, row));
    return require_known(side, labels, err) && require_rows(side, every, err);
}

void io_side_free(struct io_side *side)
{
    sg_table_free(&side->table);
    free(side->industry);
}

/* The column that is asked for, or that must be meant. */
static const struct sg_column *find_numbers(const struct io_side *side, const char *asked,
                                            const char *const names[], struct sg_error *err)
{
    const struct sg_table *table = &side->table;
    const struct sg_column *found = asked ? sg_table_numbers(table, asked) : NULL;
    size_t n = 0;
    for (size_t i = 0; names[i] && !found && !asked; i++)
        found = sg_table_numbers(table, names[i]);
    for (size_t i = 0; i < table->n_columns && !found && !asked; i++)
        n += table->columns[i]->kind == SG_COLUMN_NUMBER;
    for (size_t i = 0; i < table->n_columns && n == 1; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER)
            found = table->columns[i];
    if (found)
        return found;
    if (asked && sg_table_find(table, asked) >= 0)
        sg_fail(err, SG_FAIL_USAGE, "column '%s' holds labels, not numbers", asked);
    else if (asked)
        sg_table_fail_column(table, asked, err);
    else
        sg_fail(err, SG_FAIL_DATA,
                "the table has %zu columns of numbers; one called '%s' is needed", n, names[0]);
    sg_fail_at_file(err, table->info.file);
    return NULL;
}

bool io_side_numbers(const struct io_side *side, const char *column, const char *const names[],
                     struct io_vector *out, struct sg_error *err)
{
    const struct sg_column *numbers = find_numbers(side, column, names, err);
    if (!numbers)
        return false;
    out->there = true;
    for (size_t row = 0; row < side->table.n_rows; row++) {
        if (side->industry[row] == side->t->n)
            continue;
        sg_status status = sg_status_void(numbers->status[row]);
        double value = numbers->status[row] & SG_STATUS_NIL ? 0 : numbers->values[row];
        if (isnan(value) && !status)
            status = SG_STATUS_NOT_AVAILABLE;
        io_vector_add(out, side->industry[row], value, status);
    }
    return true;
}

bool io_jobs_read(struct io_side *side, const struct io_table *t, struct sg_run *run,
                  struct io_vector *jobs, struct sg_error *err)
{
    static const char *const names[] = {"jobs", "employees", "従業者数", "就業者数", NULL};
    const char *path = sg_args_text(run->args, "employment");
    if (path)
        return io_side_read(side, t, run, path, true, err) &&
               io_side_numbers(side, NULL, names, jobs, err);
    for (size_t i = 0; i < t->n && t->employment.there; i++)
        io_vector_add(jobs, i, t->employment.value[i], t->employment.status[i]);
    return true;
}
