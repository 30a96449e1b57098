/* Two waves of a survey compared in its records. */
#include "compare_records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/base_rule.h>
#include <sangyo/proportion.h>
#include "analysis/estimate/adjustments.h"
#include "table/args.h"

#include "letters.h"
#include "survey_options.h"
#include "waves_records.h"

struct writer {
    struct sg_run *run;
    struct sg_table *out;
    struct sg_base_rule rule;
    struct sg_column *question, *option, *domain, *from, *to, *n[2], *percent[2], *difference,
        *lower, *upper, *z, *p, *adjusted, *direction;
};

static void add_columns(struct writer *w)
{
    struct sg_table *out = w->out;
    w->question = sg_table_add(out, "question", SG_COLUMN_CATEGORY);
    w->option = sg_table_add(out, "option", SG_COLUMN_CATEGORY);
    w->domain = sg_table_add(out, "domain", SG_COLUMN_CATEGORY);
    w->from = sg_table_add(out, "from", SG_COLUMN_CATEGORY);
    w->to = sg_table_add(out, "to", SG_COLUMN_CATEGORY);
    w->n[0] = sg_table_add(out, "previous_n", SG_COLUMN_NUMBER);
    w->n[1] = sg_table_add(out, "current_n", SG_COLUMN_NUMBER);
    w->percent[0] = sg_table_add(out, "previous_percent", SG_COLUMN_NUMBER);
    w->percent[1] = sg_table_add(out, "current_percent", SG_COLUMN_NUMBER);
    w->difference = sg_table_add(out, "difference_points", SG_COLUMN_NUMBER);
    w->lower = sg_table_add(out, "lower_points", SG_COLUMN_NUMBER);
    w->upper = sg_table_add(out, "upper_points", SG_COLUMN_NUMBER);
    w->z = sg_table_add(out, "z", SG_COLUMN_NUMBER);
    w->p = sg_table_add(out, "p", SG_COLUMN_NUMBER);
    w->adjusted = sg_table_add(out, "p_adjusted", SG_COLUMN_NUMBER);
    w->direction = sg_table_add(out, "direction", SG_COLUMN_CATEGORY);
    out->main = (ptrdiff_t)sg_table_index(out, w->difference);
}

static void set(struct sg_column *column, size_t row, double value, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_column_set(column, row, known ? value : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

/* One answer in both waves; its p is kept for the adjustment. */
static bool write_line(struct writer *w, const struct sg_answers *answers,
                       const struct sg_option_line *line, const size_t levels[2],
                       struct sg_error *err)
{
    struct sg_statistic statistics[2];
    struct sg_estimate shares[2], difference;
    for (size_t i = 0; i < 2; i++)
        statistics[i] = sg_answers_statistic(answers, line, levels[i]);
    bool done =
        sg_statistic_estimate(answers->sample, statistics, 2, shares, err) &&
        sg_statistic_difference(answers->sample, &statistics[0], &statistics[1], &difference, err);
    for (size_t i = 0; i < 2; i++)
        free(statistics[i].terms);
    if (!done)
        return false;
    size_t row = sg_table_add_row(w->out);
    sg_status status = 0;
    for (size_t i = 0; i < 2; i++) {
        sg_status own = sg_base_rule_status(w->rule, (double)shares[i].n);
        sg_column_set(w->n[i], row, (double)shares[i].n, 0);
        set(w->percent[i], row, 100 * shares[i].estimate, own);
        status |= own;
    }
    double reach = sg_proportion_t(w->run->level, difference.df) * difference.se;
    set(w->difference, row, 100 * difference.estimate, status);
    set(w->lower, row, 100 * fmax(difference.estimate - reach, -1), status);
    set(w->upper, row, 100 * fmin(difference.estimate + reach, 1), status);
    set(w->z, row, difference.se > 0 ? difference.estimate / difference.se : NAN, status);
    set(w->p, row, sg_letters_p(&difference), status);
    const char *blank = w->run->lang == SG_JA ? "無回答" : "no answer";
    sg_column_set_text(w->question, row, answers->question->name);
    sg_column_set_text(w->option, row, line->is_blank ? blank : line->label);
    return true;
}

/* Adjusts the p of the rows from `first` and marks what is significant. */
static void adjust(struct writer *w, size_t first)
{
    size_t n = w->out->n_rows - first;
    double *p = sg_alloc(n, sizeof *p);
    memcpy(p, w->p->values + first, n * sizeof *p);
    sg_adjustment_of(w->run->args)->adjust(p, n, p);
    for (size_t i = 0; i < n; i++) {
        set(w->adjusted, first + i, p[i], w->p->status[first + i]);
        if (p[i] < 1 - w->run->level)
            sg_column_set_text(w->direction, first + i,
                               w->difference->values[first + i] > 0 ? "▲" : "▼");
    }
    free(p);
}

/* Where --from and --to stand among the waves; else the last two. */
static bool find_pair(const struct sg_run *run, const struct sg_texts *waves, size_t pair[2],
                      struct sg_error *err)
{
    static const char *const options[] = {"from", "to"};
    if (waves->n < 2)
        return sg_fail(err, SG_FAIL_DATA, "column '%s' has %zu waves; a comparison needs two",
                       sg_args_text(run->args, "wave"), waves->n);
    for (size_t i = 0; i < 2; i++) {
        const char *asked = sg_args_text(run->args, options[i]);
        pair[i] = waves->n - 2 + i;
        for (size_t k = 0; asked && k <= waves->n; k++) {
            if (k == waves->n)
                return sg_fail(err, SG_FAIL_USAGE, "--%s '%s' is no wave of the records",
                               options[i], asked);
            pair[i] = k;
            if (strcmp(waves->items[k], asked) == 0)
                break;
        }
    }
    return true;
}

static bool write_question(struct writer *w, struct sg_answers *answers, struct sg_error *err)
{
    struct sg_wave_groups groups;
    size_t n, pair[2];
    struct sg_option_line *lines = sg_answers_lines(answers, false, &n);
    sg_wave_groups_make(answers, &groups);
    bool done = find_pair(w->run, &groups.waves, pair, err);
    for (size_t g = 0; done && g < groups.n; g++) {
        const size_t levels[2] = {groups.groups[g].levels[pair[0]],
                                  groups.groups[g].levels[pair[1]]};
        size_t first = w->out->n_rows;
        bool both = levels[0] != SIZE_MAX && levels[1] != SIZE_MAX;
        for (size_t i = 0; done && both && i < n; i++)
            done = write_line(w, answers, &lines[i], levels, err);
        for (size_t row = first; row < w->out->n_rows; row++) {
            sg_column_set_text(w->domain, row, sg_wave_group_label(w->run, &groups.groups[g]));
            sg_column_set_text(w->from, row, groups.waves.items[pair[0]]);
            sg_column_set_text(w->to, row, groups.waves.items[pair[1]]);
        }
        adjust(w, first);
    }
    sg_wave_groups_free(&groups);
    free(lines);
    return done;
}

bool sg_compare_records(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                        struct sg_error *err)
{
    struct sg_answers_plan plan = {0};
    struct sg_gathered gathered = {0};
    struct writer w = {.run = run, .out = out};
    static const char *const unfit[] = {"percent", "n", "counts", "deff", "by", "area", NULL};
    const char *wave = sg_args_text(run->args, "wave");
    if (!sg_survey_refuse(run->args, unfit, err))
        return false;
    if (!wave)
        return sg_fail(err, SG_FAIL_USAGE, "--wave COL is needed: which wave a record is of");
    if (!sg_base_rule_read(sg_args_text(run->args, "small-base"), &w.rule, err) ||
        !sg_answers_plan_make(run, rows, &plan, err)) {
        sg_answers_plan_free(&plan);
        return false;
    }
    struct sg_design design = sg_waves_design(run);
    sg_answers_plan_by(&plan, wave);
    struct sg_named_answers named = {.plan = &plan};
    bool done = sg_answers_gather(run, rows, &plan, &design, &gathered, err);
    add_columns(&w);
    out->info.adjustment = sg_copy_text(sg_adjustment_of(run->args)->choice.word);
    for (size_t q = 0; done && q < plan.n_questions; q++)
        for (size_t d = 0; done && d < plan.n_domains; d++) {
            struct sg_answers answers;
            sg_answers_understand(&plan, q, d, &gathered, &answers);
            if (d == 0)
                sg_answers_remark(run, &answers);
            sg_named_answers_meet(&named, &answers);
            done = write_question(&w, &answers, err);
            sg_answers_free(&answers);
        }
    done = done && sg_named_answers_check(&named, err);
    sg_named_answers_free(&named);
    sg_column_date(w.from);
    sg_column_date(w.to);
    sg_gathered_free(&gathered);
    sg_waves_design_free(&design);
    sg_answers_plan_free(&plan);
    return done;
}
