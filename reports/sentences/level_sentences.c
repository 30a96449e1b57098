/* Ratios, index numbers, basic employment, tallies: which of the items is highest. */
#include "kinds.h"
#include "level_said.h"
#include "ranking_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/page/words.h"
#include "table/measure.h"

static const struct sg_level ratio = {"ratio", {"ratio", "比率"}, false, false, false};
static const struct sg_level index_number = {
    "index_number", {"index number", "指数"}, true, false, false};
static const struct sg_level basic = {"basic", {"basic employment", "基盤雇用"}, true, true, false};

/* １事業所当たり is in the name: 人/事業所 is said as 人. Index numbers have a base, not a unit. */
static char *unit_of(const struct sg_subject *subject, const struct sg_column *value)
{
    const char *unit = sg_column_unit(value, subject->lang);
    if (!unit || strchr(unit, '=') || subject->lang != SG_JA)
        return sg_copy_text(unit && *unit == '%' ? unit : "");
    struct sg_buffer name = {0};
    char *over = sg_copy_bytes(unit, strcspn(unit, "/"));
    sg_unit_name(over, 1, SG_JA, &name);
    free(over);
    return sg_buffer_take(&name);
}

/* "指数（2016=100）" where the measure is what was indexed. */
static void say_noun(const struct sg_level *level, const struct sg_subject *subject,
                     const struct sg_column *value, struct sg_buffer *out)
{
    const char *unit = sg_column_unit(value, subject->lang);
    bool ja = subject->lang == SG_JA;
    if (!level->of_measure)
        return;
    if (ja)
        sg_buffer_printf(out, "の%s", level->noun.ja);
    if (unit && strchr(unit, '='))
        sg_buffer_printf(out, ja ? "（%s）" : " (%s)", unit);
}

static void say_lead(const struct sg_level *level, const struct sg_subject *subject,
                     const struct sg_column *value, const struct sg_ranking *ranking, size_t row,
                     struct sg_buffer *out)
{
    const char *measure = sg_subject_measure(subject, row);
    sg_subject_topic(subject, subject->period, row, level->noun.ja, out);
    if (subject->lang == SG_JA) {
        if (*measure)
            say_noun(level, subject, value, out);
        sg_buffer_add(out, "は、");
        sg_ranking_caveat(ranking, subject, out);
        return;
    }
    sg_ranking_lead(ranking, level->amount ? "largest" : "highest", level->noun.en, out);
    if (!level->is_measure)
        sg_subject_say_measure(subject, row, " of ", out);
    say_noun(level, subject, value, out);
    sg_subject_where(subject, row, out);
    sg_ranking_link(ranking, " was that of ", " were those of ", out);
}

void sg_level_say(const struct sg_level *level, const struct sg_subject *subject,
                  const size_t rows[], size_t n, struct sg_buffer *out)
{
    const struct sg_column *value = sg_table_numbers(subject->table, level->column);
    const struct sg_column *const columns[] = {value, NULL};
    int decimals = sg_printed_decimals(columns, subject->table->n_rows);
    const struct sg_ranking_rule rule = {.decimals = decimals, .sign = 1, .above = -INFINITY};
    char *unit = unit_of(subject, value);
    const struct sg_ranking_style style = {.decimals = decimals, .unit = unit};
    struct sg_ranking ranking;
    sg_ranking_of_rows(&ranking, subject, value, NULL, rows, subject->by ? n : 0, &rule);
    size_t start = out->n;
    const struct sg_unpublished unpublished = {subject->period, level->noun};
    sg_ranking_say_unpublished(&ranking, subject, &unpublished, rows[0], out);
    /* in the base all are 100 */
    bool alike = ranking.n > 1 && sg_ranking_ties(&ranking, 0) == ranking.n;
    if (ranking.n && !alike) {
        say_lead(level, subject, value, &ranking, rows[0], out);
        sg_ranking_say(&ranking, subject, &style, level->amount ? "多く" : "高く", out);
        sg_buffer_add(out, sg_words_pick(subject->lang, ".", "。"));
        sg_subject_capital(subject, out, start);
    }
    sg_ranking_free(&ranking);
    free(unit);
}

static void say_ratio(const struct sg_subject *subject, const size_t rows[], size_t n,
                      struct sg_buffer *out)
{
    sg_level_say(&ratio, subject, rows, n, out);
}

static void say_index(const struct sg_subject *subject, const size_t rows[], size_t n,
                      struct sg_buffer *out)
{
    sg_level_say(&index_number, subject, rows, n, out);
}

static void say_base(const struct sg_subject *subject, const size_t rows[], size_t n,
                     struct sg_buffer *out)
{
    sg_level_say(&basic, subject, rows, n, out);
}

/* The sum or mean that the status speaks of, else the number of records. */
static const struct sg_column *tallied(const struct sg_table *table)
{
    const struct sg_column *main = sg_table_main(table);
    for (size_t i = table->n_columns; i-- > 0 && !main;) {
        const char *name = table->columns[i]->name;
        if (strncmp(name, "sum_", 4) == 0 || strncmp(name, "mean_", 5) == 0)
            main = table->columns[i];
    }
    return main;
}

static bool is_tally(const struct sg_table *table)
{
    const struct sg_column *main = tallied(table);
    return main && (strncmp(main->name, "sum_", 4) == 0 || strncmp(main->name, "mean_", 5) == 0);
}

static void say_tally(const struct sg_subject *subject, const size_t rows[], size_t n,
                      struct sg_buffer *out)
{
    const struct sg_column *main = tallied(subject->table);
    struct sg_buffer title = {0};
    sg_words_title(sg_column_title(main, subject->lang), subject->lang, &title);
    const struct sg_level level = {
        main->name, {title.text, title.text}, false, main->name[0] == 's', false};
    sg_level_say(&level, subject, rows, n, out);
    sg_buffer_free(&title);
}

const struct sg_sentence_kind sg_sentences_of_base = {
    .name = "base",
    .columns = {"value", "basic", "employment_share_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_base};

const struct sg_sentence_kind sg_sentences_of_tally = {.name = "tally",
                                                       .columns = {"n"},
                                                       .fits = is_tally,
                                                       .split = SG_SUBJECT_ITEMS,
                                                       .say = say_tally};

const struct sg_sentence_kind sg_sentences_of_ratio = {
    .name = "ratio",
    .columns = {"numerator", "denominator", "ratio"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_ratio};

const struct sg_sentence_kind sg_sentences_of_index = {.name = "index",
                                                       .columns = {"original", "index_number"},
                                                       .split = SG_SUBJECT_ITEMS,
                                                       .say = say_index};
