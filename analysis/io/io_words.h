/* What a row or column of an input-output table is, by its label. */
#ifndef SG_ANALYSIS_IO_IO_WORDS_H
#define SG_ANALYSIS_IO_IO_WORDS_H

#include <stdbool.h>

#include "table/command.h"

enum io_role {
    IO_UNKNOWN,
    IO_INDUSTRY,
    IO_OUTPUT,
    IO_SUBTOTAL, /* never added */
    IO_IMPORTS,  /* a row: inputs from abroad; a column: taken off the supply */
    IO_PRODUCT_TAX,
    IO_COMPENSATION,
    IO_VALUE_ADDED, /* its other parts, or all of it */
    IO_EMPLOYMENT,
    IO_HOUSEHOLDS,
    IO_FINAL, /* other domestic final demand */
    IO_EXPORTS,
    IO_ROLES
};

enum io_sides { IO_ROWS = 1, IO_COLUMNS = 2, IO_BOTH = 3 };

enum { IO_ALL = 0, IO_GROUPS = 6 };

struct io_meaning {
    enum io_role role;
    int group, level; /* see io_words.def */
};

/* The words of roles, as --roles has them; IO_UNKNOWN is not among them. */
extern const struct sg_choice io_role_choices[IO_ROLES - 1];

/* What the label says on that side; IO_UNKNOWN where it is none of the words. */
struct io_meaning io_word_meaning(const char *label, enum io_sides side);
/* The role of a word of --roles, IO_UNKNOWN where it is none. */
enum io_role io_role_of_word(const char *word);
/* The key of a label by which it meets a word, to be released with free(). */
char *io_word_key(const char *label);

#endif
