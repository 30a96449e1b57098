#include "inputs.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/grid.h"
#include "surveys/formats/read_options.h"
#include "surveys/layout/tidy_long.h"
#include "surveys/package/package.h"
#include "table/column.h"

#include "sources.h"
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

bool sg_inputs_add_marks(const struct sg_args *args, struct sg_table *table, struct sg_error *err)
{
    return add_breaks(args, "break", false, table, err) &&
           add_breaks(args, "caution", true, table, err);
}

/* Of files that the command reads together: what is known of all stands in `of`. */
void sg_inputs_note_sources(const struct sg_run *run, const struct sg_table_info *of)
{
    const struct sg_run_files *context = run->context;
    const struct sg_table_info nothing = {0};
    const struct sg_call *call = context->call;
    sg_sources_add(context->inputs, of, false);
    for (size_t i = sg_call_first_file(call); i < call->n_files; i++)
        if (!of->n_sources || !sg_package_is_path(call->files[i]))
            sg_sources_read(context->inputs, &nothing, call->files[i]);
}

/* Whether a command computes over periods, and so wants them in a column. */
static bool is_over_periods(const struct sg_command *command)
{
    return command->output == SG_OUTPUT_TABLE && sg_command_has(command, &sg_option_by) &&
           sg_command_has(command, &sg_option_period);
}

bool sg_inputs_read(struct sg_run *run, const char *path, struct sg_table *table,
                    struct sg_error *err)
{
    const struct sg_run_files *context = run->context;
    if (context->call->input && strcmp(path, "-") == 0) {
        sg_table_move(table, context->call->input);
        return sg_inputs_add_marks(run->args, table, err);
    }
    const struct sg_named_table *named = sg_named_table(context->call->named, path);
    if (named) {
        sg_table_copy(table, &named->table);
        sg_origin_add(context->origin, &named->origin);
        return sg_inputs_add_marks(run->args, table, err);
    }
    struct sg_read_options options;
    sg_read_options_of(run->args, &options);
    options.as_printed = context->call->command->input == SG_INPUT_UNITS;
    bool over_periods = is_over_periods(context->call->command);
    bool ok =
        (over_periods ? sg_read_long : sg_read_table)(path, &options, table, &run->notes, err);
    sg_read_options_free(&options);
    if (ok) {
        sg_origin_note(context->origin, path, table);
        sg_sources_read(context->inputs, &table->info, path);
    }
    return ok && sg_inputs_add_marks(run->args, table, err);
}

bool sg_inputs_read_other(struct sg_run *run, const char *path, struct sg_table *table,
                          struct sg_error *err)
{
    const struct sg_run_files *context = run->context;
    return sg_inputs_read(run, path, table, err) && sg_where_other(context->call, table, err);
}

bool sg_inputs_read_text(struct sg_run *run, const char *path, char **text, struct sg_error *err)
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
