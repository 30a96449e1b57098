/* Units: a scale and a base, a ratio of two units, an index by its base year. */
#include "measure.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

static const struct {
    const char *key;
    double factor;
} scales[] = {
#define SG_SCALE(key, factor) {key, factor},
#define SG_UNIT(key, ja, en, kind)
#include "units.def"
#undef SG_SCALE
#undef SG_UNIT
};

static const struct {
    const char *key;
    struct sg_bilingual base;
    enum sg_measure_kind kind;
} bases[] = {
#define SG_SCALE(key, factor)
#define SG_UNIT(key, ja, en, kind) {key, {en, ja}, SG_MEASURE_##kind},
#include "units.def"
#undef SG_SCALE
#undef SG_UNIT
};

static const struct bracket {
    const char *open, *close;
    bool any; /* what stands in it always is a unit */
} brackets[] = {{"【", "】", true}, {"（", "）", false}, {"(", ")", false},
                {"[", "]", false},  {"［", "］", false}, {"〔", "〕", false}};

enum { N_BRACKETS = sizeof brackets / sizeof *brackets };

static bool read_base(const char *key, struct sg_unit *unit)
{
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (strcmp(bases[i].key, key) == 0) {
            *unit = (struct sg_unit){bases[i].base, 1, bases[i].kind};
            return true;
        }
    return false;
}

static bool ends_with(const char *key, const char *end)
{
    size_t n = strlen(key), m = strlen(end);
    return n > m && strcmp(key + n - m, end) == 0;
}

/* A scale before the base, or an English one behind it: 百万円, millionyen, yenmillion. */
static bool read_scaled(const char *key, struct sg_unit *unit)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        size_t n = strlen(scales[i].key);
        char *rest = NULL;
        bool before = strncmp(key, scales[i].key, n) == 0 && read_base(key + n, unit);
        if (!before && scales[i].key[0] >= 'a' && ends_with(key, scales[i].key))
            rest = sg_copy_bytes(key, strlen(key) - n);
        bool found = before || (rest && read_base(rest, unit));
        free(rest);
        if (found) {
            unit->scale = scales[i].factor;
            return unit->kind == SG_MEASURE_AMOUNT;
        }
    }
    return false;
}

/* English scales alone: "thousands" of whatever the name says. */
static bool read_scale_alone(const char *key, struct sg_unit *unit)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (scales[i].key[0] >= 'a' && strcmp(scales[i].key, key) == 0) {
            *unit = (struct sg_unit){{NULL, NULL}, scales[i].factor, SG_MEASURE_AMOUNT};
            return true;
        }
    return false;
}

/* 人/km2 and 人口千人当たり divide; 台/年 counts what comes in a time. */
static bool is_ratio(const char *key)
{
    const char *slash = strchr(key, '/');
    bool in_time = slash && (strcmp(slash, "/年") == 0 || strcmp(slash, "/年度") == 0 ||
                             strcmp(slash, "/月") == 0 || strcmp(slash, "/日") == 0);
    return (slash && slash > key && slash[1] && !in_time) || strstr(key, "当たり") ||
           strstr(key, "あたり") || strncmp(key, "per", 3) == 0;
}

/* 2015=100, 平成27年=100 */
static bool is_index_base(const char *key)
{
    const char *equals = strchr(key, '=');
    return equals && equals > key && (strcmp(equals, "=100") == 0 || strcmp(equals, "=1") == 0);
}

static bool read_key(const char *key, struct sg_unit *unit)
{
    if (read_base(key, unit) || read_scaled(key, unit) || read_scale_alone(key, unit))
        return true;
    *unit = (struct sg_unit){{NULL, NULL}, 1, SG_MEASURE_UNKNOWN};
    if (is_index_base(key))
        unit->kind = SG_MEASURE_INDEX;
    else if (is_ratio(key))
        unit->kind = SG_MEASURE_RATIO;
    return unit->kind != SG_MEASURE_UNKNOWN;
}

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
    else if (!bracket->any && !sg_unit_is_usual(unit)) {
        free(unit);
        return NULL;
    }
    if (!*unit || strcmp(unit, "‐") == 0 || strcmp(unit, "-") == 0) { /* e-Stat: 【‐】, no unit */
        free(unit);
        return NULL;
    }
    return unit;
}

char *sg_unit_of_label(const char *label)
{
    for (size_t i = 0; i < N_BRACKETS; i++) {
        char *unit = unit_in(label, &brackets[i]);
        if (unit)
            return unit;
    }
    return NULL;
}

char *sg_unit_take_off(const char *label)
{
    for (size_t i = 0; i < N_BRACKETS; i++) {
        char *unit = unit_in(label, &brackets[i]);
        if (!unit)
            continue;
        free(unit);
        char *inside = last_bracket(label, &brackets[i]);
        size_t n = strlen(inside) + strlen(brackets[i].open) + strlen(brackets[i].close);
        char *before = sg_copy_bytes(label, strlen(label) - n);
        char *name = sg_text_trim(before);
        free(inside);
        free(before);
        if (*name)
            return name;
        free(name);
    }
    return sg_copy_text(label);
}

bool sg_unit_is_cell(const char *cell)
{
    for (size_t i = 0; i < N_BRACKETS; i++) {
        char *unit = strncmp(cell, brackets[i].open, strlen(brackets[i].open)) == 0
                         ? unit_in(cell, &brackets[i])
                         : NULL;
        free(unit);
        if (unit)
            return true;
    }
    return sg_unit_is_usual(cell);
}

/* A column's own letter: 2016年（Ａ） beside 増減（Ｂ－Ａ）. Units of one letter are small. */
static bool is_capital(const char *text)
{
    char *plain = sg_text_nfkc(text);
    bool capital = plain[0] >= 'A' && plain[0] <= 'Z' && !plain[1];
    free(plain);
    return capital;
}

bool sg_unit_is_usual(const char *text)
{
    struct sg_unit unit;
    if (is_capital(text))
        return false;
    char *key = sg_text_key(text);
    bool found = read_base(key, &unit) || read_scaled(key, &unit) || strcmp(key, "人/km2") == 0 ||
                 strcmp(key, "円/m2") == 0 || strcmp(key, "thousand") == 0 || is_index_base(key);
    free(key);
    return found;
}

/* Without 単位: and a pair of brackets around the whole. */
static char *bare_key(const char *text)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
    static const char word[] = "単位:";
    char *key = sg_text_key(text);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t n = strlen(pairs[i][0]);
        if (strncmp(key, pairs[i][0], n) == 0 && ends_with(key, pairs[i][1])) {
            key[strlen(key) - strlen(pairs[i][1])] = '\0';
            memmove(key, key + n, strlen(key + n) + 1);
            break;
        }
    }
    if (strncmp(key, word, sizeof word - 1) == 0)
        memmove(key, key + sizeof word - 1, strlen(key) - sizeof word + 2);
    return key;
}

bool sg_unit_read(const char *text, struct sg_unit *unit)
{
    *unit = (struct sg_unit){{NULL, NULL}, 1, SG_MEASURE_UNKNOWN};
    if (!text || !*text)
        return false;
    char *key = bare_key(text);
    bool known = read_key(key, unit);
    free(key);
    return known;
}
