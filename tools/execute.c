#include "execute.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/grid.h"
#include "surveys/formats/read_options.h"
#include "surveys/layout/tidy_long.h"
#include "table/column.h"
#include "table/design.h"
#include "table/filter.h"
#include "table/finite.h"
#include "table/lookup.h"

#include "columns.h"
#include "microdata.h"
#include "where.h"

static bool add_breaks(const struct sg_args *args, const char *option, bool caution,
                       struct sg_table *table, struct sg_error *err)
{
    const char *era = sg_args_text(args, "era");
    for (size_t i = 0; i < sg_args_count(args, option); i++)
        if (!sg_info_add_break(&table->info, sg_args_nth(args, option, i), NULL, caution, era,
                               err)) {
            if (err)
                err->kind = SG_FAIL_USAGE;
            return false;
        }
    return true;
}

/* The breaks and cautions that options name. */
static bool add_marks(const struct sg_args *args, struct sg_table *table, struct sg_error *err)
{
    return add_breaks(args, "break", false, table, err) &&
           add_breaks(args, "caution", true, table, err);
}

/* What the callbacks of a run know. */
struct context {
    const struct sg_call *call;
    struct sg_origin *origin;
};

/* The options of the run with the exact names of the columns that they mean, from here on. */
static bool resolve(struct sg_run *run, const char *const names[], size_t n,
                    struct sg_args *resolved, struct sg_error *err)
{
    bool ok = sg_columns_resolve(run->args, names, n, resolved, err);
    run->args = resolved;
    return ok;
}

/* Whether a command computes over periods, and so wants them in a column. */
static bool is_over_periods(const struct sg_command *command)
{
    return command->output == SG_OUTPUT_TABLE && sg_command_has(command, &sg_option_by) &&
           sg_command_has(command, &sg_option_period);
}

static bool read_file(struct sg_run *run, const char *path, struct sg_table *table,
                      struct sg_error *err)
{
    const struct context *context = run->context;
    if (context->call->input && strcmp(path, "-") == 0) {
        sg_table_move(table, context->call->input);
        return add_marks(run->args, table, err);
    }
    const struct sg_named_table *named = sg_named_table(context->call->named, path);
    if (named) {
        sg_table_copy(table, &named->table);
        sg_origin_add(context->origin, &named->origin);
        return add_marks(run->args, table, err);
    }
    struct sg_read_options options;
    sg_read_options_of(run->args, &options);
    options.as_printed = context->call->command->input == SG_INPUT_UNITS;
    bool over_periods = is_over_periods(context->call->command);
    bool ok =
        (over_periods ? sg_read_long : sg_read_table)(path, &options, table, &run->notes, err);
    sg_read_options_free(&options);
    if (ok)
        sg_origin_note(context->origin, path, table);
    return ok && add_marks(run->args, table, err);
}

static bool read_other(struct sg_run *run, const char *path, struct sg_table *table,
                       struct sg_error *err)
{
    const struct context *context = run->context;
    return read_file(run, path, table, err) && sg_where_other(context->call, table, err);
}

static bool read_text(struct sg_run *run, const char *path, char **text, struct sg_error *err)
{
    char *bytes;
    size_t n;
    (void)run;
    if (!sg_source_read(path, &bytes, &n, err))
        return false;
    bool ok = !memchr(bytes, '\0', n);
    if (ok) {
        *text = sg_copy_bytes(bytes, n);
    } else {
        sg_fail(err, SG_FAIL_DATA, "a NUL byte (0x00), which text does not have");
        sg_fail_at_file(err, path);
    }
    free(bytes);
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
    if (!read_file(run, call->n_files ? call->files[0] : "-", in, err) ||
        !resolve_in(run, in, &input->args, err))
        return false;
    const struct context *context = run->context;
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
    bool ok =
        sg_microdata_open(&data, call, err) && resolve_in(run, &data.header, &input->args, err) &&
        sg_where_sort(call, &data.header, where, err) &&
        sg_microdata_where(&data, where->input, where->n_input, err) &&
        sg_microdata_group(&data, run, in, err) && sg_microdata_report(&data, run, false, err);
    sg_microdata_close(&data);
    return ok && add_marks(run->args, in, err);
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
        ok =
            call->command->run_table(run, &in, out, err) && sg_where_result(&input.where, out, err);
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
    bool ok = sg_microdata_open(&data, call, err) && resolve_in(run, &data.header, &args, err) &&
              sg_microdata_where(&data, conditions, n, err) && sg_design_read(run, &design, err) &&
              call->command->run_rows(run, &data.rows, out, err) &&
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
    const struct context *context = run->context;
    bool reads = command->input != SG_INPUT_NONE && command->input != SG_INPUT_DOCUMENT;
    bool standard = reads && call->n_files == 0;
    const char *const *files = standard ? standard_input : call->files;
    bool ok = command->run_files(run, files, standard ? 1 : call->n_files, out, err) &&
              sg_where_all(call, out, err);
    if (ok && reads && sg_call_first_file(call) == 0)
        sg_origin_note(context->origin, files[0], out);
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
    struct context context = {call, &result->origin};
    struct sg_run run = {.args = &call->args,
                         .commands = call->commands,
                         .lang = call->lang,
                         .level = sg_args_number(&call->args, "level", 0.95),
                         .read_table = read_other,
                         .read_text = read_text,
                         .context = &context};
    *result = (struct sg_command_result){0};
    sg_table_init(&result->table);
    bool ok = run_command(call, &run, &result->table, err) &&
              sg_table_require_finite(&result->table, err);
    if (call->command->output != SG_OUTPUT_FILE || sg_args_count(run.args, "level"))
        result->table.info.level = sg_args_number(run.args, "level", 0);
    result->text = run.text;
    result->notes = run.notes;
    result->found = run.found && call->command->output == SG_OUTPUT_VERDICT;
    return ok;
}

void sg_command_result_free(struct sg_command_result *result)
{
    sg_table_free(&result->table);
    sg_buffer_free(&result->text);
    sg_texts_free(&result->notes);
    sg_origin_free(&result->origin);
}
