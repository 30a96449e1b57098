#include "answer_marks.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/text.h"

/* Texts longer than this are no marks. */
enum { LONGEST = 48 };

/* As label keys. */
static const char *const circles[] = {"○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "✅", "⭕", "レ"};
static const char *const chosen[] = {"1",    "yes",  "y",    "true",    "はい",     "有",
                                     "あり", "該当", "選択", "checked", "selected", "chosen"};
static const char *const not_chosen[] = {
    "0",  "-", "ー",    "いいえ",    "無",          "なし",      "非該当", "非選択",
    "no", "n", "false", "unchecked", "notselected", "notchosen", "□",      "☐"};
static const char *const crosses[] = {"×", "✕", "✖", "✗", "✘", "╳"};

/* Not available, as in a column of numbers. */
static const char *const missing[] = {"na", "n/a", "#n/a", "nan", "null", "…", "...", "..", "***"};

#define COUNT_OF(words) (sizeof(words) / sizeof *(words))

static bool is_among(const char *key, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i], key) == 0)
            return true;
    return false;
}

static bool is_circle(const char *key)
{
    return is_among(key, circles, COUNT_OF(circles));
}

bool sg_answer_is_circle(const char *text)
{
    char *key = sg_text_key(text);
    bool circle = is_circle(key);
    free(key);
    return circle;
}

/* Whether an option declares this mark. */
static bool is_declared(const struct sg_args *args, const char *option, const char *text)
{
    for (size_t i = 0; i < sg_args_count(args, option); i++)
        if (sg_text_same_key(sg_args_nth(args, option, i), text))
            return true;
    return false;
}

enum sg_answer_mark sg_answer_mark_of(const struct sg_answers_plan *plan, const char *column,
                                      const char *text)
{
    double number;
    if (is_declared(plan->args, "chosen", text))
        return SG_MARK_CHOSEN;
    if (is_declared(plan->args, "not-chosen", text))
        return SG_MARK_NOT;
    bool nil = false;
    const struct sg_rows_notes *notes = plan->notes;
    enum sg_rows_answer answer = !*text ? SG_ROWS_NO_ANSWER
                                 : notes && notes->mark
                                     ? notes->mark(notes->context, column, text, &nil)
                                     : SG_ROWS_ANSWERED;
    if (nil)
        return SG_MARK_NOT;
    if (answer != SG_ROWS_ANSWERED)
        return answer == SG_ROWS_LEFT_OUT ? SG_MARK_LEFT_OUT : SG_MARK_MISSING;
    char *key = sg_text_key(text);
    enum sg_answer_mark mark = !*key || is_among(key, missing, COUNT_OF(missing)) ? SG_MARK_MISSING
                               : is_circle(key) || is_among(key, chosen, COUNT_OF(chosen))
                                   ? SG_MARK_CHOSEN
                               : is_among(key, not_chosen, COUNT_OF(not_chosen)) ? SG_MARK_NOT
                               : is_among(key, crosses, COUNT_OF(crosses))       ? SG_MARK_CROSS
                               : strcmp(key, "x") == 0 || strcmp(key, "χ") == 0  ? SG_MARK_X
                               : sg_number_read(key, strlen(key), &number)       ? SG_MARK_UNKNOWN
                                                                                 : SG_MARK_TEXT;
    free(key);
    return mark;
}

static bool decode(const struct sg_answers_plan *plan, struct sg_field field, char **text,
                   struct sg_error *err)
{
    struct sg_texts texts = {0};
    char *bytes = sg_copy_bytes(field.text, field.n);
    sg_texts_add(&texts, bytes);
    free(bytes);
    bool done = plan->rows->decode(plan->rows->context, &texts, err);
    *text = done ? sg_copy_text(texts.items[0]) : NULL;
    sg_texts_free(&texts);
    return done;
}

/* Texts recur: what one means in a column is found once for each thread. */
bool sg_answer_mark_recall(const struct sg_answers_plan *plan, const struct sg_question *question,
                           size_t i, struct sg_field field, struct sg_gather_worker *worker,
                           enum sg_answer_mark *mark, struct sg_error *err)
{
    struct sg_gather_texts_known *known = &worker->known;
    char key[LONGEST + sizeof(size_t)], *text;
    size_t at = question->key + i, n = known->texts.n;
    if (field.n > LONGEST) {
        if (!decode(plan, field, &text, err))
            return sg_fail_at_column(err, question->columns.items[i]);
        *mark = sg_answer_mark_of(plan, question->columns.items[i], text);
        free(text);
        return true;
    }
    memcpy(key, &at, sizeof at);
    memcpy(key + sizeof at, field.text, field.n);
    uint32_t number = sg_intern(&known->texts, key, sizeof at + field.n);
    if (number == n) {
        known->marks = sg_grow(known->marks, &known->capacity, n + 1, 1);
        if (!decode(plan, field, &text, err))
            return sg_fail_at_column(err, question->columns.items[i]);
        known->marks[n] = (unsigned char)sg_answer_mark_of(plan, question->columns.items[i], text);
        free(text);
    }
    *mark = (enum sg_answer_mark)known->marks[number];
    return true;
}

size_t sg_answer_marks_count(struct sg_answers_plan *plan, size_t first)
{
    for (size_t q = 0; q < plan->n_questions; q++) {
        struct sg_question *question = &plan->questions[q];
        question->counts = first;
        if (question->kind == SG_QUESTION_COLUMNS)
            first += question->columns.n * SG_ANSWER_MARKS;
    }
    return first;
}

static bool refuse(const struct sg_question *question, size_t i, const char *mark,
                   struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may mean chosen or not where nothing else says chosen; say --chosen '%s' or "
            "--not-chosen '%s'",
            mark, mark, mark);
    return sg_fail_at_column(err, question->columns.items[i]);
}

static bool check_question(struct sg_run *run, const struct sg_question *question,
                           const size_t counts[], struct sg_error *err)
{
    size_t n_chosen = 0;
    for (size_t i = 0; i < question->columns.n; i++)
        n_chosen += counts[i * SG_ANSWER_MARKS + SG_MARK_CHOSEN];
    for (size_t i = 0; i < question->columns.n; i++) {
        const size_t *own = counts + i * SG_ANSWER_MARKS;
        if (own[SG_MARK_X] && !own[SG_MARK_CHOSEN])
            return refuse(question, i, "x", err);
        if (own[SG_MARK_CROSS] && !n_chosen)
            return refuse(question, i, "×", err);
        if (own[SG_MARK_TEXT])
            sg_run_note(run, "column '%s': %zu texts are taken as chosen",
                        question->columns.items[i], own[SG_MARK_TEXT]);
    }
    return true;
}

bool sg_answer_marks_check(struct sg_run *run, const struct sg_answers_plan *plan,
                           const struct sg_gathered *gathered, struct sg_error *err)
{
    bool done = true;
    for (size_t q = 0; done && q < plan->n_questions; q++)
        if (plan->questions[q].kind == SG_QUESTION_COLUMNS)
            done = check_question(run, &plan->questions[q],
                                  gathered->counts + plan->questions[q].counts, err);
    return done;
}
