/* What a served page shows of one command line. */
#ifndef SG_TOOLS_SERVE_RESULT_H
#define SG_TOOLS_SERVE_RESULT_H

#include "table/command.h"

/* Runs the words as a block of a report is run (nothing is read outside the current folder, nothing
   is written) and leaves in `folder`: table.csv, table.json, table.xlsx, table.html (its first
   rows), sentences.txt, figure.svg, as far as there are such, and about.json: {"line", "rows",
   "shown", "chart", "parts", "notes", "absent": {PART: reason}}. With `ending` nothing but
   figure.ENDING. */
bool sg_serve_result(struct sg_run *run, const char *folder, const char *ending,
                     const char *const words[], size_t n, struct sg_error *err);

#endif
