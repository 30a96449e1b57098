/* Printed cells: plain numbers at once, all else in its comparable form. */
#include "cell.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "cell_parts.h"

static const struct sg_cell text_cell = {SG_CELL_TEXT, NAN, 0};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads on in the digits of a number, 15 at most; commas only where `grouped` allows them: in
   threes behind one to three digits without a 0 before them. NULL if they stand otherwise. */
static const char *take_digits(const char *p, bool grouped, long long *digits, int *n)
{
    const char *group = p;
    bool marked = false;
    for (; *n < 15 && (is_digit(*p) || (grouped && *p == ',')); p++) {
        if (*p != ',') {
            *digits = *digits * 10 + (*p - '0');
            ++*n;
            continue;
        }
        if (marked ? p - group != 4 : p == group || p - group > 3 || *group == '0')
            return NULL;
        marked = true;
        group = p;
    }
    return !marked || p - group == 4 ? p : NULL;
}

/* -1,123.4 of at most 15 digits, where the division is exact to the last bit: both numbers are
   doubles without rounding (Clinger, 1990). */
static bool read_plain(const char *text, double *value)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool negative = *text == '-';
    long long digits = 0;
    int n = 0;
    int whole;
    const char *p = take_digits(text + negative, true, &digits, &n);
    whole = n;
    if (!p || n == 0)
        return false;
    if (*p == '.' && is_digit(p[1]))
        p = take_digits(p + 1, false, &digits, &n);
    if (*p)
        return false;
    *value = (double)digits / powers[n - whole];
    if (negative && digits)
        *value = -*value;
    return true;
}

/* Drops the marks of thousands, commas, spaces or apostrophes, which stand in threes behind one to
   three digits, the first of which is no zero. False if they stand otherwise. */
static bool drop_thousands(struct cell_span s, char digits[SG_MARK_FOLD_SIZE], size_t *n)
{
    static const char marks[] = ", '";
    const char *first = s.begin;
    while (first < s.end && !strchr(marks, *first))
        first++;
    char mark = first < s.end ? *first : 0;
    *n = 0;
    if (mark && (first == s.begin || first - s.begin > 3 || *s.begin == '0'))
        return false;
    for (const char *p = s.begin; p < s.end; p++) {
        if (!mark || *p != mark) {
            if (strchr(marks, *p))
                return false;
            digits[(*n)++] = *p;
            continue;
        }
        bool threes = s.end - p > 3 && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3]);
        bool closed = threes && (s.end - p == 4 || p[4] == mark || p[4] == '.');
        if (!closed || memchr(s.begin, '.', (size_t)(p - s.begin)))
            return false;
    }
    return !mark || (!memchr(digits, 'e', *n) && !memchr(digits, 'E', *n));
}

/* Takes a sign away and says whether it was minus. */
static bool take_sign(struct cell_span *s)
{
    static const char *const signs[] = {"-", "△", "▲", "+"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        if ((size_t)(s->end - s->begin) > n && memcmp(s->begin, signs[i], n) == 0) {
            s->begin += n;
            cell_skip_spaces(s);
            return *signs[i] != '+';
        }
    }
    return false;
}

static bool read_signed(struct cell_span s, double *value)
{
    char digits[SG_MARK_FOLD_SIZE];
    size_t n;
    if (s.begin < s.end && s.end[-1] == '%')
        s.end--;
    cell_skip_spaces(&s);
    bool minus = take_sign(&s);
    if (s.begin == s.end || !(is_digit(*s.begin) || *s.begin == '.'))
        return false;
    if (!drop_thousands(s, digits, &n) || !sg_number_read(digits, n, value))
        return false;
    *value = minus && *value > 0 ? -*value : *value;
    return true;
}

static struct sg_cell symbol_cell(sg_status status)
{
    if (status == 0) /* rounds to zero */
        return (struct sg_cell){SG_CELL_NUMBER, 0, 0};
    bool nil = status & SG_STATUS_NIL && sg_status_has_value(status);
    return (struct sg_cell){SG_CELL_SYMBOL, nil ? 0 : NAN, status};
}

/* What stands alone and may be a label as well. */
static bool find_doubtful(const char *key, struct sg_cell *cell, enum sg_cell_doubt *doubt)
{
    bool letter = strcmp(key, "D") == 0 || strcmp(key, "S") == 0 || strcmp(key, "c") == 0;
    bool cancelled = !letter && sg_mark_is_cancelled(key);
    *cell = symbol_cell(letter ? SG_STATUS_SUPPRESSED : SG_STATUS_NOT_APPLICABLE);
    if (letter || cancelled)
        *doubt = letter ? SG_CELL_LETTER : SG_CELL_CANCELLED;
    return letter || cancelled;
}

/* A number with its flags. What --missing says stands instead of one keeps none. */
static struct sg_cell flagged_cell(struct sg_cell cell, struct cell_flags flags,
                                   enum sg_cell_doubt *doubt)
{
    if (cell.kind == SG_CELL_TEXT)
        return text_cell;
    cell.status |= flags.status;
    if (flags.in_doubt)
        *doubt = SG_CELL_FLAGGED;
    if (sg_status_has_value(cell.status))
        return cell;
    return (struct sg_cell){SG_CELL_SYMBOL, NAN, cell.status};
}

/* A symbol, or a number with flags and perhaps in the brackets of a repeated item. `text` is folded
   and is cut to what was in the brackets. */
static struct sg_cell read_folded(char *text, const struct sg_marks *marks, bool in_brackets,
                                  enum sg_cell_doubt *doubt)
{
    char key[SG_MARK_KEY_SIZE];
    sg_status status;
    struct sg_cell cell = {SG_CELL_NUMBER, NAN, 0};
    if (sg_mark_key(text, key)) {
        if (sg_mark_find_key(marks, key, &status))
            return symbol_cell(status);
        if (find_doubtful(key, &cell, doubt))
            return cell;
    }
    if (*text != '(' && !strpbrk(text, "0123456789"))
        return text_cell;
    cell = (struct sg_cell){SG_CELL_NUMBER, NAN, 0};
    struct cell_span s = {text, text + strlen(text)};
    struct cell_flags flags = cell_take_flags(&s, marks);
    bool brackets = s.end - s.begin > 2 && *s.begin == '(' && s.end[-1] == ')';
    if (brackets && !in_brackets) {
        text[s.end - 1 - text] = '\0';
        cell = read_folded(text + (s.begin + 1 - text), marks, true, doubt);
        flags.status |= SG_STATUS_REPEATED;
    } else if (!read_signed(s, &cell.value)) {
        return text_cell;
    }
    return flagged_cell(cell, flags, doubt);
}

struct sg_cell sg_cell_read_doubtful(const char *text, const struct sg_marks *marks,
                                     enum sg_cell_doubt *doubt)
{
    char folded[SG_MARK_FOLD_SIZE];
    struct sg_cell cell = {SG_CELL_NUMBER, NAN, 0};
    const struct sg_mark *declared = sg_mark_declared(marks, text, strlen(text));
    *doubt = SG_CELL_SURE;
    if (!*text && !declared)
        return (struct sg_cell){SG_CELL_EMPTY, NAN, 0};
    if (declared)
        return symbol_cell(declared->status);
    if (read_plain(text, &cell.value))
        return cell;
    if (!sg_mark_fold(text, folded))
        return text_cell;
    if (!*folded && !sg_mark_declared(marks, "", 0))
        return (struct sg_cell){SG_CELL_EMPTY, NAN, 0};
    return read_folded(folded, marks, false, doubt);
}

struct sg_cell sg_cell_read(const char *text, const struct sg_marks *marks)
{
    enum sg_cell_doubt doubt;
    struct sg_cell cell = sg_cell_read_doubtful(text, marks, &doubt);
    return doubt ? text_cell : cell;
}
