#include "io_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "io_lines.h"
#include "io_unknown.h"

static const struct sg_choice models[] = {
    [IO_CLOSED] = {"closed", {"all inputs are made here: (I - A)^-1", "輸入を考えない：(I−A)⁻¹"}},
    [IO_OPEN] = {"open",
                 {"a part of each demand is imported: (I - (I - M)A)^-1; the usual one where there "
                  "are columns of imports",
                  "競争輸入型：(I−(I−M)A)⁻¹（輸入の列があるときの既定）"}},
    [IO_DOMESTIC] = {"domestic",
                     {"flows are of domestic products alone: (I - Ad)^-1; the usual one where "
                      "there are rows of imports",
                      "非競争輸入型（国産品のみの取引）：(I−Ad)⁻¹（輸入の行があるときの既定）"}},
    [IO_TYPE2] = {"type2",
                  {"with the income and consumption of households inside (needs "
                   "--consumption-rate)",
                   "家計を内生化（--consumption-rate が必要）"}}};

const struct sg_option io_option_model = {.name = "model",
                                          .kind = SG_OPTION_CHOICE,
                                          .argument = "MODEL",
                                          .choices = SG_CHOICES(models),
                                          .help = {"which inverse", "逆行列の型"}};

const struct sg_option io_option_demand_model = {
    .name = "model",
    .kind = SG_OPTION_CHOICE,
    .argument = "MODEL",
    .choices = {models, IO_TYPE2, sizeof *models, false, false},
    .help = {"which inverse", "逆行列の型"}};

/* The model that the table calls for; what was assumed is said. */
static bool choose(struct io_model *model, struct sg_run *run, struct sg_error *err)
{
    const struct io_table *t = model->table;
    int asked = sg_args_choice(run->args, "model");
    enum io_model_kind usual = t->imports.there      ? IO_OPEN
                               : t->imports_are_rows ? IO_DOMESTIC
                                                     : IO_CLOSED;
    model->kind = asked >= 0 ? (enum io_model_kind)asked : usual;
    model->open = model->kind == IO_OPEN || (model->kind == IO_TYPE2 && usual == IO_OPEN);
    if (asked < 0 && usual != IO_OPEN)
        sg_run_note(run, usual == IO_DOMESTIC ? "model: domestic, as the table has rows of imports"
                                              : "model: closed, as the table has no imports");
    if (model->open && !t->imports.there)
        return sg_fail(err, SG_FAIL_DATA,
                       t->imports_are_rows
                           ? "imports are rows of this table, so its flows are domestic: --model "
                             "domestic (or closed), not open"
                           : "the table has no columns of imports, which --model open needs");
    if (model->kind == IO_DOMESTIC && t->imports.there)
        return sg_fail(err, SG_FAIL_DATA,
                       "imports are columns of this table, so they are within its flows: --model "
                       "open, not domestic");
    return true;
}

/* Demand here: by its parts, else what output and imports leave after exports. */
static void domestic_demand(const struct io_table *t, size_t i, double *demand, sg_status *status)
{
    *demand = t->final.value[i];
    *status = t->final.status[i];
    for (size_t j = 0; j < t->n; j++) {
        *demand += t->z[i * t->n + j];
        *status |= t->z_status[i * t->n + j];
    }
    sg_status rest = t->output.status[i] | t->exports.status[i] | t->imports.status[i];
    if (*status && t->output_published && !rest) {
        *demand = t->output.value[i] - t->exports.value[i] + t->imports.value[i];
        *status = 0;
    }
}

static void fill_imports(struct io_model *model, struct sg_run *run)
{
    const struct io_table *t = model->table;
    for (size_t i = 0; i < t->n; i++) {
        double demand = 0, imports = t->imports.value[i];
        sg_status status = 0;
        if (model->open) {
            domestic_demand(t, i, &demand, &status);
            status |= t->imports.status[i];
            if (!status && demand == 0 && (imports > 0 || imports < 0))
                status = SG_STATUS_UNDEFINED;
        }
        io_vector_add(&model->imports, i, demand == 0 ? 0 : imports / demand, status);
        model->supply[i] = status ? 1 : 1 - model->imports.value[i];
        if (model->imports.value[i] > 1)
            sg_run_note(run, "imports of '%s' exceed its domestic demand: import coefficient %.4f",
                        io_table_name(t, i), model->imports.value[i]);
    }
    model->imports.there = model->open;
}

static void fill_coefficients(struct io_model *model)
{
    const struct io_table *t = model->table;
    size_t n = t->n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t at = i * n + j;
            sg_status status = t->z_status[at] | t->output.status[j];
            bool flows = status || t->z[at] > 0 || t->z[at] < 0;
            if (flows)
                status |= model->imports.status[i];
            model->a_status[at] = status;
            model->any_unknown |= status != 0;
            model->a[at] = status || t->output.value[j] == 0
                               ? 0
                               : t->z[at] / t->output.value[j] * model->supply[i];
        }
}

void io_model_fill(struct io_model *model, const struct io_table *t, struct sg_run *run)
{
    size_t n = t->n;
    model->table = t;
    model->n = model->m = n;
    io_vector_alloc(&model->imports, n);
    model->supply = sg_alloc(n, sizeof *model->supply);
    model->a = sg_alloc(n * n, sizeof *model->a);
    model->a_status = sg_alloc(n * n, sizeof *model->a_status);
    fill_imports(model, run);
    fill_coefficients(model);
    if (model->any_unknown)
        model->a_upper = io_upper_coefficients(model);
}

bool io_model_make(struct io_model *model, const struct io_table *t, struct sg_run *run,
                   struct sg_error *err)
{
    *model = (struct io_model){.table = t};
    if (!choose(model, run, err))
        return false;
    io_model_fill(model, t, run);
    return true;
}

void io_model_scale(struct io_model *model, const double factor[])
{
    for (size_t k = 0; k < model->n * model->n; k++) {
        model->a[k] *= factor[k];
        if (model->a_upper)
            model->a_upper[k] *= factor[k];
        if (factor[k] == 0)
            model->a_status[k] = 0;
    }
}

/* What households buy here for a unit of income, and what of it is unknown. */
static void spend(const struct io_model *model, const struct io_households *h, double spending[],
                  sg_status status[])
{
    for (size_t i = 0; i < model->n; i++) {
        status[i] = h->spending.status[i] | model->imports.status[i];
        spending[i] = status[i] ? 0 : h->spending.value[i] * h->rate * model->supply[i];
    }
}

void io_model_add_households(struct io_model *model, const struct io_households *h)
{
    size_t n = model->n, m = n + 1;
    double *a = sg_alloc(m * m, sizeof *a), *spending = sg_alloc(n, sizeof *spending);
    double *income = sg_alloc(n, sizeof *income);
    sg_status *status = sg_alloc(m * m, sizeof *status), *of = sg_alloc(n, sizeof *of);
    spend(model, h, spending, of);
    for (size_t i = 0; i < n; i++) {
        income[i] = h->income.status[i] ? 0 : h->income.value[i];
        memcpy(status + i * m, model->a_status + i * n, n * sizeof *status);
        status[i * m + n] = of[i];
        status[n * m + i] = h->income.status[i];
        model->any_unknown |= of[i] || h->income.status[i];
    }
    sg_io_augment(model->a, income, spending, n, a);
    free(model->a);
    free(model->a_status);
    free(model->a_upper); /* bounds are not made of what households would do */
    free(income);
    free(spending);
    free(of);
    model->a = a;
    model->a_status = status;
    model->a_upper = NULL;
    model->m = m;
}

static bool fail_hawkins_simon(const struct io_model *model, struct sg_error *err)
{
    size_t i = model->quality.failed;
    return sg_fail(err, SG_FAIL_DATA,
                   "no demand can be met with these coefficients: the condition of Hawkins and "
                   "Simon fails at '%s'",
                   i < model->n ? io_table_name(model->table, i) : "households");
}

static void say_quality(const struct io_model *model, struct sg_run *run)
{
    if (model->quality.residual > 1e-12 * (double)model->m)
        sg_run_note(run, "the inverse is not exact: residual %.3g, condition number %.3g",
                    model->quality.residual, model->quality.condition);
}

bool io_model_solve(struct io_model *model, struct sg_run *run, struct sg_error *err)
{
    size_t m = model->m;
    model->b = sg_alloc(m * m, sizeof *model->b);
    model->b_status = sg_alloc(m * m, sizeof *model->b_status);
    if (!sg_io_inverse(model->a, m, model->b, &model->quality))
        return fail_hawkins_simon(model, err);
    say_quality(model, run);
    if (model->any_unknown)
        io_unknown_inverse(model);
    return true;
}

void io_model_multipliers(const struct io_model *model, const struct io_vector *v,
                          struct io_vector *out)
{
    size_t m = model->m;
    for (size_t i = 0; i < model->n; i++)
        for (size_t j = 0; j < model->n; j++) {
            double b = model->b[i * m + j];
            sg_status status = model->b_status[i * m + j];
            if (v && (status || b > 0 || b < 0))
                status |= v->status[i];
            io_vector_add(out, j, v && !status ? v->value[i] * b : b, status);
        }
}

void io_model_free(struct io_model *model)
{
    io_vector_free(&model->imports);
    free(model->supply);
    free(model->a);
    free(model->a_status);
    free(model->a_upper);
    free(model->b);
    free(model->b_status);
    free(model->b_upper);
}
