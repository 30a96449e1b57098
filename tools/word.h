/* A report as a document for Word, by pandoc. */
#ifndef SG_TOOLS_WORD_H
#define SG_TOOLS_WORD_H

#include "reports/report/report.h"

/* Makes a .docx on A4 of a report of the format SG_REPORT_WORD, with its figures in it. Kind TOOL
   where there is no pandoc. */
bool sg_word_make(const struct sg_report *report, struct sg_buffer *docx, struct sg_error *err);

#endif
