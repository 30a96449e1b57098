#include "number_clue.h"

#include <stdbool.h>
#include <string.h>

#include "mark.h"

/* The digits and marks of a printed number; n is 0 if there is more than signs, brackets, a
   percent sign and spaces around them. */
struct core {
    const char *at;
    size_t n;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of what may stand around a number; 0: nothing of the kind. */
static size_t around(const char *s)
{
    static const char *const known[] = {" ", "-", "+", "(", ")", "%", "△", "▲"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (*s == *known[i] && strncmp(s, known[i], strlen(known[i])) == 0)
            return strlen(known[i]);
    return 0;
}

/* A letter behind a space: a flag. */
static bool is_flag(const char *s)
{
    return s[0] == ' ' && ((s[1] >= 'a' && s[1] <= 'z') || s[1] == '*') && !s[2];
}

/* Digits with marks, and with spaces or apostrophes between digits. */
static size_t span_of(const char *s)
{
    size_t n = 0;
    while (is_digit(s[n]) || (s[n] && strchr(".,", s[n])) ||
           (n && (s[n] == ' ' || s[n] == '\'') && is_digit(s[n - 1]) && is_digit(s[n + 1])))
        n++;
    return n;
}

static struct core core_of(const char *cell)
{
    size_t n;
    while ((n = around(cell)) > 0)
        cell += n;
    struct core core = {cell, span_of(cell)};
    const char *rest = cell + core.n;
    while (!is_flag(rest) && (n = around(rest)) > 0)
        rest += n;
    if ((*rest && !is_flag(rest)) || core.n == 0 || !is_digit(core.at[0]) ||
        !is_digit(core.at[core.n - 1]))
        core.n = 0;
    return core;
}

static size_t count_of(struct core core, char mark)
{
    size_t n = 0;
    for (size_t i = 0; i < core.n; i++)
        n += core.at[i] == mark;
    return n;
}

/* Whether `mark` parts a stretch in threes behind one to three digits without a 0 before them. */
static bool in_threes(struct core part, char mark)
{
    size_t digits = 0;
    bool first = true;
    for (size_t i = 0; i < part.n; i++) {
        if (part.at[i] != mark) {
            digits++;
            continue;
        }
        if (first ? digits < 1 || digits > 3 || part.at[0] == '0' : digits != 3)
            return false;
        first = false;
        digits = 0;
    }
    return first || digits == 3;
}

static enum sg_number_clue plain_clue(struct core core)
{
    if (core.n == 4 && (memcmp(core.at, "19", 2) == 0 || memcmp(core.at, "20", 2) == 0))
        return SG_CLUE_YEAR;
    return core.n > 3 ? SG_CLUE_LARGE : SG_CLUE_SMALL;
}

/* 2016.4 may be a month. */
static bool may_be_month(struct core core)
{
    return core.n <= 7 && core.n > 5 && core.at[4] == '.' &&
           plain_clue((struct core){core.at, 4}) == SG_CLUE_YEAR;
}

/* One mark for thousands before another one for decimals, which stands once. */
static bool is_both(struct core core, char thousands, char decimal)
{
    const char *last = memchr(core.at, decimal, core.n);
    struct core whole = {core.at, last ? (size_t)(last - core.at) : 0};
    return last && count_of(core, decimal) == 1 && count_of(whole, thousands) > 0 &&
           count_of(whole, thousands) == count_of(core, thousands) && in_threes(whole, thousands);
}

/* Numbers with spaces or apostrophes for thousands: what follows the other mark is decimals. */
static enum sg_number_clue clue_of_other(struct core core, char group)
{
    if (is_both(core, group, ','))
        return SG_CLUE_COMMA_DECIMALS;
    if (is_both(core, group, '.'))
        return SG_CLUE_POINT_DECIMALS;
    bool alone = count_of(core, ',') + count_of(core, '.') == 0;
    return alone && in_threes(core, group) ? SG_CLUE_OTHER_THOUSANDS : SG_CLUE_NONE;
}

enum sg_number_clue sg_number_clue_of(const char *cell)
{
    char folded[SG_MARK_FOLD_SIZE];
    struct core core = core_of(sg_mark_fold(cell, folded) ? folded : "");
    size_t commas = count_of(core, ','), points = count_of(core, '.');
    size_t spaces = count_of(core, ' '), apostrophes = count_of(core, '\'');
    if (core.n == 0 || (spaces && apostrophes))
        return SG_CLUE_NONE;
    if (spaces + apostrophes)
        return clue_of_other(core, spaces ? ' ' : '\'');
    if (commas + points == 0)
        return plain_clue(core);
    if (commas && points)
        return is_both(core, '.', ',')   ? SG_CLUE_POINT_THOUSANDS
               : is_both(core, ',', '.') ? SG_CLUE_COMMA_THOUSANDS
                                         : SG_CLUE_NONE;
    bool threes = in_threes(core, commas ? ',' : '.');
    if (commas + points > 1)
        return !threes ? SG_CLUE_NONE : commas ? SG_CLUE_COMMA_THOUSANDS : SG_CLUE_POINT_THOUSANDS;
    if (threes)
        return commas ? SG_CLUE_COMMA_OPEN : SG_CLUE_POINT_OPEN;
    if (may_be_month(core))
        return SG_CLUE_NONE;
    return commas ? SG_CLUE_COMMA_DECIMALS : SG_CLUE_POINT_DECIMALS;
}
