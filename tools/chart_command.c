/* chart: a figure from a table that has its columns, however it was made. */
#include <sangyo/chart.h>

#include <string.h>

#include "table/args.h"
#include "table/role.h"

#include "commands.h"

static bool list_charts(const struct sg_run *run, size_t n_files, struct sg_table *out,
                        struct sg_error *err)
{
    if (n_files)
        return sg_fail(err, SG_FAIL_USAGE, "--list takes no FILE");
    struct sg_column *name = sg_table_add(out, "chart", SG_COLUMN_CATEGORY);
    struct sg_column *summary = sg_table_add(out, "summary", SG_COLUMN_CATEGORY);
    struct sg_column *needs = sg_table_add(out, "needs", SG_COLUMN_CATEGORY);
    struct sg_chart_info chart;
    for (size_t i = 0; (chart = sg_chart_at(i)).name; i++) {
        size_t row = sg_table_add_row(out);
        sg_column_set_text(name, row, chart.name);
        sg_column_set_text(summary, row, sg_lang_pick(chart.summary, run->lang));
        sg_column_set_text(needs, row, sg_lang_pick(chart.needs, run->lang));
    }
    return true;
}

/* The columns that an option names are declared to have its role, and no others. */
static bool declare(const struct sg_run *run, enum sg_role role, struct sg_table *table,
                    struct sg_error *err)
{
    const char *option = sg_role_word(role);
    size_t n = sg_args_count(run->args, option);
    for (size_t i = 0; n && i < table->n_columns; i++)
        if (table->columns[i]->role == role)
            table->columns[i]->role = SG_ROLE_NONE;
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t at;
        if (!sg_role_find(table, role, sg_args_nth(run->args, option, i), true, &at, NULL, err))
            return false;
        table->columns[at]->role = role;
        if (role == SG_ROLE_VALUE && n == 1)
            table->main = at;
    }
    return true;
}

/* Options that one chart alone has. */
static bool require_its_options(const struct sg_run *run, const char *chart, struct sg_error *err)
{
    static const struct {
        const char *option, *chart;
    } own[] = {{"dual", "trend"},  {"x", "scatter"}, {"y", "scatter"},   {"size", "scatter"},
               {"form", "lorenz"}, {"map", "map"},   {"map-key", "map"}, {"map-credit", "map"}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (sg_args_count(run->args, own[i].option) && strcmp(own[i].chart, chart) != 0)
            return sg_fail(err, SG_FAIL_USAGE, "--%s is for the chart %s, not %s", own[i].option,
                           own[i].chart, chart);
    return true;
}

static bool run_chart(struct sg_run *run, const char *const files[], size_t n_files,
                      struct sg_table *out, struct sg_error *err)
{
    static const enum sg_role roles[] = {SG_ROLE_BY, SG_ROLE_AREA, SG_ROLE_PERIOD, SG_ROLE_VALUE,
                                         SG_ROLE_DOMAIN};
    bool named = strcmp(files[0], "-") != 0; /* a lone - is standard input */
    if (sg_args_flag(run->args, "list"))
        return list_charts(run, named ? n_files : 0, out, err);
    if (!named)
        return sg_fail(err, SG_FAIL_USAGE,
                       "name a chart: sangyo chart NAME FILE -o FIGURE; --list lists them");
    if (!sg_chart_find(files[0], NULL, err))
        return false;
    if (!require_its_options(run, files[0], err))
        return false;
    if (n_files > 2)
        return sg_fail(err, SG_FAIL_USAGE, "a figure is of one FILE, not %zu", n_files - 1);
    if (!run->read_table(run, n_files > 1 ? files[1] : "-", out, err))
        return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (!declare(run, roles[i], out, err))
            return false;
    return true;
}

static const struct sg_option option_list = {.name = "list",
                                             .kind = SG_OPTION_FLAG,
                                             .input = SG_INPUT_NONE,
                                             .output = SG_OUTPUT_TABLE,
                                             .help = {"list the charts", "図の一覧を表示する"}};

static const struct sg_option option_domain = {
    .name = "domain",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column of the groups that are compared", "比較する区分の列"}};

static const struct sg_option option_dual = {
    .name = "dual",
    .kind = SG_OPTION_FLAG,
    .help = {"trend: both series in one field, with an axis each",
             "trend の２系列を一つの図に重ね、軸を左右に分ける"}};

static const struct sg_option option_x = {
    .name = "x",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"scatter: column of the horizontal axis", "scatter の横軸の列"}};

static const struct sg_option option_y = {
    .name = "y",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"scatter: column of the vertical axis", "scatter の縦軸の列"}};

static const struct sg_option option_size = {
    .name = "size",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"scatter: column that the areas of the circles show", "scatter の円の面積の列"}};

static const struct sg_option option_form = {
    .name = "form",
    .kind = SG_OPTION_TEXT,
    .argument = "FORM",
    .help = {"lorenz: curve (the default), or rank-size, sizes by rank on logarithmic axes",
             "lorenz の図の形：curve（曲線、既定）か rank-size（順位と規模、両対数）"}};

static const struct sg_option option_level = {
    .name = "level",
    .kind = SG_OPTION_NUMBER,
    .argument = "LEVEL",
    .minimum = 0.5,
    .maximum = 0.9999,
    .help = {"level of the intervals in the table, to be named in the figure",
             "表にある信頼区間の信頼水準（図に示す）"}};

const struct sg_command sg_chart_command = {
    .name = "chart",
    .group = SG_COMMANDS_REPORTS,
    .summary = {"draw a figure from a table", "表から図を作成する"},
    .help =
        {"Draws the chart NAME from any table that has its columns, such as a command writes them, "
         "into the file of --output (.svg, .png, .pdf or .emf). --list lists the charts. The title "
         "says "
         "what the figure shows, the note its definitions, breaks and rounding; --title, "
         "--subtitle, --note and --source put others in their place, and an empty title leaves it "
         "to the report. Totals and residual items (その他, no answer) are not sorted in. A "
         "difference is called a rise or a fall, and marked, only where it was tested.",
         "NAME の図を、必要な列のある表（各コマンドの出力など）から作成し、--output "
         "のファイル（.svg、.png、.pdf、.emf）に書き込みます。--list で図の一覧を表示します。"
         "題名には図から分かること、注記には定義、断層、端数処理などが入ります。--title、"
         "--subtitle、--note、--source で替えることができ、空の題名は報告書の側に任せます。"
         "総数や「その他」「無回答」などは大きさの順に並べません。"
         "標本調査の差は、検定したものだけを上昇・低下とし、印を付けます。"},
    .example = "--list",
    .options = {&option_list, &sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value,
                &option_domain, &option_level, &option_dual, &option_x, &option_y, &option_size,
                &option_form},
    .input = SG_INPUT_NAMED_TABLE,
    .input_if_asked = SG_INPUT_NONE, /* --list */
    .output = SG_OUTPUT_FILE,
    .output_if_asked = SG_OUTPUT_TABLE,
    .run_files = run_chart,
    .arguments = "NAME [FILE]"};
