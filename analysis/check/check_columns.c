/* Which columns add up, which are shares, which are percentages of answers. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/args.h>
#include <sangyo/role.h>
#include <sangyo/text.h>

#include "check.h"

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

static bool is_base(const struct sg_column *column)
{
    for (size_t i = 0; i < COUNT_OF(base_words); i++)
        if (sg_text_same_key(column->name, base_words[i]) ||
            (column->label && sg_text_same_key(column->label, base_words[i])))
            return true;
    return false;
}

static const struct sg_column **add(const struct sg_column **columns, size_t *n,
                                    const struct sg_column *column)
{
    columns = sg_resize(columns, *n + 1, sizeof *columns);
    columns[(*n)++] = column;
    return columns;
}

static bool named_column(const struct sg_table *table, const char *name,
                         const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = -1;
    if (!sg_role_find(table, SG_ROLE_VALUE, name, true, &at, NULL, err) ||
        !sg_column_require_number(table, table->columns[at], err))
        return false;
    *column = table->columns[at];
    return true;
}

static bool find_named(struct check_columns *columns, const struct sg_run *run,
                       const struct sg_table *table, struct sg_error *err)
{
    const struct sg_column *column;
    const char *name;
    for (size_t i = 0; (name = sg_args_nth(run->args, "value", i)) != NULL; i++) {
        if (!named_column(table, name, &column, err))
            return false;
        columns->counts = add(columns->counts, &columns->n_counts, column);
    }
    for (size_t i = 0; (name = sg_args_nth(run->args, "percent", i)) != NULL; i++) {
        if (!named_column(table, name, &column, err))
            return false;
        columns->percents = add(columns->percents, &columns->n_percents, column);
    }
    name = sg_args_text(run->args, "n");
    return !name || named_column(table, name, &columns->n, err);
}

bool check_columns_find(struct check_columns *columns, struct sg_run *run,
                        const struct sg_table *table, struct sg_error *err)
{
    *columns = (struct check_columns){0};
    if (!find_named(columns, run, table, err))
        return false;
    bool counts_named = columns->n_counts, percents_named = columns->n_percents;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind != SG_COLUMN_NUMBER || (role != SG_ROLE_NONE && role != SG_ROLE_VALUE))
            continue;
        bool share = says(column, share_words, COUNT_OF(share_words));
        bool percent = share || says(column, percent_words, COUNT_OF(percent_words));
        bool rate = !share && says(column, rate_words, COUNT_OF(rate_words));
        bool base = columns->n ? column == columns->n : is_base(column);
        if (base && !columns->n)
            columns->n = column;
        if (share)
            columns->shares = add(columns->shares, &columns->n_shares, column);
        if (percent && !rate && !percents_named)
            columns->percents = add(columns->percents, &columns->n_percents, column);
        if (!percent && !rate && !base && !counts_named)
            columns->counts = add(columns->counts, &columns->n_counts, column);
    }
    return true;
}

void check_columns_free(struct check_columns *columns)
{
    free(columns->counts);
    free(columns->shares);
    free(columns->percents);
    *columns = (struct check_columns){0};
}
