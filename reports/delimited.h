/* What CSV and TSV share. */
#ifndef SG_REPORTS_DELIMITED_H
#define SG_REPORTS_DELIMITED_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

/* Appends the table as records of machine names, shortest numbers and the status of the main
   column, which come back through sg_read_table unchanged. `for_spreadsheet` begins with a byte
   order mark and puts ' before texts that a spreadsheet would take for a formula. */
void sg_write_delimited(const struct sg_table *table, char delimiter, bool for_spreadsheet,
                        struct sg_buffer *out);

#endif
