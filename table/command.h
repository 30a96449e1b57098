/* The descriptor of a command: one definition feeds the parser, help, manual page and completion.
 */
#ifndef SG_TABLE_COMMAND_H
#define SG_TABLE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>
#include "rows.h"

enum sg_option_kind {
    SG_OPTION_FLAG,
    SG_OPTION_TEXT,
    SG_OPTION_INTEGER, /* of `minimum` or more */
    SG_OPTION_NUMBER,  /* within minimum … maximum */
    SG_OPTION_CHOICE,  /* one of `choices`, separated by | */
    SG_OPTION_COLUMN,  /* the name of a column */
    SG_OPTION_FILE
};

struct sg_option {
    const char *name; /* without -- */
    char letter;      /* short form, or 0 */
    enum sg_option_kind kind;
    bool repeatable;
    const char *argument;     /* how help calls it: "COL"; NULL for a flag */
    const char *choices;      /* SG_OPTION_CHOICE */
    const char *preset;       /* value when not given, or NULL */
    double minimum, maximum;  /* numbers; both 0: any */
    struct sg_bilingual help; /* a phrase, lower case in English, no full stop */
};

/* The options of one run, as parsed; see args.h for the accessors. */
struct sg_args;
struct sg_design;

/* What a command knows of its run, and what it says besides its table. */
struct sg_run {
    const struct sg_args *args;
    enum sg_lang lang;
    double level;                   /* of intervals, 0.95 */
    const struct sg_design *design; /* of a command with its options, or NULL */
    struct sg_texts notes;          /* remarks for standard error: what was assumed */
    bool found; /* a check found something: exit status 1, the table is still written */
    /* Reads another table (a reference file) with the options of this run; given by tools/. */
    bool (*read_table)(struct sg_run *run, const char *path, struct sg_table *table,
                       struct sg_error *err);
    /* The whole text of a file, to be released with free(); given by tools/. */
    bool (*read_text)(struct sg_run *run, const char *path, char **text, struct sg_error *err);
    void *context;         /* of whoever gave these */
    struct sg_buffer text; /* the result under the command's text_flag, instead of the table */
};

/* Adds a remark in the language of the run; `format` is English, its twin in messages.def. */
void sg_run_note(struct sg_run *run, const char *format, ...) SG_PRINTF(2, 3);
/* The same for whoever has no run; NULL notes are not kept. */
void sg_note(struct sg_texts *notes, enum sg_lang lang, const char *format, ...) SG_PRINTF(3, 4);

/* A table in, a table out. `out` is initialised and empty; on false it may hold part of a result,
   which the caller frees. */
typedef bool sg_run_table_fn(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                             struct sg_error *err);
/* A command that reads its files itself (inspect, tidy). */
typedef bool sg_run_files_fn(struct sg_run *run, const char *const files[], size_t n_files,
                             struct sg_table *out, struct sg_error *err);
/* A command over microdata, which it reads once. */
typedef bool sg_run_rows_fn(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                            struct sg_error *err);
/* A command whose result is text, written as it is (help, completion). */
typedef bool sg_run_text_fn(struct sg_run *run, const char *const files[], size_t n_files,
                            struct sg_buffer *out, struct sg_error *err);

enum { SG_COMMAND_OPTIONS = 32 };

struct sg_command {
    const char *name;
    struct sg_bilingual summary; /* one line, no full stop */
    struct sg_bilingual help;    /* one paragraph: what it computes, the definition, the columns */
    const char *example;         /* arguments of a run that works on the example package */
    const struct sg_option *options[SG_COMMAND_OPTIONS]; /* own ones, NULL-terminated */
    const struct sg_option *const *more; /* a list shared with other commands, or NULL */
    sg_run_table_fn *run_table;          /* one of the four */
    sg_run_files_fn *run_files;
    sg_run_rows_fn *run_rows;
    sg_run_text_fn *run_text;
    bool asks_records; /* run_table and run_rows: --single and --multiple ask for the latter */
    const char *table_option; /* run_table and run_rows: the option asking for the former */
    bool takes_records; /* run_table also takes microdata, tallied by its roles: --from-records */
    bool weighs_rows; /* run_table: rows count for each other, so that --where takes them before */
    bool reads_own_format; /* run_files reads no tables: options of reading do not apply */
    bool gives_text;       /* run_table: run.text is the result, there is no table */
    const char *text_flag; /* the flag under which run.text is the result; NULL: there is none */
    const char *chart;     /* its natural chart (charts.def), or NULL */
    bool draws; /* run_files gives the table of a figure: the first file names its chart */
    const char
        *arguments; /* what may follow the options; NULL: "[FILE]", or "[FILE…]" of run_files */
};

/* Options that several commands share: list them among the command's own. A command with intervals
   lists sg_option_level, which fills sg_run.level. */
extern const struct sg_option sg_option_by;
extern const struct sg_option sg_option_area;
extern const struct sg_option sg_option_period;
extern const struct sg_option sg_option_value;
extern const struct sg_option sg_option_total;
extern const struct sg_option sg_option_level;

#endif
