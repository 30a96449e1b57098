#include "di_options.h"

const struct sg_option di_option_bands = {
    .name = "bands",
    .kind = SG_OPTION_TEXT,
    .argument = "FLAT,STRONG",
    .preset = "3,10",
    .help = {"assessment by the change on the previous period: up to FLAT points flat, beyond "
             "STRONG much better or worse",
             "前期からの変化による判断の境（ポイント）。FLAT 以内は横ばい、STRONG "
             "を超えると大幅な改善・後退"}};

const struct sg_option di_option_indicator = {
    .name = "indicator",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .preset = "DI",
    .help = {"name of the index, where no column says it", "指標の名前（指標の列がないとき）"}};

const struct sg_option di_option_small_base = {
    .name = "small-base",
    .kind = SG_OPTION_TEXT,
    .argument = "HIDE,MARK",
    .preset = "0,30",
    .help = {"below HIDE answers nothing is shown, below MARK it is for reference",
             "回答数が HIDE 未満は表示せず、MARK 未満は参考値とする"}};

const struct sg_option di_option_percent = {
    .name = "percent",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the percentages of answers (default: the only one that is called so)",
             "回答の割合（％）の列（既定は列名から判断）"}};

const struct sg_option di_option_value = {
    .name = "value",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the counts of answers; without --up and --down of the levels as published",
             "回答の件数の列。--up と --down がないときは公表されたDIの列"}};

static const struct sg_choice assessed[] = {
    [DI_ASSESS_RAW] = {"raw", {"the change of the index", "DIの変化幅"}},
    [DI_ASSESS_ADJUSTED] = {"adjusted",
                            {"the change of the adjusted index", "季節調整済みDIの変化幅"}}};

const struct sg_option di_option_seasonal = {
    .name = "seasonal",
    .kind = SG_OPTION_FLAG,
    .help = {"adjust the indices for season by X-11 (see sangyo help seasonal)",
             "DIを X-11 で季節調整する（sangyo help seasonal を参照）"}};

const struct sg_option di_option_assess = {
    .name = "assess",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(assessed),
    .preset = "raw",
    .help = {"what the assessment is by", "判断に用いる変化幅"}};
