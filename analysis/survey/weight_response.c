/* Weights of those who answered, and limits of weights. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/weighting.h>
#include "table/args.h"
#include "table/text.h"

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
    return weight_fail_at(in, column, row, err);
}

/* Whether each record answered; each label is read once. */
static bool read_responses(const struct weighting *w, bool responded[], struct sg_error *err)
{
    struct sg_groups groups = {0};
    size_t at, met = 0;
    if (!weight_find_column(w, sg_args_text(w->run->args, "nonresponse"), &at, err) ||
        !weight_match(w, NULL, &(struct weight_columns){&at, 1}, &groups, err))
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
    bool fine = read_responses(w, responded, err) && weight_group_by(w, "classes", &groups, err);
    if (fine && w->n > 0) {
        struct sg_response_class *classes = sg_alloc(groups.n, sizeof *classes);
        sg_response_classes(groups.of_row, responded, w->weights, w->n, classes);
        fine = check_classes(w, &groups, classes, err);
        if (fine)
            keep_respondents(w, responded, &groups, classes);
        free(classes);
    }
    sg_groups_free(&groups);
    free(responded);
    return fine;
}

bool weight_pair(const struct sg_run *run, const char *option, bool single, double limits[2],
                 struct sg_error *err)
{
    const char *text = sg_args_text(run->args, option);
    const char *comma = strchr(text, ',');
    const char *rest = comma ? comma + 1 : text;
    bool fine = (comma || single) && sg_number_read(rest, strlen(rest), &limits[1]) &&
                (!comma || (sg_number_read(text, (size_t)(comma - text), &limits[0]) &&
                            limits[0] <= limits[1]));
    return fine || sg_fail(err, SG_FAIL_USAGE,
                           "'%s' in --%s is no pair of numbers, the smaller first, such as %s",
                           text, option, "0.5,2");
}

bool weight_trim(struct weighting *w, struct sg_error *err)
{
    struct sg_trimming trimming;
    double limits[2] = {-INFINITY, INFINITY};
    if (!sg_args_text(w->run->args, "trim"))
        return true;
    if (!weight_pair(w->run, "trim", true, limits, err))
        return false;
    if (!sg_trim(w->weights, w->n, limits[0], limits[1], &trimming))
        return sg_fail(err, SG_FAIL_DATA,
                       "the weights cannot all lie within --trim %s and keep their sum",
                       sg_args_text(w->run->args, "trim"));
    sg_run_note(w->run, "trimmed: %zu weights cut to the upper limit, %zu raised to the lower one",
                trimming.n_high, trimming.n_low);
    return true;
}
