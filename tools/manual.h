/* Manual pages from the descriptors. */
#ifndef SG_TOOLS_MANUAL_H
#define SG_TOOLS_MANUAL_H

#include <sangyo/buffer.h>
#include "table/command.h"

/* What the program is and how its commands work together. */
extern const struct sg_bilingual sg_manual_about;

/* The page of a command, or of the program (NULL), as scdoc source. */
void sg_manual_page(const struct sg_command *const commands[], const struct sg_command *command,
                    enum sg_lang lang, struct sg_buffer *out);

#endif
