/* What a unit is called in a language. */
#include "measure.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

static const struct {
    double factor;
    struct sg_bilingual name;
} scales[] = {
    {1e2, {"hundred", "百"}},        {1e3, {"thousand", "千"}},  {1e4, {"10,000", "万"}},
    {1e5, {"100,000", "十万"}},      {1e6, {"million", "百万"}}, {1e7, {"10 million", "千万"}},
    {1e8, {"100 million", "億"}},    {1e9, {"billion", "十億"}}, {1e10, {"10 billion", "百億"}},
    {1e11, {"100 billion", "千億"}}, {1e12, {"trillion", "兆"}}};

const char *sg_unit_scale_name(double factor, enum sg_lang lang)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (scales[i].factor <= factor && scales[i].factor >= factor)
            return sg_lang_pick(scales[i].name, lang);
    return "";
}

/* 2020年=100 is 2020=100 in English. */
static void add_index_base(const char *text, struct sg_buffer *out)
{
    const char *year = strstr(text, "年"), *equals = year ? strpbrk(year, "=") : NULL;
    bool plain = equals && (size_t)(equals - year) == strlen("年") && year > text;
    for (const char *c = text; c < year && plain; c++)
        plain = *c >= '0' && *c <= '9';
    if (plain)
        sg_buffer_printf(out, "%.*s%s", (int)(year - text), text, equals);
    else
        sg_buffer_add(out, text);
}

bool sg_unit_name(const char *text, double factor, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_unit unit;
    bool known = sg_unit_read(text, &unit);
    const char *scale = sg_unit_scale_name(unit.scale * factor, lang);
    const char *space = lang == SG_EN && *scale && unit.base.en ? " " : "";
    if (!known || (!unit.base.en && !*scale)) {
        scale = sg_unit_scale_name(factor, lang);
        sg_buffer_printf(out, "%s%s", scale, lang == SG_EN && *scale ? " " : "");
        if (lang == SG_EN)
            add_index_base(text, out);
        else
            sg_buffer_add(out, text);
        return false;
    }
    sg_buffer_printf(out, "%s%s%s", scale, space,
                     unit.base.en ? sg_lang_pick(unit.base, lang) : "");
    return true;
}
