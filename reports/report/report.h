/* A Markdown document with command lines in it becomes a report with their tables, figures and
   sentences. */
#ifndef SG_REPORTS_REPORT_REPORT_H
#define SG_REPORTS_REPORT_REPORT_H

#include <sangyo/buffer.h>
#include <sangyo/chart.h>
#include <sangyo/table.h>

#include "settings.h"

/* What a command line gave. The host fills it and keeps what is borrowed until `release`. */
struct sg_report_result {
    struct sg_table table;
    struct sg_table whole;          /* before columns were chosen from it; no columns: none were */
    char *text;                     /* instead of the table; NULL: there is a table */
    const char *chart;              /* its chart (charts.def); NULL: none */
    bool is_figure;                 /* the command draws: its table is only what the figure shows */
    struct sg_chart_options figure; /* as the options of the command ask */
    int decimals;                   /* --decimals; below 0: as each column says */
    char *command;                  /* the command line as text */
    char *file;                     /* what was read first; NULL: unknown */
    size_t first_row, last_row;     /* its rows that were used; 0: unknown */
    struct sg_texts others;         /* what was read besides */
    void *held;                     /* the host's */
};

/* Whoever runs command lines: a report knows nothing else of commands. */
struct sg_report_host {
    void *context;
    /* Runs `n` commands, each reading what the one before gave. `result` is zeroed; it is released
       whatever happens. */
    bool (*run)(void *context, const struct sg_texts commands[], size_t n,
                struct sg_report_result *result, struct sg_error *err);
    /* Takes the table for later blocks, which name it @ID. */
    bool (*keep)(void *context, const char *id, struct sg_report_result *result,
                 struct sg_error *err);
    void (*release)(void *context, struct sg_report_result *result);
    /* The bytes of a picture that the document shows, to be released with free(). */
    bool (*read)(void *context, const char *path, char **bytes, size_t *n, struct sg_error *err);
    /* Before block `i` of `n`; may be NULL. */
    void (*progress)(void *context, size_t i, size_t n);
};

enum sg_report_format {
    SG_REPORT_HTML,
    SG_REPORT_MARKDOWN,
    SG_REPORT_LATEX,
    SG_REPORT_WORD /* Markdown as pandoc makes a document of it: anchors are []{#id} */
};

struct sg_report_options {
    enum sg_lang lang;
    enum sg_report_format format;
    bool unsafe;         /* keep raw HTML of the document */
    const char *figures; /* markdown, latex: the folder of the figures, as the report names it */
};

struct sg_report_figure {
    char *name; /* "figure-1.png", in the folder of the figures */
    char *bytes;
    size_t n;
};

struct sg_report_table {
    struct sg_table table;
    char *command;
    const char *chart;
};

struct sg_report {
    struct sg_buffer text;
    struct sg_report_figure *figures; /* markdown, latex: files beside the report */
    size_t n_figures;
    struct sg_report_table *tables; /* all tables shown */
    size_t n_tables;
    struct sg_texts notes; /* remarks on the document */
};

/* Makes the report of the document (UTF-8), with `settings` in the place of its {{NAME}}, to which
   those of its front matter are added; what was used of them is noted there. HTML is one page that
   needs no other file. An error names the line of the document. Kind TOOL if the program was built
   without libcmark-gfm. `report` is initialised here; release it with sg_report_free whatever
   happens. */
bool sg_report_make(const char *document, const struct sg_report_options *options,
                    const struct sg_report_host *host, struct sg_settings *settings,
                    struct sg_report *report, struct sg_error *err);
void sg_report_free(struct sg_report *report);

#endif
