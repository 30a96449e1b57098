/* Options in words, for help, manual pages and completion. */
#ifndef SG_TOOLS_DESCRIBE_H
#define SG_TOOLS_DESCRIBE_H

#include <sangyo/buffer.h>
#include "table/command.h"

/* "-f, --format FORMAT" */
void sg_describe_spelling(const struct sg_option *option, struct sg_buffer *out);
/* Whether its choices have a help of their own, to be shown one by one. */
bool sg_describe_has_choice_help(const struct sg_option *option);
/* The help phrase with preset, whether it may be repeated, and choices without a help of their own.
 */
void sg_describe_option(const struct sg_option *option, enum sg_lang lang, struct sg_buffer *out);
/* What may follow the options: "[FILE]". */
const char *sg_describe_arguments(const struct sg_command *command);

#endif
