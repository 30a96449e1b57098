#include "di_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "analysis/cube/period_pairs.h"

enum { PRINTED = 1 }; /* decimals of an index */

/* The item of the period before, of the same length, or SG_NO_PAIR. */
static uint32_t item_before(const struct sg_cube *cube, uint32_t place)
{
    const struct sg_period *date = &cube->period_date[cube->period_order[place]];
    while (place-- > 0)
        if (sg_period_comparable(&cube->period_date[cube->period_order[place]], date))
            return cube->period_order[place];
    return SG_NO_PAIR;
}

bool di_has_seasons(const struct sg_period *date)
{
    return date->kind == SG_PERIOD_HALF || date->kind == SG_PERIOD_QUARTER ||
           date->kind == SG_PERIOD_MONTH;
}

size_t di_year_before(const struct sg_period dates[], size_t n, size_t at)
{
    for (size_t i = 0; i < n && di_has_seasons(&dates[at]); i++)
        if (sg_period_comparable(&dates[i], &dates[at]) && dates[i].month == dates[at].month - 12)
            return i;
    return SIZE_MAX;
}

/* The slice of the series of `slice` at another period, or SG_NO_PAIR. */
static uint32_t slice_at(const struct sg_cube *cube, uint32_t slice, uint32_t period)
{
    if (period == SG_NO_PAIR)
        return SG_NO_PAIR;
    const struct sg_cube_slice *found = sg_cube_slice_at(cube, cube->slices[slice].series, period);
    return found ? (uint32_t)(found - cube->slices) : SG_NO_PAIR;
}

/* From the counts, not from rounded indices: what is a tie is rounded as one. */
static double difference(const struct di_point *now, const struct di_point *before)
{
    sg_quad above = now->above * before->below - before->above * now->below;
    return (double)(100 * above / (now->below * before->below));
}

static struct di_change change_from(const struct di_input *input, const struct di_point points[],
                                    uint32_t slice, uint32_t period)
{
    const struct sg_cube *cube = &input->cube;
    struct di_change change = {NAN, SG_STATUS_NOT_AVAILABLE};
    uint32_t before = slice_at(cube, slice, period);
    if (before == SG_NO_PAIR || !points[before].shown)
        return change;
    struct sg_period_pair pair = sg_period_pair_of(cube, period, cube->slices[slice].period);
    change.status = sg_status_void(points[slice].status);
    if (!change.status)
        change.status = sg_status_void(points[before].status);
    if (pair.broken)
        change.status = SG_STATUS_BREAK;
    if (!change.status)
        change = (struct di_change){difference(&points[slice], &points[before]),
                                    pair.caution ? SG_STATUS_CAUTION : 0};
    return change;
}

double di_streak_after(double before, double points)
{
    double change = sg_number_round(points, PRINTED);
    if (isnan(change))
        return NAN;
    double direction = change > 0 ? 1 : change < 0 ? -1 : 0;
    return direction != 0 && before * direction > 0 ? before + direction : direction;
}

static void move_period(const struct di_input *input, const struct di_point points[],
                        uint32_t place, struct di_move moves[])
{
    const struct sg_cube *cube = &input->cube;
    uint32_t item = cube->period_order[place], before = item_before(cube, place);
    bool seasons = di_has_seasons(&cube->period_date[item]);
    size_t earlier = di_year_before(cube->period_date, cube->period.n, item);
    uint32_t year = earlier == SIZE_MAX ? SG_NO_PAIR : (uint32_t)earlier;
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        if (cube->slices[i].period != item)
            continue;
        moves[i].previous = change_from(input, points, i, before);
        moves[i].year = change_from(input, points, i, year);
        if (!seasons)
            moves[i].year.status = SG_STATUS_NOT_APPLICABLE;
        if (cube->period.column < 0)
            moves[i].previous.status = SG_STATUS_NOT_APPLICABLE;
        uint32_t last = slice_at(cube, i, before);
        moves[i].streak =
            di_streak_after(last == SG_NO_PAIR ? 0 : moves[last].streak, moves[i].previous.points);
    }
}

struct di_move *di_moves(const struct di_input *input, const struct di_point points[])
{
    const struct sg_cube *cube = &input->cube;
    struct di_move *moves = sg_alloc(cube->slice_of.n, sizeof *moves);
    for (uint32_t place = 0; place < cube->period.n; place++)
        move_period(input, points, place, moves);
    return moves;
}

bool di_bands_read(const char *text, struct di_bands *bands, struct sg_error *err)
{
    size_t n = strcspn(text, ",");
    if (text[n] && sg_number_read(text, n, &bands->flat) &&
        sg_number_read(text + n + 1, strlen(text + n + 1), &bands->strong) && bands->flat >= 0 &&
        bands->flat <= bands->strong)
        return true;
    return sg_fail(err, SG_FAIL_USAGE,
                   "'%s' is no pair of bands: give two numbers of points such as 3,10", text);
}

const char *di_assessment(struct di_bands bands, double points, enum sg_lang lang)
{
    static const struct sg_bilingual words[] = {{"much worse", "大幅な後退"},
                                                {"worse", "後退"},
                                                {"flat", "横ばい"},
                                                {"better", "改善"},
                                                {"much better", "大幅な改善"}};
    double change = sg_number_round(points, PRINTED), size = fabs(change);
    if (isnan(change))
        return "";
    int step = size <= bands.flat ? 0 : size <= bands.strong ? 1 : 2;
    return sg_lang_pick(words[2 + (change < 0 ? -step : step)], lang);
}
