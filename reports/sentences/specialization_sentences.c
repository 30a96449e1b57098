#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "findings/specialized.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/role.h"

/* How many items have an interval, and of how many it lies above 1 as printed. */
static size_t count_above(const struct sg_subject *subject, const size_t rows[], size_t n,
                          size_t *known)
{
    const struct sg_column *lower = sg_table_numbers(subject->table, "lower");
    size_t above = 0;
    *known = 0;
    for (size_t i = 0; i < n; i++) {
        double limit = sg_column_value(lower, rows[i]);
        const char *label = subject->by ? sg_column_text(subject->by, rows[i]) : "";
        if (isnan(limit) || sg_role_is_total(label, subject->table->info.total_label))
            continue;
        (*known)++;
        above += sg_number_round(limit, 2) > 1;
    }
    return above;
}

static void say_intervals(const struct sg_subject *subject, const size_t rows[], size_t n,
                          struct sg_buffer *out)
{
    size_t known, above = count_above(subject, rows, n, &known);
    struct sg_buffer interval = {0};
    sg_words_interval_name(subject->table->info.level, subject->lang, &interval);
    if (known)
        sg_buffer_printf(out,
                         subject->lang == SG_JA
                             ? "%3$sを考慮しても1を上回るのは、%2$zu項目のうち%1$zu項目である。"
                             : " Of %2$zu items, %1$zu are above 1 with their %3$s.",
                         above, known, interval.text);
    sg_buffer_free(&interval);
}

static void say_lead(const struct sg_subject *subject, const struct sg_ranking *ranking, size_t row,
                     struct sg_buffer *out)
{
    const char *reference = subject->table->info.reference;
    const char *measure = sg_subject_measure(subject, row);
    sg_subject_topic(subject, subject->period, row, "特化係数", out);
    if (subject->lang == SG_JA) {
        sg_buffer_add(out, *measure ? "の特化係数" : "");
        if (reference)
            sg_buffer_printf(out, "（基準：%s）", reference);
        sg_buffer_add(out, "は、");
        sg_ranking_caveat(ranking, subject, out);
        return;
    }
    sg_ranking_lead(ranking, "highest", "location quotient", out);
    sg_subject_say_measure(subject, row, " of ", out);
    sg_subject_where(subject, row, out);
    if (reference)
        sg_buffer_printf(out, " (reference: %s)", sg_names_label(reference, SG_EN, false));
    sg_ranking_link(ranking, " was that of ", " were those of ", out);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    static const struct sg_ranking_style style = {.decimals = 2, .unit = ""};
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    struct sg_ranking ranking;
    const struct sg_specialized specialized = sg_specialized_find(subject->table, subject->by);
    for (size_t i = 0; i < n; i++)
        entries[i] = sg_specialized_entry(&specialized, rows[i]);
    sg_specialized_rank(&ranking, entries, n);
    size_t start = out->n;
    const struct sg_unpublished unpublished = {subject->period, {"location quotient", "特化係数"}};
    sg_ranking_say_unpublished(&ranking, subject, &unpublished, rows[0], out);
    if (ranking.n) {
        say_lead(subject, &ranking, rows[0], out);
        sg_ranking_say(&ranking, subject, &style, "高く", out);
        sg_buffer_add(out, sg_words_pick(subject->lang, ".", "。"));
        sg_subject_capital(subject, out, start);
        say_intervals(subject, rows, n, out);
    }
    sg_ranking_free(&ranking);
    free(entries);
}

const struct sg_sentence_kind sg_sentences_of_specialization = {
    .name = "specialization",
    .columns = {"value", "area_total", "coefficient"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
