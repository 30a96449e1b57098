/* The descriptor of a command: one definition feeds the parser, help, manual page and completion.
 */
#ifndef SG_TABLE_COMMAND_H
#define SG_TABLE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>
#include "rows.h"

/* What a command reads, which decides the function that runs it. */
enum sg_input {
    SG_INPUT_NONE = 1, /* words at most: run_files */
    SG_INPUT_TABLE,    /* one table of statistics: run_table */
    SG_INPUT_UNITS,    /* the same of one row per unit, which count for each other, so that --where
                          takes them before: run_table */
    SG_INPUT_RECORDS,  /* microdata: run_rows; without that tallied into the table of run_table */
    SG_INPUT_FILES,    /* files that it reads itself with the options of reading: run_files */
    SG_INPUT_NAMED_TABLE, /* a NAME, then a table that it reads itself: run_files */
    SG_INPUT_STATES,      /* files that only this program writes: run_files */
    SG_INPUT_DOCUMENT     /* a text for people: run_files */
};

/* Where a command belongs, for whoever lists them. */
enum sg_command_group {
    SG_COMMANDS_FILES = 1,
    SG_COMMANDS_STRUCTURE,
    SG_COMMANDS_DYNAMICS,
    SG_COMMANDS_IO,
    SG_COMMANDS_SURVEYS,
    SG_COMMANDS_MICRODATA,
    SG_COMMANDS_PROTECTION,
    SG_COMMANDS_POLICY,
    SG_COMMANDS_REPORTS,
    SG_COMMANDS_PROGRAM,
    SG_COMMAND_GROUPS
};

/* What a command gives. */
enum sg_output {
    SG_OUTPUT_TABLE = 1,
    SG_OUTPUT_FILE,    /* the file that --output names, drawn from its table */
    SG_OUTPUT_TEXT,    /* run.text, written as it is */
    SG_OUTPUT_VERDICT, /* a table of what was found; with run.found the exit status is 1 */
    SG_OUTPUT_DONE     /* files that it wrote itself */
};

enum sg_option_kind {
    SG_OPTION_FLAG,
    SG_OPTION_TEXT,
    SG_OPTION_INTEGER,    /* of `minimum` or more */
    SG_OPTION_NUMBER,     /* within minimum … maximum */
    SG_OPTION_CHOICE,     /* one of the words of `choices` */
    SG_OPTION_COLUMN,     /* the name of a column */
    SG_OPTION_FILE,       /* a file or folder that is read, never written */
    SG_OPTION_OUTPUT,     /* a file that is written: no block of a report may */
    SG_OPTION_OUTPUT_FLAG /* a flag under which something is written for later use */
};

/* A word that an option takes. */
struct sg_choice {
    const char *word;
    struct sg_bilingual help; /* a phrase; both NULL where the word says it all */
};

/* The rows of a table of choices, each of `size` bytes and beginning with its struct sg_choice, in
   the order of help. A word stands for its row: by what follows there, or by the index, which then
   is a value of an enum. */
struct sg_choices {
    const void *rows;
    size_t n, size;
    bool are_functions;   /* what follows the choice in a row is the function that it stands for */
    bool have_characters; /* it is the character that it stands for and also goes by, or 0 */
};

/* Of an array of struct sg_choice, or of rows that begin with one. */
#define SG_CHOICES(array)                                                                          \
    {                                                                                              \
        (array), sizeof(array) / sizeof *(array), sizeof *(array), false, false                    \
    }
#define SG_CHOICES_OF_FUNCTIONS(array)                                                             \
    {                                                                                              \
        (array), sizeof(array) / sizeof *(array), sizeof *(array), true, false                     \
    }
#define SG_CHOICES_OF_CHARACTERS(array)                                                            \
    {                                                                                              \
        (array), sizeof(array) / sizeof *(array), sizeof *(array), false, true                     \
    }

struct sg_character_choice {
    struct sg_choice choice;
    char character;
};

const struct sg_choice *sg_choices_at(const struct sg_choices *choices, size_t i);
/* The index of a word, or of the character that a row goes by; choices->n if it is none of them. */
size_t sg_choices_find(const struct sg_choices *choices, const char *word);
/* The words with `between` between them. */
void sg_choices_join(const struct sg_choices *choices, const char *between, struct sg_buffer *out);

/* How the value of an option names columns of the input. */
enum sg_option_columns {
    SG_COLUMNS_USUAL,    /* the whole where the kind is SG_OPTION_COLUMN, else not at all */
    SG_COLUMNS_PRODUCT,  /* COL*COL */
    SG_COLUMNS_RATIO,    /* COL/COL */
    SG_COLUMNS_AT,       /* COL@P */
    SG_COLUMNS_MAYBE,    /* the whole, or it is something else */
    SG_COLUMNS_ELSEWHERE /* of another table */
};

struct sg_option {
    const char *name; /* without -- */
    char letter;      /* short form, or 0 */
    enum sg_option_kind kind;
    enum sg_option_columns columns;
    bool repeatable;
    bool required;             /* its command never runs without it, whatever the data */
    bool plain;                /* a file that is no table, so never a data package */
    const char *argument;      /* how help calls it: "COL"; NULL for a flag */
    struct sg_choices choices; /* SG_OPTION_CHOICE */
    const char *preset;        /* value when not given, or NULL */
    double minimum, maximum;   /* numbers; both 0: any */
    enum sg_input input;       /* given, the command reads this if it can; 0: as without */
    enum sg_output output;     /* given, the command gives this if it can; 0: as without */
    struct sg_bilingual help;  /* a phrase, lower case in English, no full stop */
};

/* Whether it stands alone, without a value. */
bool sg_option_is_flag(const struct sg_option *option);
/* Whether it makes a command write: of these kinds are all options that do. */
bool sg_option_writes(const struct sg_option *option);
/* Whether its value is a path, which may be any bytes. */
bool sg_option_is_path(const struct sg_option *option);

/* The options of one run, as parsed; see args.h for the accessors. */
struct sg_args;
struct sg_design;
struct sg_command;

/* What a command knows of its run, and what it says besides its table. */
struct sg_run {
    const struct sg_args *args;
    enum sg_lang lang;
    double level;                   /* of intervals, 0.95 */
    const struct sg_design *design; /* of a command with its options, or NULL */
    struct sg_texts notes;          /* remarks for standard error: what was assumed */
    bool found; /* a check or audit found something: exit status 1, the table is still written */
    /* Reads another table (a reference file) with the options of this run; given by commands/. */
    bool (*read_table)(struct sg_run *run, const char *path, struct sg_table *table,
                       struct sg_error *err);
    /* The whole text of a file, to be released with free(); given by commands/. */
    bool (*read_text)(struct sg_run *run, const char *path, char **text, struct sg_error *err);
    /* Writes a table besides the result, to the path of an option that writes; given by commands/.
     */
    bool (*write_table)(struct sg_run *run, const char *path, const struct sg_table *table,
                        struct sg_error *err);
    /* What of a file breaks rules for tables that machines can read; given by commands/. */
    bool (*check_rules)(struct sg_run *run, const char *path, struct sg_table *out,
                        struct sg_error *err);
    const struct sg_command *const
        *commands;         /* of the program, NULL-terminated; given by commands/ */
    void *context;         /* of whoever gave these */
    struct sg_buffer text; /* the result where the output is SG_OUTPUT_TEXT */
};

/* Adds a remark in the language of the run; `format` is English, its twin in messages.def. */
void sg_run_note(struct sg_run *run, const char *format, ...) SG_PRINTF(2, 3);
/* The same for whoever has no run; NULL notes are not kept. */
void sg_note(struct sg_texts *notes, enum sg_lang lang, const char *format, ...) SG_PRINTF(3, 4);

/* A table in, a table out. `out` is initialised and empty; on false it may hold part of a result,
   which the caller frees. */
typedef bool sg_run_table_fn(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                             struct sg_error *err);
/* A command that reads its files itself, or takes words; its result is a table or run.text. */
typedef bool sg_run_files_fn(struct sg_run *run, const char *const files[], size_t n_files,
                             struct sg_table *out, struct sg_error *err);
/* A command over microdata, which it reads once. */
typedef bool sg_run_rows_fn(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                            struct sg_error *err);

enum { SG_COMMAND_OPTIONS = 48 };

struct sg_command {
    const char *name;
    enum sg_command_group group;
    struct sg_bilingual summary; /* one line, no full stop */
    struct sg_bilingual help;    /* one paragraph: what it computes, the definition, the columns */
    const char *example;         /* arguments of a run that works on the example package */
    const struct sg_option *options[SG_COMMAND_OPTIONS]; /* own ones, NULL-terminated */
    const struct sg_option *const *more; /* a list shared with other commands, or NULL */
    enum sg_input input;
    enum sg_input input_if_asked; /* where an option with this input is given; 0: there is none */
    enum sg_output output;
    enum sg_output output_if_asked; /* where an option with this output is given; 0: none */
    sg_run_table_fn *run_table;     /* those that its inputs need: see enum sg_input */
    sg_run_rows_fn *run_rows;
    sg_run_files_fn *run_files;
    const char *chart;     /* its natural chart (charts.def), or NULL */
    const char *arguments; /* what may follow the options; NULL: "[FILE]", or "[FILE…]" of files */
};

/* Whether it reads this, always or where asked. */
bool sg_command_reads(const struct sg_command *command, enum sg_input input);
/* Whether an option is among its own. */
bool sg_command_has(const struct sg_command *command, const struct sg_option *option);

/* Options that several commands share: list them among the command's own. A command with intervals
   lists sg_option_level, which fills sg_run.level. */
extern const struct sg_option sg_option_by;
extern const struct sg_option sg_option_area;
extern const struct sg_option sg_option_period;
extern const struct sg_option sg_option_value;
extern const struct sg_option sg_option_total;
extern const struct sg_option sg_option_level_of;
extern const struct sg_option sg_option_level;

#endif
