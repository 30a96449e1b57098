/* One report of a document, with its values. */
#ifndef SG_TOOLS_REPORT_ONE_H
#define SG_TOOLS_REPORT_ONE_H

#include "reports/report/report.h"
#include "table/command.h"

/* What a report is made of and where it goes. All but settings, notes and text is borrowed. */
struct sg_report_job {
    const struct sg_run *run; /* options, language, commands */
    const char *path;         /* the document as messages call it; "-": standard input */
    const char *document;
    const char *output, *workbook; /* files; NULL: none */
    enum sg_report_format format;
    bool is_one_of_many;         /* its outputs are not those of the options */
    struct sg_settings settings; /* used ones are marked */
    struct sg_texts notes;
    struct sg_buffer text; /* the report */
};

/* Makes the report, and writes its figures and its workbook. Several may run at a time. Release
   with sg_report_job_free whatever happens. */
bool sg_report_one(struct sg_report_job *job, struct sg_error *err);
void sg_report_job_free(struct sg_report_job *job);

/* "html" of "out/report.html". */
const char *sg_report_ending(const char *path);

#endif
