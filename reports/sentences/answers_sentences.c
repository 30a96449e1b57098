/* Answers of one survey: shares of respondents, not differences. */
#include "kinds.h"
#include "ranking_words.h"
#include "survey_shares.h"

#include "plots/page/words.h"

static void say_shares(const struct sg_subject *subject, const char *percent, const size_t rows[],
                       size_t n, struct sg_buffer *out)
{
    const struct sg_column *base = sg_table_numbers(subject->table, "base");
    sg_survey_say(
        subject,
        &(struct sg_survey_shares){.percent = sg_table_numbers(subject->table, percent),
                                   .n = base ? base : sg_table_numbers(subject->table, "n"),
                                   .period = subject->period},
        rows, n, out);
}

static void say_answers(const struct sg_subject *subject, const size_t rows[], size_t n,
                        struct sg_buffer *out)
{
    say_shares(subject, "estimate_percent", rows, n, out);
}

static void say_margin(const struct sg_subject *subject, const size_t rows[], size_t n,
                       struct sg_buffer *out)
{
    say_shares(subject, "percent", rows, n, out);
}

static void say_crosstab(const struct sg_subject *subject, const size_t rows[], size_t n,
                         struct sg_buffer *out)
{
    sg_survey_say(
        subject,
        &(struct sg_survey_shares){.percent = sg_table_numbers(subject->table, "column_percent"),
                                   .period = subject->period},
        rows, n, out);
}

/* Of each column the rows are the answers. */
const struct sg_sentence_kind sg_sentences_of_crosstab = {
    .name = "crosstab",
    .columns = {"row", "column", "row_percent", "column_percent"},
    .by = "row",
    .split = SG_SUBJECT_ITEMS,
    .say = say_crosstab};

const struct sg_sentence_kind sg_sentences_of_answers = {
    .name = "answers",
    .columns = {"question", "option", "estimate_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_answers};

const struct sg_sentence_kind sg_sentences_of_margin = {
    .name = "margin",
    .columns = {"percent", "n", "lower_percent", "upper_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_margin};
