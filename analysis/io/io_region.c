#include "io_region.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/lookup.h"

#include "io_lines.h"
#include "io_region_options.h"

/* The columns of both; that of the nation may be missing where it is output. */
static bool read_columns(struct io_region *r, const struct sg_run *run, struct sg_error *err)
{
    static const char *const none[] = {NULL};
    const char *own = sg_args_text(run->args, "region-value");
    const char *other = sg_args_text(run->args, "nation-value");
    if (!own)
        return sg_fail(err, SG_FAIL_USAGE, "--region-value COL is needed");
    if (!io_side_numbers(&r->side, own, none, &r->region, err) ||
        (other && !io_side_numbers(&r->side, other, none, &r->nation, err)))
        return false;
    const struct sg_column *a = sg_table_numbers(&r->side.table, own);
    const struct sg_column *b = other ? sg_table_numbers(&r->side.table, other) : NULL;
    if (!io_region_same_measure(a, b, err))
        return false;
    for (size_t i = 0; i < r->t->n && !other; i++)
        io_vector_add(&r->nation, i, r->t->output.value[i], r->t->output.status[i]);
    return true;
}

/* Figures that cannot be: hidden, below 0, more in the region than in the nation. */
static bool check_figure(const struct io_region *r, size_t i, struct sg_error *err)
{
    sg_status status = r->region.status[i] | r->nation.status[i];
    double own = r->region.value[i], all = r->nation.value[i];
    const char *name = io_table_name(r->t, i);
    if (status & SG_STATUS_SUPPRESSED)
        return sg_fail(err, SG_FAIL_DATA,
                       "the figure of '%s' is suppressed: its quotient, and the totals of all "
                       "others, are not known",
                       name);
    if (own < 0 || all < 0)
        return sg_fail(err, SG_FAIL_DATA, "the figure of '%s' is %.15g, below 0", name,
                       own < 0 ? own : all);
    if (own > all)
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' has %.15g in the region, more than the %.15g of the nation", name, own,
                       all);
    return true;
}

/* Industries by name, a few of them. */
struct listing {
    enum sg_lang lang;
    struct sg_buffer names;
    size_t n;
};

static void list(struct listing *listing, const struct io_region *r, size_t i)
{
    enum { LISTED = 8 };
    if (listing->n++ < LISTED)
        sg_buffer_printf(&listing->names, "%s%s",
                         !listing->names.n        ? ""
                         : listing->lang == SG_JA ? "、"
                                                  : ", ",
                         io_table_name(r->t, i));
}

static bool has_figure(const struct io_region *r, const bool there[], size_t i)
{
    return there[i] && !r->region.status[i] && !r->nation.status[i];
}

/* Industries without a figure count in neither total. */
static bool leave_out(struct io_region *r, struct sg_run *run, const bool there[],
                      struct sg_error *err)
{
    int uncovered = sg_args_choice(run->args, "uncovered");
    struct listing without = {.lang = run->lang};
    for (size_t i = 0; i < r->t->n; i++) {
        if (has_figure(r, there, i))
            continue;
        list(&without, r, i);
        r->region.value[i] = r->nation.value[i] = 0;
    }
    bool ok = without.n == 0 || uncovered != IO_UNCOVERED_STOP;
    if (!ok) {
        sg_fail(err, SG_FAIL_DATA,
                "%zu industries have no figure in --region: %s; --uncovered average takes them to "
                "be as common as in the nation, absent to be none",
                without.n, sg_buffer_text(&without.names));
        sg_fail_at_file(err, r->side.table.info.file);
    } else if (without.n) {
        sg_run_note(run,
                    uncovered == IO_UNCOVERED_AVERAGE
                        ? "no figure of %s: taken to be as common as in the nation (SLQ 1)"
                        : "no figure of %s: taken to be none in the region",
                    sg_buffer_text(&without.names));
    }
    sg_buffer_free(&without.names);
    return ok;
}

static bool make_quotients(struct io_region *r, struct sg_run *run, const bool there[],
                           struct sg_error *err)
{
    bool average = sg_args_choice(run->args, "uncovered") == IO_UNCOVERED_AVERAGE;
    struct listing lacking = {.lang = run->lang};
    for (size_t i = 0; i < r->t->n; i++) {
        r->totals[0] += r->region.value[i];
        r->totals[1] += r->nation.value[i];
    }
    if (!(r->totals[0] > 0))
        return sg_fail(err, SG_FAIL_DATA, "the figures of the region add up to 0");
    sg_io_slq(r->region.value, r->nation.value, r->t->n, r->slq);
    for (size_t i = 0; i < r->t->n; i++) {
        if (!has_figure(r, there, i))
            r->slq[i] = average ? 1 : 0;
        else if (!(r->slq[i] > 0))
            list(&lacking, r, i);
    }
    if (lacking.n)
        sg_run_note(run, "the region has no %s: their rows are 0", sg_buffer_text(&lacking.names));
    sg_buffer_free(&lacking.names);
    return true;
}

static void say_basis(const struct io_region *r, struct sg_run *run)
{
    static const char *const names[] = {[SG_IO_SLQ] = "SLQ",
                                        [SG_IO_CILQ] = "CILQ",
                                        [SG_IO_FLQ] = "FLQ",
                                        [SG_IO_AFLQ] = "AFLQ (capped)",
                                        [SG_IO_AFLQ_FREE] = "AFLQ (free)"};
    const char *name = names[r->method];
    sg_run_note(run, r->domestic ? "%s of domestic coefficients" : "%s of total coefficients",
                name);
    if (r->method == SG_IO_SLQ || r->method == SG_IO_CILQ)
        return;
    sg_run_note(run, "δ = %.4g, λ = %.6g: the region has %.4g%% of the nation", r->delta[0],
                sg_io_lambda(r->totals[0], r->totals[1], r->delta[0]),
                100 * r->totals[0] / r->totals[1]);
    if (r->n_deltas > 1)
        sg_run_note(run, "lower and upper: over δ from %.4g to %.4g", r->delta[1], r->delta[2]);
}

static bool read_figures(struct io_region *r, struct sg_run *run, struct sg_error *err)
{
    bool *there = sg_alloc(r->t->n, sizeof *there);
    bool ok = read_columns(r, run, err);
    for (size_t row = 0; row < r->side.table.n_rows && ok; row++)
        if (r->side.industry[row] < r->t->n)
            there[r->side.industry[row]] = true;
    for (size_t i = 0; i < r->t->n && ok; i++)
        ok = check_figure(r, i, err) || sg_fail_at_file(err, r->side.table.info.file);
    ok = ok && leave_out(r, run, there, err) && make_quotients(r, run, there, err);
    free(there);
    return ok;
}

bool io_region_read(struct io_region *r, const struct io_table *t, struct sg_run *run,
                    struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "region");
    *r = (struct io_region){.t = t};
    io_vector_alloc(&r->region, t->n);
    io_vector_alloc(&r->nation, t->n);
    r->slq = sg_alloc(t->n, sizeof *r->slq);
    if (!path)
        return sg_fail(err, SG_FAIL_USAGE, "--region FILE is needed");
    bool ok = io_region_read_options(r, run, err) &&
              io_side_read(&r->side, t, run, path, false, err) && read_figures(r, run, err);
    if (ok)
        say_basis(r, run);
    return ok;
}

void io_region_free(struct io_region *r)
{
    io_side_free(&r->side);
    io_vector_free(&r->region);
    io_vector_free(&r->nation);
    free(r->slq);
}

static double lambda_of(const struct io_region *r, size_t k)
{
    bool sized = r->method != SG_IO_SLQ && r->method != SG_IO_CILQ;
    return sized ? sg_io_lambda(r->totals[0], r->totals[1], r->delta[k]) : 1;
}

void io_region_model(const struct io_region *r, size_t k, struct sg_run *run,
                     struct io_model *model)
{
    size_t n = r->t->n;
    double *factor = sg_alloc(n * n, sizeof *factor);
    sg_io_regional(r->method, r->slq, lambda_of(r, k), n, factor);
    *model = (struct io_model){.kind = IO_DOMESTIC, .open = r->domestic && r->t->imports.there};
    io_model_fill(model, r->t, run);
    io_model_scale(model, factor);
    free(factor);
}

double io_region_supply(const struct io_region *r, const struct io_model *model, size_t k, size_t i)
{
    return fmin(1, r->slq[i] * lambda_of(r, k)) * model->supply[i];
}

double io_region_output(const struct io_region *r, size_t i)
{
    double part = r->slq[i] * r->totals[0] / r->totals[1];
    return r->t->output.value[i] * part;
}
