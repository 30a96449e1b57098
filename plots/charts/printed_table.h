/* A table as figures and sentences print it: numbers in the units of findings/said_table.h, labels
   in the language. */
#ifndef SG_PLOTS_CHARTS_PRINTED_TABLE_H
#define SG_PLOTS_CHARTS_PRINTED_TABLE_H

#include <sangyo/lang.h>
#include <sangyo/table.h>

/* Fills `printed` with such a copy; false, and nothing is filled, where the table is printed as it
   is. English labels that a table of words knows are Japanese then: divisions of the JSIC, usual
   words, areas where the column tells prefectures from cities of their name. */
bool sg_printed_table_make(const struct sg_table *table, enum sg_lang lang,
                           struct sg_table *printed);

/* What a label of the table is in the printed one; itself where it is none. */
const char *sg_printed_label(const struct sg_table *table, const struct sg_table *printed,
                             const char *label);

#endif
