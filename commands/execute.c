#include "execute.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/rules/rules.h"
#include "table/design.h"
#include "table/filter.h"
#include "table/finite.h"
#include "table/lookup.h"

#include "columns.h"
#include "inputs.h"
#include "microdata.h"
#include "shape.h"
#include "where.h"
#include "write_other.h"

/* The options of the run with the exact names of the columns that they mean, from here on. */
static bool resolve(struct sg_run *run, const char *const names[], size_t n,
                    struct sg_args *resolved, struct sg_error *err)
{
    bool ok = sg_columns_resolve(run->args, names, n, resolved, err);
    run->args = resolved;
    return ok;
}

/* What stands between the input and a command over tables. */
struct input {
    struct sg_where where;
    struct sg_args args; /* with the exact names of columns */
};

static bool resolve_in(struct sg_run *run, const struct sg_table *in, struct sg_args *resolved,
                       struct sg_error *err)
{
    const char **names = sg_table_names(in);
    bool ok =
        resolve(run, names, in->n_columns, resolved, err) || sg_fail_at_file(err, in->info.file);
    free(names);
    return ok;
}

/* The input of a command over tables: a file, whose rows are taken by the conditions on the input.
 */
static bool read_input(const struct sg_call *call, struct sg_run *run, struct sg_table *in,
                       struct input *input, struct sg_error *err)
{
    struct sg_where *where = &input->where;
    if (call->n_files > 1)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", call->command->name,
                       call->n_files);
    if (!sg_inputs_read(run, call->n_files ? call->files[0] : "-", in, err) ||
        !resolve_in(run, in, &input->args, err))
        return false;
    const struct sg_run_files *context = run->context;
    /* no table of which to take rows, or one whose rows depend on which are there */
    bool all = call->command->input == SG_INPUT_UNITS || sg_call_output(call) == SG_OUTPUT_TEXT;
    bool ok = all ? sg_where_all(call, in, err)
                  : sg_where_sort(call, in, where, err) &&
                        sg_filter_where(in, where->input, where->n_input, err);
    if (ok && !call->input)
        sg_origin_rows(context->origin, in);
    return ok;
}

/* The same of microdata: files, tallied first. */
static bool tally_input(const struct sg_call *call, struct sg_run *run, struct sg_table *in,
                        struct input *input, struct sg_error *err)
{
    struct sg_where *where = &input->where;
    static const char *const unfit[] = {"header-rows", "decimal", "flag"};
    struct sg_microdata data;
    for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
        if (sg_args_count(run->args, unfit[i]))
            return sg_fail(err, SG_FAIL_USAGE, "--%s does not go with --from-records", unfit[i]);
    bool ok = sg_microdata_open(&data, call, err);
    if (ok)
        sg_inputs_note_sources(run, &data.header.info);
    ok = ok && resolve_in(run, &data.header, &input->args, err) &&
         sg_where_sort(call, &data.header, where, err) &&
         sg_microdata_where(&data, where->input, where->n_input, err) &&
         sg_microdata_group(&data, run, in, err) && sg_microdata_report(&data, run, false, err);
    sg_microdata_close(&data);
    return ok && sg_inputs_add_marks(run->args, in, err);
}

/* A column that a command carries over may have the name of one of its own: nobody could tell them
   apart by it, nor read the result back. */
static bool names_differ(const struct sg_table *table, struct sg_error *err)
{
    struct sg_table met;
    sg_table_init(&met);
    struct sg_column *names = sg_table_add(&met, "name", SG_COLUMN_CATEGORY);
    const char *twin = NULL;
    for (size_t i = 0; i < table->n_columns && !twin; i++)
        if ((size_t)sg_column_intern(names, table->columns[i]->name) != i)
            twin = table->columns[i]->name;
    sg_table_free(&met);
    return !twin || sg_fail(err, SG_FAIL_DATA,
                            "the result has a column '%s' of its own: call the one of the file "
                            "something else",
                            twin);
}

static bool run_table(const struct sg_call *call, struct sg_run *run, struct sg_table *out,
                      struct sg_error *err)
{
    struct sg_table in;
    struct input input = {0};
    sg_table_init(&in);
    bool tallies = sg_call_input(call) == SG_INPUT_RECORDS;
    bool ok = (tallies ? tally_input : read_input)(call, run, &in, &input, err);
    if (ok) {
        ok = call->command->run_table(run, &in, out, err) && names_differ(out, err) &&
             sg_shape_rank(call, out, &run->notes, err) && sg_where_result(&input.where, out, err);
        if (!ok && err && err->kind == SG_FAIL_DATA && !err->file[0])
            sg_fail_at_file(err, in.info.file);
    }
    run->args = &call->args;
    sg_where_free(&input.where);
    sg_args_free(&input.args);
    sg_table_free(&in);
    return ok;
}

/* A command over microdata: --where is about records. */
static bool run_rows(const struct sg_call *call, struct sg_run *run, struct sg_table *out,
                     struct sg_error *err)
{
    struct sg_microdata data;
    struct sg_design design = {0};
    struct sg_args args = {0};
    run->design = &design;
    size_t n = sg_args_count(run->args, "where");
    const char **conditions = sg_alloc(n, sizeof *conditions);
    for (size_t i = 0; i < n; i++)
        conditions[i] = sg_args_nth(run->args, "where", i);
    bool ok = sg_microdata_open(&data, call, err);
    if (ok)
        sg_inputs_note_sources(run, &data.header.info);
    ok = ok && resolve_in(run, &data.header, &args, err) &&
         sg_microdata_where(&data, conditions, n, err) && sg_design_read(run, &design, err) &&
         call->command->run_rows(run, &data.rows, out, err) &&
         sg_shape_rank(call, out, &run->notes, err) &&
         sg_microdata_report(&data, run, sg_call_output(call) == SG_OUTPUT_TEXT, err);
    sg_microdata_close(&data);
    sg_design_free(&design);
    run->design = NULL;
    run->args = &call->args;
    sg_args_free(&args);
    free(conditions);
    return ok;
}

/* A command that reads its files itself, or words: --where is about its result. */
static bool run_files(const struct sg_call *call, struct sg_run *run, struct sg_table *out,
                      struct sg_error *err)
{
    static const char *const standard_input[] = {"-"};
    const struct sg_command *command = call->command;
    const struct sg_run_files *context = run->context;
    bool reads = command->input != SG_INPUT_NONE && command->input != SG_INPUT_DOCUMENT;
    bool standard = reads && call->n_files == 0;
    const char *const *files = standard ? standard_input : call->files;
    bool ok = command->run_files(run, files, standard ? 1 : call->n_files, out, err) &&
              sg_shape_rank(call, out, &run->notes, err) && sg_where_all(call, out, err);
    if (ok && reads && sg_call_first_file(call) == 0)
        sg_origin_note(context->origin, files[0], out);
    if (ok && command->input == SG_INPUT_FILES)
        sg_inputs_note_sources(run, &out->info);
    return ok;
}

/* The input decides the function. */
static bool run_command(const struct sg_call *call, struct sg_run *run, struct sg_table *out,
                        struct sg_error *err)
{
    switch (sg_call_input(call)) {
    case SG_INPUT_TABLE:
    case SG_INPUT_UNITS:
        return run_table(call, run, out, err);
    case SG_INPUT_RECORDS:
        return (call->command->run_rows ? run_rows : run_table)(call, run, out, err);
    case SG_INPUT_NONE:
    case SG_INPUT_FILES:
    case SG_INPUT_NAMED_TABLE:
    case SG_INPUT_STATES:
    case SG_INPUT_DOCUMENT:
        break;
    }
    return run_files(call, run, out, err);
}

bool sg_execute(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err)
{
    struct sg_run_files context = {call, &result->origin, &result->inputs};
    struct sg_run run = {.args = &call->args,
                         .commands = call->commands,
                         .lang = call->lang,
                         .level = sg_args_number(&call->args, "level", 0.95),
                         .read_table = sg_inputs_read_other,
                         .read_text = sg_inputs_read_text,
                         .write_table = sg_write_other,
                         .check_rules = sg_rules_check,
                         .context = &context};
    *result = (struct sg_command_result){0};
    sg_table_init(&result->table);
    sg_table_init(&result->whole);
    bool ok = run_command(call, &run, &result->table, err) &&
              sg_table_require_finite(&result->table, err);
    if (call->command->output != SG_OUTPUT_FILE || sg_args_count(run.args, "level"))
        result->table.info.level = sg_args_number(run.args, "level", 0);
    result->text = run.text;
    result->notes = run.notes;
    result->found = run.found;
    return ok;
}

const struct sg_table *sg_command_result_whole(const struct sg_command_result *result)
{
    return result->whole.n_columns ? &result->whole : &result->table;
}

void sg_command_result_free(struct sg_command_result *result)
{
    sg_table_free(&result->whole);
    sg_table_free(&result->table);
    sg_buffer_free(&result->text);
    sg_texts_free(&result->notes);
    sg_origin_free(&result->origin);
    sg_table_info_free(&result->inputs);
}
