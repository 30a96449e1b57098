/* An item of `estimate` within a domain: its classes, and what they give. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "analysis/estimate/quantile.h"
#include "estimate_plan.h"

/* Whether a class has what the item needs; of a quantile its value. */
static bool understand(const struct sg_estimate_plan *plan, struct sg_field answer,
                       struct sg_estimate_view *view, size_t class, struct sg_error *err)
{
    if (view->item->kind != SG_ESTIMATE_QUANTILE) {
        view->usable[class] = sg_class_number_of(answer) == 1;
        return true;
    }
    const char *column = plan->keys.items[view->item->key];
    view->usable[class] = !sg_survey_is_missing(plan->notes, column, answer.text);
    if (!view->usable[class] || sg_number_read(answer.text, answer.n, &view->numbers[class]))
        return true;
    sg_fail(err, SG_FAIL_DATA, "'%.60s' is no number, as a quantile needs", answer.text);
    return sg_fail_at_column(err, column);
}

bool sg_estimate_view_make(const struct sg_estimate_plan *plan,
                           const struct sg_gathered_question *question,
                           struct sg_estimate_view *view, struct sg_error *err)
{
    view->n_classes = question->classes.n;
    view->class_levels = sg_alloc(view->n_classes, sizeof *view->class_levels);
    view->usable = sg_alloc(view->n_classes, sizeof *view->usable);
    view->numbers = sg_alloc(view->n_classes, sizeof *view->numbers);
    for (size_t c = 0; c < view->n_classes; c++) {
        const char *text = question->classes.items[c];
        struct sg_class_read read;
        const struct sg_level_class class = {text, c, question->met[c]};
        sg_levels_add(plan->notes, view->domain, &class, &view->levels, &view->class_levels[c]);
        if (!sg_record_class_decode(text, view->domain->columns.n, 0, &read))
            continue;
        bool done = understand(plan, read.class.answer, view, c, err);
        sg_class_read_free(&read);
        if (!done)
            return false;
    }
    return true;
}

void sg_estimate_view_free(struct sg_estimate_view *view)
{
    free(view->class_levels);
    free(view->usable);
    free(view->numbers);
    sg_levels_free(&view->levels);
}

static bool in_level(const struct sg_estimate_view *view, size_t class, size_t level)
{
    return view->usable[class] && (level == SIZE_MAX || view->class_levels[class] == level);
}

static size_t records_of(const struct sg_sample *sample, size_t class)
{
    size_t n = 0;
    for (size_t i = sample->class_first[class]; i < sample->class_first[class + 1]; i++)
        n += (size_t)sample->cells[sample->class_cells[i]].n;
    return n;
}

static bool estimate_ratio(const struct sg_estimate_view *view, size_t level,
                           const struct sg_estimate_rule *rule, struct sg_estimate_result *result,
                           struct sg_error *err)
{
    struct sg_statistic statistic = {.is_total = view->item->kind == SG_ESTIMATE_TOTAL};
    size_t first, end;
    size_t below = view->item->kind == SG_ESTIMATE_RATIO ? 2 : 0;
    struct sg_estimate e;
    sg_level_classes(&view->levels, level, view->n_classes, &first, &end);
    struct sg_term *terms = sg_alloc(2 * (end - first), sizeof *terms);
    size_t missing = 0;
    for (size_t c = first; c < end; c++) {
        if (statistic.is_total && !view->usable[c] &&
            (level == SIZE_MAX || view->class_levels[c] == level))
            missing += records_of(view->sample, c);
        if (!in_level(view, c, level))
            continue;
        terms[statistic.n++] = (struct sg_term){c, 1, 1, 0};
        terms[statistic.n++] = (struct sg_term){c, below, 0, 1};
    }
    statistic.terms = terms;
    bool done = sg_statistic_estimate(view->sample, &statistic, 1, &e, err);
    if (done) {
        double reach = sg_proportion_t(rule->level, e.df) * e.se;
        *result = (struct sg_estimate_result){(double)e.n,
                                              e.estimate,
                                              e.se,
                                              e.estimate - reach,
                                              e.estimate + reach,
                                              e.df,
                                              sg_estimate_deff(&e, !rule->weighted),
                                              missing};
    }
    free(terms);
    return done;
}

static int compare_values(const void *a, const void *b)
{
    const struct sg_quantile_value *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

static bool estimate_quantile(const struct sg_estimate_view *view, size_t level,
                              const struct sg_estimate_rule *rule,
                              struct sg_estimate_result *result, struct sg_error *err)
{
    size_t first, end;
    sg_level_classes(&view->levels, level, view->n_classes, &first, &end);
    struct sg_quantile_value *values = sg_alloc(end - first, sizeof *values);
    struct sg_quantile_request request = {
        values, 0, view->item->p, rule->level, rule->method, rule->of_replicates};
    struct sg_quantile q;
    for (size_t c = first; c < end; c++)
        if (in_level(view, c, level))
            values[request.n++] = (struct sg_quantile_value){view->numbers[c], c};
    if (request.n)
        qsort(values, request.n, sizeof *values, compare_values);
    bool done = sg_quantile_estimate(view->sample, &request, &q, err);
    *result =
        (struct sg_estimate_result){(double)q.n, q.estimate, q.se, q.lower, q.upper, q.df, NAN, 0};
    free(values);
    return done;
}

bool sg_estimate_at(const struct sg_estimate_view *view, size_t level,
                    const struct sg_estimate_rule *rule, struct sg_estimate_result *result,
                    struct sg_error *err)
{
    return view->item->kind == SG_ESTIMATE_QUANTILE
               ? estimate_quantile(view, level, rule, result, err)
               : estimate_ratio(view, level, rule, result, err);
}
