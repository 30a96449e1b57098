/* The descriptors of the commands as one JSON document, from which others make functions and
   forms; docs/json.md says the keys. */
#ifndef SG_TOOLS_HELP_JSON_H
#define SG_TOOLS_HELP_JSON_H

#include "table/command.h"

/* Of one command, or of all where it is NULL. */
void sg_help_json(const struct sg_command *const commands[], const struct sg_command *command,
                  struct sg_buffer *out);

#endif
