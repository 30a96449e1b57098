#include "design.h"

static const struct sg_option strata = {
    .name = "strata",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"strata of the first stage; several columns make them together",
             "層の列（第１段）。複数指定すればその組合せ"}};
static const struct sg_option psu = {
    .name = "psu",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"primary sampling units, then those of the next stages (default: the records)",
             "第１次抽出単位の列。続けて指定すれば次の段（既定は個々の回答）"}};
static const struct sg_option nested = {
    .name = "nested",
    .kind = SG_OPTION_FLAG,
    .help = {"names of sampling units start anew in each stratum",
             "抽出単位の番号が層ごとに付け直されている"}};
static const struct sg_option weight = {
    .name = "design-weight",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"design weights: units of the population for which a record stands",
             "設計ウエイト（１件の回答が代表する母集団の単位数）の列"}};
static const struct sg_option fpc = {
    .name = "fpc",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {
        "finite population correction of each stage: sizes of the strata, or fractions up to 1",
        "有限母集団修正に使う層の母集団の大きさ、又は抽出率（１以下）の列（段ごと）"}};
static const struct sg_option frame = {
    .name = "frame",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of the strata with their sizes N: gives the correction and, without "
             "--design-weight, weights N/n",
             "層別の母集団の大きさＮの表。有限母集団修正に使い、--design-weight がなければ"
             "ウエイトをＮ／ｎとする"}};
static const struct sg_option frame_size = {
    .name = "frame-size",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"column of the frame with the sizes (default: N_h, N, population, 母集団 …)",
             "層の大きさの列（既定は N_h、N、population、母集団など）"}};
static const struct sg_choice lonely_rules[] = {
    [SG_LONELY_FAIL] = {"fail", {"refuse to estimate", "推定しない"}},
    [SG_LONELY_REMOVE] = {"remove", {"add nothing", "分散に加えない"}},
    [SG_LONELY_CERTAINTY] = {"certainty",
                             {"add nothing, as a unit taken for certain",
                              "確実に抽出された単位とみなし、加えない"}},
    [SG_LONELY_ADJUST] = {"adjust", {"its distance from the overall mean", "全体の平均との差"}},
    [SG_LONELY_AVERAGE] = {"average", {"the average of the other strata", "他の層の平均"}}};
static const struct sg_option lonely = {
    .name = "lonely",
    .kind = SG_OPTION_CHOICE,
    .argument = "RULE",
    .choices = SG_CHOICES(lonely_rules),
    .preset = "fail",
    .help = {"what a stratum with one unit adds to variances", "標本が１単位の層の分散"}};
static const struct sg_option replicate_weights = {
    .name = "replicate-weights",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "'PREFIX*'",
    .help = {"columns of replicate weights, from which variances come",
             "複製ウエイトの列（分散をこれで推定する）"}};
static const struct sg_choice replicate_kinds[] = {
    [SG_REPLICATE_BRR] = {"brr", {"balanced half samples", "均衡半標本（BRR）"}},
    [SG_REPLICATE_FAY] = {"fay", {"the same with --fay", "Fay法（--fay の係数）"}},
    [SG_REPLICATE_JK1] = {"jk1", {"jackknife without strata", "層のないジャックナイフ"}},
    [SG_REPLICATE_JKN] = {"jkn",
                          {"jackknife within strata, with --rscales",
                           "層別ジャックナイフ（--rscales の係数）"}},
    [SG_REPLICATE_BOOTSTRAP] = {"bootstrap", {"bootstrap", "ブートストラップ"}}};
static const struct sg_option replicate_type = {
    .name = "replicate-type",
    .kind = SG_OPTION_CHOICE,
    .argument = "TYPE",
    .choices = SG_CHOICES(replicate_kinds),
    .preset = "bootstrap",
    .help = {"how the replicates were made, which gives the usual scale",
             "複製の作り方（尺度係数の既定値が決まる）"}};
static const struct sg_option fay = {.name = "fay",
                                     .kind = SG_OPTION_NUMBER,
                                     .argument = "RHO",
                                     .minimum = 0,
                                     .maximum = 0.99,
                                     .help = {"Fay's coefficient", "Fay法の係数"}};
static const struct sg_option replicate_scale = {
    .name = "replicate-scale",
    .kind = SG_OPTION_NUMBER,
    .argument = "X",
    .minimum = 1e-300,
    .maximum = 1e300,
    .help = {"scale of the replicates instead of the usual one",
             "複製の尺度係数（既定値の代わり）"}};
static const struct sg_option rscales = {
    .name = "rscales",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table with a column rscales: a factor for each replicate",
             "複製ごとの係数の表（rscales 列）"}};
static const struct sg_option mse = {
    .name = "mse",
    .kind = SG_OPTION_FLAG,
    .help = {"deviations of replicates from the full sample instead of their mean",
             "複製の平均でなく全標本の推定値からの偏差を使う"}};
static const struct sg_option df = {
    .name = "df",
    .kind = SG_OPTION_NUMBER,
    .argument = "N",
    .minimum = 1,
    .maximum = 1e9,
    .help = {"degrees of freedom of replicates (default: their number less 1)",
             "複製による分散の自由度（既定は複製数－１）"}};

const struct sg_option *const sg_design_options[] = {&strata,
                                                     &psu,
                                                     &nested,
                                                     &weight,
                                                     &fpc,
                                                     &frame,
                                                     &frame_size,
                                                     &lonely,
                                                     &replicate_weights,
                                                     &replicate_type,
                                                     &fay,
                                                     &replicate_scale,
                                                     &rscales,
                                                     &mse,
                                                     &df,
                                                     NULL};
