/* Every command of the program: those of analyses.def, then its own. */
#ifndef SG_TOOLS_COMMANDS_H
#define SG_TOOLS_COMMANDS_H

#include "table/command.h"

/* NULL past the end. */
const struct sg_command *sg_commands_at(size_t i);
/* NULL with an error that names the nearest. */
const struct sg_command *sg_commands_find(const char *name, struct sg_error *err);

extern const struct sg_command sg_chart_command;
extern const struct sg_command sg_sentences_command;
extern const struct sg_command sg_report_command;
extern const struct sg_command sg_help_command;
extern const struct sg_command sg_completion_command;
extern const struct sg_command sg_version_command;

#endif
