/* How sure numbers are, in words: intervals, tests. */
#include <string.h>

#include <sangyo/number.h>

#include "table/adjustment.h"
#include "words.h"

void sg_words_range(double lower, double upper, struct sg_words_number style, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(style.lang, " (", "（"));
    sg_words_number(lower, style, out);
    sg_buffer_add(out, sg_words_pick(style.lang, "–", "～"));
    sg_words_number(upper, style, out);
    sg_buffer_add(out, sg_words_pick(style.lang, ")", "）"));
}

void sg_words_interval_name(double level, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = -1, .lang = lang};
    if (level > 0) {
        sg_words_number(sg_number_round(level * 100, 9), style, out);
        sg_buffer_add(out, sg_words_pick(lang, "% ", "％"));
    }
    sg_buffer_add(out, sg_words_pick(lang, "confidence interval", "信頼区間"));
}

void sg_words_interval(double level, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer name = {0};
    sg_words_interval_name(level, lang, &name);
    sg_buffer_printf(out, lang == SG_JA ? "横線は%s。" : "Whiskers: %s. ", name.text);
    sg_buffer_free(&name);
}

void sg_words_test(const struct sg_table_info *info, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = -1, .lang = lang};
    const char *name = sg_adjustment_name(info->adjustment, lang);
    bool ja = lang == SG_JA;
    if (!name)
        sg_buffer_add(out, ja ? "多重性を調整した検定" : "adjusted test");
    else if (strcmp(info->adjustment, "none") == 0)
        sg_buffer_add(out, ja ? "多重性を調整しない検定" : "test without adjustment");
    else
        sg_buffer_printf(out, ja ? "%sで調整した検定" : "test adjusted by %s", name);
    if (info->level > 0) {
        sg_buffer_add(out, ja ? "、有意水準" : ", at the ");
        sg_words_number(sg_number_round(100 * (1 - info->level), 9), style, out);
        sg_buffer_add(out, ja ? "％" : "% level");
    }
}
