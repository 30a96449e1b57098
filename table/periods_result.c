/* What a sequence of texts was read as: counts, doubts and their errors. */
#include <stdlib.h>

#include <sangyo/memory.h>

#include "periods_parts.h"
#include "text.h"

void sg_periods_init(struct sg_periods *periods, const char *const texts[], size_t n)
{
    *periods = (struct sg_periods){.n = n,
                                   .periods = sg_alloc(n, sizeof *periods->periods),
                                   .labels = sg_alloc(n, sizeof *periods->labels)};
    for (size_t i = 0; i < n; i++)
        periods->labels[i] = sg_copy_text(texts[i] ? texts[i] : "");
}

void sg_periods_doubt(struct sg_periods *periods, enum sg_periods_doubt doubt, size_t at,
                      const int readings[2])
{
    if (periods->doubt)
        return;
    periods->doubt = doubt;
    periods->at = at;
    periods->readings[0] = readings[0];
    periods->readings[1] = readings[1];
}

bool sg_part_follows(const struct sg_period *before, const struct sg_period *part)
{
    return before->kind == SG_PERIOD_NONE || part->month >= before->month ||
           part->month + part->months >= before->month + before->months;
}

void sg_periods_conclude(struct sg_periods *periods, const unsigned char marks[])
{
    bool all_numbers = true;
    for (size_t i = 0; i < periods->n; i++) {
        bool blank = marks[i] & SG_MARK_BLANK;
        bool period = marks[i] & SG_MARK_UNCLEAR || periods->periods[i].kind != SG_PERIOD_NONE;
        if (!period && !blank && periods->n_other == 0 && !periods->doubt)
            periods->at = i;
        periods->n_periods += period;
        periods->n_blank += blank;
        periods->n_other += !period && !blank;
        all_numbers = all_numbers && (!period || marks[i] & SG_MARK_NUMBER);
    }
    if (periods->n_other || !periods->n_periods)
        periods->verdict = SG_PERIODS_NONE;
    else if (periods->doubt)
        periods->verdict = SG_PERIODS_UNCLEAR;
    else
        periods->verdict = all_numbers ? SG_PERIODS_NUMBERS : SG_PERIODS_SURE;
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

void sg_periods_free(struct sg_periods *periods)
{
    for (size_t i = 0; i < periods->n; i++)
        free(periods->labels[i]);
    free(periods->labels);
    free(periods->periods);
    *periods = (struct sg_periods){0};
}
