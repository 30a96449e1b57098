#include "shift_share_line.h"

#include <math.h>
#include <string.h>

const struct sg_shift_share_method_info sg_shift_share_methods[SG_SHIFT_SHARE_METHODS] = {
    [SG_SHIFT_SHARE_DUNN] = {{"dunn",
                              {"growth of the nation, industry mix and competitive effect",
                               "全国成長要因、産業構造要因、地域特殊要因"}},
                             3,
                             {"national_share", "industry_mix", "competitive"}},
    [SG_SHIFT_SHARE_ESTEBAN_MARQUILLAS] =
        {{"esteban-marquillas",
          {"the competitive effect at homothetic employment, and an allocation effect",
           "地域特殊要因を相似的な雇用により地域特殊要因と配分要因に分ける"}},
         4,
         {"national_share", "industry_mix", "competitive", "allocation"}},
    [SG_SHIFT_SHARE_ARCELUS] = {{"arcelus",
                                 {"every effect in a homothetic and a differential part",
                                  "各要因を相似的な部分と差の部分に分ける"}},
                                8,
                                {"national_homothetic", "national_differential",
                                 "industry_homothetic", "industry_differential",
                                 "regional_homothetic", "regional_differential",
                                 "interaction_homothetic", "interaction_differential"}},
    [SG_SHIFT_SHARE_DYNAMIC] = {{"dynamic",
                                 {"dunn from each period to the next, summed",
                                  "各時点の間の dunn の合計"}},
                                3,
                                {"national_share", "industry_mix", "competitive"}},
};

static double read_cell(struct sg_cube_cell cell, sg_status *status)
{
    *status |= cell.status;
    return cell.value;
}

static struct sg_cube_cell cell_of(const struct sg_shift_share_source *s,
                                   const struct sg_cube_slice *slice, uint32_t by)
{
    static const struct sg_cube_cell none = {NAN, SG_STATUS_NOT_AVAILABLE};
    ptrdiff_t row = slice ? sg_cube_row(s->cube, (uint32_t)(slice - s->cube->slices), by) : -1;
    return row < 0 ? none : sg_cube_at(s->cube, (size_t)row);
}

/* Everything that the decomposition asks of one period. */
static struct sg_quotient_counts counts_at(const struct sg_shift_share_source *s, uint32_t series,
                                           uint32_t by, uint32_t period, sg_status *status)
{
    const struct sg_cube_slice *slice = sg_cube_slice_at(s->cube, series, period);
    uint32_t frame = slice ? sg_reference_frame(&s->reference, s->cube, slice) : SG_NO_PAIR;
    sg_status area = 0;
    struct sg_quotient_counts c = {
        .value = read_cell(cell_of(s, slice, by), status),
        .reference_value = read_cell(sg_reference_cell(&s->reference, frame, by), status),
        .reference_total = read_cell(sg_reference_total(&s->reference, frame), status),
        .area_total = slice ? read_cell(slice->total, &area) : NAN};
    /* Dunn's parts do without the total of the area. */
    if (s->method == SG_SHIFT_SHARE_DUNN || s->method == SG_SHIFT_SHARE_DYNAMIC)
        c.area_total = 0;
    else
        *status |= area;
    return c;
}

static void put(struct sg_shift_share_line *r, const struct sg_shift_share *parts)
{
    const double values[] = {parts->national_share, parts->industry_mix, parts->competitive,
                             parts->allocation};
    memcpy(r->parts, values, sizeof values);
}

static bool decompose(const struct sg_shift_share_source *s, struct sg_shift_share_line *r)
{
    const struct sg_quotient_counts *first = s->counts, *last = s->counts + s->n_chain - 1;
    struct sg_shift_share parts;
    struct sg_shift_share_arcelus eight;
    bool defined = false;
    switch (s->method) {
    case SG_SHIFT_SHARE_DUNN:
        defined = sg_shift_share_dunn(first, last, &parts);
        break;
    case SG_SHIFT_SHARE_DYNAMIC:
        defined = sg_shift_share_dynamic(s->counts, s->n_chain, &parts);
        break;
    case SG_SHIFT_SHARE_ESTEBAN_MARQUILLAS:
        defined = sg_shift_share_esteban_marquillas(first, last, &parts);
        break;
    case SG_SHIFT_SHARE_ARCELUS:
        defined = sg_shift_share_arcelus(first, last, &eight);
        for (size_t i = 0; i < 2; i++) {
            r->parts[i] = eight.national[i];
            r->parts[2 + i] = eight.industry[i];
            r->parts[4 + i] = eight.regional[i];
            r->parts[6 + i] = eight.interaction[i];
        }
        return defined;
    }
    put(r, &parts);
    return defined;
}

/* Why it is undefined although every number is known. */
static sg_status undefined_status(const struct sg_shift_share_source *s)
{
    const struct sg_quotient_counts *first = s->counts, *last = s->counts + s->n_chain - 1;
    for (size_t i = 0; i + 1 < s->n_chain; i++)
        if (s->counts[i].reference_total == 0 ||
            (s->counts[i].reference_value == 0 && s->counts[i].value != 0))
            return SG_STATUS_NO_REFERENCE;
    return first->value == 0 && last->value > 0 ? SG_STATUS_ENTRY : SG_STATUS_UNDEFINED;
}

struct sg_shift_share_line sg_shift_share_line_of(struct sg_shift_share_source *s, uint32_t series,
                                                  uint32_t by)
{
    struct sg_shift_share_line r = {0};
    sg_status status = 0;
    for (size_t i = 0; i < s->n_chain; i++)
        s->counts[i] = counts_at(s, series, by, s->chain[i], &status);
    r.initial = cell_of(s, sg_cube_slice_at(s->cube, series, s->pair.from), by);
    r.final = cell_of(s, sg_cube_slice_at(s->cube, series, s->pair.to), by);
    r.status = sg_status_void(status) | (sg_cube_flags(status) & ~(sg_status)SG_STATUS_NIL);
    if (s->pair.broken)
        r.status |= SG_STATUS_BREAK;
    if (s->pair.caution)
        r.status |= SG_STATUS_CAUTION;
    if (sg_status_has_value(r.status) && !decompose(s, &r))
        r.status |= undefined_status(s);
    return r;
}

/* The periods that the decomposition goes through. */
void sg_shift_share_chain(struct sg_shift_share_source *s)
{
    const struct sg_cube *cube = s->cube;
    const struct sg_period *from = &cube->period_date[s->pair.from],
                           *to = &cube->period_date[s->pair.to];
    s->n_chain = 0;
    for (uint32_t i = 0; i < cube->period.n; i++) {
        uint32_t item = cube->period_order[i];
        const struct sg_period *date = &cube->period_date[item];
        bool end = item == s->pair.from || item == s->pair.to;
        bool between = s->method == SG_SHIFT_SHARE_DYNAMIC && sg_period_comparable(date, from) &&
                       sg_period_compare(date, from) > 0 && sg_period_compare(date, to) < 0;
        if (end || between)
            s->chain[s->n_chain++] = item;
    }
}
