/* Estimates of groups of a sample: the whole, and the group that is proven to lie above it. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/apart.h"
#include "plots/page/words.h"

static const char *statistic_name(const struct sg_subject *subject, size_t row)
{
    static const struct {
        const char *word;
        struct sg_bilingual name;
    } names[] = {{"mean", {"mean", "平均"}},
                 {"total", {"total", "総数"}},
                 {"ratio", {"ratio", "比"}},
                 {"quantile", {"quantile", "分位点"}}};
    const char *word = sg_column_text(sg_table_labels(subject->table, "statistic"), row);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].word, word) == 0)
            return sg_lang_pick(names[i].name, subject->lang);
    return word;
}

/* The groups that are proven to be high, ranked. Release with sg_ranking_free. */
static void rank(const struct sg_subject *subject, const size_t rows[], size_t n,
                 const struct sg_whole *whole, struct sg_ranking *ranking)
{
    const struct sg_table *table = subject->table;
    const struct sg_column *lower = sg_table_numbers(table, "lower");
    const struct sg_column *upper = sg_table_numbers(table, "upper");
    struct sg_group_estimate *groups = sg_alloc(n, sizeof *groups);
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    const struct sg_ranking_rule rule = {whole->decimals, 1, -INFINITY, NULL};
    for (size_t i = 0; i < n; i++)
        groups[i] = (struct sg_group_estimate){
            sg_entry_of_row(table, subject->by, sg_table_numbers(table, "estimate"),
                            sg_table_numbers(table, "n"), rows[i]),
            sg_column_value(lower, rows[i]), sg_column_value(upper, rows[i])};
    sg_apart_mark(groups, n, whole);
    for (size_t i = 0; i < n; i++)
        entries[i] = groups[i].entry;
    sg_ranking_make(ranking, entries, n, &rule);
    free(entries);
    free(groups);
}

static void say_lead(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *statistic = statistic_name(subject, row);
    bool named = *sg_subject_measure(subject, row) != '\0';
    sg_subject_topic(subject, subject->period, row, statistic, out);
    if (subject->lang == SG_JA) {
        sg_buffer_printf(out, "%s%sは、", named ? "の" : "", named ? statistic : "");
        return;
    }
    sg_buffer_printf(out, "the %s", statistic);
    sg_subject_say_measure(subject, row, " of ", out);
    sg_buffer_add(out, " was ");
}

static void say_group(const struct sg_subject *subject, const struct sg_ranking *ranking,
                      int decimals, bool first, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, highest = sg_ranking_leaders(ranking) == 1;
    if (ja)
        sg_buffer_add(out, first ? "" : "で、");
    else
        sg_buffer_printf(out, "%s%s in ", first ? "" : ", ", highest ? "highest" : "higher");
    sg_subject_name(subject, ranking->items[0].key, out);
    sg_buffer_add(out, ja ? "が" : " (");
    sg_subject_print(subject, ranking->items[0].value, decimals, "", out);
    struct sg_buffer interval = {0};
    sg_words_interval_name(subject->table->info.level, subject->lang, &interval);
    sg_buffer_printf(out,
                     !ja       ? ", with a %s above %s)"
                     : highest ? "で最も高い（%sが%sを上回る）"
                               : "と全体より高い（%sが%sを上回る）",
                     interval.text,
                     first ? sg_words_pick(subject->lang, "those of the others", "他の区分")
                           : sg_words_pick(subject->lang, "the total", "全体"));
    sg_buffer_free(&interval);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    const struct sg_column *value = sg_table_numbers(subject->table, "estimate");
    ptrdiff_t total = sg_subject_total(subject, rows, n);
    bool ja = subject->lang == SG_JA;
    const struct sg_whole whole = {.value = total < 0 ? NAN : sg_column_value(value, (size_t)total),
                                   .sampled = true,
                                   .decimals = sg_subject_digits(value, rows, n)};
    struct sg_ranking ranking;
    rank(subject, rows, n, &whole, &ranking);
    bool alone = n > 1 && ranking.n && sg_ranking_ties(&ranking, 0) == 1;
    bool named = alone && (sg_ranking_leaders(&ranking) || !isnan(whole.value));
    size_t start = out->n;
    if (!isnan(whole.value) || named)
        say_lead(subject, rows[0], out);
    if (!isnan(whole.value)) {
        sg_buffer_add(out, ja && n > 1 ? "全体では" : "");
        sg_subject_print(subject, whole.value, whole.decimals, !ja && n > 1 ? " overall" : "", out);
    }
    if (named)
        say_group(subject, &ranking, whole.decimals, isnan(whole.value), out);
    if (out->n > start)
        sg_buffer_add(out, !ja ? "." : named ? "。" : "である。");
    sg_subject_capital(subject, out, start);
    sg_ranking_free(&ranking);
}

const struct sg_sentence_kind sg_sentences_of_estimate = {
    .name = "estimate",
    .columns = {"statistic", "variable", "estimate"},
    .by = "domain",
    .split = SG_SUBJECT_ITEMS,
    .say = say};
