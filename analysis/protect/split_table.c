#include "split_table.h"

#include <stdlib.h>

#include "table/args.h"
#include "table/text.h"

#include "split.h"

static bool check_effort(const struct sg_protect_job *job, struct sg_error *err)
{
    double effort = sg_programme_effort(&job->layout.table);
    size_t n = job->layout.table.n_cells;
    if (effort <= SG_PROGRAMME_EFFORT)
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "too large for linear programmes: about %.0f of them over %zu cells; name a "
                   "column by whose labels the table can be taken piece by piece: --split COL",
                   effort / (double)n, n);
}

static bool find_axis(const struct sg_protect_job *job, size_t *axis, struct sg_error *err)
{
    const char *name = sg_args_text(job->run->args, "split");
    for (*axis = 0; *axis < job->axes.n; ++*axis)
        if (sg_text_same_key(job->axes.list[*axis].name, name))
            return true;
    return sg_fail(err, SG_FAIL_USAGE, "--split: '%s' is no column of --by", name);
}

static void say(const struct sg_protect_job *job, const struct sg_split_counts *counts)
{
    sg_run_note(job->run,
                "protected in %zu pieces by '%s' (%zu of them took in further labels), each with "
                "its sums: what is proven of a piece holds for the whole table",
                counts->pieces, sg_args_text(job->run->args, "split"), counts->wider);
    if (counts->audited_whole)
        sg_run_note(job->run, "audited once more as a whole");
    else
        sg_run_note(job->run, "audited piece by piece: the whole is too large for programmes; "
                              "intervals are at least as wide as said");
}

bool sg_protect_split_table(struct sg_protect_job *job, const struct sg_protect_options *options,
                            struct sg_error *err)
{
    struct sg_protect_layout *layout = &job->layout;
    struct sg_split_counts counts;
    size_t axis;
    if (!sg_args_count(job->run->args, "split"))
        return check_effort(job, err) &&
               sg_protect_suppress(&layout->table, options, &job->result, err);
    if (!find_axis(job, &axis, err))
        return false;
    uint32_t *layer = sg_alloc(layout->table.n_cells, sizeof *layer);
    for (size_t c = 0; c < layout->table.n_cells; c++)
        layer[c] = layout->sheets[layout->sheet[c]].codes[layout->row[c]][axis];
    bool done = sg_protect_split(&layout->table, layer, job->axes.list[axis].keys->levels.n,
                                 SG_SPLIT_CELLS, options, &job->result, &counts, err);
    free(layer);
    if (done && job->result.safe)
        say(job, &counts);
    return done;
}

const struct sg_option sg_protect_option_split = {
    .name = "split",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"protect a large table piece by piece: some labels of this column at a time, with "
             "their sums",
             "大きい表を、この列のいくつかのラベルとその合計ごとに分けて秘匿する"}};
