/* Names of columns as people see and write them: the one way from what an option says to a column.
 */
#ifndef SG_TABLE_NAMES_H
#define SG_TABLE_NAMES_H

#include <sangyo/error.h>
#include <sangyo/memory.h>

/* The name as people see it, to be released with free(): NFKC, line breaks and runs of white space
   as one space, none at the ends. */
char *sg_name_seen(const char *name);

/* A cell of a header as the name that it gives, to be released with free(): without white space at
   the ends; a line break goes, or becomes a space between ASCII. */
char *sg_name_written(const char *cell);

/* The number of the column that `asked` names: exactly, else as people see it, else by label key
   (text.h), if only one fits; SIZE_MAX where none or several do. */
size_t sg_names_find(const char *const names[], size_t n, const char *asked);

/* All that `asked` means: the column of that name, else those that it matches as a glob of `*`, `?`
   and `[...]`, exactly or as people see them. Sets meant[i] for each and returns how many. */
size_t sg_names_match(const char *const names[], size_t n, const char *asked, bool meant[]);
/* Whether `asked` means the one column `name`. */
bool sg_name_is_meant(const char *asked, const char *name);

/* Says that there is no such column, and which names are near, else all of them; false. */
bool sg_names_fail(const char *const names[], size_t n, const char *asked, struct sg_error *err);
/* The same, each name shown with what else it is called. */
bool sg_names_fail_shown(const char *const names[], const char *const shown[], size_t n,
                         const char *asked, struct sg_error *err);

/* Gives every column a name of its own: of equal ones the first keeps it, others take that of the
   column before them to it ("問2 その他"), or a number. `numbers` are those of the columns; NULL:
   1, 2, … `said` (may be NULL) gets, for each that was renamed, its number, its name and the new
   one.
 */
void sg_names_tell_apart(char *names[], const size_t numbers[], size_t n, struct sg_texts *said);
/* Says so in notes. */
void sg_names_note(const struct sg_texts *said, struct sg_texts *notes, enum sg_lang lang);

#endif
