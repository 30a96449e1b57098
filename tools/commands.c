#include "commands.h"

#include <sangyo/version.h>

#define SG_COMMAND(name) extern const struct sg_command sg_##name##_command;
#include <sangyo/analyses.def>
#undef SG_COMMAND

const struct sg_command *const sg_commands[] = {
#define SG_COMMAND(name) &sg_##name##_command,
#include <sangyo/analyses.def>
#undef SG_COMMAND
    &sg_chart_command,
    &sg_sentences_command,
    &sg_report_command,
    &sg_serve_command,
    &sg_help_command,
    &sg_completion_command,
    &sg_version_command,
    NULL};

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
    .group = SG_COMMANDS_PROGRAM,
    .summary = {"print the version", "版を表示する"},
    .help = {"Prints the version, as --version does.", "版を表示する（--version と同じ）。"},
    .input = SG_INPUT_NONE,
    .output = SG_OUTPUT_TEXT,
    .run_files = version,
    .arguments = ""};
