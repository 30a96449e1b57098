#include "distribution_reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/divergence.h>
#include "table/args.h"

static const struct sg_choice against[] = {
    [SG_AGAINST_NATION] = {"nation", {"the reference, with the area in it", "当該地域を含む基準"}},
    [SG_AGAINST_REST] = {"rest",
                         {"the reference without the area", "基準から当該地域を除いた残り"}},
    [SG_AGAINST_OTHERS] = {
        "others",
        {"the unweighted mean of the shares of the other areas", "他の地域の構成比の単純平均"}}};

const struct sg_option sg_option_against = {
    .name = "against",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(against),
    .preset = "nation",
    .help = {"what is compared with (over areas: industries)",
             "比較の相手（--across areas では産業について同様）"}};

/* The place of a row within its distribution: its category, or its area. */
static uint32_t place_of(const struct sg_distribution_reference *r, size_t row)
{
    return r->distributions->across_areas
               ? r->cube->series[sg_cube_slice_of(r->cube, row)->series].area
               : r->cube->row_by[row];
}

static size_t width_of(const struct sg_distribution_reference *r)
{
    return r->distributions->across_areas ? r->cube->area.n : r->cube->by.n;
}

static bool is_peer(const struct sg_distribution_reference *r, size_t row)
{
    uint32_t area = r->cube->series[sg_cube_slice_of(r->cube, row)->series].area;
    return r->cube->area.kind[area] == SG_CUBE_PART && !(r->nation && r->nation->left_out[area]);
}

static uint32_t frame_of(const struct sg_distribution_reference *r, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(r->cube, row);
    return sg_pairs_find(&r->frames, r->cube->series[slice->series].group, slice->period);
}

/* Total of the parts, and what forbids it. */
static struct sg_cube_cell sum_of(const struct sg_distribution_reference *r, uint32_t profile)
{
    struct sg_cube_cell sum = {0};
    for (size_t i = r->distributions->start[profile]; i < r->distributions->start[profile + 1]; i++)
        sg_cube_add(&sum, sg_cube_at(r->cube, r->distributions->rows[i]));
    return sum;
}

/* Adds the shares of each distribution to the sums of its frame. */
static void add_shares(struct sg_distribution_reference *r)
{
    size_t width = width_of(r);
    for (uint32_t p = 0; p < r->distributions->n; p++) {
        size_t first = r->distributions->rows[r->distributions->start[p]];
        struct sg_cube_cell total = sum_of(r, p);
        uint32_t frame = frame_of(r, first);
        if (!is_peer(r, first) || total.value == 0)
            continue;
        r->status[frame] |= sg_status_void(total.status);
        r->n[frame]++;
        for (size_t i = r->distributions->start[p]; i < r->distributions->start[p + 1]; i++)
            r->sums[frame * width + place_of(r, r->distributions->rows[i])] +=
                sg_cube_at(r->cube, r->distributions->rows[i]).value / total.value;
    }
}

static void build_sums(struct sg_distribution_reference *r)
{
    for (uint32_t i = 0; i < r->cube->slice_of.n; i++)
        sg_pairs_number(&r->frames, r->cube->series[r->cube->slices[i].series].group,
                        r->cube->slices[i].period);
    r->sums = sg_alloc(r->frames.n * width_of(r), sizeof *r->sums);
    r->status = sg_alloc(r->frames.n, sizeof *r->status);
    r->n = sg_alloc(r->frames.n, sizeof *r->n);
    add_shares(r);
}

void sg_distribution_reference_build(struct sg_distribution_reference *reference,
                                     const struct sg_distributions *distributions,
                                     const struct sg_cube *cube, const struct sg_reference *nation,
                                     const struct sg_run *run)
{
    *reference = (struct sg_distribution_reference){
        .cube = cube,
        .distributions = distributions,
        .nation = nation,
        .against = (enum sg_against)sg_args_choice(run->args, "against")};
    if (reference->against == SG_AGAINST_OTHERS)
        build_sums(reference);
    if (!nation)
        return;
    reference->nation_parts = sg_alloc(nation->frame_of.n, sizeof *reference->nation_parts);
    for (uint32_t i = 0; i < nation->cell_of.n; i++) {
        uint64_t key = nation->cell_of.keys[i];
        if (cube->by.kind[(uint32_t)key] == SG_CUBE_PART)
            reference->nation_parts[key >> 32]++;
    }
}

void sg_distribution_reference_free(struct sg_distribution_reference *reference)
{
    free(reference->nation_parts);
    free(reference->sums);
    free(reference->status);
    free(reference->n);
    sg_pairs_free(&reference->frames);
    *reference = (struct sg_distribution_reference){0};
}

/* The whole that holds the distribution: the nation by category, or all industries by area. */
static sg_status fill_whole(const struct sg_distribution_reference *r, uint32_t profile, double y[])
{
    const struct sg_distributions *p = r->distributions;
    size_t n = p->start[profile + 1] - p->start[profile];
    const uint32_t *rows = p->rows + p->start[profile];
    sg_status status = 0;
    uint32_t frame = SG_NO_PAIR;
    if (r->nation) {
        frame = sg_reference_frame(r->nation, r->cube, sg_cube_slice_of(r->cube, rows[0]));
        if (frame == SG_NO_PAIR)
            return SG_STATUS_NO_REFERENCE;
        if (r->nation_parts[frame] > n)
            return SG_STATUS_NOT_AVAILABLE; /* the distribution lacks a category of the nation */
    }
    for (size_t i = 0; i < n; i++) {
        struct sg_cube_cell cell = sg_cube_slice_of(r->cube, rows[i])->total;
        if (r->nation) {
            cell = sg_reference_cell(r->nation, frame, r->cube->row_by[rows[i]]);
        }
        status |= sg_status_void(cell.status);
        y[i] = cell.value;
    }
    return status;
}

static sg_status fill_others(const struct sg_distribution_reference *r, uint32_t profile,
                             double y[])
{
    const struct sg_distributions *p = r->distributions;
    const uint32_t *rows = p->rows + p->start[profile];
    uint32_t frame = frame_of(r, rows[0]);
    struct sg_cube_cell own = sum_of(r, profile);
    double n = r->n[frame];
    sg_status status = r->status[frame];
    bool among = is_peer(r, rows[0]) && own.value != 0;
    if (n - among < 1)
        return SG_STATUS_NO_REFERENCE;
    for (size_t i = 0; i < p->start[profile + 1] - p->start[profile]; i++) {
        double sum = r->sums[frame * width_of(r) + place_of(r, rows[i])];
        double share = among ? sg_cube_at(r->cube, rows[i]).value / own.value : 0;
        y[i] = fmax(0, sum - share) / (n - among);
    }
    return status;
}

sg_status sg_distribution_reference_fill(const struct sg_distribution_reference *reference,
                                         uint32_t profile, const double x[], double y[])
{
    const struct sg_distributions *p = reference->distributions;
    size_t n = p->start[profile + 1] - p->start[profile];
    if (reference->against == SG_AGAINST_OTHERS)
        return fill_others(reference, profile, y);
    size_t first = p->rows[p->start[profile]];
    uint32_t area = reference->cube->series[sg_cube_slice_of(reference->cube, first)->series].area;
    if (reference->nation && area == reference->nation->area)
        return SG_STATUS_NOT_APPLICABLE; /* the reference itself */
    sg_status status = fill_whole(reference, profile, y);
    if (reference->against == SG_AGAINST_REST && !status) {
        sg_divergence_rest(x, y, n, y);
        for (size_t i = 0; i < n; i++)
            if (y[i] < 0)
                return SG_STATUS_NOT_APPLICABLE; /* no part of the nation */
    }
    return status;
}

void sg_distribution_reference_note(const struct sg_distribution_reference *reference,
                                    const struct sg_run *run, struct sg_table_info *info)
{
    struct sg_texts *notes = &info->notes;
    if (reference->nation)
        sg_reference_note(reference->nation, run, reference->cube, info);
    else
        sg_note(notes, run->lang, "reference: all industries");
    if (reference->against == SG_AGAINST_REST)
        sg_note(notes, run->lang, "compared with the rest of the reference");
    else if (reference->against == SG_AGAINST_OTHERS)
        sg_note(notes, run->lang, "compared with the unweighted mean of the others");
    else
        sg_note(notes, run->lang, "compared with the whole reference, what is compared included");
}
