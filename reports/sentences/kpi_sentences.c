/* Indicators: how many of how many met their targets. */
#include "kinds.h"

#include <math.h>
#include <string.h>

#include "plots/page/words.h"

enum { GRADES = 12 };

struct counts {
    size_t met, graded, ungraded, no_actual, no_target;
    const char *grades[GRADES];
    size_t of_grade[GRADES];
    size_t n_grades;
};

/* The grades of the presets that say the target is met. */
static bool is_met(const char *grade)
{
    static const char *const met[] = {"A", "達成", "met"};
    for (size_t i = 0; i < sizeof met / sizeof *met; i++)
        if (strcmp(grade, met[i]) == 0)
            return true;
    return false;
}

static bool tells_met(const char *grade)
{
    static const char *const known[] = {"B", "C", "D", "未達成", "not met"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(grade, known[i]) == 0)
            return true;
    return is_met(grade);
}

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

static void count_row(const struct sg_subject *subject, size_t row, struct counts *counts)
{
    const struct sg_column *grade = sg_subject_label(subject, "grade");
    const char *text = grade ? sg_column_text(grade, row) : "";
    bool actual = !isnan(sg_subject_value(sg_subject_number(subject, "actual"), row));
    bool target = !isnan(sg_subject_value(sg_subject_number(subject, "target"), row));
    counts->no_actual += target && !actual;
    counts->no_target += !target;
    if (!actual || !target)
        return;
    counts->graded += *text != '\0';
    counts->ungraded += !*text;
    counts->met += is_met(text);
    if (*text)
        count_grade(counts, text);
}

/* Whether all grades are of a preset that says what is met. */
static bool all_tell(const struct counts *counts)
{
    for (size_t k = 0; k < counts->n_grades; k++)
        if (!tells_met(counts->grades[k]))
            return false;
    return counts->n_grades > 0;
}

static void say_grades(const struct counts *counts, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    for (size_t k = 0; k < counts->n_grades; k++)
        sg_buffer_printf(out, "%s%s %zu", !k ? "" : sg_words_pick(lang, ", ", "、"),
                         counts->grades[k], counts->of_grade[k]);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

static void say_rest(const struct counts *counts, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    if (counts->ungraded)
        sg_buffer_printf(out,
                         ja ? "目指す方向等が定まらず評価していない指標が%zuある。"
                            : " %zu are not graded, for want of a direction.",
                         counts->ungraded);
    if (counts->no_actual)
        sg_buffer_printf(out,
                         ja ? "実績のない指標（中止等）が%zuある。"
                            : " %zu have no actual value, as when an event was cancelled.",
                         counts->no_actual);
    if (counts->no_target)
        sg_buffer_printf(out, ja ? "目標を定めていない指標が%zuある。" : " %zu have no target.",
                         counts->no_target);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    struct counts counts = {0};
    struct sg_buffer when = {0};
    bool ja = subject->lang == SG_JA;
    size_t start = out->n;
    for (size_t i = 0; i < n; i++)
        count_row(subject, rows[i], &counts);
    sort_grades(&counts);
    sg_subject_when(subject, subject->period, rows[0], &when);
    if (when.n)
        sg_buffer_printf(out, ja ? "%sは、" : "In %s, ", when.text);
    if (counts.graded && all_tell(&counts)) {
        if (ja && !counts.met)
            sg_buffer_printf(out, "目標と実績のある%zu指標のうち、目標を達成したものはなかった",
                             counts.graded);
        else
            sg_buffer_printf(out,
                             ja ? "目標と実績のある%1$zu指標のうち%2$zu指標が目標を達成した"
                                : "%2$zu of %1$zu graded indicators met their target",
                             counts.graded, counts.met);
        say_grades(&counts, subject->lang, out);
        sg_buffer_add(out, ja ? "。" : ".");
    } else if (counts.graded) {
        sg_buffer_printf(out, ja ? "%zu指標を評価した" : "%zu indicators were graded",
                         counts.graded);
        say_grades(&counts, subject->lang, out);
        sg_buffer_add(out, ja ? "。" : ".");
    } else {
        sg_buffer_printf(out, ja ? "%zu指標を掲げる。" : "%zu indicators are listed.", n);
    }
    sg_subject_capital(subject, out, start);
    say_rest(&counts, subject->lang, out);
    sg_buffer_free(&when);
}

const struct sg_sentence_kind sg_sentences_of_kpi = {
    .name = "kpi",
    .columns = {"target", "actual", "attainment_percent"},
    .split = SG_SUBJECT_PERIOD,
    .say = say};
