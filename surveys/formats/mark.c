/* Symbols of Japanese official statistics, and what a file says of its own. */
#include "mark.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <sangyo/memory.h>

struct usual_mark {
    const char *key;
    sg_status status;
};

/* Statistics Bureau, METI, e-Stat; U.S. Census Bureau (D, S, L, Z in brackets), the Government
   Statistical Service of the United Kingdom ([c], [x], [z]), Eurostat (:), spreadsheets and
   programs. "--" and the single dot of 中黒 are what sangyo itself prints. */
static const struct usual_mark usual_marks[] = {
    {"-", SG_STATUS_NIL},
    {"--", SG_STATUS_UNDEFINED},
    {"---", SG_STATUS_NIL},
    {"...", SG_STATUS_NOT_AVAILABLE},
    {"..", SG_STATUS_NOT_AVAILABLE},
    {".", SG_STATUS_NOT_AVAILABLE},
    {"・・", SG_STATUS_NOT_AVAILABLE},
    {"・・・", SG_STATUS_NOT_AVAILABLE},
    {"***", SG_STATUS_NOT_AVAILABLE},
    {":", SG_STATUS_NOT_AVAILABLE},
    {"NA", SG_STATUS_NOT_AVAILABLE},
    {"N/A", SG_STATUS_NOT_AVAILABLE},
    {"n/a", SG_STATUS_NOT_AVAILABLE},
    {"#N/A", SG_STATUS_NOT_AVAILABLE},
    {"#REF!", SG_STATUS_NOT_AVAILABLE},
    {"#VALUE!", SG_STATUS_NOT_AVAILABLE},
    {"#NAME?", SG_STATUS_NOT_AVAILABLE},
    {"#NUM!", SG_STATUS_NOT_AVAILABLE},
    {"#NULL!", SG_STATUS_NOT_AVAILABLE},
    {"#DIV/0!", SG_STATUS_UNDEFINED},
    {"皆増", SG_STATUS_UNDEFINED}, /* a change from nothing */
    {"皆減", SG_STATUS_UNDEFINED}, /* … to nothing */
    {"NaN", SG_STATUS_NOT_AVAILABLE},
    {"null", SG_STATUS_NOT_AVAILABLE},
    {"NULL", SG_STATUS_NOT_AVAILABLE},
    {"[x]", SG_STATUS_NOT_AVAILABLE},
    {"・", SG_STATUS_NOT_APPLICABLE},
    {"[z]", SG_STATUS_NOT_APPLICABLE},
    {"x", SG_STATUS_SUPPRESSED},
    {"(D)", SG_STATUS_SUPPRESSED},
    {"(S)", SG_STATUS_SUPPRESSED},
    {"[c]", SG_STATUS_SUPPRESSED},
    {"(X)", SG_MARK_TWO_READINGS},
    {"*", SG_STATUS_FEW},
    {"(L)", SG_STATUS_FEW},
    {"(Z)", SG_STATUS_FEW},
};

static bool is_dash(utf8proc_int32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0x2500 ||
           c == 0x2501 || c == 0xFE63 || c == 0xFE58 || c == 0xFF70 || c == 0x2043;
}

static bool is_space(utf8proc_int32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

/* Writes the comparable form of one character; returns its bytes. */
static size_t fold_character(utf8proc_int32_t c, char to[4])
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    else if (is_dash(c))
        c = '-';
    else if (is_space(c))
        c = ' ';
    else if (c == 0xFF65) /* half-width middle dot */
        c = 0x30FB;
    else if (c == 0x2019) /* 1’234 */
        c = '\'';
    if (c == 0x2026 || c == 0x2025) { /* … ‥ */
        memcpy(to, "...", 3);
        return c == 0x2026 ? 3 : 2;
    }
    return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)to);
}

bool sg_mark_fold(const char *text, char folded[SG_MARK_FOLD_SIZE])
{
    size_t n = 0;
    size_t end = 0; /* behind the last character that is no space */
    while (*text) {
        if (n + 4 >= SG_MARK_FOLD_SIZE)
            return false;
        if ((unsigned char)*text > ' ' && (unsigned char)*text < 0x80) {
            folded[n++] = *text++;
            end = n;
            continue;
        }
        utf8proc_int32_t c;
        utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
        if (used <= 0)
            return false;
        text += used;
        if (is_space(c) && n == 0)
            continue;
        n += fold_character(c, folded + n);
        if (!is_space(c))
            end = n;
    }
    folded[end] = '\0';
    return true;
}

static bool is_cross(const char *key)
{
    static const char *const crosses[] = {"X", "×", "χ", "Χ", "х", "Х", "✕", "✖"};
    for (size_t i = 0; i < sizeof crosses / sizeof *crosses; i++)
        if (*key == *crosses[i] && strcmp(key, crosses[i]) == 0)
            return true;
    return false;
}

static bool is_cross_in_brackets(const char *key, size_t n)
{
    char inside[8];
    if (n < 3 || n - 2 >= sizeof inside || *key != '(' || key[n - 1] != ')')
        return false;
    memcpy(inside, key + 1, n - 2);
    inside[n - 2] = '\0';
    return strcmp(inside, "x") == 0 || is_cross(inside);
}

bool sg_mark_key(const char *folded, char key[SG_MARK_KEY_SIZE])
{
    size_t n = 0;
    for (const char *p = folded; *p; p++) {
        if (*p == ' ')
            continue;
        bool run =
            n >= 3 && strchr("-.*", *p) && key[n - 1] == *p && key[n - 2] == *p && key[n - 3] == *p;
        if (run)
            continue;
        if (n + 1 >= SG_MARK_KEY_SIZE)
            return false;
        key[n++] = *p;
    }
    key[n] = '\0';
    if (is_cross(key))
        memcpy(key, "x", 2);
    else if (is_cross_in_brackets(key, n))
        memcpy(key, "(X)", 4);
    return true;
}

static struct sg_mark *find_mark(const struct sg_marks *marks, const char *key, size_t n)
{
    for (size_t i = 0; marks && i < marks->n; i++)
        if (strncmp(marks->items[i].symbol, key, n) == 0 && !marks->items[i].symbol[n])
            return &marks->items[i];
    return NULL;
}

const struct sg_mark *sg_mark_declared(const struct sg_marks *marks, const char *key, size_t n)
{
    return find_mark(marks, key, n);
}

bool sg_mark_is_cancelled(const char *key)
{
    static const char cancelled[] = "中止";
    size_t n = strlen(key), m = sizeof cancelled - 1;
    return n >= m && strcmp(key + n - m, cancelled) == 0;
}

/* `:` of Eurostat with the flags behind it, as ":c" and ": u". */
static bool read_colon(const char *key, sg_status *status)
{
    if (*key != ':' || !key[1] || strspn(key + 1, SG_MARK_LETTERS "cz") != strlen(key + 1))
        return false;
    *status = strchr(key, 'c')   ? SG_STATUS_SUPPRESSED
              : strchr(key, 'z') ? SG_STATUS_NOT_APPLICABLE
                                 : SG_STATUS_NOT_AVAILABLE;
    return true;
}

bool sg_mark_find_key(const struct sg_marks *marks, const char *key, sg_status *status)
{
    const struct sg_mark *declared = sg_mark_declared(marks, key, strlen(key));
    if (declared) {
        *status = declared->status;
        return true;
    }
    /* Where a legend explains X, (X) is that in brackets. */
    bool explained = strcmp(key, "(X)") == 0 && find_mark(marks, "x", 1);
    for (size_t i = 0; i < sizeof usual_marks / sizeof *usual_marks && !explained; i++)
        if (*key == *usual_marks[i].key && strcmp(key, usual_marks[i].key) == 0) {
            *status = usual_marks[i].status;
            return true;
        }
    return read_colon(key, status);
}

bool sg_marks_find(const struct sg_marks *marks, const char *text, sg_status *status)
{
    char folded[SG_MARK_FOLD_SIZE];
    char key[SG_MARK_KEY_SIZE];
    return sg_mark_fold(text, folded) && sg_mark_key(folded, key) &&
           sg_mark_find_key(marks, key, status);
}

const struct sg_mark *sg_marks_declared(const struct sg_marks *marks, const char *text)
{
    char folded[SG_MARK_FOLD_SIZE];
    char key[SG_MARK_KEY_SIZE];
    return marks->n && sg_mark_fold(text, folded) && sg_mark_key(folded, key)
               ? find_mark(marks, key, strlen(key))
               : NULL;
}

void sg_marks_free(struct sg_marks *marks)
{
    if (!marks)
        return;
    for (size_t i = 0; i < marks->n; i++) {
        free(marks->items[i].symbol);
        free(marks->items[i].meaning);
    }
    free(marks->items);
    *marks = (struct sg_marks){0};
}

void sg_marks_set(struct sg_marks *marks, const char *symbol, sg_status status, const char *meaning)
{
    char folded[SG_MARK_FOLD_SIZE];
    char key[SG_MARK_KEY_SIZE];
    if (!sg_mark_fold(symbol, folded) || !sg_mark_key(folded, key))
        return; /* no cell of that length is ever taken for a symbol */
    struct sg_mark *mark = find_mark(marks, key, strlen(key));
    if (!mark) {
        marks->items = sg_resize(marks->items, marks->n + 1, sizeof *marks->items);
        mark = &marks->items[marks->n++];
        *mark = (struct sg_mark){.symbol = sg_copy_text(key)};
    }
    free(mark->meaning);
    mark->meaning = sg_copy_text(meaning);
    mark->status = status;
    mark->asked = false;
}

void sg_marks_merge(struct sg_marks *to, const struct sg_marks *from)
{
    for (size_t i = 0; i < from->n; i++) {
        const struct sg_mark *mark = &from->items[i];
        sg_marks_set(to, mark->symbol, mark->status, mark->meaning);
        struct sg_mark *set = find_mark(to, mark->symbol, strlen(mark->symbol));
        if (set)
            set->asked = mark->asked;
    }
}
