#include "commands.h"

#include <string.h>

#include <sangyo/version.h>

#include "table/nearest.h"

#define SG_COMMAND(name) extern const struct sg_command sg_##name##_command;
#include <sangyo/analyses.def>
#undef SG_COMMAND

static const struct sg_command *const commands[] = {
#define SG_COMMAND(name) &sg_##name##_command,
#include <sangyo/analyses.def>
#undef SG_COMMAND
    &sg_chart_command, &sg_sentences_command,  &sg_report_command,
    &sg_help_command,  &sg_completion_command, &sg_version_command};

enum { N_COMMANDS = sizeof commands / sizeof *commands };

const struct sg_command *sg_commands_at(size_t i)
{
    return i < N_COMMANDS ? commands[i] : NULL;
}

const struct sg_command *sg_commands_find(const char *name, struct sg_error *err)
{
    const char *names[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++) {
        names[i] = commands[i]->name;
        if (strcmp(names[i], name) == 0)
            return commands[i];
    }
    const char *nearest = sg_nearest(name, names, N_COMMANDS);
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "unknown command '%s'; did you mean '%s'?", name, nearest);
    else
        sg_fail(err, SG_FAIL_USAGE, "unknown command '%s'", name);
    return NULL;
}

static bool version(struct sg_run *run, const char *const files[], size_t n_files,
                    struct sg_table *out, struct sg_error *err)
{
    (void)out;
    (void)files;
    if (n_files)
        return sg_fail(err, SG_FAIL_USAGE, "this command takes no FILE");
    sg_buffer_add(&run->text, "sangyo " SG_VERSION "\n");
    return true;
}

const struct sg_command sg_version_command = {
    .name = "version",
    .summary = {"print the version", "版を表示する"},
    .help = {"Prints the version, as --version does.", "版を表示する（--version と同じ）。"},
    .input = SG_INPUT_NONE,
    .output = SG_OUTPUT_TEXT,
    .run_files = version,
    .arguments = ""};
