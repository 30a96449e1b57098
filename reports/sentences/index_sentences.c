/* Indices of structure: of several areas (or items) who is highest, of one what they are. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>
#include <string.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

enum { LISTED = 3 }; /* indices of one area that a sentence holds */

static const struct sg_column *values_of(const struct sg_subject *subject)
{
    return sg_table_numbers(subject->table, "value");
}

static const char *index_at(const struct sg_subject *subject, size_t row)
{
    const char *name = sg_column_text(sg_table_labels(subject->table, "index"), row);
    return sg_names_index(name, subject->lang);
}

/* The names of areas stand beside their codes. */
static struct sg_subject named(const struct sg_subject *subject, size_t row)
{
    struct sg_subject of = *subject;
    const struct sg_column *label = sg_table_labels(subject->table, "label");
    if (label && *sg_column_text(label, row))
        of.by = label;
    of.n_others = 0; /* the index is named otherwise */
    return of;
}

static void say_topic(const struct sg_subject *subject, size_t row, const char *what,
                      struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, named = *sg_subject_measure(subject, row) != '\0';
    const struct sg_column *when = subject->period ? subject->period : subject->to;
    sg_subject_topic(subject, when, row, what, out);
    if (ja)
        sg_buffer_printf(out, "%s%s", named ? "の" : "", named ? what : "");
}

static void say_ranking(const struct sg_subject *subject, const size_t rows[], size_t n,
                        struct sg_buffer *out)
{
    const struct sg_column *value = values_of(subject);
    const struct sg_subject of = named(subject, rows[0]);
    const struct sg_ranking_style style = {.decimals = sg_subject_digits(value, rows, n),
                                           .unit = ""};
    const struct sg_ranking_rule rule = {.decimals = style.decimals, .sign = 1, .above = -INFINITY};
    struct sg_ranking ranking;
    sg_ranking_of_rows(&ranking, &of, value, NULL, rows, n, &rule);
    size_t start = out->n;
    if (ranking.n) {
        const char *index = index_at(subject, rows[0]);
        say_topic(&of, rows[0], index, out);
        if (of.lang == SG_JA) {
            sg_buffer_add(out, "は、");
            sg_ranking_caveat(&ranking, &of, out);
        } else {
            sg_ranking_lead(&ranking, "highest", index, out);
            sg_subject_say_measure(&of, rows[0], " of ", out);
            sg_ranking_link(&ranking, " was that of ", " were those of ", out);
        }
        sg_ranking_say(&ranking, &of, &style, "高く", out);
        sg_buffer_add(out, sg_words_pick(of.lang, ".", "。"));
        sg_subject_capital(&of, out, start);
    }
    sg_ranking_free(&ranking);
}

/* "川崎市の2021年の事業所数のエントロピーは2.51、…である。" */
static void say_list(const struct sg_subject *subject, const size_t rows[], size_t n,
                     struct sg_buffer *out)
{
    const struct sg_column *value = values_of(subject);
    bool ja = subject->lang == SG_JA;
    size_t start = out->n, said = 0;
    for (size_t i = 0; i < n && said < LISTED; i++) {
        double x = sg_column_value(value, rows[i]);
        if (isnan(x))
            continue;
        if (said == 0)
            say_topic(subject, rows[i], index_at(subject, rows[i]), out);
        else
            sg_buffer_printf(out, ja ? "、%s" : ", the %s", index_at(subject, rows[i]));
        if (!ja && said == 0) {
            sg_buffer_printf(out, "the %s", index_at(subject, rows[i]));
            sg_subject_say_measure(subject, rows[i], " of ", out);
            sg_subject_where(subject, rows[i], out);
        }
        sg_buffer_add(out, ja ? "は" : said ? " " : " was ");
        sg_subject_print(subject, x, sg_subject_digits(value, &rows[i], 1), "", out);
        said++;
    }
    if (said)
        sg_buffer_add(out, ja ? "である。" : ".");
    sg_subject_capital(subject, out, start);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    bool of_indices = !subject->by || strcmp(subject->by->name, "index") == 0;
    struct sg_subject plain = *subject;
    plain.n_others = 0;
    if (!values_of(subject))
        return;
    if (of_indices || n == 1)
        say_list(&plain, rows, n, out);
    else
        say_ranking(subject, rows, n, out);
}

const struct sg_sentence_kind sg_sentences_of_complexity = {.name = "complexity",
                                                            .columns = {"index", "item", "value"},
                                                            .by = "item",
                                                            .split = SG_SUBJECT_ITEMS,
                                                            .say = say};

const struct sg_sentence_kind sg_sentences_of_structure = {
    .name = "structure",
    .columns = {"index", "from", "to", "value"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};

const struct sg_sentence_kind sg_sentences_of_concentration = {
    .name = "concentration",
    .columns = {"index", "value", "n", "categories"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
