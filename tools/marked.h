/* `check FILE -o marked.xlsx`: the file with what was found in it. */
#ifndef SG_TOOLS_MARKED_H
#define SG_TOOLS_MARKED_H

#include <sangyo/write.h>

#include "commands/parse.h"

/* Whether a call writes its input marked: a check of a workbook or a file of text, whose output is
   called .xlsx; --format asks for the table of findings. */
bool sg_marked_is_asked(const struct sg_call *call);
bool sg_marked_make(const struct sg_call *call, const struct sg_table *findings,
                    const struct sg_write_options *options, struct sg_buffer *out,
                    struct sg_error *err);

#endif
