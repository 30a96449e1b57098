#include "json_words.h"

const char *const sg_json_kind_words[SG_COLUMN_PERIOD + 1] = {
    [SG_COLUMN_NUMBER] = "number",
    [SG_COLUMN_CATEGORY] = "category",
    [SG_COLUMN_PERIOD] = "period",
};

const char *const sg_json_period_words[SG_PERIOD_DAY + 1] = {
    [SG_PERIOD_NONE] = "none",
    [SG_PERIOD_YEAR] = "year",
    [SG_PERIOD_FISCAL_YEAR] = "fiscal_year",
    [SG_PERIOD_HALF] = "half",
    [SG_PERIOD_QUARTER] = "quarter",
    [SG_PERIOD_MONTH] = "month",
    [SG_PERIOD_DAY] = "day",
};

const char *const sg_json_test_words[SG_JSON_TEST_NUMBERS] = {"f", "df1", "df2", "p"};

double *sg_json_test_number(struct sg_test *test, size_t i)
{
    double *const numbers[SG_JSON_TEST_NUMBERS] = {&test->f, &test->df1, &test->df2, &test->p};
    return numbers[i];
}

const char *const sg_json_info_words[SG_JSON_TEXTS] = {
    "universe", "place", "measure", "unit", "reference", "total_label", "adjustment"};

char **sg_json_info_text(struct sg_table_info *info, size_t i)
{
    char **const texts[SG_JSON_TEXTS] = {&info->universe,  &info->place,     &info->measure,
                                         &info->unit,      &info->reference, &info->total_label,
                                         &info->adjustment};
    return texts[i];
}
