/* A command line taken apart. */
#ifndef SG_COMMANDS_PARSE_H
#define SG_COMMANDS_PARSE_H

#include "table/args.h"
#include "table/command.h"

#include "common.h"
#include "origin.h"

/* A table that an earlier block of a report made: @ID. */
struct sg_named_table {
    char *id;
    struct sg_table table;
    char *line;              /* the command line that made it */
    struct sg_origin origin; /* what that read */
};

struct sg_named_tables {
    struct sg_named_table *items;
    size_t n;
};

/* The table that `path` names as @ID; NULL: none. */
const struct sg_named_table *sg_named_table(const struct sg_named_tables *named, const char *path);

/* What a command line asks for. Texts of `files` are borrowed from its words. */
struct sg_call {
    const struct sg_command *const *commands; /* of the program */
    const struct sg_command *command;
    enum sg_lang lang;
    struct sg_option_list list;
    struct sg_args args;
    const char **files;
    size_t n_files;
    struct sg_table *input; /* emptied by whoever reads standard input; NULL: that of the program */
    const struct sg_named_tables *named; /* files @ID; NULL: none */
    bool silent;                         /* no progress on standard error */
};

/* The language that --lang asks for, wherever it stands; `otherwise` without one. */
enum sg_lang sg_parse_lang(const char *const words[], size_t n, enum sg_lang otherwise);

/* Takes the `n` words after the program's name apart: COMMAND, then options and files in any order,
   only files after `--`. `-` is a file. No words, --help and --version give the command that
   answers them. On false `call->command` is the command found, if any. Release with sg_parse_free.
 */
bool sg_parse(const struct sg_command *const commands[], const char *const words[], size_t n,
              struct sg_call *call, struct sg_error *err);
/* What its command reads and gives under the options of the call. */
enum sg_input sg_call_input(const struct sg_call *call);
enum sg_output sg_call_output(const struct sg_call *call);
/* The option given that asks for another output than the usual; NULL: none. */
const struct sg_option *sg_call_asks_output(const struct sg_call *call);
/* Where the names of files begin in `files`. */
size_t sg_call_first_file(const struct sg_call *call);
void sg_parse_free(struct sg_call *call);

#endif
