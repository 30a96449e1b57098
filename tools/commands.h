/* Every command of the program: those of analyses.def, then its own. */
#ifndef SG_TOOLS_COMMANDS_H
#define SG_TOOLS_COMMANDS_H

#include "table/command.h"

#include "commands/sentences_command.h"

/* NULL-terminated. */
extern const struct sg_command *const sg_commands[];

extern const struct sg_command sg_chart_command;
extern const struct sg_command sg_report_command;
extern const struct sg_command sg_serve_command;
extern const struct sg_command sg_help_command;
extern const struct sg_command sg_completion_command;
extern const struct sg_command sg_version_command;

#endif
