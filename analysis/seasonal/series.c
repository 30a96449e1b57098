#include "series.h"

#include <math.h>

static bool is_known(const struct sg_season_point *point)
{
    return sg_status_has_value(point->status) && isfinite(point->value);
}

static bool fail_hole(const struct sg_season_point *point, struct sg_error *err)
{
    bool suppressed = point->status & SG_STATUS_SUPPRESSED;
    sg_fail(err, SG_FAIL_DATA,
            suppressed ? "the value of '%s' is suppressed: a series that is adjusted has no hole; "
                         "--span FROM,TO takes the part before or after it"
                       : "the value of '%s' is not known: a series that is adjusted has no hole; "
                         "--span FROM,TO takes the part before or after it",
            point->label);
    return sg_fail_at_row(err, point->file_row);
}

static bool check_step(const struct sg_season_point *before, const struct sg_season_point *point,
                       struct sg_error *err)
{
    int months = point->date.month - before->date.month, length = before->date.months;
    if (!sg_period_comparable(&before->date, &point->date))
        sg_fail(err, SG_FAIL_DATA,
                "'%s' and '%s' are periods of different length: a series that is adjusted has "
                "quarters or months alone; --where takes some",
                before->label, point->label);
    else if (months == 0)
        sg_fail(err, SG_FAIL_DATA, "'%s' and '%s' are one period: a series has each once",
                before->label, point->label);
    else if (months != length)
        sg_fail(err, SG_FAIL_DATA,
                "between '%s' and '%s' periods are missing (%d): a series that is adjusted has no "
                "hole; --span FROM,TO takes the part before or after it",
                before->label, point->label, months / length - 1);
    else
        return true;
    return sg_fail_at_row(err, point->file_row);
}

static bool check_breaks(const struct sg_season_point points[], size_t n,
                         const struct sg_break breaks[], size_t n_breaks, struct sg_error *err)
{
    for (size_t i = 0; i < n_breaks; i++) {
        const struct sg_period *at = &breaks[i].period;
        if (!breaks[i].caution && sg_period_compare(&points[0].date, at) < 0 &&
            sg_period_compare(at, &points[n - 1].date) <= 0)
            return sg_fail(err, SG_FAIL_DATA,
                           "the series has a break at '%s': --span FROM,TO takes the part before "
                           "or after it, --prior FILE a level shift (ls) there",
                           breaks[i].label);
    }
    return true;
}

bool sg_season_series_find(const struct sg_season_point points[], size_t n,
                           const struct sg_break breaks[], size_t n_breaks,
                           struct sg_season_series *series, struct sg_error *err)
{
    size_t begin = 0, end = n;
    while (begin < n && !is_known(&points[begin]))
        begin++;
    while (end > begin && !is_known(&points[end - 1]))
        end--;
    if (begin == end || points[begin].forecast)
        return sg_fail(err, SG_FAIL_DATA, "no value of the series is known");
    const struct sg_period *date = &points[begin].date;
    if (date->months != 3 && date->months != 1) {
        sg_fail(err, SG_FAIL_DATA,
                "'%s' is no quarter and no month, which alone have a season (--frequency 4 or 12 "
                "for periods such as 202301)",
                points[begin].label);
        return sg_fail_at_row(err, points[begin].file_row);
    }
    for (size_t i = begin; i < end; i++)
        if (i > begin && !check_step(&points[i - 1], &points[i], err))
            return false;
        else if (!is_known(&points[i]))
            return fail_hole(&points[i], err);
    size_t last = end;
    while (last > begin && points[last - 1].forecast)
        last--;
    *series = (struct sg_season_series){.begin = begin,
                                        .n = last - begin,
                                        .ahead = end - last,
                                        .frequency = (size_t)(12 / date->months),
                                        .first = (size_t)(date->month % 12 / date->months)};
    return check_breaks(points + begin, series->n, breaks, n_breaks, err);
}
