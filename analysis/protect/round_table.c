#include "round_table.h"

#include <math.h>
#include <stdlib.h>

#include "table/args.h"

#include "outcome.h"
#include "round.h"

static bool check_values(const struct sg_protect_job *job, double base, struct sg_error *err)
{
    const struct sg_protect_layout *layout = &job->layout;
    for (size_t c = 0; c < layout->table.n_cells; c++) {
        double value = layout->table.cells[c].value;
        const struct sg_protect_sheet *sheet = &layout->sheets[layout->sheet[c]];
        if (value >= 0 && value / base < 1e15)
            continue;
        if (value < 0)
            sg_fail(err, SG_FAIL_DATA,
                    "%.15g: only counts and amounts of 0 or more are rounded to a base", value);
        else
            sg_fail(err, SG_FAIL_DATA, "%.15g is too large for base %.15g", value, base);
        sg_fail_at_column(err, sheet->value->name);
        return sg_protect_sheet_fail_row(sheet, layout->row[c], err);
    }
    return true;
}

/* Whoever sees 0 or the base of a count that is too small holds 0, or enough, possible too. */
static bool is_count_of_contributors(const struct sg_protect_job *job, size_t cell)
{
    const struct sg_protect_table *t = &job->layout.table;
    return job->rules.counts && t->cells[cell].reason == SG_PROTECT_FREQUENCY &&
           t->contributions[cell].contributors == t->cells[cell].value;
}

static bool check_base(const struct sg_protect_job *job, double base, struct sg_error *err)
{
    const struct sg_protect_rules *rules = &job->rules;
    double least = rules->min_contributors + (rules->zeros_unsafe ? 1 : 0);
    if (!rules->counts || base >= least)
        return true;
    return sg_fail(err, SG_FAIL_USAGE,
                   "--base %.15g is too small: counts below the minimum number of contributors "
                   "would be known to be so",
                   base);
}

/* A printed value tells that the true one, of 0 or more, lies less than the base away. */
static bool leaves_open(const struct sg_rounding *r, const struct sg_protect_need *need, size_t c,
                        bool up)
{
    double above = up ? r->base - r->rest[c] : -r->rest[c]; /* of what is printed */
    bool is_nil = !up && r->below[c] == 0;
    return need->up < above + r->base && (is_nil || need->down < r->base - above);
}

/* As the cell needs to stay open on whichever side it is rounded to. False: on neither. */
static bool choose_way(struct sg_rounding *r, const struct sg_protect_need *need, size_t c)
{
    bool down = leaves_open(r, need, c, false),
         up = r->rest[c] > 0 && leaves_open(r, need, c, true);
    if (r->rest[c] > 0)
        r->way[c] = down && up ? SG_ROUND_EITHER : down ? SG_ROUND_DOWN : SG_ROUND_UP;
    return down || up;
}

static bool choose_ways(const struct sg_protect_job *job, struct sg_rounding *r,
                        struct sg_error *err)
{
    const struct sg_protect_table *t = r->table;
    uint32_t *failed = sg_alloc(t->n_cells, sizeof *failed);
    size_t n = 0;
    for (uint32_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].unsafe && !is_count_of_contributors(job, c) &&
            !choose_way(r, &t->cells[c].need, c))
            failed[n++] = c;
    struct sg_buffer names = {0};
    sg_protect_layout_list(&job->layout, failed, n, job->run->lang, &names);
    if (n)
        sg_fail(err, SG_FAIL_DATA,
                "rounding to base %.15g tells too much of these cells, so nothing is written: %s",
                r->base, sg_buffer_text(&names));
    sg_buffer_free(&names);
    free(failed);
    return n == 0;
}

static bool solve(struct sg_rounding *r, struct sg_error *err)
{
    if (!sg_round(r, err))
        return false;
    if (!r->found)
        return sg_fail(err, SG_FAIL_DATA,
                       "there is no rounding to base %.15g in which each cell goes to one of its "
                       "neighbours and all sums hold: take another base or fewer dimensions",
                       r->base);
    return sg_rounding_check(r) ||
           sg_fail(err, SG_FAIL_DATA,
                   "the rounded table does not add up, as the given one does not: nothing is "
                   "written");
}

static void print(struct sg_protect_job *job, const struct sg_rounding *r)
{
    size_t n = r->table->n_cells, changed = 0;
    double sum = 0;
    job->printed = sg_alloc(n, sizeof *job->printed);
    for (uint32_t c = 0; c < n; c++) {
        job->printed[c] = r->rest[c] > 0 ? sg_rounding_value(r, c) : r->table->cells[c].value;
        changed += r->rest[c] > 0;
        sum += r->rest[c] > 0 ? sg_rounding_change(r, c, r->up[c]) : 0;
    }
    sg_run_note(job->run,
                "%zu cells: %zu rounded to base %.15g, by %.6g in all, each to one of its two "
                "neighbours; all sums hold",
                n, changed, r->base, sum);
    sg_run_note(
        job->run,
        "audit: all that outsiders know of a value is that it lies less than the base away");
    sg_note(&job->printed_notes, job->run->lang,
            "Rounded to multiples of %.15g so that sums hold (controlled rounding)", r->base);
}

bool sg_protect_round_table(struct sg_protect_job *job, struct sg_error *err)
{
    double base = sg_args_number(job->run->args, "base", 0);
    struct sg_rounding r;
    if (!check_values(job, base, err) || !check_base(job, base, err))
        return false;
    sg_rounding_init(&r, &job->layout.table, base);
    bool fine = choose_ways(job, &r, err) && solve(&r, err);
    if (fine)
        print(job, &r);
    sg_rounding_free(&r);
    return fine;
}

const struct sg_option sg_protect_option_base = {
    .name = "base",
    .kind = SG_OPTION_NUMBER,
    .argument = "B",
    .minimum = 1e-9,
    .maximum = 1e12,
    .help = {"round: every cell becomes a multiple of this",
             "round：すべてのセルをこの数の倍数にする"}};
