#include "io_households.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"

#include "io_lines.h"

const struct sg_option io_option_consumption_rate = {
    .name = "consumption-rate",
    .kind = SG_OPTION_TEXT,
    .argument = "K",
    .help = {"what households spend of a unit of income (0.6), or from-table: consumption over "
             "compensation",
             "消費転換係数（0.6 など）。from-table は表の民間消費支出÷雇用者所得"}};
const struct sg_option io_option_resident_share = {
    .name = "resident-share",
    .kind = SG_OPTION_TEXT,
    .argument = "COL",
    .help = {"the part of income that residents earn: a number from 0 to 1, or a column of "
             "--employment with it by industry",
             "所得のうち域内の居住者が得る割合：０から１の数、又は --employment の表の列"}};

void io_per_output(const struct io_table *t, const struct io_vector *of, struct io_vector *out)
{
    for (size_t i = 0; i < t->n; i++) {
        double x = t->output.value[i];
        io_vector_add(out, i, x > 0 || x < 0 ? of->value[i] / x : 0,
                      of->status[i] | t->output.status[i]);
    }
    out->there = of->there;
}

/* Sum of what is known; `*status` is of the rest. */
static double total_of(const struct io_vector *v, size_t n, sg_status *status)
{
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        total += v->value[i];
        *status |= v->status[i];
    }
    return total;
}

static bool read_rate(struct io_households *h, const struct io_table *t, struct sg_run *run,
                      struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "consumption-rate");
    sg_status status = 0;
    if (!text)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--consumption-rate K is needed: what households spend of their income "
                       "here; there is no usual value (from-table: consumption over compensation "
                       "of the table)");
    if (strcmp(text, "from-table") == 0) {
        h->rate = total_of(&t->households, t->n, &status) / total_of(&t->income, t->n, &status);
        if (!(h->rate >= 0) || isinf(h->rate))
            return sg_fail(err, SG_FAIL_DATA,
                           "--consumption-rate from-table: consumption or compensation is not "
                           "known");
        sg_run_note(run, "consumption rate: %.6g, consumption over compensation of the table",
                    h->rate);
    } else if (!sg_number_read(text, strlen(text), &h->rate) || h->rate < 0) {
        return sg_fail(err, SG_FAIL_USAGE,
                       "--consumption-rate '%s' is neither a number from 0 nor from-table", text);
    }
    if (h->rate > 1)
        sg_run_note(run, "the consumption rate is above 1: households would spend more than they "
                         "earn");
    return true;
}

/* Multiplies income by the share of residents. */
static bool take_residents(struct io_households *h, const struct io_table *t,
                           const struct io_side *side, const struct sg_run *run,
                           struct sg_error *err)
{
    static const char *const none[] = {NULL};
    const char *text = sg_args_text(run->args, "resident-share");
    struct io_vector share;
    double all = NAN;
    bool ok = true;
    if (!text)
        return true;
    io_vector_alloc(&share, t->n);
    bool number = sg_number_read(text, strlen(text), &all);
    if (!number && (!side || !side->industry))
        ok = sg_fail(err, SG_FAIL_USAGE,
                     "--resident-share '%s' is neither a number from 0 to 1 nor, with --employment "
                     "FILE, a column of it",
                     text);
    else if (!number)
        ok = io_side_numbers(side, text, none, &share, err);
    for (size_t i = 0; i < t->n && ok; i++) {
        double own = number ? all : share.value[i];
        if (own < 0 || own > 1)
            ok = sg_fail(err, SG_FAIL_DATA, "--resident-share of '%s' is %.15g, not from 0 to 1",
                         io_table_name(t, i), own);
        h->income.value[i] *= own;
        h->income.status[i] |= share.status[i];
    }
    io_vector_free(&share);
    return ok;
}

bool io_households_make(struct io_households *h, const struct io_table *t,
                        const struct io_side *side, struct sg_run *run, struct sg_error *err)
{
    sg_status status = 0;
    io_vector_alloc(&h->income, t->n);
    io_vector_alloc(&h->spending, t->n);
    if (!t->households.there || !t->income.there)
        return sg_fail(err, SG_FAIL_DATA,
                       t->income.there
                           ? "the table has no column of consumption of households (民間消費支出)"
                           : "the table has no row of compensation of employees (雇用者所得)");
    if (!read_rate(h, t, run, err))
        return false;
    double total = total_of(&t->households, t->n, &status);
    io_per_output(t, &t->income, &h->income);
    for (size_t i = 0; i < t->n; i++)
        io_vector_add(&h->spending, i, t->households.value[i] / total,
                      status | (total > 0 ? 0 : SG_STATUS_UNDEFINED));
    return take_residents(h, t, side, run, err);
}

void io_households_free(struct io_households *h)
{
    io_vector_free(&h->income);
    io_vector_free(&h->spending);
}
