/* Answers of a survey: shares of options under its design. */
#include "analysis/estimate/adjustments.h"
#include "table/args.h"

#include "answers.h"
#include "published.h"
#include "survey_options.h"

static bool run_answers(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                        struct sg_error *err)
{
    struct sg_answers_plan plan = {0};
    struct sg_gathered gathered = {0};
    bool done = sg_answers_plan_make(run, rows, &plan, err) &&
                sg_base_rule_read(sg_args_text(run->args, "small-base"), &plan.rule, err) &&
                sg_answers_gather(run, rows, &plan, run->design, &gathered, err) &&
                sg_answers_write(run, &plan, &gathered, out, err);
    sg_gathered_free(&gathered);
    sg_answers_plan_free(&plan);
    return done;
}

const struct sg_option sg_option_single = {
    .name = "single",
    .kind = SG_OPTION_TEXT,
    .input = SG_INPUT_RECORDS,
    .repeatable = true,
    .argument = "COL",
    .help = {"question of one answer: the column of its codes; a glob takes several",
             "単数回答の設問（コードの列。ワイルドカード可）"}};
const struct sg_option sg_option_multiple = {
    .name = "multiple",
    .kind = SG_OPTION_TEXT,
    .input = SG_INPUT_RECORDS,
    .repeatable = true,
    .argument = "'PREFIX*'|'COL:;'",
    .help = {
        "question of several answers: columns of 0 and 1, or a text cut at the sign behind "
        "the colon (\\n: at line ends)",
        "複数回答の設問。0・1の列の並び、又はコロンの後の記号で区切った文字列の列（\\n は改行）"}};
const struct sg_option sg_option_chosen = {
    .name = "chosen",
    .kind = SG_OPTION_TEXT,
    .input = SG_INPUT_RECORDS,
    .repeatable = true,
    .argument = "MARK",
    .help = {"what stands for chosen in columns of several answers, besides ○, 1 and the like",
             "複数回答の列で「選んだ」を表す記号（○、1 などのほか）"}};
const struct sg_option sg_option_not_chosen = {
    .name = "not-chosen",
    .kind = SG_OPTION_TEXT,
    .input = SG_INPUT_RECORDS,
    .repeatable = true,
    .argument = "MARK",
    .help = {"what stands for not chosen there, besides 0 and blank",
             "複数回答の列で「選ばない」を表す記号（0、空欄のほか）"}};
static const struct sg_choice bases[] = {
    [SG_BASE_RESPONDENTS] = {"respondents", {"all who were asked", "全回答者（無回答を含む）"}},
    [SG_BASE_ANSWERED] = {"answered",
                          {"those who answered, 特にない too", "回答者（特にないを含む）"}},
    [SG_BASE_CHOSE] = {"chose", {"those who chose an option", "一つ以上選んだ者"}},
    [SG_BASE_RESPONSES] = {"responses", {"the answers given", "延べ回答数"}}};
const struct sg_option sg_option_base = {.name = "base",
                                         .kind = SG_OPTION_CHOICE,
                                         .argument = "BASE",
                                         .choices = SG_CHOICES(bases),
                                         .preset = "respondents",
                                         .help = {"what percentages are of", "割合の分母"}};
const struct sg_option sg_option_none = {
    .name = "none",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "COL|LABEL",
    .help = {"the option 'none of these' of questions of several answers: its column, or its label",
             "複数回答の「特にない」の列又はラベル"}};
static const struct sg_option option_net = {
    .name = "net",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "NAME=A+B",
    .help = {"also those who gave any of these answers (codes or labels), as for a top two",
             "いずれかを答えた者の割合も求める（コード又はラベルの組。上位２区分など）"}};
static const struct sg_choice orders[] = {
    [SG_ORDER_GIVEN] = {"given", {"as declared", "定義順"}},
    [SG_ORDER_SIZE] = {"size", {"largest first", "大きい順"}}};
static const struct sg_option option_order = {
    .name = "order",
    .kind = SG_OPTION_CHOICE,
    .argument = "ORDER",
    .choices = SG_CHOICES(orders),
    .preset = "given",
    .help = {"order of the options; その他 and 無回答 stay last",
             "選択肢の並べ方（その他・無回答は常に最後）"}};
static const struct sg_option option_letters = {
    .name = "letters",
    .kind = SG_OPTION_FLAG,
    .help = {"compare the levels of each domain: an estimate carries the letters of the levels it "
             "is significantly above",
             "属性の区分どうしを比べ、有意に高い相手の区分の文字を付ける"}};
static const struct sg_option option_adjust = {
    .name = "adjust",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_adjustments),
    .preset = "holm",
    .help = {"adjustment of the p values over all pairs of levels",
             "区分の全組合せについてのｐ値の多重性の調整"}};

static const struct sg_option option_nchs = {
    .name = "nchs",
    .kind = SG_OPTION_FLAG,
    .help = {"show what the NCHS rule finds reliable, instead of --small-base",
             "--small-base の代わりに米国NCHSの公表基準で表示を判断する"}};

static const struct sg_option option_expected = {
    .name = "expected",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"test whether questions of one answer are distributed as the shares in FILE, such as "
             "those of the census",
             "単数回答の分布が FILE の構成比（センサスの値など）に適合するかを検定する"}};

const struct sg_command sg_answers_command = {
    .name = "answers",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"answers of a survey under its design",
                "調査の回答の集計（標本設計による誤差付き）"},
    .help =
        {"Reads microdata once and estimates the share of every answer, with the standard error "
         "and limits that the design gives: strata, sampling units, weights, finite population "
         "corrections, a frame of the strata, or replicate weights. A domain is never a subset of "
         "rows: records outside it keep their place in the design. Percentages of a question of "
         "several answers may add up to more than 100, and a net counts whoever gave any of its "
         "answers. Codes, labels and symbols of missing answers come from the data package. The "
         "interval is R survey's svyciprop by the method of --ci; where a share is 0 or 100 %, "
         "beta (or wilson) with the effective size of the weights, marked as estimated. Columns: "
         "question, option, domain, n (records that gave the answer), base (records it is a share "
         "of), estimate_percent, se_points, lower_percent, upper_percent, df, deff, n_effective, "
         "status. --method with --margins makes the weights meet totals of the population, as "
         "weight does, and takes the variances of residuals. --expected "
         "tests the shares of all records against given ones (Rao and Scott, second-order "
         "corrected), and says so on standard error, with all digits under tests of -f json.",
         "個票を１回読み、各選択肢の割合を、標本設計（層、抽出単位、ウエイト、有限母集団修正、層別"
         "母集団の表、複製ウエイト）に基づく標準誤差・信頼限界とともに推定します。属性別の集計でも"
         "属性外の回答は標本設計の中に残ります。複数回答の割合の合計は100％を超えることがあり、"
         "ネットはいずれかを答えた者を１回だけ数えます。コード、ラベル、無回答の記号はデータ"
         "パッケージから得ます。信頼区間はRのsvycipropと同じで--ciで選びます。割合が０％又は100％の"
         "ときは、ウエイトによる有効標本の大きさを仮定したbeta（又はwilson）とし、推計値の印を"
         "付けます。列：設問、選択肢、属性、回答数（その答えの件数）、回答者数（分母の件数）、割合"
         "、"
         "標準誤差、下限、上限、自由度、デザイン効果、有効標本の大きさ、状態。--method と "
         "--margins "
         "でウエイトを母集団の総数に合わせ（weight と同じ）、誤差は残差によります。--expected "
         "は全体の分布を与えられた構成比と"
         "比べる適合度の検定（Rao・Scottの２次補正）を行い、標準エラー出力に示します（全桁は -f "
         "json の tests）。"},
    .example = "--single di --domain size --strata stratum --frame "
               "examples/business-survey/frame.csv "
               "examples/business-survey/datapackage.json#responses",
    .options = {&sg_option_single, &sg_option_multiple, &sg_option_chosen, &sg_option_not_chosen,
                &sg_option_options, &sg_option_domain, &sg_option_base, &sg_option_none,
                &option_net, &option_order, &sg_option_survey_ci, &sg_option_level, &option_letters,
                &option_adjust, &sg_option_small_base, &option_nchs, &option_expected,
                SG_SURVEY_CALIBRATION_OPTIONS},
    .more = sg_design_options,
    .input = SG_INPUT_RECORDS,
    .output = SG_OUTPUT_TABLE,
    .run_rows = run_answers,
    .chart = "multi2"};
