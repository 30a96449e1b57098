/* A table with its numbers in the units in which figures and sentences say them: the one place that
   decides it, so that titles, cells of figures and sentences print the same. */
#ifndef SG_FINDINGS_SAID_TABLE_H
#define SG_FINDINGS_SAID_TABLE_H

#include <sangyo/lang.h>
#include <sangyo/table.h>

/* Fills `said` with a copy in other units; false, and nothing is filled, where the table is said as
   it is. Numbers of one unit that stand side by side are said in one. */
bool sg_said_table_make(const struct sg_table *table, enum sg_lang lang, struct sg_table *said);

#endif
