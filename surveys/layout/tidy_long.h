/* Reading for commands over periods. */
#ifndef SG_SURVEYS_LAYOUT_TIDY_LONG_H
#define SG_SURVEYS_LAYOUT_TIDY_LONG_H

#include <sangyo/read.h>

/* As sg_read_table; but where all numbers stand under periods of the header, none of which is asked
   for by --value, and no column holds periods, they become rows as tidy makes them. */
bool sg_read_long(const char *path, const struct sg_read_options *options, struct sg_table *table,
                  struct sg_texts *notes, struct sg_error *err);

#endif
