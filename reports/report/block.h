/* The text of a block of a document: command lines, and what to show of their result. */
#ifndef SG_REPORTS_REPORT_BLOCK_H
#define SG_REPORTS_REPORT_BLOCK_H

#include <stdbool.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>

#include "settings.h"

enum sg_block_show { SG_BLOCK_TABLE, SG_BLOCK_FIGURE, SG_BLOCK_SENTENCE, SG_BLOCK_SHOWS };

struct sg_block {
    struct sg_texts *commands; /* the words of each, without "sangyo" */
    size_t n_commands;
    enum sg_block_show show[SG_BLOCK_SHOWS]; /* in the order to be shown */
    size_t n_show;                           /* 0: not said */
    char *caption, *id, *chart, *columns;    /* NULL: not said */
};

/* Whether it shows nothing, and is a table for later blocks: id= alone. */
bool sg_block_is_base(const struct sg_block *block);

/* Reads `sangyo COMMAND … | COMMAND … | show=… caption="…" id=… chart=… columns=…`, quoted as for a
   shell. What only a shell does (redirections, variables …) is an error. The row of an error is the
   line within the text. Release with sg_block_free whatever happens. */
bool sg_block_read(const char *text, struct sg_block *block, struct sg_error *err);
/* Puts values into the words, each of which stays one; a value that would make a word an option, by
   a - at its beginning, is an error. */
bool sg_block_fill(struct sg_block *block, struct sg_settings *settings, struct sg_error *err);
void sg_block_free(struct sg_block *block);

#endif
