/* Strata and units: their order, their sizes, and what is wrong with them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/joined.h"

#include "gather.h"

/* One unit of the records with the parts of its text: strata joined, then per stage the unit and
   the size as texts. */
struct unit {
    uint32_t number; /* in the order of the records */
    char *stratum;
    char *psus[SG_DESIGN_STAGES];
    char *sizes[SG_DESIGN_STAGES];
    double n; /* records */
};

struct units {
    const struct sg_design *design;
    size_t n;
    struct unit *items;
    const struct sg_texts *frame; /* its strata as the records name them */
};

static void split_unit(const struct sg_design *design, const char *text, struct unit *unit)
{
    size_t at = design->strata.n;
    unit->stratum = sg_copy_bytes(text, sg_joined_length(text, design->strata.n));
    for (size_t s = 0; s < SG_DESIGN_STAGES; s++)
        unit->psus[s] = s < design->psu.n ? sg_joined_part(text, at++) : NULL;
    for (size_t s = 0; s < SG_DESIGN_STAGES; s++)
        unit->sizes[s] = s < design->fpc.n ? sg_joined_part(text, at++) : NULL;
}

static void free_units(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        free(units->items[i].stratum);
        for (size_t s = 0; s < SG_DESIGN_STAGES; s++) {
            free(units->items[i].psus[s]);
            free(units->items[i].sizes[s]);
        }
    }
    free(units->items);
}

static int compare_parts(const char *a, const char *b)
{
    return a && b ? sg_joined_compare(a, b) : 0;
}

static int compare_units(const void *a, const void *b)
{
    const struct unit *x = a, *y = b;
    int order = sg_joined_compare(x->stratum, y->stratum);
    for (size_t s = 0; order == 0 && s < SG_DESIGN_STAGES; s++)
        order = compare_parts(x->psus[s], y->psus[s]);
    for (size_t s = 0; order == 0 && s < SG_DESIGN_STAGES; s++)
        order = compare_parts(x->sizes[s], y->sizes[s]);
    return order;
}

static void count_records(const struct sg_gather_worker *total, struct units *units)
{
    for (size_t i = 0; i < total->moments[0].n_cells; i++)
        units->items[sg_moments_unit(&total->moments[0], i)].n +=
            (double)total->moments[0].counts[i];
}

/* Whether unit `i` belongs to the stratum of stage `stage` of the unit before it: the same labels
   of all earlier stages. */
static bool same_stratum(const struct units *units, size_t i, size_t stage)
{
    const struct unit *a = &units->items[i - 1], *b = &units->items[i];
    bool same = strcmp(a->stratum, b->stratum) == 0;
    for (size_t s = 0; same && s < stage; s++)
        same = strcmp(a->psus[s], b->psus[s]) == 0;
    return same;
}

/* Sizes of one stratum of one stage, units `first` to before `end`. */
static bool set_sizes(const struct units *units, size_t first, size_t end, size_t stage,
                      struct sg_sample_unit *made, struct sg_error *err)
{
    const struct unit *items = units->items;
    const char *text = items[first].sizes[stage];
    const char *column = units->design->fpc.items[stage];
    char *stratum = items[first].stratum;
    double size, drawn = 0;
    for (size_t i = first; i < end; i++) {
        if (strcmp(items[i].sizes[stage], text) != 0) {
            sg_fail(err, SG_FAIL_DATA,
                    "the correction varies within stratum '%s': '%s' and '%s', where all records "
                    "of a stratum have one",
                    sg_joined_show(stratum), text, items[i].sizes[stage]);
            return sg_fail_at_column(err, column);
        }
        bool fresh =
            i == first || strcmp(items[i].psus[stage] ? items[i].psus[stage] : "",
                                 items[i - 1].psus[stage] ? items[i - 1].psus[stage] : "") != 0;
        drawn += units->design->psu.n ? fresh : items[i].n;
    }
    if (!sg_number_read(text, strlen(text), &size) || !(size > 0)) {
        sg_fail(err, SG_FAIL_DATA,
                "'%s' in stratum '%s' is no correction; it is a size of the stratum or a fraction "
                "up to 1",
                text, sg_joined_show(stratum));
        return sg_fail_at_column(err, column);
    }
    for (size_t i = first; i < end; i++)
        made[items[i].number].populations[stage] = size > 1 ? size : drawn / size;
    if (size > 1 && drawn > size) {
        sg_fail(err, SG_FAIL_DATA, "stratum '%s' has %g units in the sample and only %g in all",
                sg_joined_show(stratum), drawn, size);
        return sg_fail_at_column(err, column);
    }
    return true;
}

static bool set_corrections(const struct units *units, struct sg_sample_unit *made,
                            struct sg_error *err)
{
    for (size_t stage = 0; stage < units->design->fpc.n; stage++)
        for (size_t first = 0; first < units->n;) {
            size_t end = first + 1;
            while (end < units->n && same_stratum(units, end, stage))
                end++;
            if (!set_sizes(units, first, end, stage, made, err))
                return false;
            first = end;
        }
    return true;
}

/* A stratum of the frame, in the words of the records. */
struct frame_stratum {
    const char *text;
    double size;
    bool met; /* by a unit */
};

static int compare_strata(const void *a, const void *b)
{
    return sg_joined_compare(((const struct frame_stratum *)a)->text,
                             ((const struct frame_stratum *)b)->text);
}

/* The frame in the order of its strata. */
static struct frame_stratum *sort_frame(const struct units *units)
{
    size_t n = units->frame->n;
    struct frame_stratum *strata = sg_alloc(n, sizeof *strata);
    for (size_t i = 0; i < n; i++)
        strata[i] =
            (struct frame_stratum){units->frame->items[i], units->design->frame_sizes[i], false};
    if (n)
        qsort(strata, n, sizeof *strata, compare_strata);
    return strata;
}

/* Size and weight of a stratum from the frame. */
static bool set_from_frame(const struct units *units, struct frame_stratum *frame,
                           struct unit *unit, struct sg_sample_unit *made, struct sg_error *err)
{
    const struct frame_stratum key = {.text = unit->stratum};
    struct frame_stratum *found =
        units->frame->n ? bsearch(&key, frame, units->frame->n, sizeof *frame, compare_strata)
                        : NULL;
    if (!found)
        return sg_fail(err, SG_FAIL_DATA, "stratum '%s' of the records is not in the frame",
                       sg_joined_show(unit->stratum));
    if (unit->n > found->size)
        return sg_fail(err, SG_FAIL_DATA,
                       "stratum '%s' has %g units in the sample and only %g in all",
                       sg_joined_show(unit->stratum), unit->n, found->size);
    found->met = true;
    made[unit->number].populations[0] = found->size;
    made[unit->number].weight = units->design->weight ? 1 : (long double)found->size / unit->n;
    return true;
}

static bool use_frame(const struct units *units, struct sg_sample_unit *made,
                      struct sg_texts *notes, struct sg_error *err)
{
    size_t without = 0;
    bool ok = true;
    if (!units->design->frame_sizes)
        return true;
    struct frame_stratum *frame = sort_frame(units);
    for (size_t i = 0; ok && i < units->n; i++)
        ok = set_from_frame(units, frame, &units->items[i], made, err);
    for (size_t k = 0; k < units->frame->n; k++)
        without += !frame[k].met;
    free(frame);
    if (ok && without)
        sg_note(notes, err ? err->lang : SG_EN,
                "%zu strata of the frame have no record: estimates do not cover them", without);
    return ok;
}

/* Labels a stratum must have. */
static bool check_labels(const struct units *units, struct sg_error *err)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->items[i];
        bool empty = units->design->strata.n && !*unit->stratum;
        for (size_t s = 0; s < units->design->psu.n; s++)
            empty = empty || !*unit->psus[s];
        if (empty)
            return sg_fail(err, SG_FAIL_DATA,
                           "a record has no stratum or sampling unit: the cell is empty");
    }
    return true;
}

static int compare_psus(const void *a, const void *b)
{
    const struct unit *x = *(const struct unit *const *)a, *y = *(const struct unit *const *)b;
    int order = sg_joined_compare(x->psus[0], y->psus[0]);
    return order ? order : sg_joined_compare(x->stratum, y->stratum);
}

static bool check_nesting(const struct units *units, struct sg_error *err)
{
    bool ok = true;
    if (units->design->psu.n == 0 || units->design->nested || units->n < 2)
        return true;
    struct unit **sorted = sg_alloc(units->n, sizeof *sorted);
    for (size_t i = 0; i < units->n; i++)
        sorted[i] = &units->items[i];
    qsort(sorted, units->n, sizeof *sorted, compare_psus);
    for (size_t i = 1; ok && i < units->n; i++)
        if (strcmp(sorted[i]->psus[0], sorted[i - 1]->psus[0]) == 0 &&
            strcmp(sorted[i]->stratum, sorted[i - 1]->stratum) != 0)
            ok = sg_fail(err, SG_FAIL_DATA,
                         "sampling unit '%s' is in two strata, '%s' and '%s'; if names start anew "
                         "in each stratum, say --nested",
                         sorted[i]->psus[0], sg_joined_show(sorted[i - 1]->stratum),
                         sg_joined_show(sorted[i]->stratum));
    free(sorted);
    return ok;
}

static void number_units(const struct units *units, struct sg_gathered *gathered)
{
    uint32_t stratum = 0, psus[SG_DESIGN_STAGES] = {0};
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->items[i];
        bool fresh = i > 0 && !same_stratum(units, i, 0);
        stratum += fresh;
        if (i == 0 || fresh) {
            char *label = sg_copy_text(unit->stratum);
            sg_texts_add(&gathered->strata, sg_joined_show(label));
            free(label);
        }
        struct sg_sample_unit *made = &gathered->units[unit->number];
        *made = (struct sg_sample_unit){.strata = {stratum}, .weight = 1};
        for (size_t s = 0; s < SG_DESIGN_STAGES; s++) {
            psus[s] += i > 0 && s < units->design->psu.n && !same_stratum(units, i, s + 1);
            made->psus[s] = psus[s];
            made->populations[s] = INFINITY;
        }
    }
}

bool sg_gather_units(const struct sg_design *design, const struct sg_gather_worker *total,
                     const struct sg_gather_texts *texts, struct sg_gathered *gathered,
                     struct sg_texts *notes, struct sg_error *err)
{
    struct units units = {.design = design, .n = texts->units.n, .frame = &texts->frame};
    units.items = sg_alloc(units.n, sizeof *units.items);
    gathered->units = sg_alloc(units.n, sizeof *gathered->units);
    for (size_t i = 0; i < units.n; i++) {
        units.items[i].number = (uint32_t)i;
        split_unit(design, texts->units.items[i], &units.items[i]);
    }
    count_records(total, &units);
    if (units.n)
        qsort(units.items, units.n, sizeof *units.items, compare_units);
    number_units(&units, gathered);
    bool ok = check_labels(&units, err) && check_nesting(&units, err) &&
              set_corrections(&units, gathered->units, err) &&
              use_frame(&units, gathered->units, notes, err);
    free_units(&units);
    return ok;
}
