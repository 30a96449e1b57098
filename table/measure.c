#include "measure.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

enum where { IN, AT_END, WORD };

static const struct name {
    const char *word;
    enum where where;
    enum sg_measure_kind kind;
    bool rate;
} names[] = {
#define KIND_UNKNOWN SG_MEASURE_UNKNOWN, false
#define KIND_AMOUNT SG_MEASURE_AMOUNT, false
#define KIND_SHARE SG_MEASURE_SHARE, false
#define KIND_RATE SG_MEASURE_SHARE, true
#define KIND_BALANCE SG_MEASURE_BALANCE, false
#define KIND_RATIO SG_MEASURE_RATIO, false
#define KIND_INDEX SG_MEASURE_INDEX, false
#define SG_MEASURE_NAME(word, where, kind) {word, where, KIND_##kind},
#include "measures.def"
#undef SG_MEASURE_NAME
};

static const struct sg_measure_rule rules[] = {
    [SG_MEASURE_UNKNOWN] = {.word = "unknown",
                            .name = {"unknown", "不明"},
                            .adds = true,
                            .parts_add = true,
                            .dash_is_nil = true,
                            .by_units = true,
                            .by_percent = true},
    [SG_MEASURE_AMOUNT] = {.word = "amount",
                           .name = {"count or amount", "数・量"},
                           .adds = true,
                           .parts_add = true,
                           .dash_is_nil = true,
                           .by_units = true,
                           .by_percent = true},
    [SG_MEASURE_SHARE] = {.word = "share",
                          .name = {"share or rate", "割合"},
                          .parts_add = true,
                          .by_points = true},
    [SG_MEASURE_BALANCE] = {.word = "balance",
                            .name = {"balance (DI)", "差引き（DI）"},
                            .by_points = true},
    [SG_MEASURE_RATIO] = {.word = "ratio",
                          .name = {"ratio or mean", "比・平均"},
                          .by_units = true,
                          .by_percent = true},
    [SG_MEASURE_INDEX] = {.word = "index",
                          .name = {"index", "指数"},
                          .by_percent = true,
                          .by_points = true},
};

enum { N_KINDS = sizeof rules / sizeof *rules };

const struct sg_measure_rule *sg_measure_rule(enum sg_measure_kind kind)
{
    return &rules[kind];
}

bool sg_measure_kind_read(const char *word, enum sg_measure_kind *kind)
{
    for (int i = 0; i < N_KINDS; i++)
        if (strcmp(rules[i].word, word) == 0) {
            *kind = (enum sg_measure_kind)i;
            return true;
        }
    return false;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The English words of a text, lower case, one space before and behind each. */
static char *words_of(const char *text)
{
    char *normal = sg_text_nfkc(text);
    size_t n = strlen(normal), to = 0;
    char *words = sg_alloc(n + 3, 1);
    words[to++] = ' ';
    for (size_t i = 0; i < n; i++) {
        char c = normal[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (is_letter(c))
            words[to++] = c;
        else if (words[to - 1] != ' ')
            words[to++] = ' ';
    }
    if (words[to - 1] != ' ')
        words[to++] = ' ';
    free(normal);
    return words;
}

static bool holds_word(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at++) {
        const char *end = at + n + (at[n] == 's');
        if (at > words && at[-1] == ' ' && *end == ' ')
            return true;
    }
    return false;
}

/* Cuts the brackets at the end, of which there may be several: 事業所数(民営)(建設業). */
static void cut_brackets(char *key)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
    bool cut = true;
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            size_t n = strlen(key), m = strlen(pairs[i][1]);
            char *open = NULL;
            if (n < m || strcmp(key + n - m, pairs[i][1]) != 0)
                continue;
            for (char *at = key; (at = strstr(at, pairs[i][0])); at++)
                open = at;
            if (!open || open == key)
                continue;
            *open = '\0';
            cut = true;
        }
    }
}

static bool ends_with(const char *key, const char *end)
{
    size_t n = strlen(key), m = strlen(end);
    return n >= m && strcmp(key + n - m, end) == 0;
}

static uint64_t bit_of(char byte)
{
    return (uint64_t)1 << ((unsigned char)byte & 63);
}

/* A bit for each byte of a text, by its low six: most words are none of it at a glance. */
static uint64_t bits_of(const char *text)
{
    uint64_t bits = 0;
    for (; *text; text++)
        bits |= bit_of(*text);
    return bits;
}

/* Whether the first bytes of a word are among those of a text. */
static bool could_hold(uint64_t bits, const char *word)
{
    for (size_t i = 0; i < 3 && word[i]; i++)
        if (!(bits & bit_of(word[i])))
            return false;
    return true;
}

/* What the words of a name say, without its unit; NULL: nothing. */
static const struct name *find_name(const char *name)
{
    if (!name)
        return NULL;
    char *key = sg_text_key(name), *bare = sg_text_key(name), *words = words_of(name);
    const struct name *found = NULL;
    uint64_t key_bits = bits_of(key), words_bits = bits_of(words);
    cut_brackets(bare);
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++) {
        if (!could_hold(names[i].where == WORD ? words_bits : key_bits, names[i].word))
            continue;
        bool fits = names[i].where == WORD     ? holds_word(words, names[i].word)
                    : names[i].where == AT_END ? ends_with(bare, names[i].word)
                                               : strstr(key, names[i].word) != NULL;
        found = fits ? &names[i] : NULL;
    }
    free(key);
    free(bare);
    free(words);
    return found;
}

static enum sg_measure_kind kind_of_name(const char *name)
{
    const struct name *found = find_name(name);
    return found ? found->kind : SG_MEASURE_UNKNOWN;
}

/* The unit decides but where the name says what is done with it: 平均 of 円, 増減率 in ％. */
static enum sg_measure_kind combine(enum sg_measure_kind name, enum sg_measure_kind unit)
{
    switch (unit) {
    case SG_MEASURE_UNKNOWN:
        return name;
    case SG_MEASURE_AMOUNT:
        return name == SG_MEASURE_RATIO || name == SG_MEASURE_INDEX ? name : unit;
    case SG_MEASURE_SHARE:
        return name == SG_MEASURE_BALANCE || name == SG_MEASURE_INDEX ? name : unit;
    default:
        return unit;
    }
}

enum sg_measure_kind sg_measure_kind_of(const char *name, const char *unit)
{
    struct sg_unit read;
    char *own = name && !unit ? sg_unit_of_label(name) : NULL;
    sg_unit_read(unit ? unit : own, &read);
    free(own);
    return combine(kind_of_name(name), read.kind);
}

enum sg_measure_kind sg_measure_kind_of_column(const struct sg_column *column)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    if (column->kind != SG_COLUMN_NUMBER || column->measure_kind != SG_MEASURE_UNKNOWN)
        return column->measure_kind;
    if (info && (info->measure_kind != SG_MEASURE_UNKNOWN || !info->of_input))
        return info->measure_kind;
    enum sg_measure_kind kind =
        column->label ? sg_measure_kind_of(column->label, column->unit) : SG_MEASURE_UNKNOWN;
    return kind != SG_MEASURE_UNKNOWN ? kind : sg_measure_kind_of(column->name, column->unit);
}

bool sg_column_is_rate(const struct sg_column *column)
{
    const struct name *found = find_name(column->label);
    found = found ? found : find_name(column->name);
    switch (sg_measure_kind_of_column(column)) {
    case SG_MEASURE_BALANCE:
    case SG_MEASURE_RATIO:
    case SG_MEASURE_INDEX:
        return true;
    case SG_MEASURE_SHARE:
        return found && found->rate;
    default:
        return false;
    }
}

bool sg_column_is_percent(const struct sg_column *column)
{
    struct sg_unit unit;
    const char *given = sg_column_unit(column, SG_EN);
    char *own = given ? NULL : sg_unit_of_label(column->name);
    bool known = sg_unit_read(given ? given : own, &unit) && unit.base.en;
    bool percent = known && strcmp(unit.base.en, "%") == 0;
    free(own);
    return percent || sg_measure_kind_of_column(column) == SG_MEASURE_SHARE;
}

void sg_column_measure_like(struct sg_column *column, const struct sg_column *input)
{
    free(column->unit);
    column->unit = sg_copy_text(input->unit);
    column->printed_decimals = input->printed_decimals;
    if (column->measure_kind == SG_MEASURE_UNKNOWN)
        column->measure_kind = sg_measure_kind_of_column(input);
}
