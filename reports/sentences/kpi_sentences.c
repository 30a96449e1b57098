/* Indicators: how many of how many met their targets. */
#include "kinds.h"

#include <math.h>
#include <string.h>

#include "findings/targets.h"
#include "plots/page/words.h"

enum { GRADES = 12 };

struct counts {
    struct sg_targets_found found;
    const char *grades[GRADES];
    size_t of_grade[GRADES];
    size_t n_grades;
};

static void count_grade(struct counts *counts, const char *grade)
{
    size_t k = 0;
    while (k < counts->n_grades && strcmp(counts->grades[k], grade) != 0)
        k++;
    if (k == GRADES)
        return;
    counts->grades[k] = grade;
    counts->n_grades += k == counts->n_grades;
    counts->of_grade[k]++;
}

static bool is_met(const char *grade)
{
    const struct sg_target target = {.grade = grade};
    return sg_target_met(&target) == SG_MET_YES;
}

/* Met ones first, then by name. */
static void sort_grades(struct counts *counts)
{
    for (size_t i = 1; i < counts->n_grades; i++)
        for (size_t k = i; k > 0; k--) {
            const char *a = counts->grades[k - 1], *b = counts->grades[k];
            if (is_met(a) || (!is_met(b) && strcmp(a, b) <= 0))
                break;
            size_t n = counts->of_grade[k];
            counts->grades[k] = a;
            counts->grades[k - 1] = b;
            counts->of_grade[k] = counts->of_grade[k - 1];
            counts->of_grade[k - 1] = n;
        }
}

static void count_row(const struct sg_target_columns *columns, size_t row, struct counts *counts)
{
    struct sg_target target = sg_target_at(columns, row);
    sg_targets_count(&counts->found, &target);
    if (*target.grade && !isnan(target.actual) && !isnan(target.target))
        count_grade(counts, target.grade);
}

static void say_grades(const struct counts *counts, enum sg_lang lang, struct sg_buffer *out)
{
    if (!counts->n_grades)
        return;
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    for (size_t k = 0; k < counts->n_grades; k++)
        sg_buffer_printf(out, "%s%s %zu", !k ? "" : sg_words_pick(lang, ", ", "、"),
                         counts->grades[k], counts->of_grade[k]);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

/* "、2指標は中止、1指標は実績がない" */
static void say_missing(const struct sg_targets_found *found, bool ja, struct sg_buffer *out)
{
    if (found->cancelled)
        sg_buffer_printf(out, ja ? "、%zu指標は中止" : ", %zu cancelled", found->cancelled);
    if (found->no_actual)
        sg_buffer_printf(out, ja ? "、%zu指標は実績がない" : ", %zu without a result",
                         found->no_actual);
}

static void say_met_in_japanese(const struct sg_targets_found *found, struct sg_buffer *out)
{
    size_t all = sg_targets_all(found);
    bool missing = found->cancelled + found->no_actual > 0;
    if (found->met)
        sg_buffer_printf(out, "%zu指標のうち%zu指標が目標を達成し%s", all, found->met,
                         missing ? "" : "た");
    else if (missing)
        sg_buffer_printf(out, "%zu指標のうち、目標を達成したものはなく", all);
    else
        sg_buffer_add(out, all > 1 ? "いずれの指標も目標を達成していない" : "目標を達成していない");
}

/* "33指標のうち12指標が目標を達成し、…": of all that have a target. */
static void say_met(const struct sg_targets_found *found, bool ja, struct sg_buffer *out)
{
    size_t all = sg_targets_all(found);
    if (ja)
        say_met_in_japanese(found, out);
    else if (found->met)
        sg_buffer_printf(out, "%zu of %zu indicators met their target", found->met, all);
    else if (all > 1)
        sg_buffer_printf(out, "none of %zu indicators met its target", all);
    else
        sg_buffer_add(out, "the target was not met");
    say_missing(found, ja, out);
}

static void say_rest(const struct sg_targets_found *found, bool ja, struct sg_buffer *out)
{
    if (found->paired > found->graded)
        sg_buffer_printf(out,
                         ja ? "目指す方向等が定まらず評価していない指標が%zuある。"
                            : " %zu are not graded, for want of a direction.",
                         found->paired - found->graded);
    if (found->known != found->paired && found->cancelled)
        sg_buffer_printf(out, ja ? "中止となった指標が%zuある。" : " %zu were cancelled.",
                         found->cancelled);
    if (found->known != found->paired && found->no_actual)
        sg_buffer_printf(out, ja ? "実績のない指標が%zuある。" : " %zu have no result.",
                         found->no_actual);
    if (found->no_target)
        sg_buffer_printf(out, ja ? "目標を定めていない指標が%zuある。" : " %zu have no target.",
                         found->no_target);
}

/* What is graded, where it is not known of all whether they met their targets. */
static void say_graded(const struct sg_targets_found *found, size_t n, bool ja,
                       struct sg_buffer *out)
{
    if (found->known && found->known == found->graded && ja)
        sg_buffer_printf(out, "評価した%zu指標のうち%zu指標が目標を達成した", found->known,
                         found->met);
    else if (found->known && found->known == found->graded)
        sg_buffer_printf(out, "%zu of %zu graded indicators met their target", found->met,
                         found->known);
    else if (found->graded)
        sg_buffer_printf(out, ja ? "%zu指標を評価した" : "%zu indicators were graded",
                         found->graded);
    else
        sg_buffer_printf(out, ja ? "%zu指標を掲げる" : "%zu indicators are listed", n);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    struct counts counts = {0};
    const struct sg_targets_found *found = &counts.found;
    struct sg_buffer when = {0};
    bool ja = subject->lang == SG_JA;
    size_t start = out->n;
    const struct sg_target_columns columns = sg_target_find(subject->table);
    for (size_t i = 0; i < n; i++)
        count_row(&columns, rows[i], &counts);
    sort_grades(&counts);
    sg_subject_when(subject, subject->period, rows[0], &when);
    if (when.n)
        sg_buffer_printf(out, ja ? "%sは、" : "In %s, ", when.text);
    if (found->known && found->known == found->paired)
        say_met(found, ja, out);
    else
        say_graded(found, n, ja, out);
    say_grades(&counts, subject->lang, out);
    sg_buffer_add(out, ja ? "。" : ".");
    sg_subject_capital(subject, out, start);
    say_rest(found, ja, out);
    sg_buffer_free(&when);
}

const struct sg_sentence_kind sg_sentences_of_kpi = {
    .name = "kpi",
    .columns = {"target", "actual", "attainment_percent"},
    .split = SG_SUBJECT_PERIOD,
    .say = say};
