#include "survey_options.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/estimate/proportion_words.h"
#include "table/args.h"

const struct sg_option sg_option_domain = {
    .name = "domain",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_PRODUCT,
    .repeatable = true,
    .argument = "COL[*COL]",
    .help = {"estimates also by the levels of COL, or of several columns together",
             "属性別にも推定する列（* でつなぐと組合せ）"}};
const struct sg_option sg_option_id = {
    .name = "id",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"who answers: those in both waves make the change more certain (they are the sampling "
             "units)",
             "回答者の識別番号。両方の回に答えた者の相関を差の誤差に反映する（抽出単位とする）"}};
const struct sg_option sg_option_survey_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_proportion_words),
    .preset = "logit",
    .help = {"interval of shares, as R survey's svyciprop",
             "割合の信頼区間の方法（Rのsvycipropと同じ）"}};

void sg_survey_set_domain(enum sg_lang lang, struct sg_column *column, size_t row,
                          const struct sg_breakdown_by *domain, const struct sg_level_list *levels,
                          size_t level, bool named)
{
    struct sg_buffer text = {0};
    if (level == SIZE_MAX) {
        sg_column_set_text(column, row, lang == SG_JA ? "全体" : "total");
        return;
    }
    if (named) {
        sg_buffer_add(&text, domain->name);
        sg_buffer_add(&text, lang == SG_JA ? "：" : ": ");
    }
    sg_buffer_add(&text, levels->items[level].label);
    sg_column_set_text(column, row, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

bool sg_survey_refuse(const struct sg_args *args, const char *const names[], struct sg_error *err)
{
    for (size_t i = 0; names[i]; i++)
        if (sg_args_count(args, names[i]))
            return sg_fail(err, SG_FAIL_USAGE,
                           "--%s is about published figures and does not go with records",
                           names[i]);
    return true;
}
