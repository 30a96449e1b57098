/* Weights of the sample as it was drawn and as it answered. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/args.h>
#include <sangyo/buffer.h>
#include <sangyo/design.h>
#include <sangyo/number.h>
#include <sangyo/role.h>
#include <sangyo/text.h>
#include <sangyo/weighting.h>

#include "weight.h"

const struct sg_option weight_option_nonresponse = {
    .name = "nonresponse",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column that says whether a unit answered (1 or 0, yes or no, 回答 or 無回答): those "
             "that did take the weights of their class",
             "回答の有無の列（1・0、yes・no、回答・無回答）。回答者のウエイトに、同じクラスの"
             "無回答者の分を加える"}};

const struct sg_option weight_option_classes = {
    .name = "classes",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"columns that make the classes of nonresponse together (default: one class)",
             "無回答調整のクラスの列。複数指定すればその組合せ（既定は全体で一つ）"}};

const struct sg_option weight_option_trim = {
    .name = "trim",
    .kind = SG_OPTION_TEXT,
    .argument = "LIMIT",
    .help = {"largest weight, or smallest and largest (5,80): what lies beyond is cut off and "
             "spread over the others, before --method",
             "ウエイトの上限、又は下限と上限（5,80）。超えた分は他の標本に等しく配分する"
             "（--method の前）"}};

static bool fail_at(const struct sg_table *in, const struct sg_column *column, size_t row,
                    struct sg_error *err)
{
    sg_fail_at_column(err, column->name);
    return sg_fail_at_row(err, sg_table_file_row(in, row));
}

const char *weight_label(const struct sg_column *column, size_t row, char *number)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    bool has = sg_status_has_value(column->status[row]);
    sg_number_shortest(has ? column->values[row] : NAN, number);
    return number;
}

/* The columns that a repeatable option names. */
static bool find_columns(const struct weighting *w, const char *option, size_t columns[],
                         struct sg_error *err)
{
    for (size_t i = 0; i < sg_args_count(w->run->args, option); i++) {
        ptrdiff_t at;
        if (!sg_role_find(w->in, SG_ROLE_VALUE, sg_args_nth(w->run->args, option, i), true, &at,
                          NULL, err))
            return false;
        columns[i] = (size_t)at;
    }
    return true;
}

/* Groups the rows by the columns that a repeatable option names. */
static bool group_by(const struct weighting *w, const char *option, struct sg_groups *groups,
                     struct sg_error *err)
{
    size_t n = sg_args_count(w->run->args, option), *columns = sg_alloc(n, sizeof *columns);
    bool fine =
        find_columns(w, option, columns, err) && weight_match(w, NULL, columns, n, groups, err);
    free(columns);
    return fine;
}

static bool read_weights(struct weighting *w, const char *name, struct sg_error *err)
{
    ptrdiff_t at;
    if (!sg_role_find(w->in, SG_ROLE_VALUE, name, true, &at, NULL, err) ||
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
        return fail_at(w->in, column, row, err);
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
            if (k)
                sg_buffer_add_char(&text, SG_DESIGN_JOIN);
            sg_buffer_add(&text, weight_label(w->in->columns[at], s->first[h], number));
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

/* The weight of a stratum's records; 0 after an error. */
static double weight_of(const struct weighting *w, const struct sg_design *design,
                        const struct strata *s, size_t h, struct sg_error *err)
{
    size_t i = 0;
    while (i < design->frame_strata.n &&
           !sg_text_same_key(design->frame_strata.items[i], s->labels[h]))
        i++;
    double size = i < design->frame_strata.n ? design->frame_sizes[i] : NAN;
    for (char *c = s->labels[h]; *c; c++)
        if (*c == SG_DESIGN_JOIN)
            *c = '/';
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
    bool fine = group_by(w, "strata", &s.groups, err);
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

/* Whether a unit answered; false with an error for a cell that does not say. */
static bool read_response(const struct sg_table *in, const struct sg_column *column, size_t row,
                          bool *responded, struct sg_error *err)
{
    static const char *const words[2][7] = {{"0", "no", "n", "false", "無回答", "無", "いいえ"},
                                            {"1", "yes", "y", "true", "回答", "有", "はい"}};
    char number[SG_NUMBER_SIZE];
    const char *text = weight_label(column, row, number);
    for (int is = 0; is < 2; is++)
        for (size_t i = 0; i < 7; i++)
            if (sg_text_same_key(text, words[is][i])) {
                *responded = is;
                return true;
            }
    sg_fail(err, SG_FAIL_DATA, "'%s' does not say whether the unit answered: 1 or 0, yes or no",
            text);
    return fail_at(in, column, row, err);
}

/* Whether each record answered; each label is read once. */
static bool read_responses(const struct weighting *w, bool responded[], struct sg_error *err)
{
    struct sg_groups groups = {0};
    size_t at, met = 0;
    if (!find_columns(w, "nonresponse", &at, err) || !weight_match(w, NULL, &at, 1, &groups, err))
        return false;
    bool *answered = sg_alloc(groups.n, sizeof *answered), fine = true;
    for (size_t row = 0; row < w->n && fine; row++) {
        size_t group = groups.of_row[row];
        if (group == met)
            fine = read_response(w->in, w->in->columns[at], row, &answered[met++], err);
        responded[row] = answered[group];
    }
    free(answered);
    sg_groups_free(&groups);
    return fine;
}

/* Says the rates; an error for a class that nobody speaks for. */
static bool check_classes(const struct weighting *w, const struct sg_groups *groups,
                          const struct sg_response_class classes[], struct sg_error *err)
{
    struct sg_response_class whole = {0};
    for (size_t c = 0; c < groups->n; c++) {
        whole.n += classes[c].n;
        whole.n_responded += classes[c].n_responded;
        whole.weight += classes[c].weight;
        whole.responded_weight += classes[c].responded_weight;
        if (classes[c].n_responded)
            continue;
        size_t row = 0;
        while (groups->of_row[row] != c)
            row++;
        sg_fail(err, SG_FAIL_DATA,
                "nobody answered in this class of nonresponse (%zu units): join it with another",
                classes[c].n);
        return sg_fail_at_row(err, sg_table_file_row(w->in, row));
    }
    sg_run_note(w->run,
                "%zu of %zu units answered: %.1f %%, weighted %.1f %%; the others have weight 0",
                whole.n_responded, whole.n, 100 * (double)whole.n_responded / (double)whole.n,
                100 * whole.responded_weight / whole.weight);
    return true;
}

static void keep_respondents(struct weighting *w, const bool responded[],
                             const struct sg_groups *groups,
                             const struct sg_response_class classes[])
{
    size_t n = 0;
    for (size_t row = 0; row < w->n; row++) {
        if (!responded[row])
            continue;
        w->weights[n] = w->weights[row] * sg_response_factor(&classes[groups->of_row[row]]);
        w->rows[n++] = row;
    }
    w->n = n;
}

bool weight_respond(struct weighting *w, struct sg_error *err)
{
    struct sg_groups groups = {0};
    if (!sg_args_text(w->run->args, "nonresponse"))
        return sg_args_count(w->run->args, "classes") == 0 ||
               sg_fail(err, SG_FAIL_USAGE, "--classes goes with --nonresponse");
    bool *responded = sg_alloc(w->n, sizeof *responded);
    bool fine = read_responses(w, responded, err) && group_by(w, "classes", &groups, err);
    if (fine && w->n > 0) {
        struct sg_response_class *classes = sg_alloc(groups.n, sizeof *classes);
        sg_response_classes(groups.of_row, responded, w->weights, w->n, classes, groups.n);
        fine = check_classes(w, &groups, classes, err);
        if (fine)
            keep_respondents(w, responded, &groups, classes);
        free(classes);
    }
    sg_groups_free(&groups);
    free(responded);
    return fine;
}

bool weight_pair(const struct sg_run *run, const char *option, bool single, double *low,
                 double *high, struct sg_error *err)
{
    const char *text = sg_args_text(run->args, option);
    const char *comma = strchr(text, ',');
    const char *rest = comma ? comma + 1 : text;
    bool fine = (comma || single) && sg_number_read(rest, strlen(rest), high) &&
                (!comma || (sg_number_read(text, (size_t)(comma - text), low) && *low <= *high));
    return fine || sg_fail(err, SG_FAIL_USAGE,
                           "'%s' in --%s is no pair of numbers, the smaller first, such as %s",
                           text, option, "0.5,2");
}

bool weight_trim(struct weighting *w, struct sg_error *err)
{
    struct sg_trimming trimming;
    double low = -INFINITY, high = INFINITY;
    if (!sg_args_text(w->run->args, "trim"))
        return true;
    if (!weight_pair(w->run, "trim", true, &low, &high, err))
        return false;
    if (!sg_trim(w->weights, w->n, low, high, &trimming))
        return sg_fail(err, SG_FAIL_DATA,
                       "the weights cannot all lie within --trim %s and keep their sum",
                       sg_args_text(w->run->args, "trim"));
    sg_run_note(w->run, "trimmed: %zu weights cut to the upper limit, %zu raised to the lower one",
                trimming.n_high, trimming.n_low);
    return true;
}
