/* Whether the answers to a question are distributed as a file says: the census beside the sample.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/goodness_of_fit.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"
#include "table/text.h"

#include "answers_fit.h"

/* One answer: its expected share, and its number among the options (SIZE_MAX: nobody gave it). */
struct category {
    const char *label;
    double expected;
    size_t option;
};

struct fit {
    const struct sg_answers *answers;
    const struct sg_table *file;
    const struct sg_column *question, *label, *share;
    struct category *categories;
    size_t n;
};

static const struct sg_column *first_of_kind(const struct sg_table *file, bool numbers,
                                             const struct sg_column *but)
{
    for (size_t i = 0; i < file->n_columns; i++)
        if (file->columns[i] != but && (file->columns[i]->kind == SG_COLUMN_NUMBER) == numbers)
            return file->columns[i];
    return NULL;
}

static bool find_columns(struct fit *fit, struct sg_error *err)
{
    static const char *const shares[] = {"share_percent", "percent", "share"};
    ptrdiff_t question = sg_table_find(fit->file, "question");
    ptrdiff_t option = sg_table_find(fit->file, "option");
    fit->question = question < 0 ? NULL : fit->file->columns[question];
    fit->label =
        option < 0 ? first_of_kind(fit->file, false, fit->question) : fit->file->columns[option];
    for (size_t i = 0; i < 3 && !fit->share; i++) {
        ptrdiff_t at = sg_table_find(fit->file, shares[i]);
        if (at >= 0 && fit->file->columns[at]->kind == SG_COLUMN_NUMBER)
            fit->share = fit->file->columns[at];
    }
    if (!fit->share)
        fit->share = first_of_kind(fit->file, true, NULL);
    if (fit->label && fit->label->kind != SG_COLUMN_NUMBER && fit->share)
        return true;
    sg_fail(err, SG_FAIL_DATA, "--expected needs a column of answers and one of their shares");
    return sg_fail_at_file(err, fit->file->info.file);
}

static size_t option_of(const struct sg_answers *answers, const char *label)
{
    for (size_t i = 0; i < answers->codes.n; i++)
        if (sg_text_same_key(answers->labels.items[i], label) ||
            strcmp(answers->codes.items[i], label) == 0)
            return i;
    return SIZE_MAX;
}

static bool fail_at(const struct fit *fit, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, fit->file->info.file);
    return sg_fail_at_row(err, sg_table_file_row(fit->file, row));
}

static bool read_row(struct fit *fit, size_t row, struct sg_error *err)
{
    const char *label = sg_column_text(fit->label, row);
    double share = sg_column_value(fit->share, row);
    struct category category = {label, share, option_of(fit->answers, label)};
    if (fit->question &&
        !sg_text_same_key(sg_column_text(fit->question, row), fit->answers->question->name))
        return true;
    if (category.option == SIZE_MAX && sg_role_is_total(label, NULL))
        return true;
    if (!(share > 0)) {
        sg_fail(err, SG_FAIL_DATA, "the expected share of '%s' is to be above 0", label);
        return fail_at(fit, row, err);
    }
    for (size_t i = 0; i < fit->n; i++)
        if (sg_text_same_key(fit->categories[i].label, label)) {
            sg_fail(err, SG_FAIL_DATA, "'%s' stands twice in --expected", label);
            return fail_at(fit, row, err);
        }
    fit->categories[fit->n++] = category;
    return true;
}

/* Whether every answer that was given is expected. */
static bool require_all(const struct fit *fit, struct sg_error *err)
{
    for (size_t i = 0; i < fit->answers->codes.n; i++) {
        bool found = false, given = false;
        for (size_t k = 0; k < fit->n; k++)
            found = found || fit->categories[k].option == i;
        for (size_t c = 0; c < fit->answers->n_classes; c++)
            for (size_t k = 0; k < fit->answers->classes[c].n_options; k++)
                given = given || fit->answers->classes[c].options[k] == i;
        if (found || !given)
            continue;
        sg_fail(err, SG_FAIL_DATA, "'%s' was answered, but --expected does not have it",
                fit->answers->labels.items[i]);
        return sg_fail_at_file(err, fit->file->info.file);
    }
    return true;
}

/* The total of a category; about the records that gave any answer. */
static struct sg_statistic total_of(const struct sg_answers *answers, size_t option,
                                    size_t *records)
{
    struct sg_term *terms = sg_alloc(answers->n_classes, sizeof *terms);
    size_t n = 0;
    *records = 0;
    for (size_t c = 0; c < answers->n_classes; c++) {
        if (answers->classes[c].n_options == 0)
            continue;
        terms[n++] = (struct sg_term){c, 0, answers->classes[c].options[0] == option, 0};
        *records += answers->class_sizes[c];
    }
    return (struct sg_statistic){terms, n, true};
}

static bool estimate(const struct fit *fit, struct sg_rao_scott *test, bool *known,
                     struct sg_error *err)
{
    size_t n = fit->n, records = 0;
    struct sg_statistic *statistics = sg_alloc(n, sizeof *statistics);
    struct sg_estimate *found = sg_alloc(n, sizeof *found);
    double *covariance = sg_alloc(n * n, sizeof *covariance), *totals = sg_alloc(n, sizeof *totals);
    double *expected = sg_alloc(n, sizeof *expected);
    for (size_t i = 0; i < n; i++) {
        statistics[i] = total_of(fit->answers, fit->categories[i].option, &records);
        expected[i] = fit->categories[i].expected;
    }
    bool done = sg_statistic_estimate(fit->answers->sample, statistics, n, found, err) &&
                sg_statistic_covariance(fit->answers->sample, statistics, n, covariance, err);
    for (size_t i = 0; done && i < n; i++)
        totals[i] = found[i].estimate;
    const struct sg_fit given = {n,        totals,          covariance,
                                 expected, (double)records, done ? found[0].df : 0};
    *known = done && sg_goodness_of_fit(&given, test);
    for (size_t i = 0; i < n; i++)
        free(statistics[i].terms);
    free(statistics);
    free(found);
    free(covariance);
    free(totals);
    free(expected);
    return done;
}

static void say(struct sg_run *run, const char *question, const struct sg_rao_scott *found,
                struct sg_table_info *info)
{
    struct sg_test *test = sg_info_add_test(info, "rao_scott_fit", question);
    test->f = found->f;
    test->df1 = found->df1;
    test->df2 = found->df2;
    test->p = found->p;
    sg_run_note(run,
                "%s: Rao-Scott test of the expected shares: F = %.4g on %.4g and %.4g degrees of "
                "freedom, p = %.3g",
                question, found->f, found->df1, found->df2, found->p);
}

bool sg_answers_fit(struct sg_run *run, const struct sg_answers *answers,
                    const struct sg_table *expected, struct sg_table_info *info,
                    struct sg_error *err)
{
    struct fit fit = {.answers = answers, .file = expected};
    struct sg_rao_scott test;
    bool known = false;
    if (answers->question->kind != SG_QUESTION_SINGLE)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--expected is for questions with one answer (--single)");
    if (!find_columns(&fit, err))
        return false;
    fit.categories = sg_alloc(expected->n_rows + 1, sizeof *fit.categories);
    bool done = true;
    for (size_t row = 0; done && row < expected->n_rows; row++)
        done = read_row(&fit, row, err);
    if (done && fit.n == 0) { /* a file of several questions, none of them this one */
        free(fit.categories);
        return true;
    }
    done = done && require_all(&fit, err) && estimate(&fit, &test, &known, err);
    if (done && known)
        say(run, answers->question->name, &test, info);
    else if (done)
        sg_run_note(run, "%s: no test of the expected shares: the design leaves them no variance",
                    answers->question->name);
    free(fit.categories);
    return done;
}
