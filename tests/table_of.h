/* Small tables from text, and commands run on them, for the tests of analyses. */
#ifndef SG_TESTS_TABLE_OF_H
#define SG_TESTS_TABLE_OF_H

#include <sangyo/table.h>
#include "table/command.h"

/* Rows by line, cells by `|`. A header ending in # is a column of numbers, whose cells may hold the
   usual symbols (X, -, …); one in @ a column of periods; all others hold labels. Lines are the rows
   of the file. */
void table_of(struct sg_table *table, const char *text);

struct trial {
    struct sg_table out;
    struct sg_error err;
    struct sg_texts notes;
    struct sg_table written; /* besides the result */
    char *text; /* what a command gives that gives no table; NULL: nothing */
};

/* Runs a command with options as "name", "value", … NULL; frees what `trial` held before (zero it
   first). Reference files are tables: their path is the text of table_of. */
bool try_command(struct trial *trial, const struct sg_command *command, const struct sg_table *in,
                 const char *const options[]);
/* The same of a command that reads its files itself: words, then tables as texts. */
bool try_files(struct trial *trial, const struct sg_command *command, const char *const files[],
               size_t n_files, const char *const options[]);
void trial_free(struct trial *trial);

/* The labels of the rows are these: those of a row without a gap, a space between rows. */
void assert_labels(const struct sg_table *table, const char *expected);

/* The row whose cells start with the labels: "製造業|2016" in the order of the label columns. It
   must be there, once. */
size_t row_of(const struct sg_table *table, const char *labels);
double value_at(const struct sg_table *table, const char *labels, const char *column);
/* The status words of a cell. */
const char *status_at(const struct sg_table *table, const char *labels, const char *column);

#endif
