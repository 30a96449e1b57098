/* Weights that meet what is known of the population. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "weight.h"

static const struct sg_choice distances[] = {
    [SG_DISTANCE_LINEAR] = {"linear", {"the GREG estimator", "一般化回帰"}},
    [SG_DISTANCE_RAKING] = {"raking", {"exponential: weights stay above 0", "指数（正に保つ）"}},
    [SG_DISTANCE_LOGIT] = {"logit",
                           {"within --bounds, which it needs", "--bounds の範囲（必要）"}}};

const struct sg_option weight_option_distance = {
    .name = "distance",
    .kind = SG_OPTION_CHOICE,
    .argument = "FUNCTION",
    .choices = SG_CHOICES(distances),
    .preset = "linear",
    .help = {"distance between weights of calibrate", "calibrate の距離関数"}};

const struct sg_option weight_option_bounds = {
    .name = "bounds",
    .kind = SG_OPTION_TEXT,
    .argument = "L,U",
    .help = {"of calibrate: bounds of the factor of a weight, L < 1 < U",
             "calibrate でのウエイトの調整係数の下限と上限（下限＜１＜上限）"}};

const struct sg_option weight_option_iterations = {
    .name = "iterations",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .preset = "1000",
    .help = {"give up after so many iterations", "反復の上限"}};

const struct sg_option weight_option_residuals = {
    .name = "residuals",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"also write COL_residual: the standard error of its total is that of the total of COL "
             "with the new weights",
             "残差の列「COL_residual」も書く。その合計の標準誤差が、新しいウエイトによる COL の"
             "合計の標準誤差となる"}};

static const struct method {
    struct sg_choice choice;
    bool (*meet)(const struct sg_controls *controls, const struct sg_calibration *how,
                 const double before[], double weights[], struct sg_convergence *convergence);
    bool calibrates, once; /* all at once, numbers too; one margin only */
} methods[] = {
    {{"post-stratify", {"the one margin", "一つの周辺分布による事後層化"}}, sg_rake, false, true},
    {{"rake", {"one margin after another until all are met", "複数の周辺分布による反復比例調整"}},
     sg_rake,
     false,
     false},
    {{"calibrate",
      {"all at once with the weights changed least, totals of numbers too",
       "ウエイトの変化を最小にして同時に合わせる（数値の総数も使えるキャリブレーション）"}},
     sg_calibrate,
     true,
     false}};

const struct sg_option weight_option_method = {
    .name = "method",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(methods),
    .help = {"how to meet --margins", "--margins への合わせ方"}};

static bool check_method(const struct meeting *m, const struct method *method, struct sg_error *err)
{
    const struct sg_args *args = m->w->run->args;
    bool calibrates = method->calibrates;
    if (!calibrates && (sg_args_count(args, "bounds") || sg_args_count(args, "distance")))
        return sg_fail(err, SG_FAIL_USAGE, "--bounds and --distance go with --method calibrate");
    if (!calibrates && m->known.n_variables)
        return sg_fail(err, SG_FAIL_USAGE, "totals of numbers need --method calibrate");
    if (method->once && m->n != 1)
        return sg_fail(err, SG_FAIL_USAGE,
                       "post-stratify meets one margin, not %zu: cross them (--margin A*B) or use "
                       "--method rake",
                       m->n);
    return true;
}

static bool read_calibration(const struct sg_run *run, struct sg_calibration *c,
                             struct sg_error *err)
{
    int distance = sg_args_choice(run->args, "distance");
    *c = (struct sg_calibration){.distance = (enum sg_distance)distance,
                                 .lower = -INFINITY,
                                 .upper = INFINITY,
                                 .tolerance = 1e-9,
                                 .most_iterations =
                                     (size_t)sg_args_number(run->args, "iterations", 1000)};
    if (!sg_args_text(run->args, "bounds"))
        return c->distance != SG_DISTANCE_LOGIT ||
               sg_fail(err, SG_FAIL_USAGE, "--distance logit needs --bounds L,U");
    double bounds[2];
    if (!weight_pair(run, "bounds", false, bounds, err))
        return false;
    c->lower = bounds[0];
    c->upper = bounds[1];
    return (c->lower < 1 && c->upper > 1) ||
           sg_fail(err, SG_FAIL_USAGE, "--bounds %s: 1 must lie between them",
                   sg_args_text(run->args, "bounds"));
}

static void say_factors(const struct weighting *w, const double before[])
{
    double low = INFINITY, high = -INFINITY;
    size_t n_negative = 0;
    for (size_t i = 0; i < w->n; i++) {
        low = fmin(low, w->weights[i] / before[i]);
        high = fmax(high, w->weights[i] / before[i]);
        n_negative += w->weights[i] < 0;
    }
    if (w->n)
        sg_run_note(w->run, "weights were multiplied by %.4g to %.4g", low, high);
    if (n_negative)
        sg_run_note(w->run,
                    "%zu weights are below 0, as linear calibration allows: --bounds keeps them "
                    "above",
                    n_negative);
}

/* Residuals of a column; a record without a value is out of its total, and counts as 0. */
static bool find_residuals(struct weighting *w, const struct sg_controls *controls,
                           const double weights[], size_t asked, struct sg_error *err)
{
    size_t at, n_missing = 0;
    if (!weight_find_column(w, sg_args_nth(w->run->args, "residuals", asked), &at, err) ||
        !sg_column_require_number(w->in, w->in->columns[at], err))
        return false;
    const struct sg_column *column = w->in->columns[at];
    double *y = sg_alloc(w->n, sizeof *y);
    for (size_t i = 0; i < w->n; i++) {
        double value = column->values[w->rows[i]];
        bool has = sg_status_has_value(column->status[w->rows[i]]) && isfinite(value);
        y[i] = has ? value : 0;
        n_missing += !has;
    }
    w->residuals[asked] = sg_alloc(w->n, sizeof **w->residuals);
    sg_calibration_residuals(controls, weights, y, w->residuals[asked]);
    free(y);
    if (n_missing)
        sg_run_note(w->run, "%zu records without '%s' are out of its total and of its residuals",
                    n_missing, column->name);
    return true;
}

static bool find_all_residuals(struct weighting *w, const struct sg_controls *controls,
                               const double weights[], struct sg_error *err)
{
    size_t n = sg_args_count(w->run->args, "residuals");
    bool fine = true;
    w->residuals = sg_alloc(n, sizeof *w->residuals);
    for (size_t i = 0; i < n && fine; i++)
        fine = find_residuals(w, controls, weights, i, err);
    return fine;
}

static bool adjust(struct meeting *m, const struct method *method, struct sg_error *err)
{
    struct weighting *w = m->w;
    struct sg_controls controls = {.n = w->n,
                                   .margins = m->margins,
                                   .n_margins = m->n,
                                   .variables = m->variables,
                                   .n_variables = m->known.n_variables};
    struct sg_calibration calibration;
    struct sg_convergence convergence;
    if (!read_calibration(w->run, &calibration, err))
        return false;
    double *before = w->weights;
    w->weights = sg_alloc(w->n, sizeof *w->weights);
    bool met = method->meet(&controls, &calibration, before, w->weights, &convergence);
    if (met) {
        sg_run_note(w->run,
                    "%s: totals are met after %zu iterations, the largest relative "
                    "difference is %.1e",
                    method->choice.word, convergence.iterations, convergence.difference);
        say_factors(w, before);
    }
    bool fine = met && find_all_residuals(w, &controls, before, err);
    free(before);
    if (met)
        return fine;
    return sg_fail(err, SG_FAIL_DATA,
                   "%s does not converge: after %zu iterations a total still differs by "
                   "%.2g relative; margins may contradict each other, categories be too "
                   "small, or bounds too tight",
                   method->choice.word, convergence.iterations, convergence.difference);
}

bool weight_meet_known(struct meeting *m, struct sg_error *err)
{
    const struct method *method = &methods[sg_args_choice(m->w->run->args, "method")];
    return weight_gather(m, err) && check_method(m, method, err) && adjust(m, method, err);
}

bool weight_meet(struct weighting *w, struct sg_error *err)
{
    const char *method = sg_args_text(w->run->args, "method");
    bool known = sg_args_count(w->run->args, "margins") > 0;
    if (!method && !known)
        return sg_args_count(w->run->args, "residuals") == 0 ||
               sg_fail(err, SG_FAIL_USAGE, "--residuals goes with --method");
    if (!method || !known)
        return sg_fail(err, SG_FAIL_USAGE, "--method and --margins go together");
    struct meeting m = {.w = w};
    bool fine = weight_meet_known(&m, err);
    weight_meeting_free(&m);
    return fine;
}
