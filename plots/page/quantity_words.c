#include "quantity_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

/* Behind a number. An index has a base, not a unit; in English 倍 goes without saying. */
void sg_quantity_unit(const struct sg_quantity_words *words, struct sg_buffer *out)
{
    struct sg_unit unit;
    const char *text = words->unit;
    bool percent = sg_unit_read(text, &unit) && unit.base.en && strcmp(unit.base.en, "%") == 0;
    if (!text || unit.kind == SG_MEASURE_INDEX || strchr(text, '='))
        return;
    if (words->lang == SG_EN && !percent) {
        if (unit.kind == SG_MEASURE_RATIO || sg_words_name_unit(words->measure, text))
            return;
        sg_buffer_add(out, " ");
    }
    sg_unit_name(text, 1, words->lang, out);
}

static void add_number(const struct sg_quantity_words *words, double x, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = words->of.decimals, .lang = words->lang};
    sg_words_number(x, style, out);
}

void sg_quantity_value(const struct sg_quantity_words *words, double x, struct sg_buffer *out)
{
    add_number(words, x, out);
    sg_quantity_unit(words, out);
}

void sg_quantity_size(const struct sg_quantity_words *words, double change, struct sg_buffer *out)
{
    add_number(words, fabs(change), out);
    if (sg_quantity_in_points(&words->of) || words->of.kind == SG_MEASURE_INDEX)
        sg_buffer_add(out, sg_words_pick(words->lang, " points", "ポイント"));
    else
        sg_quantity_unit(words, out);
}

const char *sg_quantity_move(const struct sg_quantity_words *words, bool up)
{
    if (sg_quantity_rises(&words->of))
        return up ? sg_words_pick(words->lang, "rise", "上昇")
                  : sg_words_pick(words->lang, "fall", "低下");
    return up ? sg_words_pick(words->lang, "increase", "増加")
              : sg_words_pick(words->lang, "decrease", "減少");
}

const char *sg_quantity_brief_move(const struct sg_quantity_words *words, bool up)
{
    return sg_quantity_rises(&words->of) ? (up ? "上昇" : "低下") : up ? "増" : "減";
}

void sg_quantity_say_rate(const struct sg_quantity_words *words, double rate, struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA;
    struct sg_words_number style = {.decimals = 1, .lang = words->lang};
    if (isnan(rate) || !sg_quantity_in_percent(&words->of))
        return;
    sg_buffer_add(out, ja ? "（" : rate < 0 ? " (down " : " (up ");
    sg_words_number(fabs(rate), style, out);
    sg_buffer_add(out, ja ? "％" : "%");
    sg_buffer_add(out, ja ? sg_quantity_brief_move(words, rate > 0) : "");
    sg_buffer_add(out, ja ? "）" : ")");
}
