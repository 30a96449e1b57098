/* Printed cells: plain numbers at once, all else in its comparable form. */
#include "cell.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "mark.h"

/* A stretch of a folded text. */
struct span {
    const char *begin, *end;
};

static const struct sg_cell text_cell = {SG_CELL_TEXT, NAN, 0};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_spaces(struct span *s)
{
    while (s->begin < s->end && *s->begin == ' ')
        s->begin++;
    while (s->begin < s->end && s->end[-1] == ' ')
        s->end--;
}

/* -123.4 of at most 15 digits, where the division is exact to the last bit: both numbers are
   doubles without rounding (Clinger, 1990). */
static bool read_plain(const char *text, double *value)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool negative = *text == '-';
    const char *p = text + negative;
    long long digits = 0;
    int n = 0;
    int decimals = 0;
    for (; is_digit(*p) && n < 15; p++, n++)
        digits = digits * 10 + (*p - '0');
    if (n == 0)
        return false;
    if (*p == '.' && is_digit(p[1]))
        for (p++; is_digit(*p) && n < 15; p++, n++, decimals++)
            digits = digits * 10 + (*p - '0');
    if (*p)
        return false;
    *value = (double)digits / powers[decimals];
    if (negative && digits)
        *value = -*value;
    return true;
}

/* Drops the commas of thousands, which stand in threes behind one to three digits, the first of
   which is no zero. False if they stand otherwise or the text is too long. */
static bool drop_thousands(struct span s, char digits[SG_MARK_FOLD_SIZE], size_t *n)
{
    const char *comma = memchr(s.begin, ',', (size_t)(s.end - s.begin));
    *n = 0;
    if (comma && (comma == s.begin || comma - s.begin > 3 || *s.begin == '0'))
        return false;
    for (const char *p = s.begin; p < s.end; p++) {
        if (*p != ',') {
            digits[(*n)++] = *p;
            continue;
        }
        bool threes = s.end - p > 3 && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3]);
        bool closed = threes && (s.end - p == 4 || p[4] == ',' || p[4] == '.');
        if (!closed || memchr(s.begin, '.', (size_t)(p - s.begin)))
            return false;
    }
    if (comma && (memchr(s.begin, 'e', (size_t)(s.end - s.begin)) ||
                  memchr(s.begin, 'E', (size_t)(s.end - s.begin))))
        return false;
    return true;
}

/* Takes a sign away and says whether it was minus. */
static bool take_sign(struct span *s)
{
    static const char *const signs[] = {"-", "△", "▲", "+"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        if ((size_t)(s->end - s->begin) > n && memcmp(s->begin, signs[i], n) == 0) {
            s->begin += n;
            skip_spaces(s);
            return *signs[i] != '+';
        }
    }
    return false;
}

static bool read_signed(struct span s, double *value)
{
    char digits[SG_MARK_FOLD_SIZE];
    size_t n;
    if (s.begin < s.end && s.end[-1] == '%')
        s.end--;
    skip_spaces(&s);
    bool minus = take_sign(&s);
    if (s.begin == s.end || !(is_digit(*s.begin) || *s.begin == '.'))
        return false;
    if (!drop_thousands(s, digits, &n) || !sg_number_read(digits, n, value))
        return false;
    *value = minus && *value > 0 ? -*value : *value;
    return true;
}

/* The flag that `n` bytes stand for: what the file declares, else the usual ones. 0: none. */
static sg_status flag_of(const struct sg_marks *marks, const char *text, size_t n)
{
    static const struct {
        char letter;
        sg_status status;
    } usual[] = {
        {'r', SG_STATUS_REVISED}, {'p', SG_STATUS_PROVISIONAL}, {'e', SG_STATUS_ESTIMATED},
        {'*', SG_STATUS_FEW},     {'#', SG_STATUS_REPEATED},
    };
    const struct sg_mark *declared = sg_mark_declared(marks, text, n);
    if (declared)
        return declared->status != SG_STATUS_NIL && sg_status_has_value(declared->status)
                   ? declared->status
                   : 0;
    for (size_t i = 0; n == 1 && i < sizeof usual / sizeof *usual; i++)
        if (usual[i].letter == *text)
            return usual[i].status;
    return 0;
}

/* Bytes of the character at the start, or at the end, of a stretch that is not empty. */
static size_t first_bytes(struct span s)
{
    size_t n = 1;
    while (s.begin + n < s.end && ((unsigned char)s.begin[n] & 0xC0) == 0x80)
        n++;
    return n;
}

static size_t last_bytes(struct span s)
{
    size_t n = 1;
    while (s.end - n > s.begin && ((unsigned char)s.end[-(ptrdiff_t)n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* p4 may be a code, p 4 and p4.1 are numbers with a flag. */
static bool sets_off(struct span s, size_t n)
{
    bool letter = n == 1 && *s.begin >= 'a' && *s.begin <= 'z';
    size_t rest = (size_t)(s.end - s.begin) - n;
    return !letter || (rest && s.begin[n] == ' ') || memchr(s.begin + n, '.', rest) ||
           memchr(s.begin + n, ',', rest);
}

static sg_status take_flags(struct span *s, const struct sg_marks *marks)
{
    sg_status flags = 0;
    for (;;) {
        skip_spaces(s);
        if (s->begin == s->end || (is_digit(*s->begin) && is_digit(s->end[-1])))
            return flags;
        size_t n = first_bytes(*s);
        sg_status flag = flag_of(marks, s->begin, n);
        if (flag && sets_off(*s, n)) {
            flags |= flag;
            s->begin += n;
            continue;
        }
        n = last_bytes(*s);
        flag = flag_of(marks, s->end - n, n);
        if (!flag)
            return flags;
        flags |= flag;
        s->end -= n;
    }
}

static struct sg_cell symbol_cell(sg_status status)
{
    if (status == 0) /* rounds to zero */
        return (struct sg_cell){SG_CELL_NUMBER, 0, 0};
    if (!sg_status_has_value(status))
        return (struct sg_cell){SG_CELL_SYMBOL, NAN, status};
    if (status & SG_STATUS_NIL)
        return (struct sg_cell){SG_CELL_SYMBOL, 0, status};
    return text_cell; /* a flag without its number */
}

/* A symbol, or a number with flags and perhaps in the brackets of a repeated item. `text` is folded
   and is cut to what was in the brackets. */
static struct sg_cell read_folded(char *text, const struct sg_marks *marks, bool in_brackets)
{
    char key[SG_MARK_KEY_SIZE];
    sg_status status;
    if (sg_mark_key(text, key) && sg_mark_find_key(marks, key, &status))
        return symbol_cell(status);
    struct sg_cell cell = {SG_CELL_NUMBER, NAN, 0};
    struct span s = {text, text + strlen(text)};
    sg_status flags = take_flags(&s, marks);
    bool brackets = s.end - s.begin > 2 && *s.begin == '(' && s.end[-1] == ')';
    if (brackets && !in_brackets) {
        text[s.end - 1 - text] = '\0';
        cell = read_folded(text + (s.begin + 1 - text), marks, true);
        flags |= SG_STATUS_REPEATED;
    } else if (!read_signed(s, &cell.value)) {
        return text_cell;
    }
    if (cell.kind == SG_CELL_TEXT)
        return text_cell;
    cell.status |= flags;
    return cell;
}

struct sg_cell sg_cell_read(const char *text, const struct sg_marks *marks)
{
    char folded[SG_MARK_FOLD_SIZE];
    struct sg_cell cell = {SG_CELL_NUMBER, NAN, 0};
    const struct sg_mark *declared = sg_mark_declared(marks, text, strlen(text));
    if (declared)
        return symbol_cell(declared->status);
    if (read_plain(text, &cell.value))
        return cell;
    if (!sg_mark_fold(text, folded))
        return text_cell;
    if (!*folded && !sg_mark_declared(marks, "", 0))
        return (struct sg_cell){SG_CELL_EMPTY, NAN, 0};
    return read_folded(folded, marks, false);
}
