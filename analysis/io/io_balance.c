#include "io_balance.h"

#include <math.h>

#include <sangyo/number.h>
#include "table/args.h"

enum { BALANCE_STOP, BALANCE_NOTE };

static const struct sg_choice balances[] = {
    [BALANCE_STOP] = {"stop",
                      {"an error that names the worst", "エラーとし、差の最も大きい部門を示す"}},
    [BALANCE_NOTE] = {"note", {"a remark", "注記して続ける"}}};

const struct sg_option io_option_balance = {
    .name = "balance",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(balances),
    .preset = "stop",
    .help = {"rows and columns of an industry that do not add up to the same",
             "行和と列和が一致しないときの扱い"}};

static const double misprint = 0.01; /* of output: further off it is another sum */
static const double relative = 1e-9; /* sums of published numbers of any size */

/* The largest gap of a kind. */
struct gap {
    size_t industry, n;
    double left, right;
};

static double size_of(const struct gap *gap)
{
    return gap->n ? fabs(gap->left - gap->right) : 0;
}

/* Two sums of `cells` numbers that were rounded to the unit. */
static void compare(struct gap *gap, const struct io_table *t, size_t i, double left, double right)
{
    size_t cells = t->grid.rows.n + t->grid.columns.n;
    double allowed = 0.5 * t->grid.unit * (double)cells + relative * fabs(right);
    if (isnan(left) || isnan(right) || fabs(left - right) <= allowed)
        return;
    if (fabs(left - right) > size_of(gap)) {
        gap->industry = i;
        gap->left = left;
        gap->right = right;
    }
    gap->n++;
}

static double column_sum(const struct io_table *t, size_t j)
{
    double sum = t->primary.value[j] + t->gva.value[j];
    for (size_t i = 0; i < t->n; i++)
        sum += t->z[i * t->n + j];
    return sum;
}

static double row_sum(const struct io_table *t, size_t i)
{
    double sum = t->final.value[i] + t->exports.value[i] - t->imports.value[i];
    for (size_t j = 0; j < t->n; j++)
        sum += t->z[i * t->n + j];
    return sum;
}

static bool report(const struct gap *gap, const struct io_table *t, bool of_column,
                   struct sg_run *run, struct sg_error *err)
{
    char left[SG_NUMBER_SIZE], right[SG_NUMBER_SIZE], apart[SG_NUMBER_SIZE];
    const char *name = io_table_name(t, gap->industry);
    sg_number_shortest(sg_number_round(gap->left, 6), left);
    sg_number_shortest(sg_number_round(gap->right, 6), right);
    sg_number_shortest(sg_number_round(size_of(gap), 6), apart);
    if (sg_args_choice(run->args, "balance") == BALANCE_NOTE) {
        sg_run_note(run,
                    of_column ? "the column of '%s' adds up to %s, its output is %s: %s apart "
                                "(%zu industries)"
                              : "the row of '%s' adds up to %s, its column to %s: %s apart (%zu "
                                "industries)",
                    name, left, right, apart, gap->n);
        return true;
    }
    sg_fail(err, SG_FAIL_DATA,
            of_column ? "the column of '%s' adds up to %s, its output is %s: %s apart (%zu "
                        "industries); --balance note goes on"
                      : "the row of '%s' adds up to %s, its column to %s: %s apart (%zu "
                        "industries); --balance note goes on",
            name, left, right, apart, gap->n);
    return sg_fail_at_row(err, t->grid.rows.file_rows[t->row[gap->industry]]);
}

/* A sum that the table prints and that is output for most industries and nearly so for the others:
   said, as nothing is computed of it. */
static void say_printed(const struct io_table *t, size_t line, struct sg_run *run)
{
    struct gap gap = {0};
    size_t same = 0;
    for (size_t i = 0; i < t->n; i++) {
        size_t at = io_grid_at(&t->grid, t->row[i], line), before = gap.n;
        compare(&gap, t, i, t->grid.values[at], t->output.value[i]);
        same += gap.n == before;
    }
    char left[SG_NUMBER_SIZE], right[SG_NUMBER_SIZE];
    if (gap.n == 0 || same <= gap.n || size_of(&gap) > misprint * gap.right)
        return;
    sg_number_shortest(sg_number_round(gap.left, 6), left);
    sg_number_shortest(sg_number_round(gap.right, 6), right);
    sg_run_note(run, "'%s' prints %s for '%s', whose output is %s", t->grid.columns.labels[line],
                left, io_table_name(t, gap.industry), right);
}

static bool check_sums(const struct io_table *t, struct sg_run *run, struct sg_error *err)
{
    struct gap columns = {0}, rows = {0};
    bool has_uses = t->final.there || t->exports.there;
    for (size_t i = 0; i < t->n; i++) {
        if (t->output_published && t->gva.there)
            compare(&columns, t, i, column_sum(t, i), t->output.value[i]);
        if (has_uses)
            compare(&rows, t, i, row_sum(t, i), t->output.value[i]);
    }
    for (size_t line = 0; line < t->grid.columns.n; line++)
        if (t->columns.meaning[line].role == IO_SUBTOTAL)
            say_printed(t, line, run);
    if (!has_uses)
        sg_run_note(run, "the table has no final demand: rows were not checked against columns");
    return (!columns.n || report(&columns, t, true, run, err)) &&
           (!rows.n || report(&rows, t, false, run, err));
}

/* Output that cannot be: below 0, or none where there are inputs. */
static bool check_output(const struct io_table *t, size_t j, struct sg_run *run,
                         struct sg_error *err)
{
    double x = t->output.value[j];
    bool inputs = false;
    for (size_t i = 0; i < t->n; i++)
        inputs |= t->z[i * t->n + j] > 0 || t->z[i * t->n + j] < 0;
    if (isnan(x) || x > 0)
        return true;
    if (x < 0)
        return sg_fail(err, SG_FAIL_DATA, "the output of '%s' is %.15g, below 0",
                       io_table_name(t, j), x);
    if (inputs)
        return sg_fail(err, SG_FAIL_DATA, "'%s' has inputs but an output of 0",
                       io_table_name(t, j));
    sg_run_note(run, "'%s' has no output: its coefficients are 0", io_table_name(t, j));
    return true;
}

bool io_balance_check(const struct io_table *t, struct sg_run *run, struct sg_error *err)
{
    for (size_t j = 0; j < t->n; j++)
        if (!check_output(t, j, run, err))
            return sg_fail_at_column(err, t->grid.columns.labels[t->column[j]]);
    return check_sums(t, run, err);
}
