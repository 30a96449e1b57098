/* What writing and reading a state share. */
#ifndef SG_ANALYSIS_TALLY_TALLY_STATE_H
#define SG_ANALYSIS_TALLY_TALLY_STATE_H

#include <inttypes.h>

#define STATE_VERSION "2"
/* The last line; its number is sg_hash_text of all before it. */
#define STATE_CHECKSUM "checksum\t%016" PRIx64 "\n"

enum { STATE_CHECKSUM_SIZE = 9 + 16 + 1 };

#endif
