#include "column_words.h"

#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/text.h"

static const char *const share_words[] = {"構成比", "share", "シェア"};
/* Statistics of a result and ranks, whatever they are measured in. */
static const char *const statistic_words[] = {"順位", "rank", "order", "lower", "upper"};
/* Where neither name nor unit say what is measured. */
static const char *const change_words[] = {"増減", "前年", "前期", "change"};
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
    return sg_measure_kind_of_column(column) == SG_MEASURE_SHARE &&
           says(column, share_words, COUNT_OF(share_words));
}

bool sg_column_says_rate(const struct sg_column *column)
{
    bool unknown = sg_measure_kind_of_column(column) == SG_MEASURE_UNKNOWN;
    return sg_column_is_rate(column) || says(column, statistic_words, COUNT_OF(statistic_words)) ||
           (unknown && says(column, change_words, COUNT_OF(change_words)));
}
