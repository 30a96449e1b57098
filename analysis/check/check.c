/* What contradicts itself in a table: parts and totals, shares and counts, keys, periods. */
#include "check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/role.h"
#include "table/row_measure.h"
#include "table/text.h"

static void report_parts(struct check *check, const struct sg_column *value,
                         const struct sg_breakdown_sum *sum)
{
    size_t row = (size_t)sum->total_row;
    double parts = sum->sum;
    const struct check_finding finding = {"parts", row, value, sum->total, parts};
    char texts[2][SG_NUMBER_SIZE];
    char *place = check_place(check, row);
    check_number(check, parts, -1, texts[0]);
    check_number(check, sum->total, -1, texts[1]);
    if (sum->n_unknown)
        check_report(check, &finding, "%sthe known parts add up to %s, more than the total of %s",
                     place, texts[0], texts[1]);
    else
        check_report(check, &finding, "%sthe parts add up to %s, the total is %s", place, texts[0],
                     texts[1]);
    free(place);
}

/* `least` is the rounding that is assumed at least. */
static void check_parts_of(struct check *check, const struct sg_column *value, double least)
{
    double tolerance = check->tolerance;
    struct sg_breakdown_sum *sums = sg_alloc(check->parts.groups.n, sizeof *sums);
    sg_breakdown_sums(&check->parts, value, sums);
    struct sg_row_measure measure = sg_row_measure_of(check->in, value);
    for (size_t i = 0; i < check->parts.groups.n; i++) {
        const struct sg_breakdown_sum *sum = &sums[i];
        double above = sum->sum - sum->total;
        bool within = above <= tolerance && (sum->n_unknown || above >= -tolerance);
        check->n_totals += sum->total_row >= 0 && sum->n_parts > 0;
        if (within || !sg_breakdown_differ(sum, tolerance >= 0 ? 0 : least))
            continue;
        double rounding = sg_row_measure_rounding(&measure, (size_t)sum->total_row);
        if (tolerance >= 0 || sg_breakdown_differ(sum, fmax(rounding, least)))
            report_parts(check, value, sum);
    }
    free(sums);
}

static void check_parts(struct check *check)
{
    for (size_t i = 0; i < check->columns.n_counts; i++)
        check_parts_of(check, check->columns.counts[i], 0);
    for (size_t i = 0; i < check->columns.n_shares; i++) {
        const struct sg_column *share = check->columns.shares[i];
        if (check_is_share(check, share))
            check_parts_of(check, share, check_percent_rounding(check, share));
    }
}

static void check_totals(struct check *check)
{
    const struct sg_column *by = check->in->columns[check->by];
    for (size_t i = 0; i < check->parts.groups.n; i++) {
        ptrdiff_t first = check->parts.total_row[i], other = check->parts.other_total[i];
        if (other < 0)
            continue;
        char *place = check_place(check, (size_t)other);
        const struct check_finding finding = {"totals", (size_t)other, by, NAN, NAN};
        check_report(check, &finding,
                     "%stwo totals, '%s' in row %zu and '%s'; name one with --total", place,
                     sg_column_text(by, (size_t)first), check_row_number(check, (size_t)first),
                     sg_column_text(by, (size_t)other));
        free(place);
    }
}

/* The column of categories; several that nobody chose from are none. */
static bool find_by(struct check *check, struct sg_error *err)
{
    const char *asked = sg_args_text(check->run->args, "by");
    static const struct {
        enum sg_role role;
        const char *option;
    } others[] = {{SG_ROLE_AREA, "area"}, {SG_ROLE_PERIOD, "period"}};
    ptrdiff_t column;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *name = sg_args_text(check->run->args, others[i].option);
        if (name && !sg_role_find(check->in, others[i].role, name, true, &column, NULL, err))
            return false;
    }
    if (sg_role_find(check->in, SG_ROLE_BY, asked, asked != NULL, &check->by, NULL,
                     asked ? err : NULL))
        return true;
    check->by = -1;
    return !asked;
}

/* The groups and totals of the categories; a total that was asked for must be there. */
static bool find_parts(struct check *check, struct sg_error *err)
{
    const char *asked = sg_args_text(check->run->args, "total");
    if (check->by < 0)
        return true;
    const struct sg_column *by = check->in->columns[check->by];
    bool there = !asked;
    for (size_t i = 0; i < by->levels.n && !there; i++)
        there = sg_text_same_key(by->levels.texts[i], asked);
    if (!there)
        return sg_fail(err, SG_FAIL_USAGE, "--total: column '%s' has no label '%s'", by->name,
                       asked);
    sg_breakdown_find(&check->parts, check->in, (size_t)check->by,
                      asked ? asked : check->in->info.total_label);
    sg_breakdown_classify(&check->parts, check->columns.counts, check->columns.n_counts,
                          &check->levels);
    return true;
}

/* The first row with a label of the category. */
static size_t row_of_level(const struct check *check, size_t level)
{
    const int32_t *codes = check->in->columns[check->by]->codes;
    size_t row = 0;
    while (codes[row] != (int32_t)level)
        row++;
    return row;
}

/* Rows that sums, and not their labels, make totals, and rows that hold less than what lies in
 * them. */
static void check_levels(struct check *check)
{
    const struct sg_classification *levels = &check->levels;
    const struct sg_column *by = check->in->columns[check->by];
    for (size_t i = 0; i < levels->n; i++) {
        if (!levels->below[i].more && !sg_classification_is_found(levels, i))
            continue;
        const struct check_finding finding = {"totals", row_of_level(check, i), by, NAN, NAN};
        if (levels->below[i].more)
            check_report(check, &finding, "the rows that lie in '%s' add up to more than it",
                         levels->label[i]);
        else
            check_report(check, &finding,
                         "'%s' equals the sum of other rows (%zu times): it is a total, no part",
                         levels->label[i], levels->sums[i].slices);
    }
}

static void say_what_was_done(struct check *check)
{
    sg_run_note(check->run, "compared: %zu totals, %zu shares, %zu percentages, %zu keys",
                check->n_totals, check->n_shares, check->n_percents, check->n_keys);
    if (check->by < 0)
        sg_run_note(check->run,
                    "no column of categories was found: name one with --by to compare parts and "
                    "totals");
}

static void run_checks(struct check *check)
{
    if (check->by >= 0) {
        check_totals(check);
        check_levels(check);
        check_parts(check);
        check_shares(check);
    }
    check_percents(check);
    check_duplicates(check);
    check_periods(check);
}

static bool run_check(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                      struct sg_error *err)
{
    struct check check = {.run = run, .in = in, .by = -1, .out = out};
    check.tolerance = sg_args_number(run->args, "tolerance", -1);
    if (!find_by(&check, err) || !check_columns_find(&check.columns, run, in, err)) {
        check_columns_free(&check.columns);
        return false;
    }
    bool ok = find_parts(&check, err);
    if (ok) {
        check_add_columns(out);
        run_checks(&check);
        say_what_was_done(&check);
    }
    sg_breakdown_free(&check.parts);
    sg_classification_free(&check.levels);
    check_columns_free(&check.columns);
    return ok;
}

/* Rules are about how a file is written, not about its numbers. */
static bool run_rules(struct sg_run *run, const char *const files[], size_t n_files,
                      struct sg_table *out, struct sg_error *err)
{
    if (n_files != 1)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", "check", n_files);
    return run->check_rules(run, files[0], out, err);
}

static const struct sg_choice rule_sets[] = {
    {"mic",
     {"those of the Ministry of Internal Affairs and Communications, of December 2020",
      "総務省の「統計表における機械判読可能なデータの表記方法の統一ルール」（2020年12月）"}}};

static const struct sg_option option_rules = {
    .name = "rules",
    .kind = SG_OPTION_CHOICE,
    .argument = "NAME",
    .choices = SG_CHOICES(rule_sets),
    .input = SG_INPUT_FILES,
    .help = {"check how the file is written by rules for tables that machines can read",
             "機械判読可能な表の書き方のルールに照らす"}};

static const struct sg_option option_percent = {
    .name = "percent",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column of percentages of answers", "回答の割合（％）の列"}};

static const struct sg_option option_n = {
    .name = "n",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the number of answers", "回答数（ｎ）の列"}};

static const struct sg_option option_tolerance = {
    .name = "tolerance",
    .kind = SG_OPTION_NUMBER,
    .argument = "X",
    .minimum = 0,
    .maximum = 1e300,
    .help = {"difference that is no finding, in place of what rounding explains",
             "指摘しない差の大きさ（既定は四捨五入で説明できる差）"}};

const struct sg_command sg_check_command = {
    .name = "check",
    .group = SG_COMMANDS_FILES,
    .summary = {"contradictions within a table", "表の中の矛盾"},
    .help =
        {"Looks for what contradicts itself in a table, and ends with status 1 if it finds "
         "anything: parts that do not add up to their published total (parts: within rows that "
         "agree in all other labels; where a part is suppressed, known parts that exceed the "
         "total); several totals (totals); shares that differ from the counts beside them "
         "(shares); percentages that no whole number of answers has (percentages: 57.6 % of 1,079 "
         "is 621 or 622 answers); rows with the same labels (duplicates); one time under two "
         "labels "
         "(periods). --rules mic instead checks how a workbook or a file of text is written, by "
         "the "
         "15 items of the ministry's rules for tables that machines can read: item, sheet, cell, "
         "found, message. What rounding explains is no finding. Columns: row, column, check, "
         "found, "
         "expected, message.",
         "表の中で互いに矛盾するところを探し、見つかれば終了状態1で終わります。調べるのは、内訳の"
         "合計と公表された総数の不一致（parts：他のラベルがすべて等しい行の中で比べます。秘匿のある"
         "ときは、分かっている内訳だけで総数を上回る場合）、総数の重複（totals）、構成比と実数の"
         "不一致（shares）、回答数から生じ得ない割合（percentages：1,079人の57.6％は621人か"
         "622人）、同じラベルの行（duplicates）、同じ時点の二つの表記（periods）です。四捨五入で"
         "説明できる差は指摘しません。--rules mic "
         "では、ブック又はテキストの書き方を、総務省の統一ルールの"
         "15項目に照らします（列：項目、シート、セル、内容、説明）。列：行、列、検査、実際、期待、"
         "説明。"},
    .example = "examples/kawasaki-census/datapackage.json#industry",
    .options = {&sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value,
                &sg_option_total, &option_percent, &option_n, &option_tolerance, &option_rules},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_VERDICT,
    .input_if_asked = SG_INPUT_FILES, /* --rules */
    .run_table = run_check,
    .run_files = run_rules};
