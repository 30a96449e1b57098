/* --options FILE: the options of questions, as a form has them. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/names.h"
#include "table/role.h"

#include "answers.h"
#include "survey_options.h"

const struct sg_option sg_option_options = {
    .name = "options",
    .kind = SG_OPTION_FILE,
    .input = SG_INPUT_RECORDS,
    .argument = "FILE",
    .help = {"table of the options in their order: a column option, and question where it is of "
             "several questions; lists in cells are cut by it",
             "選択肢の表（選択肢の列、複数の設問では設問の列も）。並び順と、セル内の列挙の区切りに"
             "使う"}};

/* The first column of that name; else, of options, the first one of labels that is not `but`. */
static const struct sg_column *find(const struct sg_table *file, const char *const names[2],
                                    const struct sg_column *but, bool any)
{
    const struct sg_column *first = NULL;
    for (size_t i = 0; i < file->n_columns; i++) {
        const struct sg_column *column = file->columns[i];
        if (column->kind == SG_COLUMN_NUMBER || column == but)
            continue;
        if (sg_name_is_meant(names[0], column->name) || sg_name_is_meant(names[1], column->name))
            return column;
        first = first ? first : column;
    }
    return any ? first : NULL;
}

static bool is_about(const struct sg_question *question, const char *text)
{
    if (!*text || sg_name_is_meant(text, question->name))
        return true;
    for (size_t i = 0; i < question->columns.n; i++)
        if (sg_name_is_meant(text, question->columns.items[i]))
            return true;
    return false;
}

static void add_options(struct sg_question *question, const struct sg_table *file,
                        const struct sg_column *of, const struct sg_column *option)
{
    if (question->kind == SG_QUESTION_COLUMNS || question->codes.n)
        return;
    for (size_t row = 0; row < file->n_rows; row++) {
        const char *text = sg_column_text(option, row);
        if (!*text || sg_role_is_no_answer(text) ||
            !is_about(question, of ? sg_column_text(of, row) : ""))
            continue;
        size_t known = question->codes.n;
        sg_texts_add_once(&question->codes, text);
        if (question->codes.n > known)
            sg_texts_add(&question->labels, text);
    }
}

bool sg_answers_read_options(struct sg_run *run, struct sg_answers_plan *plan, struct sg_error *err)
{
    static const char *const questions[] = {"question", "設問"}, *const options[] = {"option",
                                                                                     "選択肢"};
    const char *path = sg_args_text(run->args, "options");
    struct sg_table file;
    sg_table_init(&file);
    if (!path)
        return true;
    bool done = run->read_table(run, path, &file, err);
    const struct sg_column *of = done ? find(&file, questions, NULL, false) : NULL;
    const struct sg_column *option = done ? find(&file, options, of, true) : NULL;
    if (done && !option) {
        sg_fail(err, SG_FAIL_DATA, "--options needs a column of labels: the options");
        done = sg_fail_at_file(err, path);
    }
    for (size_t q = 0; done && q < plan->n_questions; q++)
        add_options(&plan->questions[q], &file, of, option);
    sg_table_free(&file);
    return done;
}
