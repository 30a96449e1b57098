/* The options of a region, and what they mean together. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/text.h"

#include "io_region_options.h"

const struct sg_option io_option_region = {
    .name = "region",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of a measure by industry in the region and in the nation",
             "地域と全国の産業別の値（従業者数など）の表"}};
const struct sg_option io_option_region_value = {
    .name = "region-value",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"its column of the region", "地域の値の列"}};
const struct sg_option io_option_nation_value = {
    .name = "nation-value",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"its column of the nation, the same measure; without it outputs of the table, where "
             "those of the region are outputs",
             "全国の値の列（地域と同じ項目）。地域の値が生産額なら省略でき、表の生産額を用いる"}};

static const struct sg_choice methods[] = {
    [SG_IO_SLQ] = {"slq", {"simple location quotients", "単純立地係数"}},
    [SG_IO_CILQ] = {"cilq", {"cross-industry quotients", "産業間立地係数"}},
    [SG_IO_FLQ] = {"flq",
                   {"Flegg's, with the size of the region",
                    "フレッグの立地係数（地域規模を考慮）"}},
    [SG_IO_AFLQ] = {"aflq",
                    {"the same, larger for industries that the region is specialised in",
                     "同、特化した産業では大きくする"}}};

const struct sg_option io_option_method = {.name = "method",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "METHOD",
                                           .choices = SG_CHOICES(methods),
                                           .preset = "flq",
                                           .help = {"which quotients", "立地係数の種類"}};

enum { CAPPED, FREE };

static const struct sg_choice aflqs[] = {
    [CAPPED] = {"capped", {"no coefficient above the national one", "全国の係数を超えない"}},
    [FREE] = {"free",
              {"min(1, FLQ) log2(1 + SLQ) may be above it",
               "min(1, FLQ)·log2(1＋SLQ) とし、超えてもよい"}}};

const struct sg_option io_option_aflq = {.name = "aflq",
                                         .kind = SG_OPTION_CHOICE,
                                         .argument = "HOW",
                                         .choices = SG_CHOICES(aflqs),
                                         .preset = "capped",
                                         .help = {"with --method aflq", "--method aflq のとき"}};
const struct sg_option io_option_delta = {
    .name = "delta",
    .kind = SG_OPTION_NUMBER,
    .argument = "D",
    .preset = "0.3",
    .minimum = 0,
    .maximum = 1,
    .help = {"δ of λ = log2(1 + r/n)^δ", "λ＝log2(1＋r/n)^δ の δ"}};
const struct sg_option io_option_delta_range = {
    .name = "delta-range",
    .kind = SG_OPTION_TEXT,
    .argument = "FROM,TO",
    .help = {"give the least and the largest over these δ too: 0.1,0.4",
             "δ をこの範囲で変えたときの最小と最大も示す（0.1,0.4）"}};

static const struct sg_choice coefficients[] = {
    [IO_TOTAL] = {"total", {"inputs whether imported or not", "輸入品を含む投入係数"}},
    [IO_DOMESTIC_ONLY] = {"domestic",
                          {"domestic products alone, (I - M)A", "国産品のみの投入係数 (I−M)A"}}};

const struct sg_option io_option_coefficients = {
    .name = "coefficients",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHICH",
    .choices = SG_CHOICES(coefficients),
    .help = {"which national coefficients the quotients reduce; total where the table has both",
             "立地係数を乗じる全国の係数（輸入の列がある表の既定は total）"}};

static const struct sg_choice uncovered[] = {
    [IO_UNCOVERED_STOP] = {"stop", {"an error that lists them", "エラーとして示す"}},
    [IO_UNCOVERED_AVERAGE] = {"average",
                              {"as common as in the nation, SLQ 1", "全国並みとみなす（SLQ＝１）"}},
    [IO_UNCOVERED_ABSENT] = {"absent", {"the region has none", "地域にないものとする"}}};

const struct sg_option io_option_uncovered = {
    .name = "uncovered",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(uncovered),
    .preset = "stop",
    .help = {"industries without a figure in --region", "--region に値のない産業の扱い"}};

/* What a column counts, by its words. */
static const struct {
    const char *word;
    int family;
} measures[] = {{"従業者", 1},     {"就業者", 1},    {"従業員", 1},        {"employ", 1},
                {"jobs", 1},       {"persons", 1},   {"生産額", 2},        {"産出額", 2},
                {"output", 2},     {"事業所", 3},    {"establishment", 3}, {"付加価値", 4},
                {"valueadded", 4}, {"gva", 4},       {"売上", 5},          {"出荷額", 5},
                {"sales", 5},      {"shipments", 5}, {"所得", 6},          {"income", 6}};

static int family_of(const struct sg_column *column)
{
    int family = 0;
    char *key = io_word_key(column->name);
    for (size_t i = 0; i < sizeof measures / sizeof *measures && !family; i++)
        if (strstr(key, measures[i].word))
            family = measures[i].family;
    free(key);
    return family;
}

enum { OUTPUT_FAMILY = 2 };

bool io_region_same_measure(const struct sg_column *region, const struct sg_column *nation,
                            struct sg_error *err)
{
    const char *own = sg_column_unit(region, SG_EN);
    const char *other = nation ? sg_column_unit(nation, SG_EN) : NULL;
    int a = family_of(region), b = nation ? family_of(nation) : OUTPUT_FAMILY;
    if (!nation && a != OUTPUT_FAMILY)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--nation-value COL is needed: '%s' does not say that it is output, which "
                       "is all that the table has of the nation",
                       region->name);
    if ((a && b && a != b) || (own && other && !sg_text_same_key(own, other)))
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' and '%s' do not measure the same: a location quotient needs one "
                       "measure for region and nation",
                       region->name, nation ? nation->name : "output");
    return true;
}

static bool read_range(struct io_region *region, const char *text, struct sg_error *err)
{
    const char *comma = strchr(text, ',');
    bool ok = comma && sg_number_read(text, (size_t)(comma - text), &region->delta[1]) &&
              sg_number_read(comma + 1, strlen(comma + 1), &region->delta[2]) &&
              region->delta[1] >= 0 && region->delta[2] <= 1 &&
              region->delta[1] <= region->delta[2];
    region->n_deltas = IO_DELTAS;
    return ok || sg_fail(err, SG_FAIL_USAGE,
                         "--delta-range '%s' is not two numbers from 0 to 1, the smaller first: "
                         "0.1,0.4",
                         text);
}

bool io_region_read_options(struct io_region *region, const struct sg_run *run,
                            struct sg_error *err)
{
    const char *range = sg_args_text(run->args, "delta-range");
    const struct io_table *t = region->t;
    int of = sg_args_choice(run->args, "coefficients");
    region->method = (enum sg_io_method)sg_args_choice(run->args, "method");
    if (region->method == SG_IO_AFLQ && sg_args_choice(run->args, "aflq") == FREE)
        region->method = SG_IO_AFLQ_FREE;
    region->delta[0] = sg_args_number(run->args, "delta", 0.3);
    region->n_deltas = 1;
    region->domestic = of == IO_DOMESTIC_ONLY || (of < 0 && t->imports_are_rows);
    if (of == IO_TOTAL && t->imports_are_rows)
        return sg_fail(err, SG_FAIL_DATA,
                       "imports are rows of this table, so its coefficients are domestic: "
                       "--coefficients total is not to be had");
    if (of == IO_DOMESTIC_ONLY && !t->imports_are_rows && !t->imports.there)
        return sg_fail(err, SG_FAIL_DATA,
                       "the table has no imports, which --coefficients domestic needs");
    return !range || read_range(region, range, err);
}
