#include "column_words.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

static const char *const percent_words[] = {"%", "percent", "構成比", "割合", "share", "シェア"};
static const char *const share_words[] = {"構成比", "share", "シェア"};
/* Differences, rates, means, indices and ranks: nothing adds up to a total. */
static const char *const rate_words[] = {
    "増減", "前年",    "前期",   "寄与", "ポイント", "率",          "平均",  "指数", "密度",
    "順位", "当たり",  "あたり", "係数", "di",       "change",      "point", "rate", "ratio",
    "mean", "average", "index",  "rank", "order",    "coefficient", "lower", "upper"};
static const char *const base_words[] = {
    "n",          "回答数", "有効回答数", "回答者数",   "有効回収数", "回収数",      "標本数",
    "サンプル数", "客体数", "集計客体数", "総回答者数", "base",       "respondents", "samplesize"};

#define COUNT_OF(words) (sizeof(words) / sizeof *(words))

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether `text` begins with `word`, ASCII letters in either case. */
static bool begins(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if (*text != *word && !(is_letter(*text) && (*text ^ *word) == ' '))
            return false;
    return true;
}

/* An English word counts as a whole, also in the plural; a Japanese one anywhere. */
static bool holds_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = text; *at; at++) {
        if (!begins(at, word))
            continue;
        const char *end = at + n + (at[n] == 's');
        bool whole = (at == text || !is_letter(at[-1])) && !is_letter(*end);
        if (whole || !is_letter(*word))
            return true;
    }
    return false;
}

static bool text_has(const char *text, const char *const words[], size_t n)
{
    char *normal = sg_text_nfkc(text);
    bool has = false;
    for (size_t i = 0; normal && i < n && !has; i++)
        has = holds_word(normal, words[i]);
    free(normal);
    return has;
}

/* Whether name, label or unit holds one of the words. */
static bool says(const struct sg_column *column, const char *const words[], size_t n)
{
    return text_has(column->name, words, n) || text_has(column->label, words, n) ||
           text_has(column->unit, words, n);
}

bool sg_column_says_base(const struct sg_column *column)
{
    for (size_t i = 0; i < COUNT_OF(base_words); i++)
        if (sg_text_same_key(column->name, base_words[i]) ||
            (column->label && sg_text_same_key(column->label, base_words[i])))
            return true;
    return false;
}

bool sg_column_says_share(const struct sg_column *column)
{
    return says(column, share_words, COUNT_OF(share_words));
}

bool sg_column_says_percent(const struct sg_column *column)
{
    return says(column, percent_words, COUNT_OF(percent_words));
}

bool sg_column_says_rate(const struct sg_column *column)
{
    return says(column, rate_words, COUNT_OF(rate_words));
}
