/* Weights of the sample as it was drawn. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/design.h"
#include "table/joined.h"
#include "table/role.h"
#include "table/text.h"

#include "weight.h"

bool weight_group_by(const struct weighting *w, const char *option, struct sg_groups *groups,
                     struct sg_error *err)
{
    size_t n = sg_args_count(w->run->args, option), *columns = sg_alloc(n, sizeof *columns);
    bool fine = true;
    for (size_t i = 0; i < n && fine; i++)
        fine = weight_find_column(w, sg_args_nth(w->run->args, option, i), &columns[i], err);
    fine = fine && weight_match(w, NULL, &(struct weight_columns){columns, n}, groups, err);
    free(columns);
    return fine;
}

static bool read_weights(struct weighting *w, const char *name, struct sg_error *err)
{
    size_t at;
    if (!weight_find_column(w, name, &at, err) ||
        !sg_column_require_number(w->in, w->in->columns[at], err))
        return false;
    const struct sg_column *column = w->in->columns[at];
    for (size_t row = 0; row < w->n; row++) {
        w->weights[row] = column->values[row];
        if (!sg_status_has_value(column->status[row]) || !isfinite(w->weights[row]))
            sg_fail(err, SG_FAIL_DATA,
                    "no weight; a record without one has to be left out before, and the others "
                    "reweighted");
        else if (w->weights[row] > 0)
            continue;
        else
            sg_fail(err, SG_FAIL_DATA,
                    "the weight is %.15g; a design weight is above 0, and records that do not "
                    "count are left out with --where",
                    w->weights[row]);
        return weight_fail_at(w->in, column, row, err);
    }
    return true;
}

struct strata {
    struct sg_groups groups;
    size_t *n;     /* records of each */
    size_t *first; /* a row of each */
    char **labels; /* as the frame has them */
};

static void describe_strata(const struct weighting *w, const struct sg_design *design,
                            struct strata *s)
{
    char number[SG_NUMBER_SIZE];
    s->n = sg_alloc(s->groups.n, sizeof *s->n);
    s->first = sg_alloc(s->groups.n, sizeof *s->first);
    s->labels = sg_alloc(s->groups.n, sizeof *s->labels);
    for (size_t row = 0; row < w->n; row++)
        if (s->n[s->groups.of_row[row]]++ == 0)
            s->first[s->groups.of_row[row]] = row;
    for (size_t h = 0; h < s->groups.n; h++) {
        struct sg_buffer text = {0};
        for (size_t k = 0; k < design->strata.n; k++) {
            ptrdiff_t at = sg_table_find(w->in, design->strata.items[k]);
            const char *label = weight_label(w->in->columns[at], s->first[h], number);
            sg_joined_add(&text, k == 0, label, strlen(label));
        }
        s->labels[h] = sg_copy_text(sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void strata_free(struct strata *s)
{
    for (size_t h = 0; s->labels && h < s->groups.n; h++)
        free(s->labels[h]);
    free(s->labels);
    free(s->n);
    free(s->first);
    sg_groups_free(&s->groups);
}

/* Whether a stratum of the frame, by codes or labels, is the one of those labels. */
static bool is_stratum(const struct weighting *w, const struct sg_design *design,
                       const char *of_frame, const char *labels)
{
    struct sg_buffer text = {0};
    for (size_t k = 0; k < design->strata.n; k++) {
        ptrdiff_t at = sg_table_find(w->in, design->strata.items[k]);
        char *part = sg_joined_part(of_frame, k);
        const char *label = sg_column_decoded(w->in->columns[at], part ? part : "");
        sg_joined_add(&text, k == 0, label, strlen(label));
        free(part);
    }
    bool same = sg_text_same_key(sg_buffer_text(&text), labels);
    sg_buffer_free(&text);
    return same;
}

/* The weight of a stratum's records; 0 after an error. */
static double weight_of(const struct weighting *w, const struct sg_design *design,
                        const struct strata *s, size_t h, struct sg_error *err)
{
    size_t i = 0;
    while (i < design->frame_strata.n &&
           !is_stratum(w, design, design->frame_strata.items[i], s->labels[h]))
        i++;
    double size = i < design->frame_strata.n ? design->frame_sizes[i] : NAN;
    sg_joined_show(s->labels[h]);
    if (isnan(size))
        sg_fail(err, SG_FAIL_DATA, "stratum '%s' of the records is not in the frame", s->labels[h]);
    else if ((double)s->n[h] > size)
        sg_fail(err, SG_FAIL_DATA, "stratum '%s' has %g units in the sample and only %g in all",
                s->labels[h], (double)s->n[h], size);
    else
        return size / (double)s->n[h];
    sg_fail_at_row(err, sg_table_file_row(w->in, s->first[h]));
    return 0;
}

static bool use_frame(struct weighting *w, const struct sg_design *design, struct sg_error *err)
{
    struct strata s = {0};
    bool fine = weight_group_by(w, "strata", &s.groups, err);
    if (fine) {
        describe_strata(w, design, &s);
        double *weights = sg_alloc(s.groups.n, sizeof *weights);
        for (size_t h = 0; h < s.groups.n && fine; h++)
            fine = (weights[h] = weight_of(w, design, &s, h, err)) > 0;
        for (size_t row = 0; row < w->n && fine; row++)
            w->weights[row] = weights[s.groups.of_row[row]];
        free(weights);
    }
    if (fine && s.groups.n < design->frame_strata.n)
        sg_run_note(w->run, "%zu strata of the frame have no record: estimates do not cover them",
                    design->frame_strata.n - s.groups.n);
    strata_free(&s);
    return fine;
}

bool weight_base(struct weighting *w, struct sg_error *err)
{
    const char *column = sg_args_text(w->run->args, "design-weight");
    struct sg_design design = {0};
    if (column && sg_args_text(w->run->args, "frame"))
        return sg_fail(
            err, SG_FAIL_USAGE,
            "--design-weight and --frame both give weights to begin with: leave one out");
    if (column)
        return read_weights(w, column, err);
    if (!sg_args_text(w->run->args, "frame")) {
        for (size_t row = 0; row < w->n; row++)
            w->weights[row] = 1;
        return true;
    }
    bool fine = sg_design_read(w->run, &design, err) && use_frame(w, &design, err);
    sg_design_free(&design);
    return fine;
}
