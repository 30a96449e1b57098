/* kpi: indicators against their targets, year by year. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/role.h"

#include "grades.h"
#include "indicators.h"

struct report {
    struct kpi_columns columns;
    struct kpi_grades grades;
    const struct sg_table *in;
    struct sg_table *out;
    struct sg_column **keys; /* per column of the input: its copy, or NULL */
    struct sg_column *base, *target, *actual, *attainment, *progress, *expected, *grade;
    size_t n_down, n_undirected;
};

/* A row while it is judged. */
struct judged {
    struct kpi_cell base, target, actual;
    enum sg_kpi_direction direction;
    double attainment, progress, expected;
};

static bool is_number(struct kpi_cell cell)
{
    return !sg_status_void(cell.status);
}

/* Why a rate is missing that needs cells of `statuses`, else their flags; NaN is undefined. */
static sg_status status_of(double rate, sg_status statuses)
{
    sg_status voids = sg_status_void(statuses);
    return voids ? voids : isnan(rate) ? statuses | SG_STATUS_UNDEFINED : statuses;
}

static void set_cell(struct sg_column *column, size_t row, struct kpi_cell cell)
{
    sg_column_set(column, row, cell.value, cell.status);
}

static const char *grade_of(const struct report *report, const struct judged *judged)
{
    bool met = sg_kpi_is_met(judged->actual.value, judged->target.value, judged->direction);
    double pace = judged->expected > 0 ? 100 * (judged->progress / judged->expected) : NAN;
    if (judged->direction == SG_KPI_UNKNOWN || !is_number(judged->actual) ||
        !is_number(judged->target))
        return NULL;
    switch (report->grades.measure) {
    case KPI_ATTAINMENT:
        return kpi_grades_name(
            &report->grades,
            sg_kpi_score(judged->actual.value, judged->target.value, judged->direction), met);
    case KPI_PROGRESS:
        return isnan(judged->progress)
                   ? NULL
                   : kpi_grades_name(&report->grades, judged->progress, judged->progress >= 100);
    case KPI_PACE:
        return isnan(pace) ? NULL : kpi_grades_name(&report->grades, pace, pace >= 100);
    }
    return NULL;
}

/* Of a target that is not to be exceeded target/actual, so that 100 is met either way; of 0 there
   is no such rate. */
static double attainment_of(double actual, double target, enum sg_kpi_direction direction)
{
    double rate = direction == SG_KPI_DOWN ? sg_kpi_score(actual, target, direction)
                                           : sg_kpi_attainment(actual, target);
    return isinf(rate) ? NAN : rate;
}

static void judge(struct report *report, size_t row)
{
    const struct kpi_columns *columns = &report->columns;
    struct judged judged = {.base = kpi_cell_at(columns->base, row),
                            .target = kpi_target_at(columns, row),
                            .actual = kpi_cell_at(columns->actual, row),
                            .direction = kpi_direction_at(columns, row)};
    sg_status expected;
    judged.attainment = attainment_of(judged.actual.value, judged.target.value, judged.direction);
    judged.progress = sg_kpi_progress(judged.actual.value, judged.base.value, judged.target.value,
                                      judged.direction);
    if (report->base)
        set_cell(report->base, row, judged.base);
    set_cell(report->target, row, judged.target);
    set_cell(report->actual, row, judged.actual);
    sg_status both = judged.actual.status | judged.target.status;
    sg_column_set(report->attainment, row, judged.attainment, status_of(judged.attainment, both));
    sg_column_set(report->progress, row, judged.progress,
                  columns->base ? status_of(judged.progress, both | judged.base.status)
                                : SG_STATUS_NOT_APPLICABLE);
    judged.expected = kpi_expected_at(columns, row, &expected);
    sg_column_set(report->expected, row, judged.expected, expected);
    sg_column_set_text(report->grade, row, grade_of(report, &judged));
    report->n_down += judged.direction == SG_KPI_DOWN;
    report->n_undirected += judged.direction == SG_KPI_UNKNOWN;
}

static bool is_time(const struct kpi_columns *columns, const struct sg_column *column)
{
    return column == columns->when.column || column == columns->base_time.column ||
           column == columns->target_time.column;
}

/* Periods, and labels that --by names; all labels without --by. */
static bool is_key(const struct report *report, struct sg_run *run, const struct sg_column *column)
{
    if (column->kind == SG_COLUMN_NUMBER || is_time(&report->columns, column))
        return is_time(&report->columns, column);
    size_t n = sg_args_count(run->args, "by");
    for (size_t i = 0; i < n; i++)
        if (sg_table_find(report->in, sg_args_nth(run->args, "by", i)) ==
            (ptrdiff_t)sg_table_index(report->in, column))
            return true;
    enum sg_role role = sg_role_of_column(column);
    if (sg_role_is_unit(column->name))
        return n == 0; /* of targets and results: they are read with it */
    return n == 0 && role != SG_ROLE_NOTE && role != SG_ROLE_STATUS;
}

static struct sg_column *add_number(struct report *report, const char *name,
                                    const struct sg_column *like)
{
    struct sg_column *column = sg_table_add(report->out, name, SG_COLUMN_NUMBER);
    const struct sg_column_info *known = like ? sg_column_info(like->name) : NULL;
    if (like) {
        column->label = sg_copy_text(like->label);
        column->unit = sg_copy_text(like->unit);
        column->decimals = like->decimals < 0 && known ? known->decimals : like->decimals;
    }
    return column;
}

static void add_columns(struct report *report, struct sg_run *run)
{
    const struct kpi_columns *columns = &report->columns;
    report->keys = sg_alloc(report->in->n_columns, sizeof *report->keys);
    for (size_t i = 0; i < report->in->n_columns; i++)
        if (is_key(report, run, report->in->columns[i]))
            report->keys[i] = kpi_key_add(report->out, report->in->columns[i]);
    report->base = columns->base ? add_number(report, "base", columns->base) : NULL;
    report->target = add_number(report, "target", columns->target);
    report->actual = add_number(report, "actual", columns->actual);
    report->attainment = add_number(report, "attainment_percent", NULL);
    report->progress = add_number(report, "progress_percent", NULL);
    report->expected = add_number(report, "expected_progress_percent", NULL);
    report->grade = sg_table_add(report->out, "grade", SG_COLUMN_CATEGORY);
    report->out->main = (ptrdiff_t)sg_table_index(report->out, report->attainment);
}

static void add_rows(struct report *report)
{
    sg_table_reserve(report->out, report->in->n_rows);
    for (size_t row = 0; row < report->in->n_rows; row++) {
        sg_table_add_row(report->out);
        for (size_t i = 0; i < report->in->n_columns; i++)
            if (report->keys[i])
                kpi_key_set(report->keys[i], report->in->columns[i], row);
        judge(report, row);
    }
}

static void add_notes(const struct report *report, struct sg_run *run)
{
    if (report->n_down)
        sg_note(&report->out->info.notes, run->lang,
                "with direction down attainment is target/actual: 100 %% and more is met");
    if (report->n_undirected)
        sg_run_note(run,
                    "%zu of %zu rows have no direction and so no grade: give --direction up or "
                    "down, or a column",
                    report->n_undirected, report->in->n_rows);
}

static bool check_by(const struct sg_run *run, const struct sg_table *in, struct sg_error *err)
{
    ptrdiff_t column;
    for (size_t i = 0; i < sg_args_count(run->args, "by"); i++)
        if (!sg_role_find(in, SG_ROLE_BY, sg_args_nth(run->args, "by", i), true, &column, NULL,
                          err))
            return false;
    return true;
}

static bool run_kpi(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                    struct sg_error *err)
{
    struct report report = {.in = in, .out = out};
    if (!check_by(run, in, err) || !kpi_columns_find(&report.columns, run, in, err) ||
        !kpi_grades_read(sg_args_text(run->args, "grades"), sg_args_choice(run->args, "grade-by"),
                         run->lang, &report.grades, err))
        return false;
    sg_table_info_copy(&out->info, &in->info);
    add_columns(&report, run);
    add_rows(&report);
    add_notes(&report, run);
    kpi_grades_free(&report.grades);
    free(report.keys);
    return true;
}

static const struct sg_option option_by = {
    .name = "by",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"labels to keep (default: all)", "残すラベルの列（既定は全て）"}};

static const struct sg_option option_target = {
    .name = "target",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "COL|NUMBER",
    .help = {"column of targets, or the target of all rows", "目標の列、又はすべての行の目標値"}};

static const struct sg_option option_actual = {.name = "actual",
                                               .kind = SG_OPTION_COLUMN,
                                               .argument = "COL",
                                               .help = {"column of actual values", "実績の列"}};

static const struct sg_option option_base = {
    .name = "base",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of values from which progress is counted", "進捗の起点となる基準値の列"}};

static const struct sg_option option_base_period = {
    .name = "base-period",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "COL|PERIOD",
    .help = {"when the base was measured", "基準値の時点（列又は時点）"}};

static const struct sg_option option_target_period = {
    .name = "target-period",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "COL|PERIOD",
    .help = {"when the target is due", "目標の時点（列又は時点）"}};

static const struct sg_option option_direction = {
    .name = "direction",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .repeatable = true,
    .argument = "COL|up|down",
    .help = {"column that says up or down, and what holds where it says nothing; without either "
             "there is no grade",
             "向き（up 上げる、down "
             "下げる）の列、及び列に記載がない行の向き。どちらもなければ評価しない"}};

static const struct sg_option option_grades = {
    .name = "grades",
    .kind = SG_OPTION_TEXT,
    .preset = "met",
    .argument = "BANDS",
    .help = {"met, abcd, pace, or bands such as A=100,B=80,C",
             "評価の区分（met、abcd、pace、又は A=100,B=80,C の形）"}};

static const struct sg_option option_grade_by = {
    .name = "grade-by",
    .kind = SG_OPTION_CHOICE,
    .choices = SG_CHOICES(kpi_measures),
    .argument = "RATE",
    .help = {"what is graded (default: as the preset says, else attainment)",
             "評価に用いる率（既定は区分による。なければ達成率）"}};

const struct sg_command sg_kpi_command = {
    .name = "kpi",
    .group = SG_COMMANDS_POLICY,
    .summary = {"indicators against their targets", "指標（KPI）の目標と実績"},
    .help =
        {"Compares actual values with targets, row by row. Attainment is actual/target, with "
         "direction down target/actual, so that 100 % is met; progress "
         "is (actual - base)/(target - base) where there is a base; expected progress is that of "
         "the linear path from the base's period to the target's. A missing target or one of 0 has "
         "no rate, a target equal to the base no progress, and - or a cancelled event (大会中止) "
         "is "
         "a status, never 0. Grades need a direction: up, or down for what is not to be "
         "exceeded. Whether a target is met is told by the numbers themselves, "
         "all else by the printed rate. Presets: met (met, not met), abcd (100, 80, 60 %), pace "
         "(progress over expected progress: 100, 80 %). Columns: base (if any), target, actual, "
         "attainment_percent, progress_percent, expected_progress_percent, grade, status.",
         "行ごとに実績を目標と比べます。達成率は実績÷目標（向きが down の目標は目標÷実績）で、"
         "100％以上なら達成です。進捗率は基準値があるとき（実績－基準値）"
         "÷（目標－基準値）、目安の進捗率は基準値の時点から目標の時点まで直線で進むとした場合の率で"
         "す"
         "。目標がないか０のときは達成率を、目標と基準値が等しいときは進捗率を計算しません。「ー」"
         "や"
         "大会中止などは状態とし、０とはみなしません。評価には向きが必要です。up "
         "は上げる目標、down は超えないことを目指す目標です。達成したかどうかは実績と目標"
         "そのもので、その他の区分は表示される率で判定します。区分は "
         "met（達成・未達成）、abcd（100、"
         "80、60％）、pace（進捗率÷目安の進捗率が100、80％）から選ぶか、指定します。列：基準値"
         "（あれば）、目標、実績、達成率、進捗率、目安の進捗率、評価、状態。"},
    .example = "--by indicator --direction up examples/kawasaki-policy/datapackage.json#kpi",
    .options = {&option_by, &sg_option_period, &option_target, &option_actual, &option_base,
                &option_base_period, &option_target_period, &option_direction, &option_grades,
                &option_grade_by},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_kpi,
    .chart = "bullet"};
