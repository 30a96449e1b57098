#include "di_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/breakdown.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/row_measure.h"
#include "table/text.h"

#include "analysis/cube/column_words.h"

const struct sg_option di_option_answer = {
    .name = "answer",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the answers (default: the one that has those named)",
             "回答（選択肢）の列（既定は指定した回答のある列）"}};

const struct sg_option di_option_same = {
    .name = "same",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "LABELS",
    .help = {"columns of the other answers, where each answer has a column of counts",
             "回答ごとに列がある件数の表で、上向きでも下向きでもない回答の列"}};

static bool has_answers(const struct sg_column *column, const struct di_scale *scale)
{
    for (size_t i = 0; i < column->levels.n; i++)
        if (di_scale_answer(scale, column->levels.texts[i]).listed)
            return true;
    return false;
}

static bool fail_no_answers(const struct sg_table *table, const struct di_scale *scale,
                            struct sg_error *err)
{
    struct sg_buffer names = {0};
    for (size_t i = 0; i < scale->labels.n; i++)
        sg_buffer_printf(&names, "%s%s", i ? ", " : "", scale->labels.items[i]);
    sg_fail(err, SG_FAIL_USAGE, "no column has the answers %s, and not all are columns of numbers",
            sg_buffer_text(&names));
    sg_buffer_free(&names);
    return sg_fail_at_file(err, table->info.file);
}

/* The column of answers, -1 where no column of labels has them. */
static bool find_answers(const struct sg_run *run, const struct sg_table *table,
                         const struct di_scale *scale, ptrdiff_t *column, struct sg_error *err)
{
    const char *asked = sg_args_text(run->args, "answer");
    struct sg_buffer names = {0};
    size_t n = 0;
    *column = -1;
    if (asked)
        return sg_role_find(table, SG_ROLE_BY, asked, true, column, NULL, err);
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER && has_answers(table->columns[i], scale)) {
            sg_buffer_printf(&names, "%s%s", n++ ? ", " : "", table->columns[i]->name);
            *column = (ptrdiff_t)i;
        }
    if (n > 1)
        sg_fail(err, SG_FAIL_USAGE, "several columns have such answers: name one with --answer: %s",
                sg_buffer_text(&names));
    sg_buffer_free(&names);
    return n <= 1;
}

/* Columns of a wide table: of the answers named, of --same, and of no answer. */
struct wide {
    const struct sg_column **columns;
    struct sg_texts labels; /* per column: the answer */
    size_t n_percents;      /* of them */
};

static bool add_wide(struct wide *wide, const struct sg_table *table, const char *label)
{
    ptrdiff_t at = sg_table_find(table, label);
    if (at < 0 || table->columns[at]->kind != SG_COLUMN_NUMBER)
        return false;
    wide->columns = sg_resize(wide->columns, wide->labels.n + 1, sizeof *wide->columns);
    wide->columns[wide->labels.n] = table->columns[at];
    wide->n_percents += sg_column_is_percent(table->columns[at]);
    sg_texts_add(&wide->labels, label);
    return true;
}

static bool find_wide(struct wide *wide, const struct sg_run *run, const struct sg_table *table,
                      const struct di_scale *scale, struct sg_error *err)
{
    struct sg_texts same = {0};
    bool fine = true;
    for (size_t i = 0; i < scale->labels.n && fine; i++)
        fine = add_wide(wide, table, scale->labels.items[i]);
    for (size_t i = 0; i < sg_args_count(run->args, "same"); i++)
        di_split(sg_args_nth(run->args, "same", i), table, &same);
    for (size_t i = 0; i < same.n && fine; i++)
        fine = add_wide(wide, table, same.items[i]);
    if (!fine)
        fail_no_answers(table, scale, err);
    for (size_t i = 0; i < table->n_columns && fine; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER &&
            sg_role_is_no_answer(table->columns[i]->name) &&
            !di_scale_answer(scale, table->columns[i]->name).listed)
            add_wide(wide, table, table->columns[i]->name);
    sg_texts_free(&same);
    if (fine && wide->n_percents && wide->n_percents < wide->labels.n)
        return sg_fail(err, SG_FAIL_USAGE,
                       "some of the columns of answers hold percentages and some do not");
    return fine;
}

static const char total_label[] = "計";

/* One row of the long table for an answer of row `row`. */
static void add_long_row(struct sg_table *made, const struct sg_table *in, size_t row,
                         const char *answer, const struct sg_column *amount)
{
    size_t out = sg_table_add_row(made), k = 0;
    for (size_t i = 0; i < in->n_columns; i++)
        if (in->columns[i]->kind != SG_COLUMN_NUMBER)
            made->columns[k++]->codes[out] = in->columns[i]->codes[row];
    sg_column_set_text(made->columns[k++], out, answer);
    sg_column_set(made->columns[k], out, amount->values[row], amount->status[row]);
}

/* Makes the table long; the totals of counts, where `n` tells them, become rows of their own. */
static void make_long(struct di_input *input, const struct sg_table *in, const struct wide *wide,
                      const struct sg_column *n)
{
    struct sg_table *made = &input->made;
    sg_table_info_copy(&made->info, &in->info);
    for (size_t i = 0; i < in->n_columns; i++)
        if (in->columns[i]->kind != SG_COLUMN_NUMBER)
            sg_table_add_like(made, in->columns[i]);
    sg_table_add(made, "answer", SG_COLUMN_CATEGORY);
    sg_table_add(made, input->percent ? "percent" : "count", SG_COLUMN_NUMBER);
    struct sg_column *base = n && input->percent ? sg_table_add(made, "n", SG_COLUMN_NUMBER) : NULL;
    size_t per_row = wide->labels.n + (n && !input->percent);
    sg_table_reserve(made, in->n_rows * per_row);
    made->file_rows = sg_alloc(made->row_capacity, sizeof *made->file_rows);
    for (size_t row = 0; row < in->n_rows; row++)
        for (size_t i = 0; i < per_row; i++) {
            bool total = i == wide->labels.n;
            add_long_row(made, in, row, total ? total_label : wide->labels.items[i],
                         total ? n : wide->columns[i]);
            made->file_rows[made->n_rows - 1] = sg_table_file_row(in, row);
            if (base)
                sg_column_set(base, made->n_rows - 1, n->values[row], n->status[row]);
        }
}

static bool read_wide(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                      const struct di_scale *scale, struct sg_error *err)
{
    struct wide wide = {0};
    bool fine = find_wide(&wide, run, in, scale, err);
    input->percent = wide.n_percents > 0;
    input->answers.table = in;
    fine = fine && sg_published_find_n(&input->answers, run, false, err);
    bool whole = input->answers.n || sg_args_count(run->args, "same") || scale->complete;
    if (fine && !input->percent && (!whole || !isnan(input->answers.constant)))
        fine = sg_fail(err, SG_FAIL_USAGE,
                       "counts need all answers: name the other columns with --same, or the one of "
                       "all answers with --n");
    if (fine) {
        make_long(input, in, &wide, input->answers.n);
        ptrdiff_t n = sg_table_find(&input->made, "n");
        input->answers.n = n < 0 ? NULL : input->made.columns[n];
        input->answers.table = &input->made;
    }
    free(wide.columns);
    sg_texts_free(&wide.labels);
    return fine;
}

/* The numbers of a long table: --value are counts, --percent percentages; else whichever there is.
 */
static bool find_amounts(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                         ptrdiff_t *column, struct sg_error *err)
{
    const char *value = sg_args_text(run->args, "value");
    const char *percent = sg_args_text(run->args, "percent");
    const struct sg_column *guessed = value || percent ? NULL : sg_published_percent(in);
    if (value && percent)
        return sg_fail(err, SG_FAIL_USAGE, "--value names counts, --percent percentages: give one");
    input->percent = percent || guessed;
    bool assumed = false;
    if (!sg_role_find(in, SG_ROLE_VALUE,
                      guessed   ? guessed->name
                      : percent ? percent
                                : value,
                      true, column, &assumed, err) ||
        !sg_column_require_number(in, in->columns[*column], err))
        return false;
    if (assumed || guessed)
        sg_run_note(run, "column '%s' is taken for --%s", in->columns[*column]->name,
                    guessed ? "percent" : "value");
    input->answers.table = in;
    if (!input->percent && sg_args_count(run->args, "n"))
        return sg_fail(err, SG_FAIL_USAGE, "--n goes with percentages; counts are added up");
    return !input->percent || sg_published_find_n(&input->answers, run, false, err);
}

static bool require_answers(const struct sg_column *column, const struct sg_table *in,
                            const struct di_scale *scale, struct sg_error *err)
{
    struct sg_texts known = {0};
    for (size_t i = 0; i < column->levels.n; i++)
        sg_texts_add(&known, column->levels.texts[i]);
    bool there = known.n == 0 || di_scale_require(scale, &known, err);
    sg_texts_free(&known);
    return there || sg_fail_at_file(err, in->info.file);
}

bool di_input_find(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                   const struct di_scale *scale, struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    ptrdiff_t answers;
    *input = (struct di_input){.answers = {.constant = NAN, .deff = 1}};
    sg_table_init(&input->made);
    if (!find_answers(run, in, scale, &answers, err))
        return false;
    bool wide = answers < 0;
    if (!wide && !require_answers(in->columns[answers], in, scale, err))
        return false;
    if (wide ? !read_wide(input, run, in, scale, err)
             : !find_amounts(input, run, in, &request.value, err))
        return false;
    if (wide) {
        request.value = sg_table_find(&input->made, input->percent ? "percent" : "count");
        answers = request.value - 1;
    }
    request.by = input->answers.table->columns[answers]->name;
    request.by_required = request.flat = true;
    const struct sg_column *amounts = input->answers.table->columns[request.value];
    bool exact = input->percent && scale->no_answer_in && !scale->complete;
    input->exact = exact ? sg_row_measure_decimals(input->answers.table, amounts) + 1 : -1;
    return sg_cube_build(&input->cube, run, input->answers.table, &request, err);
}

void di_input_free(struct di_input *input)
{
    if (input->cube.table)
        sg_cube_free(&input->cube);
    sg_table_free(&input->made);
}
