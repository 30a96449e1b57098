#include "header_period.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include <sangyo/period.h>
#include "surveys/formats/cell.h"
#include "table/period_parts.h"
#include "table/text.h"

/* The text of `format` with both, if it reads as a period; else NULL. */
static char *joined_as(const char *format, const char *first, const char *second,
                       struct sg_period *period)
{
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, format, first, second);
    if (sg_period_read(sg_buffer_text(&text), NULL, period, NULL))
        return sg_buffer_take(&text);
    sg_buffer_free(&text);
    return NULL;
}

char *sg_header_join_periods(const char *year, const char *part)
{
    static const char *const formats[] = {"%s %s", "%s年%s"};
    struct sg_period first, second, both;
    char *joined = NULL;
    if (!sg_period_read(year, NULL, &first, NULL))
        return NULL;
    if (sg_period_read(part, NULL, &second, NULL))
        return sg_period_compare(&first, &second) == 0 && first.kind == second.kind
                   ? sg_copy_text(year)
                   : NULL;
    for (size_t i = 0; i < sizeof formats / sizeof *formats && !joined; i++)
        joined = joined_as(formats[i], year, part, &both);
    return joined ? joined : joined_as("%s %s", part, year, &both);
}

bool sg_header_is_period(const char *cell)
{
    struct sg_period period;
    if (!sg_period_read(cell, NULL, &period, NULL) || period.kind == SG_PERIOD_NONE)
        return false;
    return period.month >= 1800 * 12 && period.month < 2200 * 12;
}

/* Whether a text may be a part, by its first character: a digit, 第1, 上期, Q1, ii期, or a name of
   a month. Full-width ones may be anything. */
static bool may_be_part(const char *cell)
{
    static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec";
    static const char *const kanji[] = {"第", "一", "二", "三", "四", "上", "下", "年"};
    cell += strspn(cell, " \t\r\n");
    unsigned char first = (unsigned char)*cell;
    if (first >= 0xE4 && first <= 0xE9)
        for (size_t i = 0; i < sizeof kanji / sizeof *kanji; i++)
            if (strncmp(cell, kanji[i], 3) == 0)
                return true;
    if (first >= 0x80)
        return first < 0xE3 || first > 0xE9 || (first == 0xE3 && (unsigned char)cell[1] >= 0x88);
    if (!first || strchr("0123456789qQtThHsSmMiI-/.", first))
        return first;
    char brief[4] = {0};
    for (size_t i = 0; i < 3 && cell[i]; i++)
        brief[i] = (char)tolower((unsigned char)cell[i]);
    return strlen(brief) == 3 && strstr(months, brief);
}

bool sg_header_is_part(const char *cell)
{
    struct sg_period period;
    if (!may_be_part(cell))
        return false;
    char *joined = sg_header_join_periods("2000", cell);
    bool part = joined && sg_period_read(joined, NULL, &period, NULL) && period.months < 12 &&
                period.kind != SG_PERIOD_DAY && !sg_header_is_period(cell);
    free(joined);
    return part;
}

static bool is_start(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Takes the marks off that stand between a label and its period. */
static char *without_marks(const char *text, size_t n)
{
    char *label = sg_copy_bytes(text, n);
    char *from = label + strspn(label, "_ -");
    size_t length = strlen(from);
    while (length && strchr("_ -", from[length - 1]))
        length--;
    from[length] = '\0';
    char *trimmed = sg_text_trim(from);
    free(label);
    return trimmed;
}

/* A stretch of a label. */
struct stretch {
    const char *text;
    size_t n;
};

/* Letters before the year that a name needs to be no code: pop2015, but not q2001. */
enum { NAME_LETTERS = 3 };

static bool is_ascii_letter(char byte)
{
    return isalpha((unsigned char)byte) && (unsigned char)byte < 0x80;
}

/* Whether a period inside a label is meant: a letter with a number (mr1, x_h2) may be anything, but
   beside Japanese (H28事業所数). A name runs into its year only if it is long enough. */
static bool is_meant(struct stretch label, struct stretch period)
{
    bool digits = false, other = false;
    for (size_t i = 0; i < period.n; i++) {
        digits = digits || (i + 3 < period.n && strspn(period.text + i, "0123456789") >= 4);
        other = other || (unsigned char)period.text[i] >= 0x80;
    }
    if (label.text > period.text)
        return digits || other || (unsigned char)*label.text >= 0x80;
    for (size_t i = 0; i < label.n; i++)
        other = other || (unsigned char)label.text[i] >= 0x80;
    size_t letters = 0;
    while (letters < label.n && is_ascii_letter(label.text[label.n - 1 - letters]))
        letters++;
    return (digits || other) && (letters == 0 || letters >= NAME_LETTERS);
}

/* Whether one stretch is a period and the other a label, none of whose digits may belong to it. */
static bool take(struct stretch label, struct stretch period, char **out_label, char **out_period)
{
    *out_label = *out_period = NULL;
    if (!is_meant(label, period)) /* asked at every place of every name: before any copy */
        return false;
    *out_period = without_marks(period.text, period.n);
    *out_label = without_marks(label.text, label.n);
    size_t n = strlen(*out_label);
    const char *beside = n && label.text < period.text ? *out_label + n - 1 : *out_label;
    if (n && !isdigit((unsigned char)*beside) && sg_header_is_period(*out_period) &&
        sg_cell_read(*out_label, NULL).kind == SG_CELL_TEXT)
        return true;
    free(*out_label);
    free(*out_period);
    *out_label = *out_period = NULL;
    return false;
}

/* 事業所数（2016年） */
static bool split_bracket(const char *text, size_t n, char **label, char **period)
{
    static const char *const brackets[][2] = {{"（", "）"}, {"(", ")"}, {"[", "]"}, {"［", "］"}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t open = strlen(brackets[i][0]), close = strlen(brackets[i][1]);
        if (n < open + close || strcmp(text + n - close, brackets[i][1]) != 0)
            continue;
        for (size_t at = 1; at + open < n - close; at++)
            if (strncmp(text + at, brackets[i][0], open) == 0 &&
                take((struct stretch){text, at},
                     (struct stretch){text + at + open, n - close - at - open}, label, period))
                return true;
    }
    return false;
}

bool sg_header_split_period(const char *text, char **label, char **period)
{
    size_t n = strlen(text);
    *label = *period = NULL;
    if (sg_period_is_none(text) || sg_header_is_period(text))
        return false;
    for (size_t at = n; at-- > 1;) /* the longest period in front */
        if (is_start(text[at]) &&
            take((struct stretch){text + at, n - at}, (struct stretch){text, at}, label, period))
            return true;
    for (size_t at = 1; at < n; at++)
        if (is_start(text[at]) &&
            take((struct stretch){text, at}, (struct stretch){text + at, n - at}, label, period))
            return true;
    return split_bracket(text, n, label, period);
}
