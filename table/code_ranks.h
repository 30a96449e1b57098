/* The order of codes that a data package declares. */
#ifndef SG_TABLE_CODE_RANKS_H
#define SG_TABLE_CODE_RANKS_H

#include "rows.h"

/* The rank of each code of a column, in the order of output: declared ones as they are declared,
   then the others in their natural order (order.h), met[i] saying where each was met first. Release
   with free(). */
size_t *sg_code_ranks(const struct sg_rows_notes *notes, const char *column,
                      const struct sg_texts *texts, const uint64_t met[]);

#endif
