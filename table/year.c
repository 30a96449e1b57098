#include "year.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

struct sg_era {
    const char *kanji, *short_kanji, *name;
    char letter;
    int before; /* the Western year before its first */
    int last;   /* its last year; of the present one, the most that is read */
    int most;   /* plans go on counting in an era that ended later: 平成37年度 */
};

static const struct sg_era eras[] = {
    {"明治", "明", "meiji", 'm', 1867, 45, 45}, {"大正", "大", "taisho", 't', 1911, 15, 15},
    {"昭和", "昭", "showa", 's', 1925, 64, 64}, {"平成", "平", "heisei", 'h', 1988, 31, 99},
    {"令和", "令", "reiwa", 'r', 2018, 99, 99},
};

enum { N_ERAS = sizeof eras / sizeof *eras };

bool sg_year_skip(struct sg_year_reader *r, const char *text)
{
    if (*r->at != *text) /* nearly always */
        return false;
    size_t n = strlen(text);
    if (strncmp(r->at, text, n) != 0)
        return false;
    r->at += n;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int sg_year_digits(struct sg_year_reader *r, int most)
{
    int n = 0, value = 0;
    while (is_digit(r->at[n]) && n <= most)
        value = value * 10 + (r->at[n++] - '0');
    if (n == 0 || n > most)
        return -1;
    r->at += n;
    return value;
}

static const struct sg_era *take_era(struct sg_year_reader *r)
{
    for (int i = 0; i < N_ERAS; i++)
        if (sg_year_skip(r, eras[i].kanji) || sg_year_skip(r, eras[i].name) ||
            sg_year_skip(r, eras[i].short_kanji))
            return &eras[i];
    for (int i = 0; i < N_ERAS; i++) {
        const char *after = r->at + 1;
        if (r->at[0] != eras[i].letter)
            continue;
        if (*after == '.')
            after++;
        if (!is_digit(*after) && strncmp(after, "元", strlen("元")) != 0)
            continue;
        r->at = after;
        return &eras[i];
    }
    return NULL;
}

/* A year in either style without what follows; 0 if there is none. */
static int take_year_number(struct sg_year_reader *r)
{
    const char *start = r->at;
    const struct sg_era *era = sg_year_skip(r, "西暦") ? NULL : take_era(r);
    int n = sg_year_skip(r, "元") ? 1 : sg_year_digits(r, era ? 2 : 4);
    if (!era && n >= 1000 && n <= 2999)
        return n;
    if (!era)
        era = r->usual;
    if (era && n >= 1 && n <= era->most) {
        r->era = era;
        return era->before + n;
    }
    r->at = start;
    return 0;
}

static void take_year_mark(struct sg_year_reader *r)
{
    if (sg_year_skip(r, "年度"))
        r->fiscal = true;
    else
        sg_year_skip(r, "年");
}

/* (2023) or (令和5年度) after a year; not taken if it is anything else. */
static void take_bracketed_year(struct sg_year_reader *r)
{
    const char *start = r->at;
    if (r->other || !sg_year_skip(r, "("))
        return;
    r->other = take_year_number(r);
    take_year_mark(r);
    if (!r->other || !sg_year_skip(r, ")")) {
        r->other = 0;
        r->at = start;
    }
}

bool sg_year_take(struct sg_year_reader *r)
{
    if (sg_year_skip(r, "fy"))
        r->fiscal = true;
    r->year = take_year_number(r);
    if (!r->year)
        return false;
    take_bracketed_year(r);
    take_year_mark(r);
    take_bracketed_year(r);
    return true;
}

int sg_year_of_two(int digits)
{
    return digits < 50 ? 2000 + digits : 1900 + digits;
}

bool sg_year_take_western(struct sg_year_reader *r)
{
    const char *start = r->at;
    bool mark = sg_year_skip(r, "-") || sg_year_skip(r, "'");
    size_t n = strspn(r->at, "0123456789");
    int digits = sg_year_digits(r, 4);
    r->year = n == 4 && digits >= 1000 && digits <= 2999 ? digits
              : n == 2 && mark                           ? sg_year_of_two(digits)
                                                         : 0;
    if (!r->year)
        r->at = start;
    return r->year;
}

bool sg_year_lacks_era(const char *key)
{
    struct sg_year_reader r = {.at = key};
    return (sg_year_skip(&r, "元") || sg_year_digits(&r, 2) >= 0) &&
           (sg_year_skip(&r, "年") || sg_year_skip(&r, "("));
}

bool sg_year_find_era(const char *name, const struct sg_era **era, struct sg_error *err)
{
    char *key = sg_text_key(name);
    *era = NULL;
    for (int i = 0; i < N_ERAS && !*era; i++) {
        const char letter[] = {eras[i].letter, '\0'};
        const char *names[] = {eras[i].kanji, eras[i].short_kanji, eras[i].name, letter};
        for (int k = 0; k < 4; k++)
            if (strcmp(names[k], key) == 0)
                *era = &eras[i];
    }
    free(key);
    return *era || sg_fail(err, SG_FAIL_USAGE,
                           "--era takes meiji, taisho, showa, heisei or reiwa, not '%s'", name);
}

const struct sg_era *sg_era_of_word(const char *key)
{
    for (int i = 0; i < N_ERAS; i++)
        if (strcmp(key, eras[i].kanji) == 0 || strcmp(key, eras[i].name) == 0)
            return &eras[i];
    return NULL;
}

const struct sg_era *sg_era_of_letter(char letter)
{
    for (int i = 0; i < N_ERAS; i++)
        if (eras[i].letter == letter)
            return &eras[i];
    return NULL;
}

const char *sg_era_name(const struct sg_era *era)
{
    return era->kanji;
}

int sg_era_year(const struct sg_era *era, int n, bool planned)
{
    return n >= 1 && n <= (planned ? era->most : era->last) ? era->before + n : 0;
}

void sg_year_write(const struct sg_era *era, int year, bool fiscal, struct sg_buffer *out)
{
    if (era && year == era->before + 1)
        sg_buffer_printf(out, "%s元", era->kanji);
    else if (era)
        sg_buffer_printf(out, "%s%d", era->kanji, year - era->before);
    else
        sg_buffer_printf(out, "%d", year);
    sg_buffer_add(out, fiscal ? "年度" : "年");
}
