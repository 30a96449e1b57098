/* Two waves of a survey: only what was tested and found is a rise or a fall. */
#include "kinds.h"
#include "ranking_words.h"
#include "survey_shares.h"

#include <math.h>
#include <stdlib.h>

#include "findings/moves.h"
#include "plots/page/words.h"

static size_t pick(const struct sg_subject *subject, const size_t rows[], size_t n,
                   enum sg_tested what, size_t picked[])
{
    const struct sg_tested_columns columns = sg_tested_find(subject->table);
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (sg_tested_at(&columns, rows[i]) == what)
            picked[found++] = rows[i];
    return found;
}

static void say_points(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    double points = sg_column_value(sg_table_numbers(subject->table, "difference_points"), row);
    sg_subject_print(subject, fabs(points), 1, sg_words_pick(subject->lang, " points", "ポイント"),
                     out);
}

/* "「A」が9.4ポイント、「B」が3.1ポイント上昇", "A rose by 9.4 points and B by 3.1 points" */
static void say_moved(const struct sg_subject *subject, const size_t rows[], size_t n, bool rose,
                      struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    for (size_t i = 0; i < n; i++) {
        sg_buffer_add(out, !i ? "" : ja ? "、" : i + 1 == n ? " and " : ", ");
        sg_subject_name(subject, rows[i], out);
        sg_buffer_add(out, ja ? "が" : i ? " by " : rose ? " rose by " : " fell by ");
        say_points(subject, rows[i], out);
    }
    if (ja)
        sg_buffer_add(out, rose ? "上昇" : "低下");
}

/* "（有意な差。Holm法で調整した検定、有意水準5％）": always said. */
static void say_test(const struct sg_subject *subject, const char *result, struct sg_buffer *out)
{
    struct sg_buffer test = {0};
    sg_words_test(&subject->table->info, subject->lang, &test);
    sg_buffer_printf(out, subject->lang == SG_JA ? "（%s%s）" : " (%s%s)", result,
                     sg_buffer_text(&test));
    sg_buffer_free(&test);
}

static void say_significant(const struct sg_subject *subject, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    sg_buffer_add(out, ja ? "した" : "");
    say_test(subject, ja ? "有意な差。" : "significant; ", out);
    sg_buffer_add(out, ja ? "。" : ".");
}

static void say_flat(const struct sg_subject *subject, struct sg_buffer *out)
{
    sg_buffer_add(out,
                  sg_words_pick(subject->lang, "no difference was significant", "有意な差はなく"));
    say_test(subject, "", out);
    sg_buffer_add(out, sg_words_pick(subject->lang, "; the answers were nearly flat.",
                                     "、ほぼ横ばいである。"));
}

static void say_changes(const struct sg_subject *subject, const size_t rows[], size_t n,
                        struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    size_t *rose = sg_alloc(n, sizeof *rose), *fell = sg_alloc(n, sizeof *fell);
    size_t *flat = sg_alloc(n, sizeof *flat);
    size_t n_rose = pick(subject, rows, n, SG_TESTED_ROSE, rose),
           n_fell = pick(subject, rows, n, SG_TESTED_FELL, fell);
    size_t n_flat = pick(subject, rows, n, SG_TESTED_FLAT, flat);
    struct sg_buffer from = {0};
    sg_subject_when(subject, subject->from, rows[0], &from);
    if (n_rose + n_fell + n_flat) {
        sg_buffer_printf(out, ja ? "%sと比べると、" : " Compared with %s, ",
                         from.n ? from.text : sg_words_pick(subject->lang, "before", "前回"));
        if (n_rose)
            say_moved(subject, rose, n_rose, true, out);
        if (n_fell) {
            sg_buffer_add(out, !n_rose ? "" : ja ? "し、" : ", and ");
            say_moved(subject, fell, n_fell, false, out);
        }
        if (n_rose + n_fell)
            say_significant(subject, out);
        else
            say_flat(subject, out);
        if (n_rose + n_fell && n_flat)
            sg_buffer_add(out, ja ? "その他の項目はほぼ横ばいである。"
                                  : " The other answers were nearly flat.");
    }
    sg_buffer_free(&from);
    free(rose);
    free(fell);
    free(flat);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    sg_status met = 0;
    for (size_t i = 0; i < n; i++)
        met |= sg_subject_status(subject, rows[i]);
    sg_survey_say(
        subject,
        &(struct sg_survey_shares){.percent = sg_table_numbers(subject->table, "current_percent"),
                                   .n = sg_table_numbers(subject->table, "current_n"),
                                   .period = subject->to},
        rows, n, out);
    if (met & SG_STATUS_BREAK) {
        sg_buffer_add(out, sg_words_pick(subject->lang,
                                         " The series breaks: it is not compared with the wave "
                                         "before.",
                                         "系列に断層があるため、前回とは比較しない。"));
        return;
    }
    say_changes(subject, rows, n, out);
    if (met & SG_STATUS_CAUTION)
        sg_buffer_add(out, sg_words_pick(subject->lang,
                                         " Methods or coverage changed: compare with caution.",
                                         "ただし、調査方法等の変更があり、比較には注意を要する。"));
}

const struct sg_sentence_kind sg_sentences_of_compare = {
    .name = "compare",
    .columns = {"previous_percent", "current_percent", "difference_points", "p_adjusted"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
