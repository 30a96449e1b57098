/* Where the numbers of a result come from: every file that was read. */
#ifndef SG_COMMANDS_SOURCES_H
#define SG_COMMANDS_SOURCES_H

#include <sangyo/table.h>

/* Adds what a file that was read says of its sources, else the file itself; standard input is none.
 */
void sg_sources_read(struct sg_table_info *read, const struct sg_table_info *of, const char *path);

/* Adds to a result the sources that it lacks: those with a title, or also files without one. */
void sg_sources_add(struct sg_table_info *result, const struct sg_table_info *read, bool files);

#endif
