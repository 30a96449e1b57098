/* Tables as an XLSX workbook. */
#ifndef SG_REPORTS_WORKBOOK_H
#define SG_REPORTS_WORKBOOK_H

#include <sangyo/write.h>

struct sg_sheet {
    const struct sg_table *table;
    const char *command; /* the command line that made it; NULL: unknown */
    const char *chart;   /* stack100: a native chart on a sheet of its own; NULL or another: none */
};

/* Writes `n` tables into `out`: one sheet each, ready for A4, their charts with their data,
   and a last sheet of sources and commands. Numbers keep 16 digits under a format that prints them
   as text writers do; symbols and labels are text, never a formula. The same tables give the same
   bytes. Kind TOOL if the program was built without libxlsxwriter. */
bool sg_workbook_write(const struct sg_sheet sheets[], size_t n,
                       const struct sg_write_options *options, struct sg_buffer *out,
                       struct sg_error *err);

#endif
