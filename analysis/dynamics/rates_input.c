#include "rates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/birth_rates.h>
#include "table/args.h"

#include "analysis/cube/numbers.h"

enum { MONTHS = 12 }; /* of a year */

const struct sg_option rates_option_births = {
    .name = "births",
    .kind = SG_OPTION_COLUMN,
    .required = true,
    .argument = "COL",
    .help = {"column of births (新設)", "新設（開業）の列"}};
const struct sg_option rates_option_deaths = {.name = "deaths",
                                              .kind = SG_OPTION_COLUMN,
                                              .argument = "COL",
                                              .help = {"column of deaths (廃業)", "廃業の列"}};
const struct sg_option rates_option_stock = {
    .name = "stock",
    .kind = SG_OPTION_COLUMN,
    .required = true,
    .argument = "COL",
    .help = {"column of establishments: at the start with --from and --to, else at each period",
             "事業所数の列（--from、--to を指定したときは期首、それ以外は各時点の数）"}};
const struct sg_option rates_option_stock_end = {
    .name = "stock-end",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of establishments at the end, with --from and --to",
             "期末の事業所数の列（--from、--to を指定したとき）"}};
const struct sg_option rates_option_from = {
    .name = "from",
    .kind = SG_OPTION_TEXT,
    .argument = "DATE",
    .help = {"day of the survey at the start: 2016-06-01", "期首の調査日（2016-06-01など）"}};
const struct sg_option rates_option_to = {.name = "to",
                                          .kind = SG_OPTION_TEXT,
                                          .argument = "DATE",
                                          .help = {"day of the survey at the end", "期末の調査日"}};

static const struct sg_choice methods[] = {
    [RATES_CENSUS] = {"census",
                      {"births a year over the establishments at the start",
                       "年平均の開業数を期首の事業所数で割る（経済センサス等）"}},
    [RATES_INSURANCE] = {"employment-insurance",
                         {"new relations of the year over the establishments at the end of the "
                          "year before (White Paper 2022)",
                          "当年度の新規適用数を前年度末の適用事業所数で割る（白書2022年版）"}},
    [RATES_INSURANCE_AVERAGE] = {"employment-insurance-average",
                                 {"the same over the average of the year before (White Paper 2017)",
                                  "当年度の新規適用数を前年度平均の適用事業所数で割る"
                                  "（白書2017年版）"}},
    [RATES_WHITE_PAPER_2] = {"white-paper-2",
                             {"census, with deaths = births - (stock at the end - at the start), "
                              "marked as estimated",
                              "廃業数がない期間について、開業数－（期末－期首の事業所数）を廃業数と"
                              "する（推計値の印を付ける）"}}};

const struct sg_option rates_option_method = {.name = "method",
                                              .kind = SG_OPTION_CHOICE,
                                              .argument = "METHOD",
                                              .choices = SG_CHOICES(methods),
                                              .preset = "census",
                                              .help = {"what a rate is", "率の定義"}};

static bool is_insurance(const struct rates_input *in)
{
    return in->method == RATES_INSURANCE || in->method == RATES_INSURANCE_AVERAGE;
}

ptrdiff_t rates_stock(const struct sg_run *run, const struct sg_table *table, struct sg_error *err)
{
    const struct sg_column *stock;
    return sg_option_numbers(run, table, "stock", true, &stock, err)
               ? (ptrdiff_t)sg_table_index(table, stock)
               : -1;
}

/* A day of a survey; a month stands for its first day. */
static bool read_date(struct rates_input *in, const struct sg_run *run, size_t end,
                      struct sg_error *err)
{
    static const char *const names[2] = {"from", "to"};
    in->texts[end] = sg_args_text(run->args, names[end]);
    if (!in->texts[end])
        return true;
    if (!sg_period_read(in->texts[end], NULL, &in->dates[end], err))
        return false;
    return in->dates[end].kind >= SG_PERIOD_MONTH ||
           sg_fail(err, SG_FAIL_USAGE, "--%s '%s' is no day, as 2016-06-01 is", names[end],
                   in->texts[end]);
}

static bool read_dates(struct rates_input *in, const struct sg_run *run, struct sg_error *err)
{
    if (!read_date(in, run, 0, err) || !read_date(in, run, 1, err))
        return false;
    if (!in->texts[0] != !in->texts[1])
        return sg_fail(err, SG_FAIL_USAGE, "--from and --to go together");
    if (in->texts[0] && sg_period_months_between(&in->dates[0], &in->dates[1]) <= 0)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' does not come before '%s'", in->texts[0],
                       in->texts[1]);
    in->by_period = !in->texts[0] && in->cube->period.column >= 0;
    if (!in->texts[0] && !in->by_period && !is_insurance(in))
        return sg_fail(err, SG_FAIL_USAGE,
                       "no rate a year without the days of both surveys: give --from and --to, or "
                       "--period");
    return true;
}

static bool find_columns(struct rates_input *in, const struct sg_run *run, struct sg_error *err)
{
    const struct sg_table *table = in->cube->table;
    bool estimates = in->method == RATES_WHITE_PAPER_2;
    if (!sg_option_numbers(run, table, "births", true, &in->births, err) ||
        !sg_option_numbers(run, table, "deaths", !estimates, &in->deaths, err) ||
        !sg_option_numbers(run, table, "stock-end", estimates && !in->by_period, &in->end, err))
        return false;
    if (in->end && in->by_period)
        return sg_fail(err, SG_FAIL_USAGE, "--stock-end goes with --from and --to");
    if (estimates && in->deaths)
        return sg_fail(err, SG_FAIL_USAGE, "--method white-paper-2 is for counts without deaths");
    return true;
}

/* Each row's own in the period before. */
static void find_previous(struct rates_input *in)
{
    const struct sg_cube *cube = in->cube;
    size_t n = cube->table->n_rows;
    in->before = sg_alloc(cube->period.n, sizeof *in->before);
    in->previous = sg_alloc(n, sizeof *in->previous);
    ptrdiff_t *of_line = sg_alloc(n, sizeof *of_line);
    for (size_t i = 0; i < n; i++)
        of_line[i] = -1;
    for (uint32_t i = 0; i < cube->period.n; i++) {
        uint32_t item = cube->period_order[i];
        in->before[item] = i ? cube->period_order[i - 1] : SG_NO_PAIR;
        for (size_t k = in->rows.start[item]; k < in->rows.start[item + 1]; k++) {
            uint32_t row = in->rows.rows[k];
            ptrdiff_t previous = of_line[in->rows.line[row]];
            bool adjacent = previous >= 0 &&
                            sg_cube_slice_of(cube, (size_t)previous)->period == in->before[item];
            in->previous[row] = adjacent ? previous : -1;
            of_line[in->rows.line[row]] = (ptrdiff_t)row;
        }
    }
    free(of_line);
}

static bool is_newly_known(const char *text)
{
    return text && strstr(text, "新規把握");
}

bool rates_input_make(struct rates_input *in, const struct sg_run *run, const struct sg_cube *cube,
                      struct sg_error *err)
{
    *in = (struct rates_input){.cube = cube,
                               .method = (enum rates_method)sg_args_choice(run->args, "method")};
    if (!read_dates(in, run, err) || !find_columns(in, run, err))
        return false;
    in->newly_known = is_newly_known(in->births->name) || is_newly_known(in->births->label);
    if (in->by_period) {
        sg_period_rows_build(&in->rows, cube);
        find_previous(in);
    }
    return true;
}

void rates_input_free(struct rates_input *in)
{
    sg_period_rows_free(&in->rows);
    free(in->before);
    free(in->previous);
    *in = (struct rates_input){0};
}

bool rates_input_has(const struct rates_input *in, size_t row)
{
    return !in->by_period || in->before[sg_cube_slice_of(in->cube, row)->period] != SG_NO_PAIR;
}

/* What of the row says that its births were not followed, but found. */
static bool row_newly_known(const struct rates_input *in, size_t row)
{
    const struct sg_table *table = in->cube->table;
    bool known = in->newly_known;
    for (size_t i = 0; !known && i < table->n_columns; i++)
        known = table->columns[i]->kind != SG_COLUMN_NUMBER &&
                is_newly_known(sg_column_text(table->columns[i], row));
    return known;
}

/* The months between the days of two periods, or of a year of insurance. A year alone says no day.
 */
static bool read_months(const struct rates_input *in, size_t row, struct rates_counts *counts,
                        struct sg_error *err)
{
    if (!in->by_period) {
        counts->months =
            in->texts[0] ? sg_period_months_between(&in->dates[0], &in->dates[1]) : MONTHS;
    } else {
        uint32_t item = sg_cube_slice_of(in->cube, row)->period, from = in->before[item];
        struct sg_period_pair pair = sg_period_pair_of(in->cube, from, item);
        counts->months = pair.months;
        counts->broken = pair.broken;
        counts->caution = pair.caution;
        if (!is_insurance(in) && !sg_period_pair_is_dated(in->cube, &pair))
            return sg_fail(err, SG_FAIL_DATA,
                           "the day of the survey of '%s' is not known, so there is no rate a "
                           "year: give --from and --to, or periods such as 2016-06-01",
                           sg_cube_label(in->cube, &in->cube->period, from));
    }
    if (is_insurance(in) && counts->months != MONTHS)
        return sg_fail(err, SG_FAIL_DATA,
                       "--method employment-insurance is of one year after the other; here are "
                       "%.4g months",
                       counts->months);
    return true;
}

static bool fail_more(const struct rates_input *in, size_t row, const struct sg_column *column,
                      double more, double whole, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "%.15g are more than the %.15g establishments of which they are",
            more, whole);
    sg_fail_at_file(err, in->cube->table->info.file);
    sg_fail_at_column(err, column->name);
    return sg_fail_at_row(err, sg_table_file_row(in->cube->table, row));
}

static struct sg_cube_cell estimated_deaths(const struct rates_counts *c)
{
    sg_status status = sg_status_void(c->births.status | c->start.status | c->end.status);
    double deaths = sg_birth_rates_deaths(c->births.value, c->start.value, c->end.value);
    if (!status)
        status = isnan(deaths) ? SG_STATUS_UNDEFINED : SG_STATUS_ESTIMATED;
    return (struct sg_cube_cell){deaths, status};
}

bool rates_input_read(const struct rates_input *in, size_t row, struct rates_counts *counts,
                      struct sg_error *err)
{
    const struct sg_column *stock = in->cube->value;
    *counts = (struct rates_counts){.births = sg_cube_cell_of(in->births, (ptrdiff_t)row),
                                    .deaths = sg_cube_cell_of(in->deaths, (ptrdiff_t)row),
                                    .start = sg_cube_cell_of(stock, (ptrdiff_t)row),
                                    .end = sg_cube_cell_of(in->end, (ptrdiff_t)row),
                                    .newly_known = row_newly_known(in, row)};
    if (in->by_period) {
        counts->start = sg_cube_cell_of(stock, in->previous[row]);
        counts->end = sg_cube_cell_of(stock, (ptrdiff_t)row);
    }
    if (in->method == RATES_WHITE_PAPER_2)
        counts->deaths = estimated_deaths(counts);
    if (!is_insurance(in) && counts->births.value > counts->end.value)
        return fail_more(in, row, in->births, counts->births.value, counts->end.value, err);
    if (in->deaths && counts->deaths.value > counts->start.value)
        return fail_more(in, row, in->deaths, counts->deaths.value, counts->start.value, err);
    return read_months(in, row, counts, err);
}
