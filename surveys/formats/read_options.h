/* The options of a command line about reading. */
#ifndef SG_SURVEYS_FORMATS_READ_OPTIONS_H
#define SG_SURVEYS_FORMATS_READ_OPTIONS_H

#include <sangyo/read.h>

#include "decimal_mark.h"
#include "table/command.h"

/* What the options of a run ask for; borrows the texts of `args`. Columns named by --by, --area,
   --period, --domain, --wave and --strata are kept as text. */
void sg_read_options_of(const struct sg_args *args, struct sg_read_options *options);
/* Frees the two lists, which sg_read_options_of allocates. */
void sg_read_options_free(struct sg_read_options *options);

/* --encoding --header-rows --skip-rows --delimiter --decimal --thousands --brackets --comment
   --missing --era
   --frequency --flag --hidden --struck --sheet-all --big --user-missing --sql --total. */
extern const struct sg_option sg_option_encoding;
extern const struct sg_option sg_option_header_rows;
extern const struct sg_option sg_option_skip_rows;
extern const struct sg_option sg_option_delimiter;
/* The character that --delimiter names; 0 if it is not given. */
char sg_read_delimiter_of(const struct sg_args *args);
extern const struct sg_option sg_option_decimal;
extern const struct sg_option sg_option_thousands;
/* What both say of numbers. */
struct sg_number_marks sg_read_marks_of(const struct sg_args *args);
extern const struct sg_option sg_option_brackets;
extern const struct sg_option sg_option_missing;
extern const struct sg_option sg_option_era;
extern const struct sg_option sg_option_frequency;
extern const struct sg_option sg_option_flag;
extern const struct sg_option sg_option_hidden;
extern const struct sg_option sg_option_struck;
extern const struct sg_option sg_option_sheet_all;
extern const struct sg_option sg_option_big;
extern const struct sg_option sg_option_comment;
/* Whether --user-missing says missing. */
bool sg_read_missing_out(const struct sg_args *args);
extern const struct sg_option sg_option_user_missing;
extern const struct sg_option sg_option_sql;
/* All of them, NULL-terminated: what every command that reads a file takes. */
extern const struct sg_option *const sg_read_option_list[];

#endif
