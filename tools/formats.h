/* What this build reads and writes. */
#ifndef SG_TOOLS_FORMATS_H
#define SG_TOOLS_FORMATS_H

#include <sangyo/table.h>

/* A row per format: format, files, reads, writes, known_by, library, summary. */
void sg_formats_list(enum sg_lang lang, struct sg_table *table);

#endif
