#include "io_impact.h"

#include <math.h>
#include <stdlib.h>

#include "io_lines.h"
#include "io_unknown.h"

/* The statuses of all parts; values are of what is known, so that only statuses forbid them. */
static void mark(struct io_impact *impact, const struct io_model *model, const double spent[],
                 const struct io_households *h)
{
    size_t n = model->n;
    sg_status *bought = sg_alloc(n, sizeof *bought), earned = 0;
    io_unknown_output(model, impact->direct.value, impact->direct.status, impact->first.status);
    for (size_t i = 0; i < n; i++) {
        bool earns = io_is_there(impact->first.value[i]) || impact->first.status[i];
        if (earns && (io_is_there(h->income.value[i]) || h->income.status[i]))
            earned |= impact->first.status[i] | h->income.status[i];
        bought[i] = h->spending.status[i] |
                    (io_is_there(h->spending.value[i]) ? model->imports.status[i] : 0);
    }
    io_unknown_output(model, spent, bought, impact->second.status);
    for (size_t i = 0; i < n; i++)
        impact->second.status[i] |= earned;
    free(bought);
}

static double known(const struct io_vector *v, size_t i)
{
    return v->status[i] ? 0 : v->value[i];
}

/* A square of industries alone, for the numerics. */
static double *inverse_of(const struct io_model *model)
{
    double *b = sg_alloc(model->n * model->n, sizeof *b);
    for (size_t i = 0; i < model->n; i++)
        for (size_t j = 0; j < model->n; j++)
            b[i * model->n + j] = model->b[i * model->m + j];
    return b;
}

static bool compute(struct io_impact *impact, const struct io_model *model,
                    const struct sg_io_model *numbers, const struct io_vector *demand,
                    const struct io_households *h)
{
    struct sg_io_impact out = {.direct = impact->direct.value,
                               .first = impact->first.value,
                               .second = impact->second.value};
    double *spent = sg_alloc(model->n, sizeof *spent);
    bool ok = sg_io_impact_of(numbers, demand->value, &out);
    impact->loop = out.loop;
    for (size_t i = 0; i < model->n; i++) {
        spent[i] = numbers->spending[i] * numbers->supply[i];
        impact->direct.status[i] =
            numbers->met && io_is_there(demand->value[i]) ? model->imports.status[i] : 0;
    }
    mark(impact, model, spent, h);
    free(spent);
    return ok;
}

bool io_impact_make(struct io_impact *impact, const struct io_model *model,
                    const struct io_asked *asked, const struct io_households *h,
                    struct sg_error *err)
{
    size_t n = model->n;
    double *income = sg_alloc(n, sizeof *income), *spending = sg_alloc(n, sizeof *spending);
    double *inverse = inverse_of(model);
    io_vector_alloc(&impact->direct, n);
    io_vector_alloc(&impact->first, n);
    io_vector_alloc(&impact->second, n);
    for (size_t i = 0; i < n; i++) {
        income[i] = known(&h->income, i);
        spending[i] = known(&h->spending, i);
    }
    const struct sg_io_model numbers = {n,      inverse,  asked->met, asked->supply,
                                        income, spending, h->rate,    asked->infinite};
    bool ok = compute(impact, model, &numbers, asked->demand, h);
    free(income);
    free(spending);
    free(inverse);
    return ok || sg_fail(err, SG_FAIL_DATA,
                         "rounds of consumption without end do not converge: a unit of income "
                         "makes %.4g of income",
                         impact->loop);
}

void io_impact_free(struct io_impact *impact)
{
    io_vector_free(&impact->direct);
    io_vector_free(&impact->first);
    io_vector_free(&impact->second);
}
