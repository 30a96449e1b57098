/* How many establishments a survey must ask. */
#include <math.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/sample_size.h>
#include "table/args.h"

#include "sample_command.h"

const struct sg_option sample_option_margin = {
    .name = "margin",
    .kind = SG_OPTION_NUMBER,
    .input = SG_INPUT_NONE,
    .argument = "POINTS",
    .minimum = 0.001,
    .maximum = 50,
    .help = {"size for an interval of ± POINTS around a proportion",
             "割合の信頼区間を ±POINTS ポイントとするための標本の大きさ"}};

const struct sg_option sample_option_proportion = {
    .name = "proportion",
    .kind = SG_OPTION_NUMBER,
    .argument = "PERCENT",
    .minimum = 0,
    .maximum = 100,
    .preset = "50",
    .help = {"proportion expected (default: 50, the worst case)",
             "見込みの割合（既定は最も多く必要となる50％）"}};

const struct sg_option sample_option_population = {
    .name = "population",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "N|COL",
    .help = {"size of the population; with --allocate its column by stratum",
             "母集団の大きさ。--allocate では層別の大きさの列"}};

const struct sg_option sample_option_detect = {
    .name = "detect",
    .kind = SG_OPTION_TEXT,
    .input = SG_INPUT_NONE,
    .argument = "P1,P2",
    .help = {"size of each of two samples to find a change from P1 to P2 percent",
             "P1％からP2％への変化を検出するための、各回の標本の大きさ"}};

const struct sg_option sample_option_power = {
    .name = "power",
    .kind = SG_OPTION_NUMBER,
    .argument = "POWER",
    .minimum = 0.01,
    .maximum = 0.9999,
    .preset = "0.8",
    .help = {"probability to find the change", "変化を検出する確率（検出力）"}};

const struct sg_option sample_option_response_rate = {
    .name = "response-rate",
    .kind = SG_OPTION_NUMBER,
    .argument = "PERCENT",
    .minimum = 0.1,
    .maximum = 100,
    .preset = "100",
    .help = {"expected response rate, for the number to send",
             "見込みの回収率（配布数の計算に使う）"}};

/* Rounded up, but not for what only computing adds. */
static double whole(double n)
{
    return ceil(n * (1 - 1e-12));
}

static void add_number(struct sg_table *out, const char *name, double value)
{
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    bool known = isfinite(value);
    sg_column_set(column, 0, known ? value : NAN, known ? 0 : SG_STATUS_NOT_APPLICABLE);
}

/* n_exact, n and n_to_send from the size without design effect. */
static void add_sizes(struct sg_run *run, struct sg_table *out, double size)
{
    double deff = sg_args_number(run->args, "deff", 1);
    double rate = sg_args_number(run->args, "response-rate", 100) / 100;
    add_number(out, "deff", deff);
    add_number(out, "n_exact", size * deff);
    add_number(out, "n", whole(size * deff));
    out->main = (ptrdiff_t)out->n_columns - 1;
    sample_name_n(out->columns[out->main], run->lang);
    add_number(out, "n_to_send", whole(whole(size * deff) / rate));
}

static bool read_population(const struct sg_run *run, double *population, struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "population");
    *population = INFINITY;
    if (!text || (sg_number_read(text, strlen(text), population) && *population >= 1 &&
                  *population == floor(*population)))
        return true;
    return sg_fail(err, SG_FAIL_USAGE, "--population '%s' is no whole number", text);
}

bool sample_for_margin(struct sg_run *run, struct sg_table *out, struct sg_error *err)
{
    double margin = sg_args_number(run->args, "margin", NAN);
    double percent = sg_args_number(run->args, "proportion", 50), population;
    if (!read_population(run, &population, err))
        return false;
    double n0 = sg_sample_size_proportion(percent / 100, margin / 100, run->level);
    double n = sg_sample_size_finite(n0, population);
    double deff = sg_args_number(run->args, "deff", 1);
    sg_table_add_row(out);
    add_number(out, "margin_points", margin);
    add_number(out, "percent", percent);
    add_number(out, "population", population);
    add_number(out, "n0", n0);
    add_sizes(run, out, n);
    if (whole(n * deff) > population)
        sg_run_note(run, "the population has only %.0f: ask all of them", population);
    return true;
}

bool sample_for_difference(struct sg_run *run, struct sg_table *out, struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "detect");
    size_t comma = strcspn(text, ",");
    double p1, p2, power = sg_args_number(run->args, "power", 0.8);
    if (!text[comma] || !sg_number_read(text, comma, &p1) ||
        !sg_number_read(text + comma + 1, strlen(text + comma + 1), &p2) || p1 < 0 || p1 > 100 ||
        p2 < 0 || p2 > 100 || p1 == p2)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' in --detect is no pair of two percentages such as 30,36", text);
    sg_table_add_row(out);
    add_number(out, "previous_percent", p1);
    add_number(out, "current_percent", p2);
    add_number(out, "power", power);
    add_sizes(run, out, sg_sample_size_difference(p1 / 100, p2 / 100, run->level, power));
    return true;
}
