/* A year in one text and a part of it in another. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "periods_parts.h"
#include "text.h"

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
    int most = 0, named = sg_periods_frequency(context);
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
