/* The texts that --title, --source and --note give a result. */
#ifndef SG_COMMANDS_TITLES_H
#define SG_COMMANDS_TITLES_H

#include "parse.h"

/* Puts them into what is known of the table: the title in place of its own (none where it is
   empty), the source in place of its sources, the note behind its notes. */
void sg_titles_apply(const struct sg_call *call, struct sg_table *table);

extern const struct sg_option *const sg_title_options[]; /* NULL-terminated */

#endif
