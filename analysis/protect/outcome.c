#include "outcome.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"

#include "printed.h"

static const char *reason_word(enum sg_protect_reason reason)
{
    static const char *const words[] = {
        [SG_PROTECT_PUBLISHED] = "",          [SG_PROTECT_FREQUENCY] = "frequency",
        [SG_PROTECT_DOMINANCE] = "dominance", [SG_PROTECT_P_PERCENT] = "p_percent",
        [SG_PROTECT_SECONDARY] = "secondary", [SG_PROTECT_LINKED] = "linked",
        [SG_PROTECT_FORCED] = "forced"};
    return words[reason];
}

/* Whether a column of labels says more about those of one axis, as the name of a code does, and so
   nothing about a cell. */
static bool goes_with(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet,
                      const struct sg_column *column)
{
    for (size_t axis = 0; axis < job->axes.n; axis++) {
        size_t n = job->axes.list[axis].keys->levels.n;
        int32_t *first = sg_alloc(n, sizeof *first);
        bool *met = sg_alloc(n, sizeof *met), agrees = sheet->columns[axis] >= 0;
        for (size_t row = 0; row < sheet->table->n_rows && agrees; row++) {
            uint32_t code = sheet->codes[row][axis];
            agrees = !met[code] || first[code] == column->codes[row];
            met[code] = true;
            first[code] = column->codes[row];
        }
        free(first);
        free(met);
        if (agrees)
            return true;
    }
    return false;
}

/* Whether a column of the input is in the result; others may tell what the table hides. */
static bool is_kept(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet,
                    const struct sg_column *column)
{
    return column == sheet->value ||
           (column->kind != SG_COLUMN_NUMBER && column->role != SG_ROLE_STATUS &&
            goes_with(job, sheet, column));
}

static void copy_labels(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet,
                        struct sg_table *out)
{
    const struct sg_table *in = sheet->table;
    for (size_t i = 0; i < in->n_columns; i++) {
        const struct sg_column *from = in->columns[i];
        if (from->kind == SG_COLUMN_NUMBER || !is_kept(job, sheet, from))
            continue;
        struct sg_column *to = sg_table_add_like(out, from);
        for (size_t row = 0; row < in->n_rows; row++)
            to->codes[row] = from->codes[row];
    }
}

/* Whether other tables have the cell too. */
static bool is_shared(const struct sg_protect_job *job, uint32_t cell)
{
    size_t n = 0;
    for (size_t i = 0; i < job->n_sheets && job->n_sheets > 1; i++) {
        bool has = false;
        for (size_t row = 0; row < job->sheets[i].table->n_rows && !has; row++)
            has = job->sheets[i].cells[row] == cell;
        n += has;
    }
    return n > 1;
}

void sg_protect_write(const struct sg_protect_job *job, size_t i, bool reasons,
                      struct sg_table *out)
{
    const struct sg_protect_sheet *sheet = &job->sheets[i];
    const struct sg_table *in = sheet->table;
    struct sg_column *reason = NULL;
    for (size_t row = 0; row < in->n_rows; row++)
        sg_table_add_row(out);
    copy_labels(job, sheet, out);
    struct sg_column *value = sg_table_add_like(out, sheet->value);
    if (reasons)
        reason = sg_table_add(out, "reason", SG_COLUMN_CATEGORY);
    for (size_t row = 0; row < in->n_rows; row++) {
        uint32_t c = sheet->cells[row];
        enum sg_protect_reason why = c == SG_NO_CELL || job->printed
                                         ? SG_PROTECT_PUBLISHED
                                         : job->layout.table.cells[c].reason;
        if (why)
            sg_column_set(value, row, NAN, SG_STATUS_SUPPRESSED);
        else
            sg_protect_print(job, sheet, row, value);
        if (reason && why == SG_PROTECT_SECONDARY && is_shared(job, c))
            why = SG_PROTECT_LINKED;
        if (reason)
            sg_column_set_text(reason, row, reason_word(why));
    }
    out->main = (ptrdiff_t)sg_table_index(out, value);
    sg_table_info_copy(&out->info, &in->info);
    for (size_t k = 0; k < job->printed_notes.n; k++)
        sg_texts_add(&out->info.notes, job->printed_notes.items[k]);
    sg_protect_leave_out_zeros(job, sheet, out);
}

/* What falls short of a whole number by the rounding of the machine alone is whole. */
static double tidy(double limit)
{
    return fabs(limit - round(limit)) < 1e-7 ? round(limit) + 0.0 : limit;
}

void sg_protect_write_intervals(const struct sg_protect_job *job, bool reasons,
                                struct sg_table *out)
{
    const struct sg_protect_layout *layout = &job->layout;
    struct sg_column *labels[SG_PROTECT_AXES], *reason = NULL;
    for (size_t i = 0; i < layout->axes->n; i++)
        labels[i] = sg_table_add(out, layout->axes->list[i].name, SG_COLUMN_CATEGORY);
    struct sg_column *value = sg_table_add(out, "value", SG_COLUMN_NUMBER);
    struct sg_column *lower = sg_table_add(out, "lower", SG_COLUMN_NUMBER);
    struct sg_column *upper = sg_table_add(out, "upper", SG_COLUMN_NUMBER);
    if (reasons)
        reason = sg_table_add(out, "reason", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < job->result.n_intervals; i++) {
        const struct sg_protect_interval *interval = &job->result.intervals[i];
        const struct sg_protect_cell *cell = &layout->table.cells[interval->cell];
        const struct sg_protect_sheet *sheet = &layout->sheets[layout->sheet[interval->cell]];
        size_t row = sg_table_add_row(out);
        for (size_t k = 0; k < layout->axes->n; k++) {
            uint32_t code = sheet->codes[layout->row[interval->cell]][k];
            sg_column_set_text(labels[k], row, layout->axes->list[k].labels.items[code]);
        }
        if (layout->hidden[interval->cell])
            sg_column_set(value, row, NAN, SG_STATUS_SUPPRESSED);
        else
            sg_column_set(value, row, cell->value, 0);
        sg_column_set(lower, row, tidy(cell->value - interval->down), 0);
        sg_column_set(upper, row, tidy(cell->value + interval->up), 0);
        if (reason)
            sg_column_set_text(reason, row, reason_word(cell->reason));
    }
    out->main = (ptrdiff_t)sg_table_index(out, value);
}

/* A value that is known, but for rounding; a count that is known to be too small. */
static bool is_disclosed(const struct sg_protect_job *job,
                         const struct sg_protect_interval *interval)
{
    const struct sg_protect_cell *cell = &job->layout.table.cells[interval->cell];
    double upper = cell->value + interval->up;
    return interval->down + interval->up <= 1e-6 * fmax(1, fabs(cell->value)) ||
           (job->rules.counts && upper < job->rules.min_contributors - 1e-6);
}

bool sg_protect_audit(const struct sg_protect_job *job, struct sg_table *out)
{
    size_t n = 0;
    sg_protect_write_intervals(job, false, out);
    struct sg_column *audit = sg_table_add(out, "audit", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < job->result.n_intervals; i++) {
        bool disclosed = is_disclosed(job, &job->result.intervals[i]);
        sg_column_set_text(audit, i, disclosed ? "disclosed" : "");
        n += disclosed;
    }
    job->run->found = n > 0;
    if (n)
        sg_run_note(job->run, "audit: %zu of %zu suppressed cells can be found out", n,
                    job->result.n_intervals);
    else
        sg_run_note(job->run, "audit: safe");
    return true;
}

void sg_protect_say_left_out(const struct sg_protect_job *job, const struct sg_table *in)
{
    struct sg_buffer names = {0};
    for (size_t i = 0; i < in->n_columns; i++)
        if (!is_kept(job, &job->sheets[0], in->columns[i]) &&
            in->columns[i]->role != SG_ROLE_STATUS)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", in->columns[i]->name);
    if (names.n)
        sg_run_note(job->run, "columns that are not protected are left out: %s",
                    sg_buffer_text(&names));
    sg_buffer_free(&names);
}

static void say_widths(const struct sg_protect_job *job)
{
    double narrowest = INFINITY, widest = 0;
    for (size_t i = 0; i < job->result.n_intervals; i++) {
        const struct sg_protect_interval *interval = &job->result.intervals[i];
        if (!job->layout.table.cells[interval->cell].unsafe)
            continue;
        narrowest = fmin(narrowest, interval->down + interval->up);
        widest = fmax(widest, interval->down + interval->up);
    }
    if (isfinite(narrowest) && isfinite(widest))
        sg_run_note(job->run, "what can be found out of unsafe cells: intervals %.6g to %.6g wide",
                    narrowest, widest);
    else if (job->result.n_intervals && widest > 0)
        sg_run_note(job->run,
                    "what can be found out of unsafe cells: intervals from %.6g wide to open ones",
                    narrowest);
}

void sg_protect_say(const struct sg_protect_job *job, const struct sg_table *in)
{
    const struct sg_protect_result *result = &job->result;
    const struct sg_protect_table *t = &job->layout.table;
    double all = 0, hidden = 0;
    for (size_t c = 0; c < t->n_cells; c++) {
        all += fabs(t->cells[c].value);
        hidden += t->cells[c].reason ? fabs(t->cells[c].value) : 0;
    }
    sg_protect_say_left_out(job, in);
    sg_run_note(job->run,
                "%zu cells: %zu unsafe, %zu more suppressed for their sake; together %.1f %% of "
                "the cells and %.1f %% of their values",
                t->n_cells, result->n_unsafe, result->n_secondary,
                t->n_cells
                    ? 100.0 * (double)(result->n_unsafe + result->n_secondary) / (double)t->n_cells
                    : 0,
                all > 0 ? 100 * hidden / all : 0);
    say_widths(job);
    if (result->n_singletons && job->records)
        sg_run_note(job->run, "audited also against those who are alone in a suppressed cell (%zu)",
                    result->n_singletons);
    else if (result->n_singletons)
        sg_run_note(job->run,
                    "audited also against those who are alone in a suppressed cell (%zu), each "
                    "taken for an enterprise of its own",
                    result->n_singletons);
    if (!t->n_equations && result->n_unsafe)
        sg_run_note(job->run, "the table has no totals: nothing else had to be suppressed, as long "
                              "as no totals are published elsewhere");
    sg_run_note(job->run, "audit: safe");
}

bool sg_protect_fail(const struct sg_protect_job *job, struct sg_error *err)
{
    struct sg_buffer names = {0};
    sg_protect_layout_list(&job->layout, job->result.failed, job->result.n_failed, job->run->lang,
                           &names);
    sg_fail(err, SG_FAIL_DATA,
            "these cells cannot be protected, whatever else is suppressed, so nothing is written: "
            "%s",
            sg_buffer_text(&names));
    sg_buffer_free(&names);
    return false;
}
