/* tidy: any readable layout into a long table, one value per row. */
#include "tidy.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/read_options.h"
#include "table/args.h"
#include "table/lookup.h"

static bool read_options(const struct sg_args *args, struct sg_tidy_options *options,
                         struct sg_error *err)
{
    const char *pattern = sg_args_text(args, "names");
    *options = (struct sg_tidy_options){.measure = sg_args_text(args, "measure"),
                                        .era = sg_args_text(args, "era"),
                                        .named = pattern != NULL};
    if (pattern && !sg_name_pattern_parse(pattern, &options->names, err))
        return false;
    options->n_globs = sg_args_count(args, "columns");
    options->globs = sg_alloc(options->n_globs, sizeof *options->globs);
    for (size_t i = 0; i < options->n_globs; i++)
        options->globs[i] = sg_args_nth(args, "columns", i);
    return true;
}

static bool read_file(struct sg_run *run, const char *path, const struct sg_tidy_options *options,
                      struct sg_tidy_file *file, struct sg_error *err)
{
    struct sg_read_options reading;
    sg_read_options_of(run->args, &reading);
    sg_table_init(&file->table);
    bool read = sg_sheet_read(path, &reading, &file->sheet, err);
    if (read) {
        read =
            sg_sheet_table(&file->sheet, &reading, &file->table, &file->sources, &run->notes,
                           err) &&
            (!reading.period_column || sg_table_meant(&file->table, reading.period_column) >= 0 ||
             sg_table_fail_column(&file->table, reading.period_column, err)) &&
            sg_tidy_plan(file, options, &run->notes, err);
        sg_sheet_remark(&file->sheet, &run->notes, run->lang);
    }
    sg_read_options_free(&reading);
    return read;
}

static bool is_named(const struct sg_table *table, ptrdiff_t column, const char *name)
{
    return column < 0 || strcmp(table->columns[column]->name, name) == 0;
}

/* Whether a file already is what tidy makes: it then passes as it is. */
static bool is_tidy(const struct sg_tidy_file *file, const struct sg_tidy_options *options)
{
    const struct sg_table *table = &file->table;
    return file->n_values == 1 && !options->named && !options->n_globs && !options->measure &&
           is_named(table, (ptrdiff_t)file->values[0].column, "value") &&
           is_named(table, file->measure, "measure") && is_named(table, file->unit, "unit") &&
           is_named(table, file->period, "period") && !file->values[0].period;
}

static bool run_tidy(struct sg_run *run, const char *const files[], size_t n_files,
                     struct sg_table *out, struct sg_error *err)
{
    static const char *const standard_input[] = {NULL};
    const char *const *paths = n_files ? files : standard_input;
    size_t n = n_files ? n_files : 1;
    struct sg_tidy_options options;
    if (!read_options(run->args, &options, err))
        return false;
    struct sg_tidy_file *sheet = sg_alloc(n, sizeof *sheet);
    bool done = true;
    for (size_t i = 0; i < n && done; i++)
        done = read_file(run, paths[i], &options, &sheet[i], err);
    if (done && n == 1 && is_tidy(&sheet[0], &options)) {
        sg_table_move(out, &sheet[0].table);
        out->main = (ptrdiff_t)sheet[0].values[0].column;
    } else {
        done = done && sg_tidy_stack(sheet, n, &options, out, err);
    }
    for (size_t i = 0; i < n; i++)
        sg_tidy_file_free(&sheet[i], options.names.parts.n);
    free(sheet);
    free(options.globs);
    sg_name_pattern_free(&options.names);
    return done;
}

static const struct sg_option option_columns = {
    .name = "columns",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "GLOB",
    .help = {"columns to make long, matched against every row of the header, such as 'C2208*'",
             "縦持ちにする列（見出しのどの行とも照合、例：'C2208*'）"}};

static const struct sg_option option_names = {
    .name = "names",
    .kind = SG_OPTION_TEXT,
    .argument = "PATTERN",
    .help = {"splits the labels into columns, such as '従業者数（{industry}）'; a label that ends "
             "before the part is the total",
             "見出しを列に分ける型（例：'従業者数（{industry}）'）。その部分のない見出しは総数"}};

static const struct sg_option option_measure = {
    .name = "measure",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .help = {"what the values count (default: the label, or the text before the first part of "
             "--names)",
             "表章項目の名前（既定は見出し、または --names の最初の部分より前の文字）"}};

const struct sg_command sg_tidy_command = {
    .name = "tidy",
    .group = SG_COMMANDS_FILES,
    .summary = {"bring any readable layout into a long table, one value per row",
                "様々な様式の統計表を、一行一値の縦持ちの表にする"},
    .help =
        {"Reads files as an office publishes them: any encoding, preambles, one to three "
         "header rows, symbols, footnotes. The columns chosen with --columns (else all columns "
         "of numbers) become rows; --names splits their labels. A row of years in the header "
         "becomes the column period. Several files of one layout are stacked; labels that "
         "differ only in commas, brackets or width are one. Columns: the identifiers, measure, "
         "the names, period, unit (if the file has units), value, status.",
         "公表されたままのファイル（文字コード、前書き、一〜三行の見出し、記号、注記）を読み、"
         "--columns で選んだ列（指定がなければ数値の列すべて）を縦に並べる。--names は見出しを"
         "列に分ける。見出しの年次の行は period 列となる。同じ様式の複数のファイルは縦に"
         "つなぎ、読点や括弧、全角半角だけが違う見出しは同じものとみなす。出力の列は、識別の列、"
         "measure、--names の列、period、unit（単位があれば）、value、status。"},
    .example = "examples/kawasaki-census/datapackage.json#industry --columns establishments",
    .options = {&option_columns, &option_names, &option_measure, &sg_option_period},
    .input = SG_INPUT_FILES,
    .output = SG_OUTPUT_TABLE,
    .run_files = run_tidy};
