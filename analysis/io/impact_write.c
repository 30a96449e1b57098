#include "impact.h"

#include <math.h>
#include <string.h>

#include "io_lines.h"
#include "io_write.h"

/* Writes a column: of each industry, and their sum in the row below. */
static struct sg_column *write_column(struct impact *p, const char *name, struct io_vector *v)
{
    size_t n = p->t->n;
    double total = 0;
    sg_status status = 0;
    struct sg_column *column = io_column_add(p->out, name, v, n);
    for (size_t i = 0; i < n; i++) {
        total += v->status[i] ? 0 : v->value[i];
        status |= v->status[i];
    }
    sg_column_set(column, n, status ? NAN : total, status);
    column->decimals = 1;
    if (strcmp(name, "jobs") != 0)
        column->unit = sg_copy_text(p->t->grid.unit_name);
    io_vector_free(v);
    return column;
}

/* a − b, a + b, or a times a coefficient. */
enum operation { MINUS, PLUS, TIMES };

static struct io_vector of_both(const struct impact *p, const struct io_vector *a,
                                enum operation op, const struct io_vector *b)
{
    struct io_vector out;
    io_vector_alloc(&out, p->t->n);
    for (size_t i = 0; i < p->t->n; i++) {
        double value = op == MINUS  ? a->value[i] - b->value[i]
                       : op == PLUS ? a->value[i] + b->value[i]
                                    : a->value[i] * b->value[i];
        bool nothing = op == TIMES && !a->status[i] && a->value[i] == 0;
        io_vector_add(&out, i, nothing ? 0 : value, nothing ? 0 : a->status[i] | b->status[i]);
    }
    return out;
}

static struct io_vector copy_of(const struct impact *p, const struct io_vector *v)
{
    struct io_vector out;
    io_vector_alloc(&out, p->t->n);
    for (size_t i = 0; i < p->t->n; i++)
        io_vector_add(&out, i, v->value[i], v->status[i]);
    return out;
}

static struct io_vector total_of(const struct impact *p, size_t k)
{
    return of_both(p, &p->runs[k].impact.first, PLUS, &p->runs[k].impact.second);
}

static void write_products(struct impact *p, const struct io_impact *of)
{
    struct io_vector v;
    const struct io_vector *gva = &p->per_gva, *income = &p->households.income;
    if (p->t->gva.there) {
        v = of_both(p, &of->direct, TIMES, gva);
        write_column(p, "gva_direct", &v);
        v = of_both(p, &of->first, TIMES, gva);
        write_column(p, "gva_first", &v);
        v = of_both(p, &of->second, TIMES, gva);
        write_column(p, "gva_second", &v);
    }
    struct io_vector total = total_of(p, 0);
    v = of_both(p, p->infinite ? &total : &of->first, TIMES, income);
    write_column(p, "income", &v);
    if (p->jobs.there) {
        v = of_both(p, &total, TIMES, &p->per_job);
        write_column(p, "jobs", &v);
    }
    io_vector_free(&total);
}

/* Least and largest total over δ, by industry and of the sum. */
static void write_range(struct impact *p, const struct sg_column *total)
{
    size_t n = p->t->n;
    if (p->n_runs == 1)
        return;
    struct sg_column *lower = sg_table_add(p->out, "lower", SG_COLUMN_NUMBER);
    struct sg_column *upper = sg_table_add(p->out, "upper", SG_COLUMN_NUMBER);
    lower->decimals = upper->decimals = 1;
    lower->unit = sg_copy_text(p->t->grid.unit_name);
    upper->unit = sg_copy_text(p->t->grid.unit_name);
    for (size_t i = 0; i <= n; i++) {
        sg_column_set(lower, i, total->values[i], total->status[i]);
        sg_column_set(upper, i, total->values[i], total->status[i]);
    }
    for (size_t k = 1; k < p->n_runs; k++) {
        struct io_vector v = total_of(p, k);
        double sum = 0;
        for (size_t i = 0; i <= n; i++) {
            double x = i < n ? v.value[i] : sum;
            sum += i < n ? x : 0;
            if (total->status[i])
                continue;
            lower->values[i] = fmin(lower->values[i], x);
            upper->values[i] = fmax(upper->values[i], x);
        }
        io_vector_free(&v);
    }
}

static void say_ratio(struct impact *p, const struct sg_column *total, struct sg_run *run)
{
    double demand = 0;
    for (size_t i = 0; i < p->t->n; i++)
        demand += p->demand.value[i];
    if (total->status[p->t->n] || !(demand > 0))
        return;
    sg_run_note(run, "total over demand: %.6f", total->values[p->t->n] / demand);
    sg_note(&p->out->info.methods, run->lang, "total over demand: %.6f",
            total->values[p->t->n] / demand);
    sg_note(&p->out->info.methods, run->lang, "consumption rate: %.6g", p->households.rate);
}

void io_impact_write(struct impact *p, struct sg_run *run)
{
    const struct io_impact *of = &p->runs[0].impact;
    struct sg_table *out = p->out;
    struct io_vector v;
    io_industries_begin(p->t, out);
    size_t last = sg_table_add_row(out);
    sg_column_set_text(out->columns[0], last, run->lang == SG_JA ? "合計" : "Total");
    v = copy_of(p, &p->demand);
    write_column(p, "demand", &v);
    v = copy_of(p, &of->direct);
    write_column(p, "direct", &v);
    v = of_both(p, &of->first, MINUS, &of->direct);
    write_column(p, "indirect", &v);
    v = copy_of(p, &of->second);
    write_column(p, "second", &v);
    v = total_of(p, 0);
    struct sg_column *total = write_column(p, "total", &v);
    total->label = sg_copy_text(run->lang == SG_JA ? "総合効果" : "Total effect");
    write_products(p, of);
    write_range(p, total);
    io_column_main(out, total);
    say_ratio(p, total, run);
}
