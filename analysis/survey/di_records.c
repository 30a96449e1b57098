/* Diffusion indices from the records of a survey. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/base_rule.h>
#include <sangyo/proportion.h>
#include "table/args.h"

#include "compare_records.h"
#include "di_layout.h"
#include "di_writer.h"
#include "letters.h"
#include "survey_options.h"
#include "waves_records.h"

/* Scores of the options of a question; what a statistic adds up. */
enum part { PART_UP, PART_DOWN, PART_INDEX, N_PARTS };

static void add_columns(struct di_writer *w)
{
    struct sg_table *out = w->out;
    w->domain = sg_table_add(out, "domain", SG_COLUMN_CATEGORY);
    w->indicator = sg_table_add(out, "indicator", SG_COLUMN_CATEGORY);
    w->period = sg_table_add(out, "period", SG_COLUMN_CATEGORY);
    w->n = sg_table_add(out, "n", SG_COLUMN_NUMBER);
    w->up = sg_table_add(out, "up_percent", SG_COLUMN_NUMBER);
    w->down = sg_table_add(out, "down_percent", SG_COLUMN_NUMBER);
    w->di = sg_table_add(out, "di", SG_COLUMN_NUMBER);
    w->se = sg_table_add(out, "se_points", SG_COLUMN_NUMBER);
    w->lower = sg_table_add(out, "lower", SG_COLUMN_NUMBER);
    w->upper = sg_table_add(out, "upper", SG_COLUMN_NUMBER);
    w->change = sg_table_add(out, "change_points", SG_COLUMN_NUMBER);
    w->change_lower = sg_table_add(out, "lower_points", SG_COLUMN_NUMBER);
    w->change_upper = sg_table_add(out, "upper_points", SG_COLUMN_NUMBER);
    w->p = sg_table_add(out, "p", SG_COLUMN_NUMBER);
    w->year = sg_table_add(out, "change_year_points", SG_COLUMN_NUMBER);
    w->assessment = sg_table_add(out, "assessment", SG_COLUMN_CATEGORY);
    w->streak = sg_table_add(out, "streak", SG_COLUMN_NUMBER);
    w->domain->role = SG_ROLE_DOMAIN;
    w->indicator->role = SG_ROLE_MEASURE;
    w->period->role = SG_ROLE_PERIOD;
    out->main = (ptrdiff_t)sg_table_index(out, w->di);
}

/* What a class adds to a part: of its answer by code or label. */
static double score_of(const struct di_writer *w, const struct sg_answers *answers, size_t class,
                       enum part part)
{
    const struct sg_answer_class *at = &answers->classes[class];
    if (at->state != SG_STATE_CHOSE || at->n_options == 0)
        return 0;
    size_t option = at->options[0];
    struct di_answer answer = di_scale_answer(&w->scale, answers->codes.items[option]);
    if (!answer.listed)
        answer = di_scale_answer(&w->scale, answers->labels.items[option]);
    if (part == PART_UP)
        return answer.kind == DI_UP;
    return part == PART_DOWN ? answer.kind == DI_DOWN : answer.score;
}

static struct sg_statistic statistic_of(const struct di_writer *w, const struct sg_answers *answers,
                                        size_t level, enum part part)
{
    struct sg_term *terms = sg_alloc(answers->n_classes, sizeof *terms);
    size_t n = 0;
    for (size_t c = 0; c < answers->n_classes; c++) {
        const struct sg_answer_class *at = &answers->classes[c];
        bool in = at->state == SG_STATE_CHOSE || w->scale.no_answer_in;
        if (in && (level == SIZE_MAX || at->level == level))
            terms[n++] = (struct sg_term){c, 0, score_of(w, answers, c, part), 1};
    }
    return (struct sg_statistic){terms, n, false};
}

static void set(struct sg_column *column, size_t row, double value, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_column_set(column, row, known ? 100 * value : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

static bool write_change(struct di_writer *w, const struct sg_answers *answers, size_t row,
                         const struct sg_statistic *current, size_t before, sg_status status,
                         struct sg_error *err)
{
    struct sg_statistic previous = statistic_of(w, answers, before, PART_INDEX);
    struct sg_estimate change;
    bool done = sg_statistic_difference(answers->sample, &previous, current, &change, err);
    free((void *)(uintptr_t)previous.terms);
    if (!done)
        return false;
    double reach = sg_proportion_t(w->run->level, change.df) * change.se;
    double p = sg_letters_p(&change);
    set(w->change, row, change.estimate, status);
    set(w->change_lower, row, change.estimate - reach, status);
    set(w->change_upper, row, change.estimate + reach, status);
    set(w->p, row, p / 100, status);
    return true;
}

bool di_write_row(struct di_writer *w, const struct sg_answers *answers, size_t level,
                  size_t before, struct sg_error *err)
{
    struct sg_statistic parts[N_PARTS];
    struct sg_estimate e[N_PARTS];
    size_t row = sg_table_add_row(w->out);
    for (size_t k = 0; k < N_PARTS; k++)
        parts[k] = statistic_of(w, answers, level, (enum part)k);
    bool done = sg_statistic_estimate(answers->sample, parts, N_PARTS, e, err);
    if (done) {
        const struct sg_estimate *di = &e[PART_INDEX];
        double reach = sg_proportion_t(w->run->level, di->df) * di->se;
        sg_status status = sg_base_rule_status(w->rule, (double)di->n);
        sg_column_set_text(w->indicator, row, answers->question->name);
        sg_column_set(w->n, row, (double)di->n, 0);
        set(w->up, row, e[PART_UP].estimate, status);
        set(w->down, row, e[PART_DOWN].estimate, status);
        set(w->di, row, di->estimate, status);
        set(w->se, row, di->se, status);
        set(w->lower, row, fmax(di->estimate - reach, w->scale.least), status);
        set(w->upper, row, fmin(di->estimate + reach, w->scale.most), status);
        if (before != SIZE_MAX) {
            done = write_change(w, answers, row, &parts[PART_INDEX], before, status, err);
        } else {
            struct sg_column *none[] = {w->change, w->change_lower, w->change_upper,
                                        w->p,      w->year,         w->streak};
            for (size_t i = 0; i < 6; i++)
                sg_column_set(none[i], row, NAN, SG_STATUS_NOT_APPLICABLE);
        }
    }
    for (size_t k = 0; k < N_PARTS; k++)
        free((void *)(uintptr_t)parts[k].terms);
    return done;
}

/* Without waves: all, then the levels of the domain. */
static bool write_levels(struct di_writer *w, const struct sg_answers *answers, bool with_total,
                         struct sg_error *err)
{
    size_t row = w->out->n_rows;
    bool done = !with_total || di_write_row(w, answers, SIZE_MAX, SIZE_MAX, err);
    if (done && with_total)
        sg_column_set_text(w->domain, row, w->run->lang == SG_JA ? "全体" : "total");
    for (size_t k = 0; done && k < answers->levels.n; k++) {
        row = w->out->n_rows;
        done = di_write_row(w, answers, k, SIZE_MAX, err);
        sg_column_set_text(w->domain, row, answers->levels.items[k].label);
    }
    return done;
}

static bool write_all(struct di_writer *w, struct sg_answers_plan *plan,
                      const struct sg_gathered *gathered, bool waves, struct sg_error *err)
{
    bool done = true;
    for (size_t q = 0; done && q < plan->n_questions; q++)
        for (size_t d = 0; done && d < plan->n_domains; d++) {
            struct sg_answers answers;
            sg_answers_understand(plan, q, d, gathered, &answers);
            if (d == 0)
                sg_answers_remark(w->run, &answers);
            done =
                waves ? di_write_waves(w, &answers, err) : write_levels(w, &answers, d == 0, err);
            sg_answers_free(&answers);
        }
    return done;
}

bool sg_di_records(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                   struct sg_error *err)
{
    struct sg_answers_plan plan = {0};
    struct sg_gathered gathered = {0};
    struct sg_table none;
    struct di_writer w = {.run = run, .out = out};
    const char *period = sg_args_text(run->args, "period");
    static const char *const unfit[] = {"answer", "value", "percent",   "n",          "same",
                                        "by",     "area",  "indicator", "population", NULL};
    sg_table_init(&none);
    if (!sg_survey_refuse(run->args, unfit, err) ||
        !sg_base_rule_read(sg_args_text(run->args, "small-base"), &w.rule, err) ||
        !di_bands_read(sg_args_text(run->args, "bands"), &w.bands, err) ||
        !di_scale_read(&w.scale, run, &none, err) || !sg_answers_plan_make(run, rows, &plan, err)) {
        sg_answers_plan_free(&plan);
        di_scale_free(&w.scale);
        return false;
    }
    struct sg_design design = sg_waves_design(run);
    if (period)
        sg_answers_plan_by(&plan, period);
    bool done = sg_answers_gather(run, rows, &plan, &design, &gathered, err);
    add_columns(&w);
    done = done && write_all(&w, &plan, &gathered, period != NULL, err);
    di_date_waves(w.period);
    if (done && sg_args_choice(run->args, "layout") == DI_LAYOUT_WIDE)
        di_layout_wide(out);
    sg_gathered_free(&gathered);
    sg_waves_design_free(&design);
    sg_answers_plan_free(&plan);
    di_scale_free(&w.scale);
    return done;
}
