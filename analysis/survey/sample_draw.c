/* Units drawn from a frame. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/allocation.h>
#include <sangyo/draw.h>
#include "table/args.h"
#include "table/role.h"

#include "sample_command.h"

const struct sg_option sample_option_seed = {
    .name = "seed",
    .kind = SG_OPTION_INTEGER,
    .argument = "S",
    .preset = "1",
    .maximum = 4294967295,
    .help = {"seed of the random numbers: the same seed draws the same units",
             "乱数の種（同じ種と名簿からは同じ標本を得る）"}};

const struct sg_option sample_option_size = {
    .name = "size",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of sizes, for pps", "規模の列（pps のとき）"}};

const struct sg_option sample_option_take = {
    .name = "take",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column that says how many of the unit's stratum are drawn",
             "その層から抽出する数の列"}};

struct drawing {
    struct sg_table *frame;
    struct sg_draw *random;
    bool *chosen;
    double *probability;
};

static bool fail_few(double n, size_t units, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA, "%.0f units cannot be drawn from %zu", n, units);
}

static void set_probability(struct drawing *d, double probability)
{
    for (size_t i = 0; i < d->frame->n_rows; i++)
        d->probability[i] = probability;
}

static bool draw_equal(struct drawing *d, double n, bool systematic, struct sg_error *err)
{
    size_t units = d->frame->n_rows;
    if (n > (double)units)
        return fail_few(n, units, err);
    if (systematic)
        sg_draw_systematic(d->random, units, (size_t)n, d->chosen);
    else
        sg_draw_simple(d->random, units, (size_t)n, d->chosen);
    set_probability(d, n / (double)units);
    return true;
}

static bool draw_by_size(struct drawing *d, const struct sg_run *run, double n,
                         struct sg_error *err)
{
    const char *name = sg_args_text(run->args, "size");
    const struct sg_table *frame = d->frame;
    ptrdiff_t at;
    if (!name)
        return sg_fail(err, SG_FAIL_USAGE, "--draw pps needs --size");
    if (!sg_role_find(frame, SG_ROLE_VALUE, name, true, &at, NULL, err) ||
        !sg_column_require_number(frame, frame->columns[at], err))
        return false;
    const struct sg_column *sizes = frame->columns[at];
    for (size_t row = 0; row < frame->n_rows; row++)
        if (!sg_status_has_value(sizes->status[row]) || !(sizes->values[row] >= 0) ||
            isinf(sizes->values[row])) {
            sg_fail(err, SG_FAIL_DATA, "a size must be a number of 0 or more");
            sg_fail_at_column(err, sizes->name);
            return sg_fail_at_row(err, sg_table_file_row(frame, row));
        }
    if (n <= (double)frame->n_rows &&
        sg_draw_pps(d->random, sizes->values, frame->n_rows, (size_t)n, d->chosen, d->probability))
        return true;
    return sg_fail(err, SG_FAIL_DATA, "%.0f units cannot be drawn: fewer have a size above 0", n);
}

/* How many of each stratum --take says; the same in all rows of one. */
static bool read_take(const struct sg_table *frame, const char *name,
                      const struct sg_groups *groups, double take[], struct sg_error *err)
{
    ptrdiff_t at;
    if (!sg_role_find(frame, SG_ROLE_VALUE, name, true, &at, NULL, err) ||
        !sg_column_require_number(frame, frame->columns[at], err))
        return false;
    const struct sg_column *column = frame->columns[at];
    for (size_t i = 0; i < groups->n; i++)
        take[i] = NAN;
    for (size_t row = 0; row < frame->n_rows; row++) {
        double *of = &take[groups->of_row[row]], n = column->values[row];
        if (isnan(*of))
            *of = n;
        if (n >= 0 && n == floor(n) && n == *of)
            continue;
        sg_fail(err, SG_FAIL_DATA,
                "a stratum takes one whole number of units, the same in all of its rows");
        sg_fail_at_column(err, column->name);
        return sg_fail_at_row(err, sg_table_file_row(frame, row));
    }
    return true;
}

static void count_units(const struct sg_table *frame, const struct sg_groups *groups,
                        struct sg_stratum strata[])
{
    for (size_t i = 0; i < groups->n; i++)
        strata[i] = (struct sg_stratum){0, 1};
    for (size_t row = 0; row < frame->n_rows; row++)
        strata[groups->of_row[row]].size++;
}

static bool share_out(const struct sg_run *run, const struct sg_table *frame,
                      const struct sg_groups *groups, const struct sg_stratum strata[],
                      double take[], struct sg_error *err)
{
    const char *name = sg_args_text(run->args, "take");
    double n;
    if (name)
        return read_take(frame, name, groups, take, err);
    if (!sample_n(run, &n, err))
        return false;
    if (!sg_allocation_proportional(strata, groups->n, n, take))
        return fail_few(n, frame->n_rows, err);
    sg_allocation_round(strata, groups->n, take);
    return true;
}

/* A simple sample of one stratum, which has these rows. */
static bool draw_stratum(struct drawing *d, const size_t rows[], size_t units, double take,
                         struct sg_error *err)
{
    if (take > (double)units)
        return fail_few(take, units, err);
    bool *chosen = sg_alloc(units, sizeof *chosen);
    sg_draw_simple(d->random, units, (size_t)take, chosen);
    for (size_t i = 0; i < units; i++) {
        d->chosen[rows[i]] = chosen[i];
        d->probability[rows[i]] = take / (double)units;
    }
    free(chosen);
    return true;
}

/* The columns that --strata names. */
static bool find_strata(const struct sg_run *run, const struct sg_table *frame,
                        struct sg_groups *groups, struct sg_error *err)
{
    size_t n = sg_args_count(run->args, "strata");
    if (n == 0)
        return sg_fail(err, SG_FAIL_USAGE, "--draw stratified needs --strata");
    size_t *columns = sg_alloc(n, sizeof *columns);
    bool fine = true;
    for (size_t i = 0; i < n && fine; i++) {
        ptrdiff_t at;
        fine = sg_role_find(frame, SG_ROLE_DOMAIN, sg_args_nth(run->args, "strata", i), true, &at,
                            NULL, err);
        if (fine)
            columns[i] = (size_t)at;
    }
    if (fine)
        sg_groups_make(groups, frame, columns, n);
    free(columns);
    return fine;
}

static bool draw_strata(struct drawing *d, struct sg_run *run, struct sg_error *err)
{
    struct sg_groups groups;
    struct sg_group_rows of;
    if (!find_strata(run, d->frame, &groups, err))
        return false;
    sg_group_rows_make(&of, &groups, d->frame->n_rows);
    struct sg_stratum *strata = sg_alloc(groups.n, sizeof *strata);
    double *take = sg_alloc(groups.n, sizeof *take);
    size_t n_empty = 0;
    count_units(d->frame, &groups, strata);
    bool fine = share_out(run, d->frame, &groups, strata, take, err);
    for (size_t i = 0; i < groups.n && fine; i++) {
        n_empty += take[i] == 0;
        fine = draw_stratum(d, of.rows + of.start[i], of.start[i + 1] - of.start[i], take[i], err);
    }
    if (fine && n_empty)
        sg_run_note(run, "%zu strata have no unit in the sample: nothing can be said of them",
                    n_empty);
    free(strata);
    free(take);
    sg_group_rows_free(&of);
    sg_groups_free(&groups);
    return fine;
}

static bool draw_simple(struct drawing *d, struct sg_run *run, struct sg_error *err)
{
    double n;
    return sample_n(run, &n, err) && draw_equal(d, n, false, err);
}

static bool draw_systematic(struct drawing *d, struct sg_run *run, struct sg_error *err)
{
    double n;
    return sample_n(run, &n, err) && draw_equal(d, n, true, err);
}

static bool draw_pps(struct drawing *d, struct sg_run *run, struct sg_error *err)
{
    double n;
    return sample_n(run, &n, err) && draw_by_size(d, run, n, err);
}

static const struct {
    struct sg_choice choice;
    bool (*draw)(struct drawing *d, struct sg_run *run, struct sg_error *err);
} methods[] = {
    {{"simple", {"every sample equally likely", "単純無作為抽出"}}, draw_simple},
    {{"stratified",
      {"--n divided among --strata in proportion to size, unless --take says how many of each",
       "--strata の層に --n を比例配分する（--take で層ごとの数を指定できる）"}},
     draw_strata},
    {{"systematic", {"at equal steps from a random start", "等間隔の系統抽出"}}, draw_systematic},
    {{"pps", {"with probabilities proportional to --size", "--size に比例した確率による抽出"}},
     draw_pps}};

const struct sg_option sample_option_draw = {
    .name = "draw",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(methods),
    .help = {"draw units from the frame FILE", "名簿のファイルから抽出する"}};

/* The chosen rows with their probabilities and weights. */
static void finish(struct drawing *d, struct sg_table *out)
{
    struct sg_table *frame = d->frame;
    struct sg_column *probability = sg_table_add(frame, "inclusion_probability", SG_COLUMN_NUMBER);
    struct sg_column *weight = sg_table_add(frame, "design_weight", SG_COLUMN_NUMBER);
    for (size_t row = 0; row < frame->n_rows; row++) {
        sg_column_set(probability, row, d->probability[row], 0);
        sg_column_set(weight, row, 1 / d->probability[row], 0);
    }
    sg_table_keep_rows(frame, d->chosen);
    sg_table_move(out, frame);
}

bool sample_draw(struct sg_run *run, struct sg_table *frame, struct sg_table *out,
                 struct sg_error *err)
{
    double seed = sg_args_number(run->args, "seed", 1);
    struct drawing d = {.frame = frame,
                        .random = sg_draw_new((unsigned long)seed),
                        .chosen = sg_alloc(frame->n_rows, sizeof *d.chosen),
                        .probability = sg_alloc(frame->n_rows, sizeof *d.probability)};
    bool fine = methods[sg_args_choice(run->args, "draw")].draw(&d, run, err);
    if (fine) {
        size_t units = frame->n_rows;
        finish(&d, out);
        sg_run_note(run, "%zu of %zu units are drawn with seed %.0f", out->n_rows, units, seed);
    }
    sg_draw_free(d.random);
    free(d.chosen);
    free(d.probability);
    return fine;
}
