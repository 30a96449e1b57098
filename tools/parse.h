/* A command line taken apart. */
#ifndef SG_TOOLS_PARSE_H
#define SG_TOOLS_PARSE_H

#include "table/args.h"
#include "table/command.h"

#include "common.h"

/* What a command line asks for. Texts of `files` are borrowed from its words. */
struct sg_call {
    const struct sg_command *command;
    enum sg_lang lang;
    struct sg_option_list list;
    struct sg_args args;
    const char **files;
    size_t n_files;
    struct sg_table *input; /* emptied by whoever reads standard input; NULL: that of the program */
};

/* The language that --lang asks for, wherever it stands; `otherwise` without one. */
enum sg_lang sg_parse_lang(const char *const words[], size_t n, enum sg_lang otherwise);

/* Takes the `n` words after the program's name apart: COMMAND, then options and files in any order,
   only files after `--`. `-` is a file. No words, --help and --version give the command that
   answers them. On false `call->command` is the command found, if any. Release with sg_parse_free.
 */
bool sg_parse(const char *const words[], size_t n, struct sg_call *call, struct sg_error *err);
/* Whether the result is text, not a table. */
bool sg_call_gives_text(const struct sg_call *call);
/* Whether its command is run over records: always, or because the call asks for it. */
bool sg_call_reads_rows(const struct sg_call *call);
void sg_parse_free(struct sg_call *call);

#endif
