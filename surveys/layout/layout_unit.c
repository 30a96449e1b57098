/* Units in headers: 総人口【万人】, 好転(%), 出荷額（百万円）. */
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "layout_parts.h"

/* In round brackets only these are units: （民営） or （女） is not. They are label keys. */
/* clang-format off */
static const char *const usual_units[] = {
    "%", "‰", "人", "千人", "万人", "百人", "円", "千円", "万円", "百万円", "億円", "十億円",
    "兆円", "ドル", "件", "社", "者", "事業所", "事業者", "企業", "世帯", "千世帯", "万世帯",
    "戸", "棟", "台", "個", "箇所", "か所", "店", "km2", "m2", "千m2", "ha", "a", "km", "m", "t",
    "トン", "千トン", "kg", "l", "kl", "kwh", "歳", "年", "月", "日", "時間", "分", "倍", "回",
    "回答", "票", "ポイント", "pt", "人/km2", "円/m2", "指数", "persons", "establishments", "yen",
    "percent", "points", "millionyen", "thousand"};
/* clang-format on */

static bool is_usual(const char *label)
{
    char *key = sg_text_key(label);
    bool found = false;
    for (size_t i = 0; i < sizeof usual_units / sizeof *usual_units && !found; i++)
        found = strcmp(usual_units[i], key) == 0;
    free(key);
    return found;
}

static const struct bracket {
    const char *open, *close;
    bool any; /* what stands in it always is a unit */
} brackets[] = {{"【", "】", true}, {"（", "）", false}, {"(", ")", false},
                {"[", "]", false},  {"［", "］", false}, {"〔", "〕", false}};

/* What stands in the pair of brackets that ends `label`, to be freed, or NULL. */
static char *last_bracket(const char *label, const struct bracket *bracket)
{
    size_t n = strlen(label), close = strlen(bracket->close), open = strlen(bracket->open);
    if (n < open + close || strcmp(label + n - close, bracket->close) != 0)
        return NULL;
    for (size_t at = n - close - open + 1; at-- > 0;)
        if (strncmp(label + at, bracket->open, open) == 0)
            return sg_copy_bytes(label + at + open, n - close - at - open);
    return NULL;
}

static char *unit_in(const char *label, const struct bracket *bracket)
{
    char *inside = last_bracket(label, bracket);
    if (!inside)
        return NULL;
    char *unit = sg_text_trim(inside);
    free(inside);
    static const char word[] = "単位：";
    if (strncmp(unit, word, sizeof word - 1) == 0)
        memmove(unit, unit + sizeof word - 1, strlen(unit) - sizeof word + 2);
    else if (!bracket->any && !is_usual(unit)) {
        free(unit);
        return NULL;
    }
    if (!*unit || strcmp(unit, "‐") == 0 || strcmp(unit, "-") == 0) { /* e-Stat: 【‐】, no unit */
        free(unit);
        return NULL;
    }
    return unit;
}

char *sg_header_unit_of(const char *label)
{
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        char *unit = unit_in(label, &brackets[i]);
        if (unit)
            return unit;
    }
    return NULL;
}

bool sg_header_is_unit(const char *cell)
{
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        char *unit = strncmp(cell, brackets[i].open, strlen(brackets[i].open)) == 0
                         ? unit_in(cell, &brackets[i])
                         : NULL;
        free(unit);
        if (unit)
            return true;
    }
    return is_usual(cell);
}
