/* What stands in the columns of a question of several answers: ○ and 1, × and 0, words, texts. */
#ifndef SG_ANALYSIS_SURVEY_ANSWER_MARKS_H
#define SG_ANALYSIS_SURVEY_ANSWER_MARKS_H

#include "answers.h"

enum sg_answer_mark {
    SG_MARK_MISSING,
    SG_MARK_LEFT_OUT, /* a declared mark that takes the record out of the question */
    SG_MARK_NOT,      /* 0, -, no */
    SG_MARK_CHOSEN,   /* ○, ✓, レ, 1, yes */
    SG_MARK_CROSS,    /* ×: not chosen where others are */
    SG_MARK_X,        /* the letter: the same, in a column where another is */
    SG_MARK_TEXT,     /* chosen, and what was meant: その他の内容 */
    SG_MARK_UNKNOWN   /* a number that is neither 0 nor 1 */
};
enum { SG_ANSWER_MARKS = SG_MARK_UNKNOWN + 1 };

/* Whether a text is ○, ✓ or the like, which say chosen where a blank says not. */
bool sg_answer_is_circle(const char *text);
/* What a text means in a column. */
enum sg_answer_mark sg_answer_mark_of(const struct sg_answers_plan *plan, const char *column,
                                      const char *text);
/* What a text means in column `i` of a question. False where its bytes are no text. */
bool sg_answer_mark_recall(const struct sg_answers_plan *plan, const struct sg_question *question,
                           size_t i, struct sg_field field, struct sg_gather_worker *worker,
                           enum sg_answer_mark *mark, struct sg_error *err);

/* The mark of column `i` of a question in a record, counted for sg_answer_marks_check: nearly
   always 0 or 1. False where its bytes are no text. */
static inline bool sg_answer_mark_read(const struct sg_answers_plan *plan,
                                       const struct sg_question *question, size_t i,
                                       struct sg_field field, struct sg_gather_worker *worker,
                                       enum sg_answer_mark *mark, struct sg_error *err)
{
    bool digit = field.n == 1 && (*field.text == '1' || *field.text == '0');
    if (digit && !plan->declares_marks)
        *mark = *field.text == '1' ? SG_MARK_CHOSEN : SG_MARK_NOT;
    else if (field.n == 0)
        *mark = SG_MARK_MISSING;
    else if (!sg_answer_mark_recall(plan, question, i, field, worker, mark, err))
        return false;
    worker->counts[question->counts + i * SG_ANSWER_MARKS + (size_t)*mark]++;
    return true;
}

/* How many counts the columns of all questions need, behind `first`, which are those of others. */
size_t sg_answer_marks_count(struct sg_answers_plan *plan, size_t first);
/* After the pass: says what texts were taken for; crosses that may mean either are an error. */
bool sg_answer_marks_check(struct sg_run *run, const struct sg_answers_plan *plan,
                           const struct sg_gathered *gathered, struct sg_error *err);

#endif
