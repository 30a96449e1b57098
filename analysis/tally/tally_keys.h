/* Groups whose labels are one label in two spellings. */
#ifndef SG_ANALYSIS_TALLY_TALLY_KEYS_H
#define SG_ANALYSIS_TALLY_TALLY_KEYS_H

#include "table/command.h"

/* Says which labels of the columns of keys share a label key: everywhere else they are one, but
   records are counted by their texts as they stand. */
void sg_tally_note_keys(struct sg_run *run, const struct sg_table *table);

#endif
