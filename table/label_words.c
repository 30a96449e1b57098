#include "label_words.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* NFKC in lower case, spaces kept: Latin words end at them. */
static char *plain_words(const char *label)
{
    char *trimmed = sg_text_trim(label), *text = sg_text_nfkc(trimmed);
    for (char *c = text; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    free(trimmed);
    return text;
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool ends(const char *text, const char *with)
{
    size_t n = strlen(text), m = strlen(with);
    return n >= m && strcmp(text + n - m, with) == 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Whether `word` stands in the text with no letter beside it. */
static bool has_word(const char *text, const char *word)
{
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        if ((at == text || !is_letter(at[-1])) && !is_letter(at[strlen(word)]))
            return true;
    return false;
}

/* 製造業計, but not 会計. The key has no spaces: 小　計. */
static bool ends_as_sum(const char *key)
{
    static const char *const others[] = {"会計", "統計", "家計", "設計",   "時計",  "生計",
                                         "推計", "余計", "集計", "温度計", "体重計"};
    static const char *const sums[] = {"計",   "合計)", "計)", "総数)", "小計)", "総数",
                                       "通年", "年間",  "計]", "計】",  "総額",  "全体"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (ends(key, others[i]))
            return false;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (ends(key, sums[i]))
            return true;
    return begins(key, "全");
}

bool sg_label_looks_total(const char *label)
{
    static const char *const words[] = {"total",  "totals",   "subtotal", "sub-total", "insgesamt",
                                        "gesamt", "zusammen", "summe",    "ensemble",  "somme",
                                        "sum",    "toutes",   "suma",     "overall",   "aggregate"};
    char *text = plain_words(label), *key = sg_text_key(label);
    bool looks = ends_as_sum(key) || begins(text, "all ") ||
                 (strlen(text) > 1 && strspn(text, "-") == strlen(text));
    for (size_t i = 0; i < sizeof words / sizeof *words && !looks; i++)
        looks = has_word(text, words[i]);
    free(text);
    free(key);
    return looks;
}

/* うち followed by anything but more of a word in hiragana: うちわ製造業 is one of its own. */
static bool begins_with_uchi(const char *text)
{
    static const char uchi[] = "うち";
    if (!begins(text, uchi))
        return false;
    const char *after = text + strlen(uchi);
    int32_t c = sg_text_next(&after);
    return c != 0 && (c < 0x3041 || c > 0x3096);
}

bool sg_label_is_within(const char *label)
{
    static const char *const starts[] = {
        "(うち",      "[うち",    "(再掲)",    "[再掲]",   "再掲",   "(内数)",
        "内、",       "(内)",     "〔再掲〕",  "【再掲】", "<再掲>", "of which",
        "including ", "thereof ", "darunter ", "davon ",   "dont "};
    static const char *const finishes[] = {"(再掲)",   "[再掲]", "〔再掲〕",
                                           "【再掲】", "(内数)", "(うち数)"};
    char *text = plain_words(label);
    bool within = begins_with_uchi(text);
    for (size_t i = 0; i < sizeof starts / sizeof *starts && !within; i++)
        within = begins(text, starts[i]);
    for (size_t i = 0; i < sizeof finishes / sizeof *finishes && !within; i++)
        within = ends(text, finishes[i]);
    free(text);
    return within;
}
