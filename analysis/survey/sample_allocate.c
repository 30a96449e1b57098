/* A sample divided among strata. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/allocation.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/role.h"

#include "sample_command.h"

const struct sg_option sample_option_sd = {
    .name = "sd",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the standard deviations within strata", "層内の標準偏差の列"}};

const struct sg_option sample_option_minimum = {
    .name = "minimum",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .preset = "2",
    .help = {"least number of a stratum, for wright", "一層の最小の標本数（wright のとき）"}};

bool sample_n(const struct sg_run *run, double *n, struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "n");
    if (text && sg_number_read(text, strlen(text), n) && *n >= 1 && *n == floor(*n))
        return true;
    return sg_fail(err, SG_FAIL_USAGE, "--n is needed: how many units the sample has");
}

struct allocation {
    const struct sg_table *in;
    const struct sg_column *size, *sd; /* sd NULL: not needed */
    struct sg_stratum *strata;
    size_t *rows; /* of the table, per stratum */
    size_t k;
    double *n, *exact;
};

static bool find_column(const struct sg_table *in, const char *asked,
                        const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at;
    if (!sg_role_find(in, SG_ROLE_VALUE, asked, true, &at, NULL, err) ||
        !sg_column_require_number(in, in->columns[at], err))
        return false;
    *column = in->columns[at];
    return true;
}

/* Whether a label of the row stands for all strata. */
static bool is_total(const struct sg_table *in, size_t row)
{
    for (size_t i = 0; i < in->n_columns; i++)
        if (in->columns[i]->kind != SG_COLUMN_NUMBER &&
            sg_role_is_total(sg_column_text(in->columns[i], row), in->info.total_label))
            return true;
    return false;
}

static bool read_cell(const struct allocation *a, const struct sg_column *column, size_t row,
                      double *value, struct sg_error *err)
{
    *value = column->values[row];
    if (sg_status_has_value(column->status[row]) && *value >= 0 && isfinite(*value))
        return true;
    sg_fail(err, SG_FAIL_DATA, "a stratum needs a number of 0 or more here");
    sg_fail_at_column(err, column->name);
    return sg_fail_at_row(err, sg_table_file_row(a->in, row));
}

static bool read_strata(struct allocation *a, struct sg_run *run, struct sg_error *err)
{
    size_t n_totals = 0;
    a->strata = sg_alloc(a->in->n_rows, sizeof *a->strata);
    a->rows = sg_alloc(a->in->n_rows, sizeof *a->rows);
    for (size_t row = 0; row < a->in->n_rows; row++) {
        struct sg_stratum stratum = {0, 1};
        if (is_total(a->in, row)) {
            n_totals++;
            continue;
        }
        if (!read_cell(a, a->size, row, &stratum.size, err) ||
            (a->sd && !read_cell(a, a->sd, row, &stratum.sd, err)))
            return false;
        a->rows[a->k] = row;
        a->strata[a->k++] = stratum;
    }
    if (n_totals)
        sg_run_note(run, "%zu rows of totals are no strata", n_totals);
    return true;
}

static bool proportional(const struct sg_stratum strata[], size_t k, double total, double minimum,
                         double n[])
{
    (void)minimum;
    return sg_allocation_proportional(strata, k, total, n);
}

static bool neyman(const struct sg_stratum strata[], size_t k, double total, double minimum,
                   double n[])
{
    (void)minimum;
    return sg_allocation_neyman(strata, k, total, n);
}

static const struct method {
    struct sg_choice choice;
    bool (*divide)(const struct sg_stratum strata[], size_t k, double total, double minimum,
                   double n[]);
    bool varies; /* asks for the deviations */
} methods[] = {
    {{"proportional", {"in proportion to size", "比例配分"}}, proportional, false},
    {{"neyman", {"by size and deviation", "ネイマン配分（大きさと標準偏差による）"}}, neyman, true},
    {{"wright", {"by size and deviation, exact in whole numbers", "整数での最適配分（ライト）"}},
     sg_allocation_wright,
     true}};

const struct sg_option sample_option_allocate = {
    .name = "allocate",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(methods),
    .help = {"divide --n among the strata of FILE", "--n をファイルの層に割り当てる"}};

static const struct method *method_of(const struct sg_run *run)
{
    return &methods[sg_args_choice(run->args, "allocate")];
}

static bool divide(struct allocation *a, const struct sg_run *run, double n, struct sg_error *err)
{
    double minimum = sg_args_number(run->args, "minimum", 2);
    bool fine = method_of(run)->divide(a->strata, a->k, n, minimum, a->exact);
    if (!fine)
        return sg_fail(err, SG_FAIL_DATA,
                       "%.0f units cannot be divided among %zu strata so: they hold fewer, need "
                       "more at least, or do not vary",
                       n, a->k);
    memcpy(a->n, a->exact, a->k * sizeof *a->n);
    sg_allocation_round(a->strata, a->k, a->n);
    return true;
}

static struct sg_column *add_number(struct sg_table *out, const char *name)
{
    return sg_table_add(out, name, SG_COLUMN_NUMBER);
}

void sample_name_n(struct sg_column *n, enum sg_lang lang)
{
    n->label = sg_copy_text(sg_lang_pick((struct sg_bilingual){"Sample size", "標本数"}, lang));
    n->decimals = 0;
}

static void write_strata(const struct allocation *a, enum sg_lang lang, struct sg_table *out)
{
    sg_table_info_copy(&out->info, &a->in->info);
    for (size_t i = 0; i < a->k; i++)
        sg_table_add_row(out);
    for (size_t i = 0; i < a->in->n_columns; i++) {
        const struct sg_column *from = a->in->columns[i];
        if (from->kind == SG_COLUMN_NUMBER || sg_role_of_column(from) == SG_ROLE_STATUS)
            continue;
        struct sg_column *to = sg_table_add_like(out, from);
        for (size_t k = 0; k < a->k; k++)
            to->codes[k] = from->codes[a->rows[k]];
    }
    struct sg_column *size = add_number(out, "population");
    struct sg_column *sd = a->sd ? add_number(out, "sd") : NULL;
    struct sg_column *exact = add_number(out, "n_exact"), *n = add_number(out, "n");
    struct sg_column *fraction = add_number(out, "sampling_percent");
    struct sg_column *weight = add_number(out, "design_weight");
    out->main = (ptrdiff_t)sg_table_index(out, n);
    sample_name_n(n, lang);
    for (size_t k = 0; k < a->k; k++) {
        double units = a->strata[k].size;
        sg_column_set(size, k, units, 0);
        if (sd)
            sg_column_set(sd, k, a->strata[k].sd, 0);
        sg_column_set(exact, k, a->exact[k], 0);
        sg_column_set(n, k, a->n[k], 0);
        sg_column_set(fraction, k, units > 0 ? 100 * a->n[k] / units : NAN,
                      units > 0 ? 0 : SG_STATUS_UNDEFINED);
        sg_column_set(weight, k, a->n[k] > 0 ? units / a->n[k] : NAN,
                      a->n[k] > 0 ? 0 : SG_STATUS_UNDEFINED);
    }
}

bool sample_allocate(struct sg_run *run, const struct sg_table *strata, struct sg_table *out,
                     struct sg_error *err)
{
    struct allocation a = {.in = strata};
    double n = 0;
    bool varies = method_of(run)->varies;
    const char *sd = sg_args_text(run->args, "sd");
    if (varies && !sd)
        return sg_fail(err, SG_FAIL_USAGE, "--allocate %s needs --sd", method_of(run)->choice.word);
    bool fine = sample_n(run, &n, err) &&
                find_column(strata, sg_args_text(run->args, "population"), &a.size, err) &&
                (!varies || find_column(strata, sd, &a.sd, err)) && read_strata(&a, run, err);
    if (fine) {
        a.n = sg_alloc(a.k, sizeof *a.n);
        a.exact = sg_alloc(a.k, sizeof *a.exact);
        fine = divide(&a, run, n, err);
    }
    if (fine)
        write_strata(&a, run->lang, out);
    free(a.strata);
    free(a.rows);
    free(a.n);
    free(a.exact);
    return fine;
}
