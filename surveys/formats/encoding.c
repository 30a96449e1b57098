#include "encoding.h"

#include <string.h>
#include <strings.h>

#include <sangyo/buffer.h>
#include "table/text.h"

/* glibc's CP932 and EUC-JP-MS agree on ①, 髙, ～ and －; its SHIFT_JIS and EUC-JP reject the first
   two and map the others to characters that Japanese UTF-8 files do not use. */
static const struct sg_encoding utf8 = {"UTF-8", NULL, 1, 0, false};
static const struct sg_encoding utf8_well_formed = {"UTF-8", NULL, 1, 0, true};
static const struct sg_encoding utf8_bom = {"UTF-8 (BOM)", NULL, 1, 3, false};
static const struct sg_encoding utf16le = {"UTF-16LE", "UTF-16LE", 2, 2, false};
static const struct sg_encoding utf16be = {"UTF-16BE", "UTF-16BE", 2, 2, false};
static const struct sg_encoding cp932 = {"CP932", "CP932", 1, 0, false};
static const struct sg_encoding cp1252 = {"Windows-1252", "CP1252", 1, 0, false};
static const struct sg_encoding latin1 = {"ISO-8859-1", "ISO-8859-1", 1, 0, false};
static const struct sg_encoding latin9 = {"ISO-8859-15", "ISO-8859-15", 1, 0, false};
static const struct sg_encoding latin2 = {"ISO-8859-2", "ISO-8859-2", 1, 0, false};
static const struct sg_encoding cp1250 = {"Windows-1250", "CP1250", 1, 0, false};
static const struct sg_encoding cp1251 = {"Windows-1251", "CP1251", 1, 0, false};
static const struct sg_encoding cp1257 = {"Windows-1257", "CP1257", 1, 0, false};
static const struct sg_encoding euc_jp = {"EUC-JP", "EUC-JP-MS", 1, 0, false};

/* What --encoding takes. NULL: UTF-16 in the byte order that its mark tells. */
static const struct {
    const char *name;
    const struct sg_encoding *encoding;
} names[] = {
    {"utf-8", &utf8},          {"utf8", &utf8},           {"cp932", &cp932},
    {"shift_jis", &cp932},     {"sjis", &cp932},          {"windows-31j", &cp932},
    {"ms932", &cp932},         {"euc-jp", &euc_jp},       {"eucjp", &euc_jp},
    {"utf-16", NULL},          {"utf-16le", &utf16le},    {"utf-16be", &utf16be},
    {"windows-1252", &cp1252}, {"cp1252", &cp1252},       {"iso-8859-1", &latin1},
    {"latin1", &latin1},       {"iso-8859-15", &latin9},  {"latin9", &latin9},
    {"iso-8859-2", &latin2},   {"windows-1250", &cp1250}, {"windows-1251", &cp1251},
    {"windows-1257", &cp1257},
};

static bool fail_unknown(struct sg_error *err, const char *asked)
{
    struct sg_buffer known = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        sg_buffer_add(&known, i ? ", " : "");
        sg_buffer_add(&known, names[i].name);
    }
    sg_fail(err, SG_FAIL_USAGE, "unknown encoding '%s'; known are %s", asked,
            sg_buffer_text(&known));
    sg_buffer_free(&known);
    return false;
}

static const struct sg_encoding *marked(const char *bytes, size_t n)
{
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        return &utf8_bom;
    if (n >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return &utf16le;
    if (n >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return &utf16be;
    return NULL;
}

bool sg_encoding_is_wide(const char *bytes, size_t n)
{
    const struct sg_encoding *mark = marked(bytes, n);
    return mark && mark != &utf8_bom;
}

static bool find_named(const char *asked, const struct sg_encoding *mark, struct sg_encoding *found,
                       struct sg_error *err)
{
    size_t i = 0;
    while (i < sizeof names / sizeof *names && strcasecmp(names[i].name, asked) != 0)
        i++;
    if (i == sizeof names / sizeof *names)
        return fail_unknown(err, asked);
    const struct sg_encoding *wanted = names[i].encoding;
    bool wide_mark = mark && mark != &utf8_bom;
    if (!wanted && !wide_mark)
        return sg_fail(err, SG_FAIL_DATA,
                       "no byte order mark at the start; name the order: utf-16le or utf-16be");
    if (!wanted || (wanted == &utf8 && mark == &utf8_bom))
        wanted = mark;
    if (wide_mark && mark != wanted)
        return sg_fail(err, SG_FAIL_DATA, "the byte order mark is that of %s, not of %s",
                       mark->name, wanted->name);
    *found = *wanted;
    if (wanted != mark)
        found->bom = 0;
    return true;
}

/* Bytes of the multi-byte sequence at `s`, whose first byte is not ASCII; 0 if there is none. */
typedef size_t sequence_of(const unsigned char *s, size_t left);

static bool between(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

/* The rows that CP932 assigns: JIS X 0208, NEC's row 13, the NEC and IBM selections, user-defined.
 */
static size_t cp932_sequence(const unsigned char *s, size_t left)
{
    if (between(s[0], 0xA1, 0xDF))
        return 1;
    bool lead = between(s[0], 0x81, 0x84) || between(s[0], 0x87, 0x9F) ||
                between(s[0], 0xE0, 0xEA) || between(s[0], 0xED, 0xEE) || between(s[0], 0xF0, 0xFC);
    if (!lead || left < 2)
        return 0;
    if (s[0] == 0xFC) /* the last of the IBM extensions */
        return between(s[1], 0x40, 0x4B) ? 2 : 0;
    return between(s[1], 0x40, 0x7E) || between(s[1], 0x80, 0xFC) ? 2 : 0;
}

/* The rows that EUC-JP-MS assigns, with half-width katakana (8E) and JIS X 0212 (8F). */
static size_t euc_jp_sequence(const unsigned char *s, size_t left)
{
    if (s[0] == 0x8E)
        return left >= 2 && between(s[1], 0xA1, 0xDF) ? 2 : 0;
    if (s[0] == 0x8F)
        return left >= 3 && between(s[1], 0xA1, 0xFE) && between(s[2], 0xA1, 0xFE) ? 3 : 0;
    bool lead = between(s[0], 0xA1, 0xA8) || s[0] == 0xAD || between(s[0], 0xB0, 0xFE);
    return lead && left >= 2 && between(s[1], 0xA1, 0xFE) ? 2 : 0;
}

/* Offset of the first byte that begins no sequence; n if all is well. */
static size_t first_bad(const unsigned char *s, size_t n, sequence_of *sequence)
{
    size_t at = 0;
    while (at < n) {
        size_t length = s[at] < 0x80 ? 1 : sequence(s + at, n - at);
        if (length == 0)
            return at;
        at += length;
    }
    return n;
}

/* Bytes that are well formed both in CP932 and in EUC-JP are pairs of A1..FE. Japanese text in
   CP932 has leads of 81..9F at nearly every kana and common kanji, so such bytes are EUC-JP, which
   CP932 would misread as runs of half-width katakana; unless they spell believable half-width
   katakana: no wide character, at least one voiced sound mark, and each mark on a kana that can
   take it. The rows A4 and A5, kana in EUC-JP, would be the punctuation ､ and ･: then it is EUC-JP
   after all. */
static bool spells_narrow_kana(const unsigned char *s, size_t n)
{
    size_t marks = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < 0x80)
            continue;
        if (!between(s[i], 0xA6, 0xDF))
            return false;
        unsigned char before = i ? s[i - 1] : 0;
        bool ha_row = between(before, 0xCA, 0xCE);
        bool voiced = ha_row || before == 0xB3 || between(before, 0xB6, 0xC4);
        if ((s[i] == 0xDE && !voiced) || (s[i] == 0xDF && !ha_row))
            return false;
        marks += s[i] >= 0xDE;
    }
    return marks > 0;
}

/* Whether most of the text is UTF-8, so that a bad byte is damage and not another encoding: more
   than three sequences of three bytes or more, which other encodings form by chance only rarely,
   for each fault. Faults beyond the hundredth change nothing. */
static bool is_damaged_utf8(const char *bytes, size_t n)
{
    size_t faults = 0;
    size_t sequences = 0;
    for (size_t start = 0; start < n && faults < 100;) {
        size_t length = n - start;
        faults += !sg_text_is_utf8(bytes + start, n - start, &length);
        for (size_t i = start; i < start + length; i++)
            sequences += (unsigned char)bytes[i] >= 0xE0;
        start += length + 1;
    }
    return sequences > 3 * faults;
}

/* The same for EUC-JP, by its kana (rows A4 and A5), which CP932 would misread as half-width
   punctuation before each letter. Text in CP932 is all faults. */
static bool is_damaged_euc_jp(const unsigned char *s, size_t n)
{
    size_t faults = 0;
    size_t kana = 0;
    for (size_t i = 0; i < n && faults < 100;) {
        size_t length = s[i] < 0x80 ? 1 : euc_jp_sequence(s + i, n - i);
        faults += length == 0;
        kana += length == 2 && between(s[i], 0xA4, 0xA5);
        i += length ? length : 1;
    }
    return kana > 3 * faults;
}

static const struct sg_encoding *detect(const char *bytes, size_t n)
{
    size_t utf8_bad = n;
    if (sg_text_is_utf8(bytes, n, &utf8_bad))
        return &utf8_well_formed;
    if (is_damaged_utf8(bytes, n))
        return &utf8;
    const unsigned char *s = (const unsigned char *)bytes;
    size_t cp932_bad = first_bad(s, n, cp932_sequence);
    size_t euc_bad = first_bad(s, n, euc_jp_sequence);
    if (cp932_bad == n && euc_bad == n)
        return spells_narrow_kana(s, n) ? &cp932 : &euc_jp;
    if (is_damaged_euc_jp(s, n))
        return &euc_jp;
    if (cp932_bad >= euc_bad)
        return cp932_bad >= utf8_bad ? &cp932 : &utf8;
    return euc_bad >= utf8_bad ? &euc_jp : &utf8;
}

static bool is_letter(unsigned char c)
{
    return between(c, 'A', 'Z') || between(c, 'a', 'z');
}

/* What bytes show that were taken for Japanese. */
struct latin_clues {
    size_t within_words; /* wide characters or half-width kana alone between Latin letters */
    size_t at_edges;     /* the same before or behind a lower-case letter: Île, café */
    size_t runs;         /* of two or more of them */
    bool kana;           /* full-width ones */
    bool unfit;          /* bytes that Windows-1252 does not have */
};

static bool is_wide_kana(const unsigned char *s, size_t length, bool euc)
{
    if (length != 2)
        return false;
    return euc            ? between(s[0], 0xA4, 0xA5)
           : s[0] == 0x82 ? s[1] >= 0x9F
                          : s[0] == 0x83 && s[1] <= 0x96;
}

/* Kana end the search. A byte that begins no sequence is taken as one character of one byte. Bytes
   behind a run that is one letter long tell a word; at least one letter is lower case (A型B is
   Japanese). */
static struct latin_clues read_latin_clues(const unsigned char *s, size_t n, bool euc)
{
    struct latin_clues clues = {0};
    for (size_t i = 0; i < n && !clues.kana;) {
        size_t start = i, characters = 0;
        while (i < n && s[i] >= 0x80) {
            size_t length = (euc ? euc_jp_sequence : cp932_sequence)(s + i, n - i);
            clues.kana = clues.kana || is_wide_kana(s + i, length, euc);
            clues.unfit = clues.unfit || memchr("\x81\x8D\x8F\x90\x9D", s[i], 5);
            i += length ? length : 1;
            characters++;
        }
        if (characters == 0) {
            while (i < n && s[i] < 0x80)
                i++;
            continue;
        }
        clues.runs += characters > 1;
        unsigned char before = start ? s[start - 1] : 0, after = i < n ? s[i] : 0;
        bool lower = (is_letter(before) && before >= 'a') || (is_letter(after) && after >= 'a');
        /* São: the o seems to be half of a rare kanji */
        lower = lower || (is_letter(before) && s[start] >= 0xC0 && i - start == 2 &&
                          between(s[i - 1], 'a', 'z'));
        bool within = is_letter(before) && is_letter(after);
        clues.within_words += characters == 1 && within && lower;
        bool word = (start > 1 && is_letter(before) && is_letter(s[start - 2])) ||
                    (i + 1 < n && is_letter(after) && is_letter(s[i + 1])) || i - start == 2;
        clues.at_edges += characters == 1 && !within && lower && word;
    }
    return clues;
}

/* Windows-1252 instead of a Japanese encoding, where Latin words have letters of it and no
   full-width kana stand anywhere. */
static bool settle_latin(const char *bytes, size_t n, struct sg_encoding *found,
                         struct sg_error *err)
{
    const unsigned char *s = (const unsigned char *)bytes;
    bool euc = strcmp(found->name, euc_jp.name) == 0;
    struct latin_clues clues = read_latin_clues(s, n, euc);
    if (clues.within_words + clues.at_edges == 0 || clues.kana || clues.unfit)
        return true;
    if (clues.runs == 0)
        *found = cp1252;
    else if (clues.within_words == 0) /* iPhone型 */
        return true;
    else if (first_bad(s, n, euc ? euc_jp_sequence : cp932_sequence) == n)
        return sg_fail(err, SG_FAIL_DATA,
                       "the bytes can be %s or %s; name the encoding with --encoding", found->name,
                       cp1252.name);
    return true;
}

bool sg_encoding_find(const char *asked, const char *bytes, size_t n, struct sg_encoding *found,
                      struct sg_error *err)
{
    const struct sg_encoding *mark = marked(bytes, n);
    if (asked)
        return find_named(asked, mark, found, err);
    *found = mark ? *mark : *detect(bytes, n);
    return mark || found->iconv == NULL || settle_latin(bytes, n, found, err);
}
