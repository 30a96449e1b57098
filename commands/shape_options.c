/* What help says of the options that shape a result. */
#include "shape.h"

static const struct sg_option sort = {
    .name = "sort",
    .kind = SG_OPTION_TEXT,
    .argument = "COL[:desc],…",
    .help = {"order of the rows, of the table and its figure, within groups of the other keys: by "
             "columns (:desc, the largest or last first), or value, the main number, largest "
             "first; code and given are the order of the table; totals stay first or last, cells "
             "without a number come last; with --wide also by one of its labels (2016:desc)",
             "行の並べ方（表と図。他の見出しの組ごと）。列名（:desc で逆順）、又は value"
             "（主な数値の大きい順）、code・given（表の順）。総数は先頭又は末尾のまま、"
             "数値のないセルは後ろに置く。--wide ではその項目も指定できる（2016:desc）"}};

static const struct sg_option top = {
    .name = "top",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .help = {
        "the N largest rows of each group, by the number of --sort or the main one; equal "
        "ones share a rank, totals are kept; with --wide those of the newest period (else of the "
        "first label, or of the label that --sort names), in all periods",
        "組ごとに大きい方からN位までの行。--sort の数値、なければ主な数値による"
        "（同じ値は同順位、総数は残す）。--wide では最新の時点（時点以外は先頭の項目、又は"
        "--sort に書いた項目）で選び、全時点で同じ行とする"}};

static const struct sg_option bottom = {
    .name = "bottom",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .help = {"the N smallest rows of each group", "組ごとに小さい方からN位までの行"}};

static const struct sg_option others = {
    .name = "others",
    .kind = SG_OPTION_FLAG,
    .help = {"sum what --top or --bottom leaves out as one row, Others, where it adds up; a sum "
             "over suppressed cells is suppressed",
             "--top・--bottom で除いた行の合計を「その他」の行にする（合計できる数値だけ。"
             "秘匿を含む合計は秘匿）"}};

static const struct sg_option select = {
    .name = "select",
    .kind = SG_OPTION_TEXT,
    .argument = "COL,COL,…",
    .help = {"columns to write, in this order; globs; -COL leaves one out",
             "書き出す列（この順。ワイルドカード可、「-列」で除く）"}};

static const struct sg_option rank_among = {
    .name = "rank-among",
    .kind = SG_OPTION_TEXT,
    .argument = "ROLE",
    .help = {"rank of the main number among all areas (or by, period …, or the labels of a column) "
             "and how many are ranked, before --where takes rows of the result; prefectures, "
             "municipalities and wards each among themselves",
             "主な数値の、全地域（又は by、period など、列の全項目）の中での順位と対象の数。"
             "--where で結果の行を選ぶ前に付ける。都道府県、市区町村、政令市の区はそれぞれの中の"
             "順位"}};

const struct sg_option *const sg_shape_row_options[] = {&sort,   &top,        &bottom,
                                                        &others, &rank_among, NULL};
static const struct sg_option wide = {
    .name = "wide",
    .kind = SG_OPTION_TEXT,
    .argument = "COL",
    .help = {"set the labels of COL (a column, or period, measure, area …) side by side, with the "
             "main number or those of --select; of change, period gives the levels and the changes",
             "列COL（列名、又は period、measure、area など）の項目を横に並べる。数値は主な数値、"
             "又は --select の列。change の結果では period で各時点の実数と増減を並べる"}};

const struct sg_option *const sg_shape_column_options[] = {&select, &wide, NULL};
