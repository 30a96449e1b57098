/* A year in one text and a part of it in another; the errors of unclear texts. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "periods_parts.h"
#include "text.h"

/* --- labels */

/* As ISO 8601, national accounts or Eurostat write it: 2020-07, 2020-Q3, 2020-H1, FY2020-H1. */
static void write_plainly(const struct sg_period *period, struct sg_buffer *out)
{
    int year = period->month / 12, month = period->month % 12 + 1;
    bool from_april = period->kind == SG_PERIOD_HALF && month % 6 == 4;
    if (from_april || period->kind == SG_PERIOD_FISCAL_YEAR)
        sg_buffer_add(out, "FY");
    sg_buffer_printf(out, "%d", year);
    if (period->kind == SG_PERIOD_HALF)
        sg_buffer_printf(out, "-H%d", month > 6 ? 2 : 1);
    if (period->kind == SG_PERIOD_QUARTER)
        sg_buffer_printf(out, "-Q%d", (month + 2) / 3);
    if (period->kind == SG_PERIOD_MONTH || period->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "-%02d", month);
    if (period->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "-%02d", period->day);
}

static bool reads_as(const char *label, const struct sg_period *period)
{
    struct sg_period read;
    return sg_period_read(label, NULL, &read, NULL) && read.kind == period->kind &&
           sg_period_compare(&read, period) == 0;
}

char *sg_period_join_label(const char *year, const char *part, const struct sg_period *period)
{
    bool japanese = sg_text_has_japanese(year) || sg_text_has_japanese(part);
    bool name = isalpha((unsigned char)part[0]) && isalpha((unsigned char)part[1]);
    const char *const forms[][3] = {{name ? part : year, name ? " " : "", name ? year : part},
                                    {year, japanese ? "年" : "-", part},
                                    {year, "", part}};
    struct sg_buffer label = {0};
    for (size_t i = 0; i < 4; i++) {
        const char *const *form = forms[i < 3 ? i : 2];
        sg_buffer_clear(&label);
        sg_buffer_printf(&label, "%s%s%s%s", form[0], form[1], form[2], i == 3 ? "月" : "");
        if (reads_as(sg_buffer_text(&label), period))
            return sg_buffer_take(&label);
    }
    sg_buffer_clear(&label);
    write_plainly(period, &label);
    return sg_buffer_take(&label);
}

/* --- joining */

struct join {
    const char *const *parts;
    const struct sg_era *usual;
    struct sg_periods years, *out;
    size_t current; /* the text of the year; SIZE_MAX: none yet */
    const struct sg_era *era;
    struct sg_period last;
    int frequency; /* of parts that are numbers; 0: not known */
};

/* Whether numbers alone are months (12), quarters (4), or not known (0). */
static int frequency_of(const char *const parts[], size_t n,
                        const struct sg_periods_context *context)
{
    int most = 0, named = sg_form_frequency(context);
    for (size_t i = 0; i < n; i++) {
        struct sg_form_item item;
        sg_form_of(parts[i] ? parts[i] : "", NULL, &item);
        if (item.form == SG_FORM_NUMBER && item.first > most)
            most = item.first;
        free(item.key);
    }
    return named == 4 || named == 12 ? named : most > 4 ? 12 : 0;
}

/* 7 beside 2020. */
static bool read_number(struct join *j, size_t at, int n, const struct sg_year_reader *year,
                        struct sg_period *period)
{
    if (n < 1 || n > (j->frequency ? j->frequency : 12))
        return false;
    if (!j->frequency)
        sg_periods_doubt(j->out, SG_DOUBT_NUMBER, at, (const int[]){year->year, n});
    else if (j->frequency == 4)
        sg_part_set_nth(year, n, SG_PERIOD_QUARTER, period);
    else
        sg_part_set(year, n, SG_PERIOD_MONTH, period);
    return true;
}

/* A part that is a whole period lies in the period beside it. */
static bool lies_in(const struct sg_period *part, const struct sg_period *whole)
{
    bool same = part->kind == whole->kind && sg_period_compare(part, whole) == 0;
    return same || (part->month >= whole->month && part->months < whole->months &&
                    part->month + part->months <= whole->month + whole->months);
}

/* 28年 beside 平成. */
static bool read_in_era(struct join *j, size_t at, struct sg_period *period)
{
    struct sg_buffer label = {0};
    sg_buffer_printf(&label, "%s%s", sg_era_name(j->era), j->parts[at]);
    bool read = sg_period_read(sg_buffer_text(&label), NULL, period, NULL);
    if (read) {
        free(j->out->labels[at]);
        j->out->labels[at] = sg_buffer_take(&label);
    }
    sg_buffer_free(&label);
    return read;
}

/* Reads the part beside a year; false if they are no period together. */
static bool read_pair(struct join *j, size_t at, const struct sg_form_item *part,
                      struct sg_period *period)
{
    const struct sg_period *whole = &j->years.periods[j->current];
    struct sg_year_reader year = {.year = whole->month / 12};
    bool in_year = whole->kind == SG_PERIOD_YEAR || whole->kind == SG_PERIOD_FISCAL_YEAR;
    year.fiscal = whole->kind == SG_PERIOD_FISCAL_YEAR;
    bool number = part->form == SG_FORM_NUMBER ||
                  (part->number && strlen(part->key) <= 2); /* --era makes 7 a year */
    bool read = number ? in_year && read_number(j, at, part->first, &year, period)
                       : in_year && sg_part_read(part->key, &year, true, period);
    if (read && period->kind != SG_PERIOD_NONE) {
        free(j->out->labels[at]);
        j->out->labels[at] =
            sg_period_join_label(j->years.labels[j->current], j->parts[at], period);
    }
    if (read)
        return true;
    *period = part->period;
    return part->form == SG_FORM_FULL && whole->kind != SG_PERIOD_NONE && lies_in(period, whole);
}

static unsigned char join_one(struct join *j, size_t at, const struct sg_form_item *part)
{
    struct sg_period *period = &j->out->periods[at];
    if (j->current == SIZE_MAX)
        return part->form == SG_FORM_BLANK ? SG_MARK_BLANK : 0;
    if (part->form == SG_FORM_BLANK) {
        *period = j->current == at ? j->years.periods[at] : (struct sg_period){0};
        free(j->out->labels[at]);
        j->out->labels[at] = sg_copy_text(j->current == at ? j->years.labels[at] : "");
        return j->current == at ? 0 : SG_MARK_BLANK;
    }
    if (j->years.verdict == SG_PERIODS_UNCLEAR && !j->years.periods[j->current].kind)
        return SG_MARK_UNCLEAR;
    if (j->era) {
        read_in_era(j, at, period);
        return 0;
    }
    if (!read_pair(j, at, part, period)) {
        *period = (struct sg_period){0};
        return 0;
    }
    if (period->kind == SG_PERIOD_NONE)
        return SG_MARK_UNCLEAR;
    if (!sg_part_follows(&j->last, period)) {
        int year = j->years.periods[j->current].month / 12;
        sg_periods_doubt(j->out, SG_DOUBT_YEAR, at, (const int[]){year, year + 1});
        *period = (struct sg_period){0};
        return SG_MARK_UNCLEAR;
    }
    j->last = *period;
    return part->number ? SG_MARK_NUMBER : 0;
}

/* Takes the year of a text; a blank one is that of the text before. */
static void take_year(struct join *j, const char *text, size_t at)
{
    char *key = sg_text_key(text);
    if (*key) {
        j->current = at;
        j->era = sg_era_of_word(key);
        j->last = (struct sg_period){0};
    }
    free(key);
}

enum sg_periods_verdict sg_periods_join(const char *const years[], const char *const parts[],
                                        size_t n, const struct sg_periods_context context[2],
                                        struct sg_periods *periods)
{
    struct join j = {.parts = parts, .out = periods, .current = SIZE_MAX};
    unsigned char *marks = sg_alloc(n, 1);
    sg_periods_init(periods, parts, n);
    sg_periods_try(years, n, &context[0], &j.years);
    j.frequency = frequency_of(parts, n, &context[1]);
    if (context[1].era)
        sg_year_find_era(context[1].era, &j.usual, NULL);
    if (j.years.doubt)
        sg_periods_doubt(periods, j.years.doubt, j.years.at, j.years.readings);
    for (size_t i = 0; i < n; i++) {
        struct sg_form_item part;
        sg_form_of(parts[i] ? parts[i] : "", j.usual, &part);
        take_year(&j, years[i] ? years[i] : "", i);
        marks[i] = join_one(&j, i, &part);
        free(part.key);
    }
    if (j.years.doubt) {
        free(periods->labels[j.years.at]);
        periods->labels[j.years.at] = sg_copy_text(years[j.years.at]);
    }
    sg_periods_free(&j.years);
    sg_periods_conclude(periods, marks);
    free(marks);
    return periods->verdict;
}

bool sg_periods_agree(const struct sg_periods *a, const struct sg_periods *b)
{
    bool agree = a->n == b->n && a->n_periods > 0;
    for (size_t i = 0; agree && i < a->n; i++) {
        const struct sg_period *one = &a->periods[i], *other = &b->periods[i];
        agree = one->kind == other->kind && sg_period_compare(one, other) == 0;
    }
    return agree && a->verdict != SG_PERIODS_NONE && b->verdict != SG_PERIODS_NONE;
}

/* --- errors */

bool sg_periods_fail(const struct sg_periods *periods, struct sg_error *err)
{
    const char *text = periods->n ? periods->labels[periods->at] : "";
    const int *n = periods->readings;
    switch (periods->doubt) {
    case SG_DOUBT_TWO_YEARS:
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' may be the fiscal year %d or the month %d-%02d: give --frequency 1 "
                       "or 12",
                       text, n[0], n[0], n[1]);
    case SG_DOUBT_NUMBER:
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' may be month %d or quarter %d of %d: give --frequency 12 or 4", text,
                       n[1], n[1], n[0]);
    case SG_DOUBT_LETTER:
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' may be the year %d or a part of the year above: give --era, or write "
                       "the year",
                       text, n[0]);
    case SG_DOUBT_YEAR:
        return sg_fail(err, SG_FAIL_DATA,
                       "'%s' stands after a later part and may be of %d or %d: write its year",
                       text, n[0], n[1]);
    case SG_DOUBT_ERA:
    case SG_DOUBT_NONE:
        break;
    }
    const struct sg_year_reader any = {.year = 2000};
    struct sg_period period;
    char *key = sg_text_key(text);
    bool part = sg_part_read(key, &any, false, &period);
    free(key);
    if (part)
        return sg_fail(err, SG_FAIL_DATA, "'%s' is a part of a year without its year", text);
    if (!sg_period_read(text, NULL, &period, err))
        return false;
    return sg_fail(err, SG_FAIL_DATA, "'%s' is no period beside the others", text);
}

bool sg_periods_read(const char *const texts[], size_t n, const struct sg_periods_context *context,
                     struct sg_periods *periods, struct sg_error *err)
{
    const struct sg_era *era;
    if (sg_periods_try(texts, n, context, periods) >= SG_PERIODS_NUMBERS)
        return true;
    if (context->era && !sg_year_find_era(context->era, &era, err))
        return false;
    return sg_periods_fail(periods, err);
}
