#include "di_scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/role.h"
#include "table/text.h"

#include "record_codes.h"

const struct sg_option di_option_up = {
    .name = "up",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "LABELS",
    .help = {"answers (or columns) that count up, the strongest first, such as 好転",
             "上向きの回答（又は列）。複数は強い順に、コンマで区切る（例：好転）"}};

const struct sg_option di_option_down = {
    .name = "down",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "LABELS",
    .help = {"answers (or columns) that count down, the strongest first, such as 悪化",
             "下向きの回答（又は列）。複数は強い順に、コンマで区切る（例：悪化）"}};

const struct sg_option di_option_score = {
    .name = "score",
    .kind = SG_OPTION_TEXT,
    .argument = "SCORES",
    .preset = "balance",
    .help = {"balance (1, 0, -1), eu (1, 1/2, 0, -1/2, -1), fifty (1, 1/2, 0), or the scores "
             "of all answers: 'LABEL=1,LABEL=0.5,…'",
             "得点。balance（1、0、-1）、eu（1、0.5、0、-0.5、-1）、fifty（1、0.5、0）、"
             "又はすべての回答の得点 '回答=1,回答=0.5,…'"}};

enum { NO_ANSWER_IN, NO_ANSWER_OUT };

static const struct sg_choice no_answers[] = {
    [NO_ANSWER_IN] = {"in", {"in the base", "分母に含める"}},
    [NO_ANSWER_OUT] = {"out", {"out of it", "分母から除く"}}};

const struct sg_option di_option_no_answer = {
    .name = "no-answer",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHERE",
    .choices = SG_CHOICES(no_answers),
    .preset = "in",
    .help = {"whether 無回答 and the like are in the base", "無回答などの扱い"}};

/* Whether a label of a column, or the name of one, has the same key. */
static bool is_known(const struct sg_table *table, const char *text)
{
    if (sg_table_find(table, text) >= 0)
        return true;
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t k = 0; k < table->columns[i]->levels.n; k++)
            if (sg_text_same_key(table->columns[i]->levels.texts[k], text))
                return true;
    return false;
}

void di_split(const char *list, const struct sg_table *table, struct sg_texts *labels)
{
    if (is_known(table, list)) {
        sg_texts_add(labels, list);
        return;
    }
    for (const char *at = list; *at; at += *at == ',') {
        size_t n = strcspn(at, ",");
        char *piece = sg_copy_bytes(at, n), *label = sg_text_trim(piece);
        if (*label)
            sg_texts_add(labels, label);
        free(piece);
        free(label);
        at += n;
    }
}

static bool add(struct di_scale *scale, const char *label, double score, struct sg_error *err)
{
    for (size_t i = 0; i < scale->labels.n; i++)
        if (sg_text_same_key(scale->labels.items[i], label))
            return sg_fail(err, SG_FAIL_USAGE, "answer '%s' is named twice", label);
    sg_texts_add(&scale->labels, label);
    scale->scores = sg_resize(scale->scores, scale->labels.n, sizeof *scale->scores);
    scale->scores[scale->labels.n - 1] = score;
    scale->least = fmin(scale->least, score);
    scale->most = fmax(scale->most, score);
    return true;
}

/* The answers of --up or --down with the score of the k-th. */
static bool add_side(struct di_scale *scale, const struct sg_run *run, const struct sg_table *table,
                     const char *option, const double scores[2], struct sg_error *err)
{
    struct sg_texts labels = {0};
    for (size_t i = 0; i < sg_args_count(run->args, option); i++)
        di_split(sg_args_nth(run->args, option, i), table, &labels);
    bool fine = true;
    if (labels.n == 0)
        fine = sg_fail(err, SG_FAIL_USAGE, "--%s is needed: the answers that count so", option);
    else if (scores[0] != scores[1] && labels.n > 2)
        fine = sg_fail(err, SG_FAIL_USAGE,
                       "--score eu has two steps on either side, --%s names %zu", option, labels.n);
    for (size_t i = 0; i < labels.n && fine; i++)
        fine = add(scale, labels.items[i], scores[i > 0], err);
    sg_texts_free(&labels);
    return fine;
}

static bool read_preset(struct di_scale *scale, const struct sg_run *run,
                        const struct sg_table *table, const char *name, struct sg_error *err)
{
    bool fifty = strcmp(name, "fifty") == 0, eu = strcmp(name, "eu") == 0;
    if (!fifty && !eu && strcmp(name, "balance") != 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--score '%s' is neither balance, eu, fifty nor a list of 'LABEL=1,…'",
                       name);
    const double up[] = {1, eu ? 0.5 : 1};
    const double down[] = {fifty ? 0 : -1, fifty ? 0 : eu ? -0.5 : -1};
    scale->neutral = fifty ? 0.5 : 0;
    return add_side(scale, run, table, "up", up, err) &&
           add_side(scale, run, table, "down", down, err);
}

/* Takes "LABEL=1" off a list; a label may hold commas, for it ends where a score follows. */
static bool next_score(const char **list, char **label, double *score)
{
    for (const char *equal = *list; (equal = strchr(equal, '=')) != NULL; equal++) {
        size_t n = strcspn(equal + 1, ",");
        if (!sg_number_read(equal + 1, n, score))
            continue;
        char *piece = sg_copy_bytes(*list, (size_t)(equal - *list));
        *label = sg_text_trim(piece);
        free(piece);
        *list = equal + 1 + n + (equal[1 + n] == ',');
        return true;
    }
    return false;
}

static bool read_list(struct di_scale *scale, const struct sg_run *run, const char *list,
                      struct sg_error *err)
{
    if (sg_args_count(run->args, "up") || sg_args_count(run->args, "down"))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--score with labels says what is up and down: leave out --up and --down");
    scale->complete = true;
    while (*list) {
        char *label;
        double score;
        if (!next_score(&list, &label, &score))
            return sg_fail(err, SG_FAIL_USAGE, "'%s' in --score is not LABEL=NUMBER", list);
        bool fine = add(scale, label, score, err);
        free(label);
        if (!fine)
            return false;
    }
    if (scale->least < scale->most)
        return true;
    return sg_fail(err, SG_FAIL_USAGE, "--score needs two answers with different scores");
}

bool di_scale_read(struct di_scale *scale, const struct sg_run *run, const struct sg_table *table,
                   struct sg_error *err)
{
    const char *score = sg_args_text(run->args, "score");
    *scale = (struct di_scale){.least = INFINITY, .most = -INFINITY};
    scale->no_answer_in = sg_args_choice(run->args, "no-answer") == NO_ANSWER_IN;
    if (strchr(score, '='))
        return read_list(scale, run, score, err);
    return read_preset(scale, run, table, score, err);
}

bool di_scale_require(const struct di_scale *scale, const struct sg_texts *known,
                      struct sg_error *err)
{
    for (size_t i = 0; i < scale->labels.n; i++) {
        const char *label = scale->labels.items[i];
        bool there = sg_role_is_no_answer(label);
        for (size_t k = 0; k < known->n && !there; k++)
            there = sg_text_same_key(known->items[k], label);
        if (!there)
            return sg_survey_fail_answer(known, "--up, --down, --score", label, err);
    }
    return true;
}

void di_scale_free(struct di_scale *scale)
{
    sg_texts_free(&scale->labels);
    free(scale->scores);
    *scale = (struct di_scale){0};
}

struct di_answer di_scale_answer(const struct di_scale *scale, const char *label)
{
    double middle = (scale->least + scale->most) / 2;
    for (size_t i = 0; i < scale->labels.n; i++) {
        double score = scale->scores[i];
        if (sg_text_same_key(scale->labels.items[i], label))
            return (struct di_answer){score > middle   ? DI_UP
                                      : score < middle ? DI_DOWN
                                                       : DI_NEUTRAL,
                                      score, true};
    }
    if (sg_role_is_no_answer(label))
        return (struct di_answer){DI_NO_ANSWER, 0, false};
    return (struct di_answer){DI_NEUTRAL, scale->neutral, false};
}
