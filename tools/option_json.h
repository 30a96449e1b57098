/* An option as an object of `help --json`. */
#ifndef SG_TOOLS_OPTION_JSON_H
#define SG_TOOLS_OPTION_JSON_H

#include "common.h"

/* The words by which JSON calls what a command or an option reads and gives; NULL for none. */
const char *sg_json_input_word(enum sg_input input);
const char *sg_json_output_word(enum sg_output output);
const char *sg_json_group_word(enum sg_option_group group);

void sg_json_add_option(const struct sg_option *option, struct sg_buffer *out);

#endif
