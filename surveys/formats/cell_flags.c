/* Flags beside a number: 12.3 r, p 4, 9 [u], 3 bu, and what --missing or a legend declares. */
#include "cell_parts.h"

#include <string.h>

#include <sangyo/number.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void cell_skip_spaces(struct cell_span *s)
{
    while (s->begin < s->end && *s->begin == ' ')
        s->begin++;
    while (s->begin < s->end && s->end[-1] == ' ')
        s->end--;
}

static size_t length_of(const struct cell_span *s)
{
    return (size_t)(s->end - s->begin);
}

struct usual_flag {
    const char *text;
    sg_status status;
};

static const struct usual_flag sure[] = {
    {"r", SG_STATUS_REVISED},     {"p", SG_STATUS_PROVISIONAL}, {"e", SG_STATUS_ESTIMATED},
    {"*", SG_STATUS_FEW},         {"#", SG_STATUS_REPEATED},    {"[u]", SG_STATUS_SMALL_BASE},
    {"[low]", SG_STATUS_FEW},     {"[r]", SG_STATUS_REVISED},   {"[p]", SG_STATUS_PROVISIONAL},
    {"[e]", SG_STATUS_ESTIMATED}, {"[f]", SG_STATUS_ESTIMATED}, {"[b]", SG_STATUS_CAUTION},
};

/* Letters of Eurostat and SDMX that are units as well. */
static const struct usual_flag in_doubt[] = {
    {"b", SG_STATUS_CAUTION},    {"d", SG_STATUS_CAUTION}, {"f", SG_STATUS_ESTIMATED},
    {"i", SG_STATUS_ESTIMATED},  {"n", SG_STATUS_FEW},     {"s", SG_STATUS_ESTIMATED},
    {"u", SG_STATUS_SMALL_BASE},
};

enum { N_SURE = sizeof sure / sizeof *sure, N_IN_DOUBT = sizeof in_doubt / sizeof *in_doubt };

static bool stands_behind(const struct cell_span *s, const char *text, size_t n)
{
    return n < length_of(s) && memcmp(s->end - n, text, n) == 0;
}

static bool stands_before(const struct cell_span *s, const char *text, size_t n)
{
    return n < length_of(s) && memcmp(s->begin, text, n) == 0;
}

/* p4 may be a code, p 4 and p4.1 are numbers with a flag; so is p300 where --missing says so, but
   not p04. */
static bool sets_off(const struct cell_span *s, size_t n, bool asked)
{
    size_t rest = length_of(s) - n;
    const char *behind = s->begin + n;
    if (n != 1 || !is_letter(*s->begin))
        return true;
    return *behind == ' ' || memchr(behind, '.', rest) || memchr(behind, ',', rest) ||
           (asked && !(behind[0] == '0' && rest > 1));
}

/* Signs, points and numbers belong to the number itself. */
static bool may_flag(const struct sg_mark *mark)
{
    double x;
    const char *symbol = mark->symbol;
    if (!*symbol || strspn(symbol, "-.,%()") == strlen(symbol) || strcmp(symbol, "△") == 0 ||
        strcmp(symbol, "▲") == 0 || sg_number_read(symbol, strlen(symbol), &x))
        return false;
    return mark->status != SG_STATUS_NIL && mark->status != 0 &&
           (mark->asked || sg_status_has_value(mark->status));
}

/* Takes the longest declared symbol at an end. */
static bool take_declared(struct cell_span *s, const struct sg_marks *marks, sg_status *status)
{
    const struct sg_mark *best = NULL;
    size_t longest = 0;
    bool behind = false;
    for (size_t i = 0; marks && i < marks->n; i++) {
        const struct sg_mark *mark = &marks->items[i];
        size_t n = strlen(mark->symbol);
        if (n <= longest || n >= length_of(s) || !may_flag(mark))
            continue;
        bool before = *mark->symbol != '+' && stands_before(s, mark->symbol, n) &&
                      sets_off(s, n, mark->asked);
        if (!before && !stands_behind(s, mark->symbol, n))
            continue;
        best = mark;
        longest = n;
        behind = !before;
    }
    if (!best)
        return false;
    *status |= best->status;
    if (behind)
        s->end -= longest;
    else
        s->begin += longest;
    return true;
}

static bool take_usual(struct cell_span *s, const struct sg_marks *marks,
                       const struct usual_flag flags[], size_t n_flags, bool also_before,
                       sg_status *status)
{
    for (size_t i = 0; i < n_flags; i++) {
        const char *text = flags[i].text;
        size_t n = strlen(text);
        bool before = also_before && stands_before(s, text, n) && sets_off(s, n, false);
        if ((!before && !stands_behind(s, text, n)) || sg_mark_declared(marks, text, n))
            continue;
        *status |= flags[i].status;
        if (before)
            s->begin += n;
        else
            s->end -= n;
        return true;
    }
    return false;
}

struct cell_flags cell_take_flags(struct cell_span *s, const struct sg_marks *marks)
{
    struct cell_flags flags = {0};
    for (;;) {
        cell_skip_spaces(s);
        if (s->begin == s->end || (is_digit(*s->begin) && is_digit(s->end[-1])))
            return flags;
        if (take_declared(s, marks, &flags.status) ||
            take_usual(s, marks, sure, N_SURE, true, &flags.status))
            continue;
        if (!take_usual(s, marks, in_doubt, N_IN_DOUBT, false, &flags.status))
            return flags;
        flags.in_doubt = true;
    }
}
