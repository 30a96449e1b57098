/* Diffusion indices from the records of a survey. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/base_rule.h>
#include <sangyo/proportion.h>
#include "table/args.h"

#include "compare_records.h"
#include "di_layout.h"
#include "di_seasonal.h"
#include "di_writer.h"
#include "letters.h"
#include "survey_options.h"
#include "waves_records.h"

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

/* Without waves: all, then the levels of the domain. */
static bool write_levels(struct di_writer *w, const struct sg_answers *answers, bool with_total,
                         struct sg_error *err)
{
    size_t row = w->out->n_rows;
    bool done = !with_total || di_write_row(w, answers, SIZE_MAX, SIZE_MAX, err);
    if (done && with_total)
        sg_column_set_text(w->domain, row, w->run->lang == SG_JA ? "全体" : "total");
    size_t *order = sg_survey_level_order(answers->plan->notes, answers->domain, &answers->levels);
    for (size_t k = 0; done && k < answers->levels.n; k++) {
        row = w->out->n_rows;
        done = di_write_row(w, answers, order[k], SIZE_MAX, err);
        sg_column_set_text(w->domain, row, answers->levels.items[order[k]].label);
    }
    free(order);
    return done;
}

/* The answers of a question; one that has none of those named is an error of its own. */
static bool note_answers(const struct di_writer *w, const struct sg_answers *answers,
                         struct sg_texts *known, struct sg_error *err)
{
    size_t listed = 0;
    for (size_t i = 0; i < answers->codes.n; i++) {
        sg_texts_add(known, answers->labels.items[i]);
        if (strcmp(answers->codes.items[i], answers->labels.items[i]) != 0)
            sg_texts_add(known, answers->codes.items[i]);
        listed += di_scale_answer(&w->scale, answers->codes.items[i]).listed ||
                  di_scale_answer(&w->scale, answers->labels.items[i]).listed;
    }
    if (listed || answers->codes.n == 0)
        return true;
    return sg_survey_fail_answer(&answers->labels, answers->question->name,
                                 w->scale.labels.items[0], err);
}

/* How many records there are, and how many of them answered. */
static void say_base(struct sg_run *run, const struct sg_answers *answers)
{
    size_t n = 0, answered = 0;
    for (size_t c = 0; c < answers->n_classes; c++) {
        n += answers->class_sizes[c];
        answered += answers->classes[c].state == SG_STATE_BLANK ? 0 : answers->class_sizes[c];
    }
    if (answered < n)
        sg_run_note(run, "%s: %zu records, of which %zu answered", answers->question->name, n,
                    answered);
}

static bool write_all(struct di_writer *w, struct sg_answers_plan *plan,
                      const struct sg_gathered *gathered, bool waves, struct sg_error *err)
{
    bool done = true;
    struct sg_texts known = {0};
    for (size_t q = 0; done && q < plan->n_questions; q++)
        for (size_t d = 0; done && d < plan->n_domains; d++) {
            struct sg_answers answers;
            sg_answers_understand(plan, q, d, gathered, &answers);
            if (d == 0) {
                sg_answers_remark(w->run, &answers);
                say_base(w->run, &answers);
            }
            done =
                (d > 0 || note_answers(w, &answers, &known, err)) &&
                (waves ? di_write_waves(w, &answers, err) : write_levels(w, &answers, d == 0, err));
            sg_answers_free(&answers);
        }
    done = done && (known.n == 0 || di_scale_require(&w->scale, &known, err));
    sg_texts_free(&known);
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
    if (sg_args_flag(run->args, "seasonal"))
        return sg_fail(
            err, SG_FAIL_USAGE,
            "--seasonal is for tables: sangyo seasonal --value di --se se_points adjusts "
            "the indices of records that di has written");
    if (!di_seasonal_check(run, err) || !sg_survey_refuse(run->args, unfit, err) ||
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
    sg_column_date(w.period);
    if (done && sg_args_choice(run->args, "layout") == DI_LAYOUT_WIDE)
        di_layout_wide(out);
    sg_gathered_free(&gathered);
    sg_waves_design_free(&design);
    sg_answers_plan_free(&plan);
    di_scale_free(&w.scale);
    return done;
}
